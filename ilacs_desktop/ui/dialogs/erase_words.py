"""What the erase dialog says before and after: where the words stand, and where else they may be. Pure."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.history.erasing import Erased
from ilacs_desktop.storage.local_copies import KnownCopy, LocalCopy

NOT_FOUND = (
    "The words stand nowhere in this self-evaluation, nor in its earlier versions. Look whether they"
    " are spelt as they are in the text."
)
OTHERS = (
    "The program cannot erase them from Word files, emails and backups, nor from the versions that"
    " OneDrive or a shared drive keeps of this file. Ask your IT team about those."
)
GUESSED = (
    "Whoever already guesses the words could still prove from the file that they stood in it: the names"
    " of earlier texts are worked out from what those said."
)
_NAMED = (
    "The file, or a folder it is in, has the words in its name. Save the self-evaluation under another"
    " name, and delete this file."
)
_MOST = 12  # copies that are named one by one


class Outlook(NamedTuple):
    """What erasing would do: the document and history it gives, and the copies it would not touch.

    ``named`` tells whether the file's own name, or that of a folder it is in, has the words.
    """

    erased: Erased
    versions: int
    copies: tuple[KnownCopy, ...]
    named: bool = False


def times(count: int) -> str:
    """Return a count in words: "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def found_lines(outlook: Outlook) -> tuple[str, ...]:
    """Return where the words stand, a line for each place."""
    erased = outlook.erased
    if not erased.anything:
        return (NOT_FOUND,)
    now = [f"In {place.where}: {times(place.times)}." for place in erased.places]
    held = counted(erased.versions, "saved version")
    if not erased.versions:
        earlier = "In no saved version: they were typed since."
    else:
        earlier = f"In {held} of {outlook.versions:,}, with their labels and authors."
    return (*(now or ("Not in what is written now.",)), earlier)


def copy_lines(copies: Iterable[KnownCopy]) -> tuple[str, ...]:
    """Return the copies that are not touched, a line for each."""
    lines = [f"{copy.sentence[:1].upper()}{copy.sentence[1:]}" for copy in copies]
    if len(lines) > _MOST:
        lines[_MOST:] = [f"and {len(lines) - _MOST} more"]
    return tuple(lines)


def question(outlook: Outlook) -> str:
    """Return what to ask before it is done."""
    total = sum(place.times for place in outlook.erased.places)
    now = f"{times(total)} in what is written now" if total else "nowhere in what is written now"
    held = counted(outlook.erased.versions, "saved version")
    return (
        f"The words stand {now} and in {held}. “[erased]” takes their place in all of them, and the"
        " file is saved at once. This cannot be undone, and undo no longer goes back before it."
    )


def returned_sentence(left: Erased, by: Sequence[str]) -> str:
    """Return that the words stand in the file again; ``by`` names who had saved them meanwhile."""
    who = " and ".join(filter(None, by)) or "Somebody else"
    where = [place.where for place in left.places]
    if left.versions:
        where.append(counted(left.versions, "saved version"))
    return (
        f"The words were erased, and the file was saved. But {who} had saved the words again"
        f" meanwhile: they stand in {', '.join(where)}. Erase them again."
    )


def done_sentence(outlook: Outlook, local: Sequence[LocalCopy], returned: str = "") -> str:
    """Return what was done, also to the program's own copies on this computer.

    ``returned`` tells of words that came back in the save itself.
    """
    cleaned = [copy for copy in local if copy.outcome == "cleaned"]
    left = [copy.sentence for copy in local if copy.outcome == "left"]
    parts = [returned or "The words were erased and the file was saved."]
    if cleaned:
        what = counted(len(cleaned), "copy", "copies")
        parts.append(f"They were erased from {what} that the program kept on this computer, too.")
    if left:
        parts.append("These copies on this computer still hold them:")
    text = " ".join(parts)
    if left:
        text += "\n\n" + "\n".join(left)
    if outlook.copies:
        text += "\n\nThese may still hold them, and were not touched:\n"
        text += "\n".join(copy_lines(outlook.copies))
    if outlook.named:
        text += f"\n\n{_NAMED}"
    return f"{text}\n\n{OTHERS}\n\n{GUESSED}"
