"""What can be wrong with the framework files, in words that help to mend them."""

from ilacs_desktop.errors import ShippedFileError


class FrameworkError(ShippedFileError):
    """A framework file cannot be used."""

    what = "The framework"
    todo = "Correct the file, or go back to the framework that came with the program."
