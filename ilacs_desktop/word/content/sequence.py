"""The self-evaluation in the order in which it is printed, as plain values and without any XML.

Parked sections, unwritten parts and empty lines leave no hole: a heading is printed only when
something stands under it.
"""

from collections.abc import Iterable, Iterator

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.wording import FRONT_TITLES
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.content import tables
from ilacs_desktop.word.content.glossary import glossary
from ilacs_desktop.word.content.indicators import indicators
from ilacs_desktop.word.content.judgements import judgements
from ilacs_desktop.word.content.order import in_order
from ilacs_desktop.word.content.printed import (
    Heading,
    Item,
    Paragraph,
    TurnSideways,
    chapter,
    note,
    under,
)
from ilacs_desktop.word.content.prose import prose
from ilacs_desktop.word.content.references import References, references


def sequence(document: Document, framework: Framework, choices: ExportChoices) -> tuple[Item, ...]:
    """Return everything that the body of the Word document prints, in reading order."""
    document = in_order(document, framework, choices.order)
    refs = references(document, framework, choices.citations)
    items = [*_front(document, refs, choices), *judgements(document, refs, choices)]
    plan, annex = tuple(tables.plan(document, refs)), tuple(tables.annex(document, refs))
    if plan or annex:
        items.append(TurnSideways())
    items.extend((*plan, *_other_indicators(document, choices), *annex))
    if choices.glossary:
        items.extend(tuple(glossary(items, framework)))
    return tuple(_on_new_pages(_with_notice(items, refs), choices))


def _with_notice(items: list[Item], refs: References) -> list[Item]:
    """Return the items with a note below the first heading on text that nobody has confirmed yet."""
    found = [
        item
        for item in items
        if isinstance(item, Paragraph) and any(one.look == "unconfirmed" for one in item.pieces)
    ]
    if not found:
        return items
    told = f"{len(found):,} paragraphs begin with “{refs.unconfirmed}”: they are"
    if len(found) == 1:
        told = f"1 paragraph begins with “{refs.unconfirmed}”: it is"
    words = f"{told} an earlier year’s text, and nobody has confirmed that it still holds."
    return [items[0], note(words), *items[1:]]


def _front(document: Document, refs: References, choices: ExportChoices) -> Iterator[Item]:
    front = document.front
    progress = (*prose(front.progress, refs), *tables.progress(document, refs, choices.order))
    yield from under(_front_chapter("summary"), prose(front.summary, refs))
    yield from under(_front_chapter("context"), prose(front.context, refs))
    yield from under(_front_chapter("progress"), progress)


def _front_chapter(part: str) -> Heading:
    return chapter(FRONT_TITLES[part], part)


def _other_indicators(document: Document, choices: ExportChoices) -> tuple[Item, ...]:
    """Return the figures that belong to no judgement of the document, in an annex of their own."""
    known = {judgement.id for judgement in document.judgements}
    others = tuple(item for item in document.indicators if item.judgement not in known)
    heading = chapter("Annex: other indicators", "indicators")
    return under(heading, indicators(document, others, charts=choices.charts))


def _on_new_pages(items: Iterable[Item], choices: ExportChoices) -> Iterator[Item]:
    """Yield the items with the first heading on a new page, and what follows a summary's own page."""
    before: Item | None = None
    summary = False
    for item in items:
        starts = before is None or (summary and not isinstance(before, TurnSideways))
        if isinstance(item, Heading) and item.level == 1:
            yield msgspec.structs.replace(item, new_page=starts)
            summary = choices.summary_page and item.part == "summary"
        else:
            yield item
        before = item
