"""The text editor: a body of text on screen, its chips, its lists, and what is pasted into it.

A page makes a ``BodyEditor`` (editor.py), calls ``set_body`` and hands each ``body_changed`` to the
session; the rest serves it. ``binding`` keeps Qt's document and the body the same (why so:
docs/decisions/0007), ``view`` shows and measures, ``edits`` changes bodies, ``paste`` cleans what
comes from elsewhere, ``citing`` is the list at ``[``.
"""
