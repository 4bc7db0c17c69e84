"""What is done with templates away from the interface: read, kept, handed out to start from."""

from pathlib import Path
from typing import NamedTuple

from ilacs_desktop.assets import standard_template
from ilacs_desktop.storage.safe_write import write_safely
from ilacs_desktop.word.template.report import TemplateReport
from ilacs_desktop.word.template.shelf import KeptTemplate, State, TemplateShelf


class ReadTemplate(NamedTuple):
    """A council's template as it was read, and what was found in it."""

    name: str
    raw: bytes
    report: TemplateReport


class Shelved(NamedTuple):
    """The templates on the shelf, and how the copy of each is, by its id."""

    kept: tuple[KeptTemplate, ...]
    states: dict[str, State]


class SavedStarter(NamedTuple):
    """Where the template to start from was saved."""

    path: Path


def read_template(path: Path) -> ReadTemplate:
    """Read a council's template. Raises TemplateError where it cannot be used."""
    from ilacs_desktop.word.template.importing import import_template
    from ilacs_desktop.word.template.opening import unreadable

    try:
        raw = path.read_bytes()
    except OSError as fault:
        raise unreadable(path.name) from fault
    return ReadTemplate(path.name, raw, import_template(raw, path.name).report)


def keep_template(read: ReadTemplate, shelf: TemplateShelf, *, keep_label: bool) -> KeptTemplate:
    """Put a usable copy on the shelf. Raises ShelfError when that fails."""
    from ilacs_desktop.word.template.importing import import_template

    made = import_template(read.raw, read.name, keep_label=keep_label)
    return shelf.add(read.name, made.docx, made.report, keeps_label=keep_label)


def look_at(shelf: TemplateShelf) -> Shelved:
    """Return what is on the shelf, and whether the copies are as they were kept."""
    kept = shelf.kept()
    return Shelved(kept, {each.id: shelf.state(each) for each in kept})


def save_starter(path: Path) -> SavedStarter:
    """Save a template to start from. Raises a UserError; what stood there before is as it was."""
    write_safely(path, standard_template().read_bytes())
    return SavedStarter(path)
