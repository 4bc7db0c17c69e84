"""The three tables of the document: progress on earlier points, the plan, and the evidence."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.body import cited_evidence
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import answered_bodies
from ilacs_desktop.document.progress import TRAVEL_WORDS
from ilacs_desktop.document.records import FINISHED, Action, Evidence, PriorPoint
from ilacs_desktop.document.wording import (
    PRIOR_SOURCES,
    STATES,
    say_period,
    say_sample,
    type_name,
)
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.word.choices import Order
from ilacs_desktop.word.content.chips import evidence_pieces
from ilacs_desktop.word.content.printed import (
    Cell,
    Column,
    Item,
    Paragraph,
    Piece,
    Pieces,
    Row,
    Table,
    caption,
    cell,
    chapter,
    note,
    paragraphs,
)
from ilacs_desktop.word.content.references import (
    References,
    action_bookmark,
    evidence_bookmark,
    section_links,
)
from ilacs_desktop.word.content.selection import cited, printable, title_of

_STATE_NOTE = (
    "“Done” means that the step was taken. “Shown to work” means that evidence shows that it "
    "helped children."
)
_TRAVEL_NOTE = "“Improved”, “maintained” and “deteriorated” say how practice has moved since the point was made."


class _Told(NamedTuple):
    """Where a section tells of a point: a link to it, and the evidence that it cites."""

    link: Piece
    evidence: Pieces


def progress(document: Document, refs: References, order: Order) -> Iterator[Item]:
    """Yield the table of the points made before and what came of each, if there are any."""
    points = [point for point in document.prior_points if point.parked is None]
    if not points:
        return
    told = _told(document, refs, order)
    yield caption("What earlier inspections, visits and letters asked of us")
    yield Table(
        "Progress on earlier points",
        "Each point made before, where it came from, what the council did, how far it has come and "
        "whether practice has improved, which section tells of it and, where it is done, the "
        "evidence that the section cites.",
        (
            Column("Point", 21),
            Column("Source and date", 15),
            Column("What we did", 30),
            Column("State", 15),
            Column("Where it is told, and its evidence", 19),
        ),
        tuple(_point_row(point, told) for point in points),
    )
    moved = any(point.direction for point in points)
    yield note(f"{_STATE_NOTE} {_TRAVEL_NOTE}" if moved else _STATE_NOTE)


def _told(document: Document, refs: References, order: Order) -> dict[str, _Told]:
    """Return where each section that is printed tells its part, by its id."""
    links = section_links(document, order)
    by_number = msgspec.structs.replace(refs, form="number")
    told: dict[str, _Told] = {}
    for section in document.sections:
        if section.id in links:
            bodies = (printable(body) for _, body in answered_bodies(section))
            ids = [id_ for body in bodies for id_ in cited_evidence(body) if id_ in refs.evidence]
            evidence = (Piece(" "), *evidence_pieces(ids, by_number)) if ids else ()
            link = Piece(title_of(section), look="reference", target=links[section.id])
            told[section.id] = _Told(link, evidence)
    return told


def _point_row(point: PriorPoint, told: Mapping[str, _Told]) -> Row:
    """Return the row of a point; one that is done is told with the evidence that stands for it."""
    proven = point.state in FINISHED
    sections = tuple(
        (found.link, *(found.evidence if proven else ()))
        for section, found in told.items()
        if section in point.sections
    )
    return Row(
        (
            cell(point.text),
            cell(PRIOR_SOURCES[point.source], format_date(point.date) if point.date else ""),
            cell(point.response, empty="No response written yet"),
            cell(STATES[point.state], TRAVEL_WORDS.get(point.direction, "")),
            sections or cell("No section tells of it"),
        )
    )


def plan(document: Document, refs: References) -> Iterator[Item]:
    """Yield the plan: every action in the order of its number, if there are any."""
    if not document.actions:
        return
    yield chapter("Plan", "plan")
    yield Table(
        "Plan",
        "Every action, the area for improvement it answers, its owner, date, measure and state.",
        (
            Column("No.", 4),
            Column("What we will do", 21),
            Column("Area for improvement it answers", 17),
            Column("Owner", 11),
            Column("By when", 11),
            Column("Measure, and what will change for children", 28),
            Column("State", 8),
        ),
        tuple(
            _action_row(action, refs)
            for action in sorted(document.actions, key=lambda action: action.number)
        ),
    )
    yield note(_STATE_NOTE)


def _action_row(action: Action, refs: References) -> Row:
    return Row(
        (
            cell(str(action.number)),
            cell(action.what),
            cell(action.weakness),
            cell(action.owner, empty="Not yet named"),
            cell(format_date(action.due) if action.due else "", empty="No date yet"),
            _measure_cell(action),
            ((Piece(STATES[action.state]), *_shown_by(action, refs)),),
        ),
        action_bookmark(action),
    )


def _measure_cell(action: Action) -> Cell:
    change = action.change_for_children
    if not change.strip():
        return cell(action.measure, empty="Not yet set")
    return (*paragraphs((action.measure,)), (Piece("For children: ", bold=True), Piece(change)))


def _shown_by(action: Action, refs: References) -> Pieces:
    """Return the evidence that shows that it worked, by number: a short source is too long here."""
    if not action.shown_by:
        return ()
    by_number = msgspec.structs.replace(refs, form="number")
    return (Piece(" "), *evidence_pieces(action.shown_by, by_number))


def annex(document: Document, refs: References) -> Iterator[Item]:
    """Yield the evidence that is cited, and the list of the documents that are enclosed."""
    items = cited(document)
    if items:
        yield chapter("Annex: evidence cited", "evidence")
        yield Table(
            "Evidence cited",
            "The evidence that this self-evaluation cites, by number, with its type, period, "
            "sample and what it shows.",
            (
                Column("No.", 4),
                Column("Evidence", 29),
                Column("Type", 14),
                Column("Period and sample", 19),
                Column("What it shows", 34),
            ),
            tuple(_evidence_row(item, type_name(item, refs.framework)) for item in items),
        )
        yield note("Only evidence that this self-evaluation cites is listed.")
    yield from _enclosed(document, {item.id for item in items})


@lru_cache(1024)  # pages are counted at each edit, and evidence is seldom what was edited
def _evidence_row(evidence: Evidence, kind: str) -> Row:
    return Row(
        (
            cell(str(evidence.number)),
            _evidence_cell(evidence),
            cell(kind),
            cell(
                say_period(evidence.period_from, evidence.period_to),
                _sample_and_moderation(evidence),
            ),
            cell(evidence.shows),
        ),
        evidence_bookmark(evidence),
    )


def _evidence_cell(evidence: Evidence) -> Cell:
    title = (Piece(evidence.title.strip() or "No title", bold=True),)
    return (title, *paragraphs((evidence.source,)))


def _sample_and_moderation(evidence: Evidence) -> str:
    moderation = {True: "moderated", False: "not moderated", None: ""}[evidence.moderated]
    return ", ".join(filter(None, (say_sample(evidence), moderation)))


def _enclosed(document: Document, cited_ids: set[str]) -> Iterator[Item]:
    enclosed = [item for item in document.evidence if item.enclosed and item.parked is None]
    if not enclosed:
        return
    yield chapter("Documents enclosed", "enclosed")
    for item in sorted(enclosed, key=lambda item: item.number):
        title = Piece(item.title.strip() or f"Evidence {item.number}")
        link = Piece(f"evidence {item.number}", look="reference", target=evidence_bookmark(item))
        number = (Piece(" ("), link, Piece(")")) if item.id in cited_ids else ()
        yield Paragraph((title, *number), "bullet")
