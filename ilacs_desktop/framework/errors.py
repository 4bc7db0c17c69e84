"""What can be wrong with the framework files, in words that help to mend them."""

from ilacs_desktop.errors import ShippedFileError, UserError


class FrameworkError(ShippedFileError):
    """A framework file cannot be used."""

    what = "The framework"
    todo = "Correct the file, or go back to the framework that came with the program."


class PackError(FrameworkError):
    """A framework pack, or a file in one, cannot be used."""

    what = "This framework pack"
    todo = "Correct the file in the pack, or ask for the pack again where you got it from."


class FrameworkShelfError(UserError):
    """A framework pack could not be kept on this computer, or removed from it."""
