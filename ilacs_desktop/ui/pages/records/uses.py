"""Where a record is cited, in words, and where to go to see it. Pure; no Qt here."""

import re

from ilacs_desktop.document.body import ActionLink, Block, Citation, Text, block_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import FRONT, Place, sections_of
from ilacs_desktop.document.session import Caret
from ilacs_desktop.document.uses import Use
from ilacs_desktop.document.wording import FRONT_NAME, FRONT_TITLES
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.records.links import Link

_SNIPPET = 110


def part_titles(document: Document) -> dict[str, str]:
    """Return the title of every part by its id, in reading order."""
    titles = {FRONT: FRONT_NAME}
    for judgement in document.judgements:
        titles[judgement.id] = judgement.title
        titles |= {part.id: part.title for part in sections_of(document, judgement.id)}
    return titles


def use_links(
    uses: tuple[Use, ...], record: str, document: Document, framework: Framework
) -> tuple[Link, ...]:
    """Return the places where evidence or an action is cited, each a caret, in reading order."""
    titles = part_titles(document)
    return tuple(
        Link(
            _title(place, titles, framework),
            _words(block),
            Caret(place, block.id, _at(block, record)),
        )
        for place, block in uses
    )


def _title(place: Place, titles: dict[str, str], framework: Framework) -> str:
    if place.part == FRONT:
        return FRONT_TITLES[place.question]
    asked = next(q.short for q in framework.questions if q.id == place.question)
    return f"{titles[place.part]}: {asked}"


def _words(block: Block) -> str:
    """Return the beginning of a block, up to a whole word; its chips leave no gap."""
    text = re.sub(r" (?=[.,;:?!])", "", " ".join(block_text(block).split()))
    if len(text) <= _SNIPPET:
        return text
    return f"{text[:_SNIPPET].rsplit(' ', 1)[0]} …"


def _at(block: Block, record: str) -> int:
    """Return how far into its block a record is first cited, in code points, a chip counting one."""
    at = 0
    for run in block.runs:
        if isinstance(run, Citation) and run.evidence == record:
            return at
        if isinstance(run, ActionLink) and run.action == record:
            return at
        at += len(run.text) if isinstance(run, Text) else 1
    return at


def uses_in_words(links: tuple[Link, ...]) -> str:
    """Return the places in one line: "Early help: What do we know? and 2 more"."""
    titles = list(dict.fromkeys(link.title for link in links))
    if len(titles) <= 2:
        return " and ".join(f"“{title}”" for title in titles)
    return f"“{titles[0]}” and {len(titles) - 1} more places"
