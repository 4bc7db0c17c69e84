"""Changes to the outline: rename, move, add, split, join and park sections. No words are lost."""

import msgspec

from ilacs_desktop.document.body import Body
from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.model import Document, Section, Status
from ilacs_desktop.document.places import (
    QUESTIONS,
    sections_of,
    told_for_judgement,
    with_part,
)
from ilacs_desktop.document.records import Parked
from ilacs_desktop.errors import UserError

_STATUSES: tuple[Status, ...] = ("not_started", "drafting", "ready", "agreed")


class OutlineError(UserError):
    """A change to the outline that cannot be made, and why."""


def section(document: Document, section_id: str) -> Section:
    """Return the section of that id. Raises KeyError when there is none."""
    for candidate in document.sections:
        if candidate.id == section_id:
            return candidate
    raise KeyError(section_id)


def rename(document: Document, section_id: str, title: str) -> Document:
    """Return the document with another title on a section. Raises OutlineError when it is blank."""
    name = " ".join(title.split())
    if not name:
        raise OutlineError("A section needs a title. The old one was kept. Type a new one.")
    return with_part(document, msgspec.structs.replace(section(document, section_id), title=name))


def move(document: Document, section_id: str, by: int) -> Document:
    """Return the document with a section that many places later, or earlier, in its judgement.

    It stops at either end.
    """
    moving = section(document, section_id)
    order = list(sections_of(document, moving.judgement))
    at = order.index(moving)
    order.insert(max(0, min(at + by, len(order) - 1)), order.pop(at))
    return _in_order(document, moving.judgement, tuple(order))


def to_judgement(document: Document, section_id: str, judgement: str) -> Document:
    """Return the document with a section at the end of another judgement, with all that is in it.

    Raises KeyError when there is no such judgement.
    """
    moving = section(document, section_id)
    if judgement not in {known.id for known in document.judgements}:
        raise KeyError(judgement)
    if moving.judgement == judgement:
        return document
    rest = tuple(part for part in document.sections if part.id != section_id)
    moved = msgspec.structs.replace(moving, judgement=judgement)
    return msgspec.structs.replace(document, sections=(*rest, moved))


def add(document: Document, judgement: str, title: str, words: int = 0) -> tuple[Document, str]:
    """Return the document with a new section at the end of a judgement, and the section's id.

    Raises KeyError when there is no such judgement, and OutlineError when the title is blank.
    """
    if judgement not in {known.id for known in document.judgements}:
        raise KeyError(judgement)
    fresh = Section(new_id("s"), "", judgement, words=words)
    added = msgspec.structs.replace(document, sections=(*document.sections, fresh))
    return rename(added, fresh.id, title), fresh.id


def split(
    document: Document, section_id: str, title: str, areas: tuple[str, ...]
) -> tuple[Document, str]:
    """Return the document with some areas of a section in a new one behind it, and the new id.

    The text stays where it is: only the author knows which words belong where. The budget is
    shared by the number of areas. Raises OutlineError unless each section keeps an area.
    """
    old = section(document, section_id)
    staying = tuple(area for area in old.areas if area not in areas)
    going = tuple(area for area in old.areas if area in areas)
    if not going or not staying:
        raise OutlineError(
            "To split a section, choose some of its areas, but not all, for the new one."
            " Nothing was changed."
        )
    share = round(old.words * len(going) / len(old.areas))
    fresh = Section(new_id("s"), "", old.judgement, going, old.owner, words=share)
    rest = msgspec.structs.replace(old, areas=staying, words=old.words - share)
    order = sections_of(with_part(document, rest), old.judgement)
    at = order.index(rest) + 1
    grown = msgspec.structs.replace(document, sections=(*document.sections, fresh))
    placed = _in_order(with_part(grown, rest), old.judgement, (*order[:at], fresh, *order[at:]))
    return rename(placed, fresh.id, title), fresh.id


def join(document: Document, section_id: str, other_id: str) -> Document:
    """Return the document with a second section's text, areas and budget at the end of the first.

    Comments, proposals, prior points and packs that named the second section name the first. The
    status is that of the section that has come less far. Raises OutlineError when the two belong
    to different judgements, or when joining would put text into the document that was left out on
    purpose.
    """
    first, second = section(document, section_id), section(document, other_id)
    _check_join(first, second)
    joined = msgspec.structs.replace(
        first,
        areas=(*first.areas, *(area for area in second.areas if area not in first.areas)),
        words=first.words + second.words,
        status=min(first.status, second.status, key=_STATUSES.index),
        **{question: _both(first, second, question) for question in QUESTIONS},
    )
    rest = tuple(part for part in document.sections if part.id != second.id)
    merged = with_part(msgspec.structs.replace(document, sections=rest), joined)
    return _renamed_everywhere(merged, second.id, first.id)


def _check_join(first: Section, second: Section) -> None:
    if first.judgement != second.judgement or first.id == second.id:
        raise OutlineError("Only two sections of one judgement can be joined. Nothing was changed.")
    if (first.parked is None) != (second.parked is None):
        raise OutlineError(
            "One of the two sections is parked. Take it up again, or park the other too, and then"
            " join them. Nothing was changed."
        )
    for question in ("how", "plan"):
        if told_for_judgement(first, question) != told_for_judgement(second, question):
            raise OutlineError(
                "One of the two sections answers a question itself and the other leaves it to the"
                " judgement. Make them the same, and then join them. Nothing was changed."
            )


def park(document: Document, section_id: str, reason: str, by: str) -> Document:
    """Return the document with a section left out on purpose. Its text is kept.

    Raises OutlineError without a reason or a name.
    """
    if not reason.strip() or not by.strip():
        raise OutlineError(
            "To park a section, say why it is left out and who decided so. Nothing was changed."
        )
    parked = Parked(reason.strip(), by.strip())
    return with_part(
        document, msgspec.structs.replace(section(document, section_id), parked=parked)
    )


def unpark(document: Document, section_id: str) -> Document:
    """Return the document with a parked section taken up again."""
    return with_part(document, msgspec.structs.replace(section(document, section_id), parked=None))


def _both(first: Section, second: Section, question: str) -> Body:
    mine: Body = getattr(first, question)
    theirs: Body = getattr(second, question)
    return (*mine, *theirs)


def _in_order(document: Document, judgement: str, order: tuple[Section, ...]) -> Document:
    """Put the sections of one judgement in this order, in the places they take among the others."""
    rest = iter(order)
    sections = tuple(
        next(rest) if part.judgement == judgement else part for part in document.sections
    )
    return msgspec.structs.replace(document, sections=sections)


def _renamed_everywhere(document: Document, old: str, new: str) -> Document:
    def named(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new if value == old else value for value in ids))

    replace = msgspec.structs.replace
    return replace(
        document,
        comments=tuple(replace(c, part=new) if c.part == old else c for c in document.comments),
        proposals=tuple(replace(p, part=new) if p.part == old else p for p in document.proposals),
        prior_points=tuple(
            replace(p, sections=named(p.sections)) if old in p.sections else p
            for p in document.prior_points
        ),
        packs=tuple(
            replace(p, sections=named(p.sections)) if old in p.sections else p
            for p in document.packs
        ),
    )
