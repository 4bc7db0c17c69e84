"""The three tables of the document: progress on earlier points, the plan, and the evidence."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Action, Evidence, PriorPoint
from ilacs_desktop.document.wording import (
    PRIOR_SOURCES,
    STATES,
    say_period,
    say_sample,
)
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.word.chips import evidence_pieces
from ilacs_desktop.word.printed import (
    Cell,
    Column,
    Item,
    Paragraph,
    Piece,
    Pieces,
    Row,
    Table,
    chapter,
)
from ilacs_desktop.word.references import (
    References,
    action_bookmark,
    evidence_bookmark,
    section_bookmarks,
    type_name,
)
from ilacs_desktop.word.selection import cited, title_of

_STATE_NOTE = (
    "“Done” means that the step was taken. “Shown to work” means that evidence shows that it "
    "helped children."
)


def progress(document: Document) -> Iterator[Item]:
    """Yield the table of the points made before and what came of each, if there are any."""
    if not document.prior_points:
        return
    links = _section_links(document)
    yield _caption("What earlier inspections, visits and letters asked of us")
    yield Table(
        "Progress on earlier points",
        "Each point made before, where it came from, what the council did, how far it has come "
        "and which section tells of it.",
        (
            Column("Point", 22),
            Column("Source and date", 15),
            Column("What we did", 35),
            Column("State", 10),
            Column("Where it is told", 18),
        ),
        tuple(_point_row(point, links) for point in document.prior_points),
    )
    yield _note(_STATE_NOTE)


def _section_links(document: Document) -> dict[str, Piece]:
    """Return a link to each section that is printed, by its id, in the document's order."""
    names = section_bookmarks(document)
    return {
        section.id: Piece(title_of(section), look="reference", target=names[section.id])
        for section in document.sections
        if section.id in names
    }


def _point_row(point: PriorPoint, links: Mapping[str, Piece]) -> Row:
    told = tuple((link,) for section, link in links.items() if section in point.sections)
    return Row(
        (
            _cell(point.text),
            _cell(PRIOR_SOURCES[point.source], format_date(point.date) if point.date else ""),
            _cell(point.response, empty="Nothing yet"),
            _cell(STATES[point.state]),
            told or _cell("In this table only"),
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
            Column("What we will do", 20),
            Column("Area for improvement it answers", 18),
            Column("Owner", 12),
            Column("By when", 10),
            Column("Measure, and what will change for children", 28),
            Column("State", 8),
        ),
        tuple(
            _action_row(action, refs)
            for action in sorted(document.actions, key=lambda action: action.number)
        ),
    )
    yield _note(_STATE_NOTE)


def _action_row(action: Action, refs: References) -> Row:
    return Row(
        (
            _cell(str(action.number)),
            _cell(action.what),
            _cell(action.weakness),
            _cell(action.owner, empty="Not yet named"),
            _cell(format_date(action.due) if action.due else "", empty="No date yet"),
            _measure_cell(action),
            ((Piece(STATES[action.state]), *_shown_by(action, refs)),),
        ),
        action_bookmark(action),
    )


def _measure_cell(action: Action) -> Cell:
    change = action.change_for_children
    if not change.strip():
        return _cell(action.measure, empty="Not yet set")
    return (*_paragraphs((action.measure,)), (Piece("For children: ", bold=True), Piece(change)))


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
            tuple(_evidence_row(item, refs) for item in items),
        )
        yield _note("Only evidence that this self-evaluation cites is listed.")
    yield from _enclosed(document, {item.id for item in items})


def _evidence_row(evidence: Evidence, refs: References) -> Row:
    return Row(
        (
            _cell(str(evidence.number)),
            _evidence_cell(evidence),
            _cell(type_name(evidence, refs.framework)),
            _cell(
                say_period(evidence.period_from, evidence.period_to),
                _sample_and_moderation(evidence),
            ),
            _cell(evidence.shows),
        ),
        evidence_bookmark(evidence),
    )


def _evidence_cell(evidence: Evidence) -> Cell:
    title = (Piece(evidence.title.strip() or "No title", bold=True),)
    return (title, *_paragraphs((evidence.source,)))


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


def _cell(*texts: str, empty: str = "Not given") -> Cell:
    """Return a paragraph for each text that says something, or one that says nothing is there.

    No cell is left empty: a screen reader says nothing in one (domain.md §6.3).
    """
    return _paragraphs(texts) or ((Piece(empty),),)


def _paragraphs(texts: Iterable[str]) -> Cell:
    return tuple((Piece(text),) for text in texts if text.strip())


def _caption(text: str) -> Paragraph:
    return Paragraph((Piece(text),), "caption")


def _note(text: str) -> Paragraph:
    return Paragraph((Piece(text),), "note")
