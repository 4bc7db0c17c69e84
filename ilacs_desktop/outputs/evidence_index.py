"""The evidence index: every item with what it shows and where it is cited, and what each part cites."""

from pathlib import Path
from typing import Any, NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import FRONT, exported_bodies
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.document.uses import uses_of_evidence
from ilacs_desktop.document.wording import (
    DIRECTIONS,
    FRONT_NAME,
    say_period,
    say_sample,
    short_title,
)
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.page import Frame, render
from ilacs_desktop.outputs.source import SheetCount, Source

_TEMPLATE = "evidence_index.html.j2"
NOT_CITED = "Not cited"


class Part(NamedTuple):
    """A part of the text that cites evidence, and the numbers it cites."""

    anchor: str
    title: str
    numbers: tuple[int, ...]


class Row(NamedTuple):
    """One item as the index prints it; ``cited_in`` holds places in the list of parts."""

    item: Evidence
    kind: str
    period: str
    base: str
    direction: str
    cited_in: tuple[Part, ...]
    left_out: str


def evidence_index_html(
    source: Source,
    sheets: SheetCount | None = None,
    *,
    on_sheets: bool = False,
    templates: Path | None = None,
) -> str:
    """Return the index as a page for A4 on its side. Where evidence is kept is not in it."""
    document = source.document
    cycle = document.cycle
    made = f"As at {format_date(source.today)}. {source.made_from}".rstrip()
    title = f"evidence index {cycle.label}".strip()
    frame = Frame(title, document.authority.name, cycle.marking, made, sideways=True)
    values = _values(document, source.framework)
    return render(_TEMPLATE, frame, values, on_sheets=on_sheets, templates=templates)


def used_in(document: Document, framework: Framework) -> dict[str, str]:
    """Return by id where each item is cited, in words, for the index as a spreadsheet."""
    parts = _parts(document, framework)
    return {
        item.id: "; ".join(part.title for part in _citing(item, document, parts)) or NOT_CITED
        for item in document.evidence
    }


def _values(document: Document, framework: Framework) -> dict[str, Any]:
    parts = _parts(document, framework)
    items = sorted(document.evidence, key=lambda item: item.number)
    rows = [_row(item, document, framework, parts) for item in items]
    return {
        "rows": rows,
        "parts": [part for part in parts.values() if part.numbers],
        "known": {item.number for item in items},
        "uncited": [r.item.number for r in rows if not r.cited_in and not r.left_out],
        "parked": [row.item.number for row in rows if row.left_out],
        "enclosed": [row.item.number for row in rows if row.item.enclosed],
    }


def _parts(document: Document, framework: Framework) -> dict[str, Part]:
    """Return each part that goes to Ofsted by its id, in reading order, with what it cites."""
    titles = {FRONT: FRONT_NAME}
    titles |= {judgement.id: short_title(judgement, framework) for judgement in document.judgements}
    titles |= {section.id: section.title for section in document.sections}
    order = list(dict.fromkeys(place.part for place, _ in exported_bodies(document)))
    uses = uses_of_evidence(document)
    cited: dict[str, set[int]] = {part: set() for part in order}
    for item in document.evidence:
        for place, _ in uses.get(item.id, ()):
            if place.part in cited:
                cited[place.part].add(item.number)
    return {
        part: Part(f"part-{n}", titles[part], tuple(sorted(cited[part])))
        for n, part in enumerate(order, 1)
    }


def _citing(item: Evidence, document: Document, parts: dict[str, Part]) -> tuple[Part, ...]:
    uses = uses_of_evidence(document).get(item.id, ())
    here = dict.fromkeys(place.part for place, _ in uses)
    return tuple(parts[part] for part in here if part in parts)


def _row(item: Evidence, document: Document, framework: Framework, parts: dict[str, Part]) -> Row:
    kinds = {kind.id: kind for kind in framework.evidence_types}
    lenses = {lens.id: lens.title for lens in framework.lenses}
    kind = kinds.get(item.type)
    told = f"{kind.title} ({lenses.get(kind.lens, kind.lens).lower()})" if kind else item.type
    moderated = {True: "moderated", False: "not moderated", None: ""}[item.moderated]
    parked = item.parked
    return Row(
        item,
        told,
        say_period(item.period_from, item.period_to),
        ", ".join(filter(None, (say_sample(item), moderated))),
        DIRECTIONS[item.direction],
        _citing(item, document, parts),
        f"{parked.reason.strip() or 'no reason given'} ({parked.by.strip() or 'no name given'})"
        if parked is not None
        else "",
    )
