"""The points that a published report or a letter of Ofsted's makes, found in its text.

The whole text comes back in passages, so that a person can check what was found and tick any other
sentence. A suggestion is never ticked by itself.
"""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from ilacs_desktop.document.records import PriorSource
from ilacs_desktop.language.report_lines import report_lines
from ilacs_desktop.language.report_passages import Passage, report_passages
from ilacs_desktop.language.report_rules import ReportRules
from ilacs_desktop.language.report_told import told_of_itself


class FoundPoint(NamedTuple):
    """A point in whole. ``is_sure`` where it stands in a list of points; otherwise it reads like one."""

    text: str
    is_sure: bool
    heading: str


class Found(NamedTuple):
    """What a text holds: what it says of itself, and all its passages in order.

    ``source`` is None, and a date is None, where the text does not say it in words that are known.
    ``unsure`` is a sentence for the person where a list may go on behind a page's end, else empty.
    """

    title: str
    source: PriorSource | None
    started: dt.date | None
    date: dt.date | None
    published: dt.date | None
    passages: tuple[Passage, ...]
    unsure: str = ""

    @property
    def points(self) -> tuple[FoundPoint, ...]:
        """The points of lists and the sentences that read like one, in the order of the text."""
        return tuple(
            FoundPoint(one.text, one.kind == "point", one.heading)
            for one in self.passages
            if one.kind in ("point", "suggestion")
        )


def points_in(text: str, rules: ReportRules, knows: Callable[[str], bool] | None = None) -> Found:
    """Return what a report's or letter's text holds; any text whatever gives an answer.

    ``knows`` says whether a word is spelt right, to mend words broken at a line's end.
    """
    told = told_of_itself(report_lines(text, rules), rules)
    found = report_passages(text, rules, knows)
    return Found(
        told.title,
        told.source,
        told.started,
        told.date,
        told.published,
        found.every,
        _unsure(found.unsure),
    )


def _unsure(headings: tuple[str, ...]) -> str:
    if not headings:
        return ""
    lists = " and ".join(f"“{heading}”" for heading in headings)
    return (
        f"The list under {lists} may go on after where it seems to end. What may belong to it is"
        " offered below and not ticked: compare it with the report."
    )
