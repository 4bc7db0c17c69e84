"""What goes to contributors and comes back, as files: packs and Word forms. No Qt here.

``cycle`` knows what a pack holds and how it is taken in, ``word/form`` the Word form, ``storage`` the
file; here they meet, for the window and the command line alike.
"""
