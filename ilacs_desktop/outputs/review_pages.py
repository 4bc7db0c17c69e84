"""The review on a few pages, for a director who will not open the program: one web page to print.

It holds no script and asks for nothing from outside. Its markup is what both browsers and Qt's own
printing understand. Where evidence is kept is not in it.
"""

import datetime as dt
from pathlib import Path
from typing import Any, NamedTuple

from ilacs_desktop import assets
from ilacs_desktop.checks.catalogue import Catalogue
from ilacs_desktop.checks.lines_of_enquiry import Enquiry
from ilacs_desktop.checks.unsaid import Account, Reckoning
from ilacs_desktop.document.overview import document_due
from ilacs_desktop.document.wording import DIRECTIONS, STAGES
from ilacs_desktop.framework.dates import format_date, format_day
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.page import environment
from ilacs_desktop.outputs.review_account import ACCOUNTS, ForSigning, risks, verdict
from ilacs_desktop.outputs.review_groups import SET_ASIDE, grouped, placed
from ilacs_desktop.outputs.review_places import Directory

_TEMPLATE = "review.html.j2"
_NAMED = 2  # parts of the text; the others are counted


class Review(NamedTuple):
    """What was found in one document on a day, all that the pages tell."""

    facts: ForSigning
    enquiries: tuple[Enquiry, ...]
    framework: Framework
    catalogue: Catalogue
    today: dt.date


def review_html(review: Review, templates: Path | None = None, *, on_sheets: bool = False) -> str:
    """Return the review as a web page for A4 paper.

    ``on_sheets`` says that it is set on sheets which have the marking already. ``templates`` is the
    folder that holds review.html.j2; without it the shipped one is taken.
    """
    page = environment(templates or assets.templates()).get_template(_TEMPLATE)
    return page.render(_context(review), on_sheets=on_sheets)


def _context(review: Review) -> dict[str, Any]:
    facts, document = review.facts, review.facts.document
    directory = Directory(document, review.framework)
    groups = grouped(placed(facts.findings, facts.set_aside, directory), review.catalogue)
    return {
        "document": document,
        "stage": STAGES[document.cycle.stage],
        "today": format_date(review.today),
        "due": _due(review),
        "verdict": verdict(facts),
        "risks": risks(facts),
        "accounts": _accounts(facts.reckoning, directory),
        "enquiries": [enquiry for enquiry in review.enquiries if enquiry.lines],
        "groups": [group for group in groups if group.id != SET_ASIDE],
        "away": [one for group in groups if group.id == SET_ASIDE for b in group.bundles for one in b.members],
    }  # fmt: skip


def _due(review: Review) -> str:
    due = document_due(review.facts.document.cycle, review.framework)
    return format_day(due.date) if due is not None else ""


class _Told(NamedTuple):
    """One known area for improvement as the pages tell it."""

    name: str
    direction: str
    shows: str
    account: str


def _accounts(
    reckoning: tuple[Reckoning, ...], directory: Directory
) -> list[tuple[str, str, str, list[_Told]]]:
    """Return title, meaning, heading and items of each account that has any, the worst first."""
    found = []
    for account, (title, meaning) in ACCOUNTS.items():
        items = [_told(row, account, directory) for row in reckoning if row.account == account]
        if items:
            heading = "Why, and who decided so" if account == "parked" else "Where it is cited"
            found.append((title, meaning, heading, items))
    return found


def _told(row: Reckoning, account: Account, directory: Directory) -> _Told:
    """Return one weakness; of one that is said, only where: the text itself says what it is."""
    told = f"{row.parked_reason or 'No reason given'} ({row.parked_by or 'no name given'})"
    if account != "parked":
        told = _places(row, directory)
    shows = row.shows if account != "said" else ""
    return _Told(f"{row.number}. {row.title}", DIRECTIONS[row.direction], shows, told)


def _places(row: Reckoning, directory: Directory) -> str:
    """Return the parts that cite an item, the first few by name."""
    parts = list(dict.fromkeys(map(directory.part_name, row.said or row.cited)))
    more = f" and {len(parts) - _NAMED} more" if len(parts) > _NAMED else ""
    return "; ".join(parts[:_NAMED]) + more if parts else "Nowhere"
