"""What goes wrong and can be told to the person using the program."""


class UserError(Exception):
    """A fault with a plain sentence: what happened, what is safe, what to do.

    Everything that reads files, settings or typed input raises a subclass of this, so that the two
    composition roots can show ``str(error)`` as it stands and never a traceback.
    """


def sentence_of(error: object, otherwise: str) -> str:
    """Return what to tell of an error: its own sentence, or ``otherwise`` for a fault of ours."""
    return str(error) if isinstance(error, UserError) else otherwise


class ShippedFileError(UserError):
    """A file that came with the program cannot be used: which file, which key in it, and why.

    Each kind of file has a subclass, which says what cannot be used and what to do.
    """

    what = ""  # as in "The framework"
    todo = ""

    def __init__(self, file: str, key: str, reason: str) -> None:
        self.file = file
        self.key = key
        self.reason = reason
        where = f"{file}, {key}" if key else file
        super().__init__(
            f"{self.what} cannot be used. {where}: {reason}. Your documents are not affected."
            f" {self.todo}"
        )
