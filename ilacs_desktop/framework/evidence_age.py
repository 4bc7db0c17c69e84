"""How old a piece of evidence is for the meeting: recent practice, background or stale."""

import datetime as dt
from typing import Literal

import msgspec

from ilacs_desktop.framework.dates import add_months, format_date
from ilacs_desktop.framework.model import DateRules, FreshnessRule

Age = Literal["within_window", "background", "stale", "not_ended"]


class PracticeWindow(msgspec.Struct, frozen=True):
    """The days whose practice counts as recent, both ends included.

    ``end`` is before ``start`` while the meeting is so far off that the window has not opened.
    """

    start: dt.date
    end: dt.date

    def __contains__(self, day: dt.date) -> bool:
        return self.start <= day <= self.end


class EvidenceAge(msgspec.Struct, frozen=True):
    """The age of a piece of evidence, and the reason in a plain sentence."""

    age: Age
    reason: str


def practice_window(meeting: dt.date | None, today: dt.date, rules: DateRules) -> PracticeWindow:
    """Return the six months before the meeting, up to today (Leeds, 2024; domain guide §1.8).

    Without a meeting date, or once the meeting is past, they are the six months before today.
    """
    reference = _reference(meeting, today)
    return PracticeWindow(add_months(reference, -rules.practice_window_months), today)


def evidence_age(
    period_end: dt.date,
    freshness: int | FreshnessRule,
    *,
    meeting: dt.date | None,
    today: dt.date,
    rules: DateRules,
    last_inspection: dt.date | None = None,
) -> EvidenceAge:
    """Return how old evidence will be at the meeting, or is today if that is later or not set.

    Within the window: the period ends in the six months before, or in the months for which the
    type counts as fresh if they are fewer; the first day counts. Stale: it ends more than 12
    months before, or more than the type's months if they are more (`_limits` has the named rules).
    Background: in between. A period that ends after today has not ended.
    """
    until = f"The period ends on {format_date(period_end)}"
    if period_end > today:
        return EvidenceAge("not_ended", f"{until}, after today, {format_date(today)}.")
    if freshness == "since_last_inspection" and last_inspection and period_end < last_inspection:
        return EvidenceAge(
            "stale", f"{until}, before the last inspection on {format_date(last_inspection)}."
        )
    reference = _reference(meeting, today)
    day = "today" if reference == today else "the meeting"
    when = f"{day}, {format_date(reference)}"
    recent, stale = _limits(freshness, rules)
    if period_end >= add_months(reference, -recent):
        return EvidenceAge("within_window", f"{until}, in the {recent} months before {when}.")
    if stale is not None and period_end < add_months(reference, -stale):
        return EvidenceAge("stale", f"{until}, more than {stale} months before {when}.")
    return EvidenceAge("background", f"{until}, more than {recent} months before {when}.")


def _reference(meeting: dt.date | None, today: dt.date) -> dt.date:
    return max(meeting or today, today)


def _limits(freshness: int | FreshnessRule, rules: DateRules) -> tuple[int, int | None]:
    """Return the months for which evidence is recent, and after which it is stale if ever.

    An annual report is stale once the next year's should be out as well. The latest published
    figures and the last inspection are not made stale by time alone: nothing newer exists.
    """
    window = rules.practice_window_months
    if isinstance(freshness, int):
        return min(window, freshness), max(rules.stale_months, freshness)
    if freshness == "annual":
        return window, rules.annual_stale_months
    return window, None
