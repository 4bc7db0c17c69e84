"""What can be wrong with the files of words and patterns, in words that help to mend them."""

from ilacs_desktop.errors import ShippedFileError


class LanguageError(ShippedFileError):
    """A file of words or patterns cannot be used."""

    what = "The words for spelling and wording"
    todo = "Correct the file, or install the program again."
