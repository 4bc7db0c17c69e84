"""What moving to another framework would do, or what is left to do after it, in plain sentences."""

from typing import NamedTuple

from ilacs_desktop.cycle.framework_ids import Kind
from ilacs_desktop.cycle.moving import Mapped, Moved
from ilacs_desktop.cycle.no_place import NoPlace
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.in_words import counted

KIND_NAMES: dict[Kind, tuple[str, str]] = {
    "judgement": ("judgement", "judgements"),
    "area": ("area", "areas"),
    "evidence_type": ("kind of evidence", "kinds of evidence"),
    "grade": ("grade", "grades"),
    "pathway": ("pathway", "pathways"),
    "step": ("step before the due date", "steps before the due date"),
}


class Chapter(NamedTuple):
    """A part of the account: its heading, what it is about, and a sentence for each thing."""

    title: str
    about: str
    items: tuple[str, ...]


def chapters(moved: Moved, document: Document) -> tuple[Chapter, ...]:
    """Return the account of a move; parts with nothing in them are left out."""
    where = part_names(document)
    found = (
        Chapter(
            "What becomes something else",
            "Titles change, and what hangs on them goes along. Your own words stay.",
            tuple(_mapped(one, where) for one in moved.mapped if one.after != (one.before,)),
        ),
        Chapter(
            "What has no place there",
            "It stays where it is, with all its text, and is listed on this page afterwards.",
            tuple(no_place_line(one, where) for one in moved.no_place),
        ),
        Chapter(
            "What is new there",
            "",
            tuple(f"{_kind(one.kind, 1).capitalize()}: “{one.title}”" for one in moved.fresh),
        ),
        Chapter(
            "What no section covers then",
            "Core areas that the other framework asks about. Add each to a section (Set up, Sections).",
            tuple(f"“{area.title}”" for area in moved.not_covered),
        ),
        Chapter("Look at this", "", moved.told),
    )
    return tuple(chapter for chapter in found if chapter.items)


def part_names(document: Document) -> dict[str, str]:
    """Return the titles of judgements and sections by their ids."""
    judgements = {part.id: part.title for part in document.judgements}
    return judgements | {part.id: part.title for part in document.sections}


def no_place_line(one: NoPlace, where: dict[str, str]) -> str:
    """Return what has no place, where it is used, and what was said of it, in a line."""
    return _sentence(f"{_kind(one.kind, 1).capitalize()} “{one.title}”", one, one.note, where)


def _mapped(one: Mapped, where: dict[str, str]) -> str:
    after = " and ".join(f"“{title}”" for title in one.after)
    named = one.before if one.before != one.id else one.id
    start = f"{_kind(one.kind, 1).capitalize()} “{named}” becomes {after}"
    return _sentence(start, one, one.note, where)


def _sentence(start: str, one: Mapped | NoPlace, note: str, where: dict[str, str]) -> str:
    used = used_in(one.kind, one.parts, one.times, where)
    return " ".join(filter(None, (f"{start}{f' ({used})' if used else ''}.", note)))


def used_in(kind: Kind, parts: tuple[str, ...], times: int, where: dict[str, str]) -> str:
    """Return where an id is used, in words; nothing for a judgement, which is a part itself."""
    names = [f"“{where[part]}”" for part in parts if part in where and kind == "area"]
    count = f"in {counted(times, 'record')}" if times else ""
    sections = f"in {', '.join(names)}" if names else ""
    return ", ".join(filter(None, (sections, count)))


def _kind(kind: Kind, count: int) -> str:
    one, several = KIND_NAMES[kind]
    return one if count == 1 else several
