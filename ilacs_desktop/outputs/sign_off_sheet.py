"""The sign-off papers for the director, always two pages: what is known and open, and who agreed.

The first page says of each known area for improvement whether the text says it, and what is still
open; the second is signed. What there is no room for is counted, and where it is to be found is said.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ilacs_desktop.checks.unsaid import Account, Reckoning
from ilacs_desktop.document.key_dates import step_of
from ilacs_desktop.document.model import Role
from ilacs_desktop.document.overview import document_due
from ilacs_desktop.document.records import SignOff
from ilacs_desktop.document.sign_off import GIVEN, Agreement, agreements
from ilacs_desktop.document.wording import DIRECTIONS, STAGES
from ilacs_desktop.framework.dates import DateRangeError, format_date, format_day
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.open_risks import open_risks, short
from ilacs_desktop.outputs.page import Frame, render
from ilacs_desktop.outputs.review_account import ACCOUNTS, ForSigning, verdict
from ilacs_desktop.outputs.review_places import Directory
from ilacs_desktop.outputs.source import SheetCount

STATED = (
    "Names are stated, not authenticated: the program does not know who is at the keyboard. Keep"
    " the signed paper or email as well."
)
SHEETS = 2
_TEMPLATE = "sign_off_sheet.html.j2"
_NAME = 100  # characters of a name: what is longer ends in “…”
_SEES_TO_IT: Role = "coordinator"
_HOW = 220  # characters of how an agreement was given
_PLACES = 2  # that are named; the others are counted
_SHORT = 8  # characters of a fingerprint that tell it from another
_USUAL = 4  # rows of each kind where nobody can count sheets
# Rows that a kind gets in its turn: what is not said before what is.
_TURNS: dict[Account, int] = {"unsaid": 3, "cited_only": 2, "parked": 1, "said": 1}

Rows = tuple[int, ...]


class Saved(NamedTuple):
    """The saved version that the papers are about: what it is called, and the hash of what it holds."""

    words: str
    digest: str


class Papers(NamedTuple):
    """What the papers are made from.

    ``saved`` is None while something is not saved: then there is no version to sign. ``standings``
    says by the id of a sign-off whether that version still reads as it was signed. ``roles`` are
    the words for the ids of roles.
    """

    facts: ForSigning
    framework: Framework
    today: dt.date
    saved: Saved | None
    standings: Mapping[str, str]
    roles: Mapping[str, str]


class Kind(NamedTuple):
    """Things of one kind: ``one`` and ``many`` call what there is no room for.

    ``where`` they all are in the program; ``turn`` says how many come at a time.
    """

    title: str
    items: tuple[Any, ...]
    where: str
    turn: int = 1
    one: str = ""
    many: str = ""


class Shown(NamedTuple):
    """What there is room for of one kind, and a sentence about the rest of it."""

    title: str
    rows: tuple[Any, ...]
    rest: str


class Reckoned(NamedTuple):
    """One item of evidence that shows an area for improvement, and how the text accounts for it."""

    name: str
    direction: str
    account: str


class Line(NamedTuple):
    """One line to sign; ``on`` and ``how`` are filled in where the agreement was given."""

    step: str
    name: str
    role: str
    on: str = ""
    how: str = ""


def sign_off_sheet_html(
    papers: Papers,
    sheets: SheetCount | None = None,
    *,
    on_sheets: bool = False,
    templates: Path | None = None,
) -> str:
    """Return the papers as a web page that takes two sheets of A4.

    ``sheets`` counts the sheets of a page set with ``on_sheets``, and each page is filled until
    another row would not fit; without it each kind of thing has a few rows.
    """
    pages = _Pages(papers, templates)
    if sheets is None:
        usual = [tuple(max(_USUAL, kind.turn) for kind in kinds) for kinds in pages.kinds]
        return pages.html(usual[0], usual[1], on_sheets=on_sheets)
    count, (first, second) = sheets, pages.kinds
    none = tuple(0 for _ in first), tuple(0 for _ in second)

    def fits(on_first: Rows, on_second: Rows) -> bool:
        return count(pages.html(on_first, on_second, on_sheets=True, spare=True)) <= SHEETS

    return pages.html(
        rows_that_fit(first, lambda rows: fits(rows, none[1])),
        rows_that_fit(second, lambda rows: fits(none[0], rows)),
        on_sheets=on_sheets,
    )


class _Pages:
    """The two pages of one set of papers: ``kinds`` are what stands on the first and the second."""

    def __init__(self, papers: Papers, templates: Path | None) -> None:
        self._frame, self._fixed, self._templates = _frame(papers), _fixed(papers), templates
        reckoning = _reckoning(papers)
        self._known = len(reckoning)
        self.kinds = (*reckoning, *_risks(papers)), _lines(papers)

    def html(self, first: Rows, second: Rows, *, on_sheets: bool, spare: bool = False) -> str:
        """Return both pages with so many rows of each kind."""
        page = [_shown(kind, rows) for kind, rows in zip(self.kinds[0], first, strict=True)]
        values = {
            **self._fixed,
            "reckoning": [one for one in page[: self._known] if one.rows or one.rest],
            "risks": [one for one in page[self._known :] if one.rows or one.rest],
            "lines": [_shown(kind, rows) for kind, rows in zip(self.kinds[1], second, strict=True)],
            "spare": spare,
        }
        return render(
            _TEMPLATE, self._frame, values, on_sheets=on_sheets, templates=self._templates
        )


def rows_that_fit(kinds: Sequence[Kind], fits: Callable[[Rows], bool]) -> Rows:
    """Return how many rows of each kind there is room for.

    Each kind gets some more in its turn, the first kinds first, until none has room for another.
    """
    rows = [0] * len(kinds)
    waiting = [at for at, kind in enumerate(kinds) if kind.items]
    while waiting:
        for at in tuple(waiting):
            for _ in range(kinds[at].turn):
                rows[at] += 1
                if not fits(tuple(rows)):
                    rows[at] -= 1
                    waiting.remove(at)
                    break
                if rows[at] == len(kinds[at].items):
                    waiting.remove(at)
                    break
    return tuple(rows)


def _shown(kind: Kind, rows: int) -> Shown:
    left = len(kind.items) - rows
    if left <= 0:
        return Shown(kind.title, kind.items, "")
    noun = kind.one if left == 1 else kind.many
    told = f"{f'And {left} more' if rows else left} {noun}".strip()
    return Shown(kind.title, kind.items[:rows], f"{told}, in the program under {kind.where}.")


def _frame(papers: Papers) -> Frame:
    document = papers.facts.document
    stage = STAGES[document.cycle.stage]
    made = f"As at {format_date(papers.today)}. {stage}.{_due(papers)}"
    title = f"sign-off papers {document.cycle.label}".strip()
    return Frame(
        short(title, _NAME), short(document.authority.name, _NAME), document.cycle.marking, made
    )


def _due(papers: Papers) -> str:
    try:
        due = document_due(papers.facts.document.cycle, papers.framework)
    except DateRangeError:
        return ""  # a slip of the pen, which the check of the meeting date names
    return f" Due to Ofsted on {format_day(due.date)}." if due is not None else ""


def _fixed(papers: Papers) -> dict[str, Any]:
    """Return what the papers say in any case."""
    document = papers.facts.document
    stages = agreements(document, papers.framework)
    return {
        "verdict": verdict(papers.facts),
        "counts": _counts(papers.facts.reckoning),
        "nothing": [risk.none for risk in _open(papers) if not risk.items],
        "document": short(f"{document.authority.name}, self-evaluation {document.cycle.label}"),
        "saved": papers.saved and papers.saved._replace(words=short(papers.saved.words)),
        "left_out": short("; ".join(one.title for one in stages if one.left_out)),
        "stated": STATED,
    }


def _counts(reckoning: tuple[Reckoning, ...]) -> list[tuple[int, str]]:
    """Return how many items of evidence are accounted for in which way, the worst first."""
    counted = (
        (sum(row.account == account for row in reckoning), words.title.lower())
        for account, words in ACCOUNTS.items()
    )
    return [one for one in counted if one[0]]


def _reckoning(papers: Papers) -> tuple[Kind, ...]:
    """Return the known areas for improvement by how the text accounts for them, the worst first."""
    directory = Directory(papers.facts.document, papers.framework)
    return tuple(
        Kind(
            words.title,
            tuple(
                _reckoned(row, directory)
                for row in papers.facts.reckoning
                if row.account == account
            ),
            "Review, Before signing",
            _TURNS[account],
            words.title.lower(),
            words.title.lower(),
        )
        for account, words in ACCOUNTS.items()
    )


def _reckoned(row: Reckoning, directory: Directory) -> Reckoned:
    parts = list(dict.fromkeys(map(directory.part_name, row.said or row.cited)))
    more = f" and {len(parts) - _PLACES} more" if len(parts) > _PLACES else ""
    places = f"{'; '.join(parts[:_PLACES])}{more}"
    reason = f"{row.parked_reason or 'no reason given'} ({row.parked_by or 'no name given'})"
    told = {
        "unsaid": "Not said",
        "cited_only": f"Cited only: {places}",
        "parked": f"Left out: {reason}",
        "said": f"Said: {places}",
    }
    name = short(f"{row.number}. {row.title}", _NAME)
    return Reckoned(name, DIRECTIONS[row.direction], short(told[row.account]))


def _open(papers: Papers) -> tuple[Any, ...]:
    return open_risks(papers.facts, papers.framework, papers.today)


def _risks(papers: Papers) -> tuple[Kind, ...]:
    return tuple(
        Kind(risk.title, tuple(map(short, risk.items)), risk.where) for risk in _open(papers)
    )


def _lines(papers: Papers) -> tuple[Kind, ...]:
    """Return the lines to sign, and what else is on record."""
    document, framework = papers.facts.document, papers.framework
    stages = agreements(document, framework)
    others = [one for one in document.sign_offs if not step_of(one, framework)]
    where = "Review, Sign-off"
    return (
        Kind(
            "Stages",
            tuple(_line(one, papers) for one in stages if not one.left_out),
            where,
            len(stages),
            "stage",
            "stages",
        ),
        Kind(
            "Also on record",
            tuple(_given(one, "Also on record", papers) for one in others),
            where,
            one="agreement",
            many="agreements",
        ),
    )


def _line(stage: Agreement, papers: Papers) -> Line:
    title, role = short(stage.title, _NAME), _role(stage.role, stage.who, papers)
    if not stage.given:
        return Line(title, short(stage.who, _NAME), role)
    line = _given(stage.given[-1], title, papers)
    earlier = len(stage.given) - 1
    return line._replace(how=f"{line.how} {earlier} earlier on record.") if earlier else line


def _role(role: str, name: str, papers: Papers) -> str:
    """Return the words for somebody's role.

    What the coordinator sees to, such as that partners read it, others agree: they are no
    coordinator, and stand there by their name alone.
    """
    people = papers.facts.document.people
    if role == _SEES_TO_IT and all(one.name != name or role not in one.roles for one in people):
        return ""
    return papers.roles.get(role, role)


def _given(signed: SignOff, title: str, papers: Papers) -> Line:
    by = f", recorded by {signed.recorded_by}" if signed.recorded_by else ""
    note = f" {signed.note.strip().rstrip('.')}." if signed.note.strip() else ""
    version = f"version {signed.digest[:_SHORT]}."
    how = f"{GIVEN[signed.given]}{by}, {version} {papers.standings.get(signed.id, '')}{note}"
    role = _role(signed.role, signed.name, papers)
    return Line(
        title,
        short(signed.name, _NAME),
        short(role, _NAME),
        format_date(signed.on),
        short(how, _HOW),
    )
