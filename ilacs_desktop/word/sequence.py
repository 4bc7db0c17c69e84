"""The self-evaluation in the order in which it is printed, as plain values and without any XML.

Parked sections, unwritten parts and empty lines leave no hole: a heading is printed only when
something stands under it.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from ilacs_desktop.document.body import ActionLink, Block, Body, Text
from ilacs_desktop.document.model import Document, Judgement, Section
from ilacs_desktop.document.places import Place, answered_bodies, sections_of
from ilacs_desktop.document.records import Action
from ilacs_desktop.document.wording import FRONT_TITLES, TRAVEL
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word import tables
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.printed import (
    Heading,
    Item,
    Paragraph,
    Piece,
    TurnSideways,
    bookmark,
    chapter,
)
from ilacs_desktop.word.prose import alone, lead_piece, prose
from ilacs_desktop.word.references import (
    References,
    action_bookmark,
    references,
    section_bookmarks,
)
from ilacs_desktop.word.selection import title_of


def sequence(document: Document, framework: Framework, choices: ExportChoices) -> tuple[Item, ...]:
    """Return everything that the body of the Word document prints, in reading order."""
    refs = references(document, framework, choices.citations)
    names = section_bookmarks(document)
    items = [*_front(document, refs)]
    for n, judgement in enumerate(document.judgements, 1):
        sections = [
            _section(section, names[section.id], refs)
            for section in sections_of(document, judgement.id)
            if section.id in names
        ]
        items.extend(_judgement(judgement, bookmark(f"judgement_{n}"), sections, refs))
    annexes = [*tables.plan(document, refs), *tables.annex(document, refs)]
    if annexes:
        items.extend((TurnSideways(), *annexes))
    if items and isinstance(items[0], Heading):
        items[0] = msgspec.structs.replace(items[0], new_page=True)
    return tuple(items)


def _front(document: Document, refs: References) -> Iterator[Item]:
    front = document.front
    progress = (*prose(front.progress, refs), *tables.progress(document))
    yield from _under(_front_chapter("summary"), prose(front.summary, refs))
    yield from _under(_front_chapter("context"), prose(front.context, refs))
    yield from _under(_front_chapter("progress"), progress)


def _front_chapter(part: str) -> Heading:
    return chapter(FRONT_TITLES[part], part)


def _under(heading: Heading, items: Iterable[Item]) -> tuple[Item, ...]:
    items = tuple(items)
    return (heading, *items) if items else ()


def _judgement(
    judgement: Judgement, name: str, sections: Iterable[tuple[Item, ...]], refs: References
) -> tuple[Item, ...]:
    heading = Heading(title_of(judgement), 1, judgement.id, name)
    return _under(heading, chain(_opening(judgement, refs), chain.from_iterable(sections)))


def _opening(judgement: Judgement, refs: References) -> Iterator[Item]:
    yield from prose(judgement.know, refs)
    if judgement.direction:
        lead = lead_piece("Direction of travel.")
        yield Paragraph((lead, Piece(TRAVEL[judgement.direction])))
    yield from _answer(Place(judgement.id, "how"), judgement.how, refs)
    yield from _answer(Place(judgement.id, "plan"), judgement.plan, refs)


def _section(section: Section, name: str, refs: References) -> tuple[Item, ...]:
    answers = (_answer(place, body, refs) for place, body in answered_bodies(section))
    heading = Heading(title_of(section), 2, section.id, name)
    return _under(heading, chain.from_iterable(answers))


def _answer(place: Place, body: Body, refs: References) -> Iterator[Paragraph]:
    """Yield an answer with its lead, and after a plan a line for each action it is first to name.

    An action that another plan has named before is not told again: its number leads to its row.
    """
    lead = f"{refs.framework.question(place.question).short}."
    actions = refs.told_at.get(place, {})
    body = tuple(block for block in body if not _only_links(block, actions))
    text = tuple(prose(body, refs, lead))
    if actions and not text:
        text = (alone((lead_piece(lead),)),)
    yield from text
    yield from map(_action_line, actions.values())


def _only_links(block: Block, actions: dict[str, Action]) -> bool:
    """Return whether the block says nothing but "[action 4]", and a line below says that too."""
    return bool(block.runs) and all(
        run.action in actions
        if isinstance(run, ActionLink)
        else isinstance(run, Text) and not run.text.strip()
        for run in block.runs
    )


def _action_line(action: Action) -> Paragraph:
    number = Piece(
        f"Action {action.number}", bold=True, look="reference", target=action_bookmark(action)
    )
    who = (action.owner.strip(), f"by {format_date(action.due)}" if action.due else "")
    told = (action.what.strip().removesuffix("."), ", ".join(filter(None, who)))
    words = " – ".join(filter(None, told)) or "not yet described"
    return Paragraph((number, Piece(f": {words}")), "action")
