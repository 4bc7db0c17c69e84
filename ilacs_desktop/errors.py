"""What goes wrong and can be told to the person using the program."""

import re

_MOST = 300  # letters of a file's own words within a sentence
# Controls, what turns the direction of a line, and what is no character.
_NEVER_SHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


class UserError(Exception):
    """A fault with a plain sentence: what happened, what is safe, what to do.

    Everything that reads files, settings or typed input raises a subclass of this, so that the two
    composition roots can show ``str(error)`` as it stands and never a traceback.
    """


def sentence_of(error: object, otherwise: str) -> str:
    """Return what to tell of an error: its own sentence, or ``otherwise`` for a fault of ours."""
    return str(error) if isinstance(error, UserError) else otherwise


def shown(text: str) -> str:
    """Return what a file says of itself as part of a sentence: short, of characters that show.

    A file from elsewhere may say anything, as long as a book or turned round.
    """
    told = _NEVER_SHOWN.sub("\N{REPLACEMENT CHARACTER}", text[:_MOST])
    return f"{told}…" if len(text) > _MOST else told


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
            f"{self.what} cannot be used. {shown(where)}: {shown(reason)}. Your documents are not affected."
            f" {self.todo}"
        )
