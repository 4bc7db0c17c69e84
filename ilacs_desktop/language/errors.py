"""What can be wrong with the files of words and patterns, in words that help to mend them."""

from ilacs_desktop.errors import UserError


class LanguageError(UserError):
    """A file of words or patterns cannot be used: which file, which key in it, and why."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        self.file = file
        self.key = key
        self.reason = reason
        where = f"{file}, {key}" if key else file
        super().__init__(
            f"The words for spelling and wording cannot be used. {where}: {reason}."
            " Your documents are not affected. Correct the file, or install the program again."
        )
