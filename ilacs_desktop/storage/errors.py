"""What can be wrong with a file, each as a plain sentence: what happened, what is safe, what to do.

Opening never changes a file, and saving replaces one only when the new bytes are whole on the disk.
"""

from pathlib import Path

from ilacs_desktop.errors import UserError, shown

_EARLIER = (
    "Ask for it to be sent again, or bring back an earlier copy: in OneDrive or on a shared drive,"
    " right-click the file and choose “Version history” or “Previous versions”."
)


class StorageError(UserError):
    """A fault about one file. ``sentence`` is filled with its name and the facts."""

    sentence = ""

    def __init__(self, name: str, **facts: object) -> None:
        told = {key: shown(one) if isinstance(one, str) else one for key, one in facts.items()}
        super().__init__(self.sentence.format(name=shown(name), earlier=_EARLIER, **told))
        self.name = name


class OpenError(StorageError):
    """A file cannot be opened. It is as it was."""


class FileMissingError(OpenError):
    """There is no file of that name."""

    sentence = (
        "There is no file “{name}” here. It may have been moved, renamed or deleted."
        " Look for it in the folder, or in the recycle bin."
    )


class ReadingNotAllowedError(OpenError):
    """The system refuses to let this person read the file."""

    sentence = (
        "You do not have permission to read “{name}”. Nothing was changed."
        " Ask the person who looks after the folder to give you access."
    )


class IsAFolderError(OpenError):
    """The name is that of a folder, or of something else that is no ordinary file."""

    sentence = "“{name}” is not a file but a folder or a device. Choose a file that ends in .ilacs."


class OnlineOnlyError(OpenError):
    """The file is a OneDrive placeholder and its contents cannot be fetched."""

    sentence = (
        "“{name}” is kept online only and could not be fetched. It is safe online."
        " Connect to the network and try again. To work on it away from the network, first"
        " right-click it and choose “Always keep on this device”."
    )


class CannotReadError(OpenError):
    """The system gives another reason why the file cannot be read."""

    sentence = (
        "“{name}” could not be read: {reason}. Nothing was changed."
        " Try again; if it is on a shared drive, check that you are connected."
    )


class EmptyFileError(OpenError):
    """The file has no bytes, or only zeros, as a failed copy leaves them."""

    sentence = "“{name}” is empty: copying or syncing it did not finish. {earlier}"


class CutShortError(OpenError):
    """The end of the file is missing."""

    sentence = (
        "“{name}” is not complete: its end is missing, as when a download or copy stops halfway."
        " It was left as it is. {earlier}"
    )


class DamagedFileError(OpenError):
    """A part of the file is not what was written."""

    sentence = (
        "“{name}” is damaged: {part} cannot be read. The file was left as it is. {earlier}"
        " A copy renamed to end in .zip may still show its readable copy, document.html."
    )


class UnreadableDocumentError(OpenError):
    """The file is whole, but what it holds is no self-evaluation that the program can use."""

    sentence = (
        "“{name}” is whole, but what it holds is not a self-evaluation this program can use"
        " ({reason}). It was left as it is. Another program may have changed it. {earlier}"
    )


class WrongKindError(OpenError):
    """The file is something else."""

    sentence = (
        "“{name}” is {kind}, not a self-evaluation made by this program. It was left as it is."
        " Choose another file: those of this program end in .ilacs."
    )


class TooNewError(OpenError):
    """A newer version of the program wrote the file."""

    sentence = (
        "“{name}” was made by a newer version of this program: it has file format {found}, and this"
        " version reads up to {known}. It was left as it is, so that nothing in it is lost."
        " Ask your IT team for the newer version. To read it meanwhile, rename a copy to end in"
        " .zip and open document.html in it."
    )


class TooLargeError(OpenError):
    """The file is larger than any self-evaluation."""

    sentence = (
        "“{name}” is too large to be a self-evaluation ({found} MB; at most {most} MB)."
        " It was left as it is. Check that it is the right file."
    )


class UnsafeFileError(OpenError):
    """The file is made in a way that this program never makes one, perhaps to do harm."""

    sentence = (
        "“{name}” was not opened because {reason}. This program never makes such a file."
        " It was left as it is. If somebody sent it to you, ask them how they made it."
    )


class SaveError(StorageError):
    """Saving did not happen. What stood on the disk is whole; what is on the screen is still open."""


class DiskFullError(SaveError):
    """There is no room."""

    sentence = (
        "“{name}” could not be saved because the disk is full. {safe}"
        " Make some room, or save to another place."
    )


class ReadOnlyPlaceError(SaveError):
    """The disk, folder or file is set to be read only."""

    sentence = (
        "“{name}” could not be saved: it can only be read there. {safe} Save to another place."
    )


class WritingNotAllowedError(SaveError):
    """The system refuses to let this person write there."""

    sentence = (
        "“{name}” could not be saved because you do not have permission to change files there."
        " {safe} Save to another place, or ask for access to the folder."
    )


class PathTooLongError(SaveError):
    """The name with its folders is longer than the system allows."""

    sentence = (
        "“{name}” could not be saved because its name, with the folders it is in, is too long."
        " {safe} Save under a shorter name, or in a folder nearer the top."
    )


class BadNameError(SaveError):
    """The system does not allow the name, or takes it for something else."""

    sentence = (
        "“{name}” could not be saved: the name has a character that is not allowed, such as"
        " : ? * or a quotation mark, or is one that Windows keeps for itself, such as CON."
        " {safe} Choose another name."
    )


class FolderGoneError(SaveError):
    """The folder is not there, or the drive is not connected."""

    sentence = (
        "“{name}” could not be saved because its folder is not there. {safe}"
        " Check the name of the folder, connect its drive, or save to another place."
    )


class NameIsAFolderError(SaveError):
    """There is a folder of that name."""

    sentence = "“{name}” could not be saved: a folder has that name. {safe} Choose another name."


class HeldElsewhereError(SaveError):
    """Another program holds the file and did not let go."""

    sentence = (
        "“{name}” could not be saved because another program holds the file: perhaps it is open"
        " in Word, or OneDrive, a virus scanner or a preview is at it. {safe} Close it there, or try"
        " again in a minute."
    )


class NotVerifiedError(SaveError):
    """What stands on the disk after saving is not what was written, or cannot be read."""

    sentence = (
        "“{name}” was saved, but reading it back did not give what was written. Your work is still"
        " open here. Save it to another place now, to be sure."
    )


class CannotCompareError(SaveError):
    """What stands in the file now cannot be read, so it must not be replaced."""

    sentence = (
        "“{name}” could not be saved: what stands there now could not be read, and somebody else’s"
        " work may be in it. {safe} Save again in a minute. If it goes on, save under another name."
    )


class CannotWriteError(SaveError):
    """The system gives another reason why nothing can be written."""

    sentence = "“{name}” could not be saved: {reason}. {safe} Save to another place."


class AlreadyThereError(SaveError):
    """A first save would replace a file that stands there."""

    sentence = (
        "There is already a file “{name}” in that folder. It was left as it is."
        " Choose another name or folder."
    )


class CannotStoreError(SaveError):
    """The document itself cannot go into a file that would open again."""

    sentence = "“{name}” could not be saved: {reason}. The file was left as it was."


class KeptElsewhereError(SaveError):
    """The place refuses, for ``reason``; the work is in the file ``kept`` on this computer."""

    sentence = (
        "{reason} A copy of your work is safe on this computer, in “{kept}”. File, Recover earlier"
        " work opens it."
    )

    def __init__(self, reason: SaveError, kept: Path) -> None:
        super().__init__(reason.name, reason=reason, kept=kept)
        self.reason = reason
        self.kept = kept


class NotKeptEitherError(SaveError):
    """The place refuses, and so does the folder on this computer."""

    sentence = (
        "{reason} A copy could not be kept on this computer either ({why}). Your work is only in this"
        " window now. Save it to another place before you close it."
    )

    def __init__(self, reason: SaveError, error: OSError | SaveError) -> None:
        cause = error if isinstance(error, OSError) else error.__cause__
        why = getattr(cause, "strerror", None) or "the system refused"
        super().__init__(reason.name, reason=reason, why=why)
        self.reason = reason
