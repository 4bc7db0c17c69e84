"""Where the text gives a figure: in its judgement or in the front, with its unit. Pure; no Qt here."""

import re

from ilacs_desktop.checks.scope import passage_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import FRONT, exported_bodies
from ilacs_desktop.document.records import Indicator
from ilacs_desktop.document.session import Caret
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.records.links import Link
from ilacs_desktop.ui.pages.records.uses import use_links

_PERCENT = r"(?:\s?%|\s?per\s?cent\b)"


def mention_links(
    indicator: Indicator, document: Document, framework: Framework
) -> tuple[Link, ...]:
    """Return the places that give the value of a figure, each a caret, in reading order."""
    if indicator.value is None:
        return ()
    pattern = _pattern(indicator.value, indicator.unit.strip())
    homes = {section.id: section.judgement for section in document.sections}
    near = {FRONT, indicator.judgement}
    found = [
        (place, block, match.start())
        for place, body in exported_bodies(document)
        if homes.get(place.part, place.part) in near
        for block in body
        if (match := pattern.search(passage_text(block)))
    ]
    links = use_links(tuple((place, block) for place, block, _ in found), "", document, framework)
    return tuple(
        link._replace(to=Caret(place, block.id, at))
        for link, (place, block, at) in zip(links, found, strict=True)
    )


def _pattern(value: float, unit: str) -> re.Pattern[str]:
    """Return a pattern for the whole figure, "1,518" as well as "1518", with its per cent sign."""
    text = f"{abs(value):.10g}"
    whole, _, decimals = text.partition(".")
    grouped = f"{int(whole):,}" if whole.isdecimal() else re.escape(whole)
    tail = rf"\.{decimals}0*" if decimals else r"(?:\.0+)?"
    end = _PERCENT if unit.startswith("%") else ""
    return re.compile(rf"(?<![\d.,])(?:{grouped}|{whole}){tail}(?!\d|[.,]\d){end}", re.IGNORECASE)
