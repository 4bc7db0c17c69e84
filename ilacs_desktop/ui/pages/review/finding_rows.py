"""The findings as rows that tell what is the matter, what to do and why. Pure; no Qt here."""

from collections.abc import Iterable
from typing import NamedTuple

from ilacs_desktop.checks.catalogue import Catalogue
from ilacs_desktop.document.records import SetAside
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.outputs.review_groups import Bundle, Group, Shown, grouped
from ilacs_desktop.ui.widgets.detail_rows import Detail, DetailRow
from ilacs_desktop.ui.widgets.marks import SEVERITY_MARKS

FEW = 12  # findings: up to so many stand in sight without being asked for


class Filter(NamedTuple):
    """Which findings to show; an empty field lets all through."""

    text: str = ""
    judgement: str = ""
    owner: str = ""
    severity: str = ""

    def lets(self, shown: Shown) -> bool:
        """Return whether a finding is to be shown."""
        finding, where = shown.finding, shown.where
        said = f"{finding.message} {finding.todo} {where.words}".casefold()
        return (
            all(word in said for word in self.text.casefold().split())
            and self.judgement in ("", where.judgement)
            and self.owner in ("", where.owner)
            and self.severity in ("", finding.severity)
        )


def finding_rows(shown: Iterable[Shown], catalogue: Catalogue) -> tuple[DetailRow, ...]:
    """Return the rows under their headings. Of many, only what presses stands open at first."""
    shown = tuple(shown)
    few = len(shown) <= FEW
    rows: list[DetailRow] = []
    for group in grouped(shown, catalogue):
        rows.append(_heading(group, few=few))
        for bundle in group.bundles:
            if bundle.title:
                rows.append(_bundled(group, bundle, few=few))
            rows += (_row(one, catalogue, 2 if bundle.title else 1) for one in bundle.members)
    return tuple(rows)


def said_by(away: SetAside) -> str:
    """Return why something was set aside, by whom and when."""
    return f"{away.reason} ({away.by}, {format_date(away.at.date())})"


def _heading(group: Group, *, few: bool) -> DetailRow:
    return DetailRow(
        f"group:{group.id}",
        group.title,
        notes=(group.tally,),
        is_heading=True,
        opened=few or group.is_pressing,
    )


def _bundled(group: Group, bundle: Bundle, *, few: bool) -> DetailRow:
    icon, state, colour = SEVERITY_MARKS[bundle.severity]
    id_ = f"bundle:{group.id}:{bundle.check}:{bundle.severity}"
    return DetailRow(id_, bundle.title, 1, icon, colour, state, opened=few)


def _row(shown: Shown, catalogue: Catalogue, depth: int) -> DetailRow:
    finding, away = shown.finding, shown.away
    icon, state, colour = SEVERITY_MARKS[finding.severity]
    details = [
        Detail("What to do", finding.todo),
        Detail("Why it matters", catalogue.check(finding.check).why),
        Detail("Where the rule comes from", finding.source),
    ]
    notes = tuple(filter(None, (shown.where.title, shown.where.detail)))
    if away is not None:
        icon, colour, state = "left_out", "muted", "Set aside"
        details.insert(0, Detail("Why it was set aside", said_by(away)))
    return DetailRow(shown.id, finding.message, depth, icon, colour, state, notes, tuple(details))
