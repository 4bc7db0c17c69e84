"""What goes wrong and can be told to the person using the program."""


class UserError(Exception):
    """A fault with a plain sentence: what happened, what is safe, what to do.

    Everything that reads files, settings or typed input raises a subclass of this, so that the two
    composition roots can show ``str(error)`` as it stands and never a traceback.
    """
