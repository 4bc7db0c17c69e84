"""The inspection outlook in sentences: the same facts as the picture of the window. Pure; no Qt here."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from ilacs_desktop.document.outlook import Clash, Outlook, Visit, day_of, judged
from ilacs_desktop.document.practice import AuditSum
from ilacs_desktop.document.records import AuditCount, Inspection
from ilacs_desktop.document.wording import PRIOR_SOURCES, say_period
from ilacs_desktop.framework.dates import format_date, format_day, format_range
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.framework.inspection_window import QuietDays, visit_gap
from ilacs_desktop.framework.model import Framework, Pathway

_MONTH = 365.25 / 12
_IN_DAYS = 60  # up to so many days they are said as days, further off as months
_IN_MONTHS = 24  # and from so many months on as years
_RULES_OF_WINDOW = ("window_months", "gap_months", "quiet_periods", "notice_working_days")


class Fact(NamedTuple):
    """A fact: what it is about, and what is known."""

    label: str
    text: str


def inspected(visit: Visit | None) -> str:
    """Return the last inspection in a line, such as "On site from 4 March 2024, …"."""
    if visit is None:
        return "No inspection is entered yet."
    if visit.record is None:
        return f"{format_date(visit.day)}, as the points made by it say."
    return f"{dates_of(visit.record)}."


def dates_of(record: Inspection) -> str:
    """Return when a visit was, in words."""
    parts = []
    if record.started is not None:
        parts.append(f"on site from {format_date(record.started)}")
    if record.published is not None:
        parts.append(f"published {format_date(record.published)}")
    told = ", ".join(parts) or "no date given"
    return f"{told[0].upper()}{told[1:]}"


def overall_note(seen: Outlook, framework: Framework) -> str:
    """Return that overall effectiveness is not graded any more, where the grade is shown."""
    source = seen.judgements_source
    if not seen.overall or source is None:
        return ""
    return (
        f"Overall effectiveness ended on {format_date(source.as_at)}: {framework.name} has"
        f" {len(framework.judgements)} judgements and no overall one. Source: {source.citation}."
    )


def visit_title(record: Inspection) -> str:
    """Return what a visit is called, with its year where one is known."""
    day = day_of(record)
    return f"{PRIOR_SOURCES[record.kind]}{f', {format_date(day)}' if day else ''}"


def visit_line(record: Inspection, framework: Framework, known: Iterable[Framework] = ()) -> str:
    """Return what is known of a visit: its dates, what it looked at, its grades.

    ``known`` are other frameworks, for the titles of what was graded under them.
    """
    given = judged(record, framework, known)
    grades = "; ".join(f"{one.judgement} {one.grade}" for one in given)
    return ". ".join(filter(None, (dates_of(record), record.about.strip().rstrip("."), grades)))


def grades_quoted(seen: Outlook) -> str:
    """Return the grades as they were given, for whoever chooses the pathway."""
    if seen.last is None or not seen.judged:
        return "The grades of your last inspection are not entered yet."
    told = "; ".join(f"{one.judgement} {one.grade}" for one in seen.judged)
    return f"Your last inspection, {format_date(seen.last.day)}: {told}."


def pathway_words(pathway: Pathway, framework: Framework) -> tuple[str, str]:
    """Return what others report of a pathway, and where that comes from."""
    source = framework.source(pathway.source)
    said = f"{pathway.before_it} {pathway.hint}"
    note = f" {source.note}" if source.note else ""
    return said, f"Source: {source.citation} (as at {format_date(source.as_at)}).{note}"


def window_head(seen: Outlook) -> str:
    """Return whether the window is open, in a few words."""
    window = seen.window
    if window is None:
        return "Not known"
    if seen.state == "ahead":
        return f"Opens on {format_date(window.opens)}, {how_far(window.opens, seen.today)}"
    if seen.state == "open":
        return f"Open now. It closes on {format_date(window.closes)}, {how_far(window.closes, seen.today)}"
    return f"Closed on {format_date(window.closes)}, {how_far(window.closes, seen.today)}"


def window_facts(seen: Outlook, framework: Framework, meeting: dt.date | None) -> tuple[Fact, ...]:
    """Return all that is known about when inspectors may come."""
    facts = _window_facts(seen, framework, meeting)
    if seen.on_site is not None:
        facts.append(Fact("If the call came today", _call(seen, seen.on_site, framework)))
    if seen.plan_due is not None:
        days = framework.dates.action_plan_working_days
        told = f"Due on {format_day(seen.plan_due)}, {days} working days after the report."
        facts.append(Fact("Action plan", told))
    return tuple(facts)


def _window_facts(seen: Outlook, framework: Framework, meeting: dt.date | None) -> list[Fact]:
    window, rules = seen.window, framework.dates
    if window is None:
        return []
    span = format_range(window.opens, window.closes)
    around = (
        f"{span}: {rules.cycle_years} years after the last inspection, with"
        f" {rules.window_months} months on either side."
    )
    if seen.state == "past":
        around += " By this rule an inspection is overdue. Be ready for a call at any time."
    quiet = "; ".join(_days(days) for days in window.quiet)
    return [
        Fact("Window", around),
        Fact("Anniversary", f"{format_day(window.anniversary)}."),
        Fact("Quiet days", f"Ofsted does not usually come at these times: {quiet or 'none'}."),
        *_gap_fact(seen, framework),
        Fact("This year’s dates", _clashes(seen, meeting)),
    ]


def _gap_fact(seen: Outlook, framework: Framework) -> tuple[Fact, ...]:
    visit, window = seen.last_visit, seen.window
    if visit is None or window is None:
        return ()
    gap = visit_gap(visit.day, framework.dates)
    kind = PRIOR_SOURCES[visit.kind]
    told = (
        f"{kind}, {format_date(visit.day)}. Ofsted tries to leave {framework.dates.gap_months}"
        f" months between two visits"
    )
    last = format_date(gap.last)
    if gap.last < seen.today:
        told += f": they were over on {last}."
    elif window.gap is not None:
        told += f", so none is usual until {last}."
    else:
        told += f", so none is usual until {last}. That is before the window."
    return (Fact("Last visit of any kind", told),)


def _clashes(seen: Outlook, meeting: dt.date | None) -> str:
    if meeting is None:
        return "The date of the annual engagement meeting is not set yet."
    if not seen.clashes:
        return "Neither the annual engagement meeting nor the due date lies in the window."
    return " ".join(_clash(clash) for clash in seen.clashes)


def _clash(clash: Clash) -> str:
    what = {"meeting": "The annual engagement meeting", "due": "The due date"}[clash.what]
    told = f"{what}, {format_date(clash.day)}, lies in the window"
    if clash.why_quiet:
        return f"{told}, in quiet days: {_lower(clash.why_quiet)}."
    return f"{told}: a call may come before it."


def _call(seen: Outlook, day: dt.date, framework: Framework) -> str:
    days = framework.dates.notice_working_days
    told = (
        f"Inspectors would be on site on {format_day(day)}: {days} working days of notice, and they"
        " begin on a Monday."
    )
    window = seen.window
    if window is None:
        return told
    why = window.why_quiet(day)
    if day not in window:
        return f"{told} That day is not in the window."
    return f"{told} Inspections are not usual then: {_lower(why)}." if why else told


def window_sources(framework: Framework) -> str:
    """Return where the rules of the window come from, each text once, though parts of it are named apart."""
    used = dict.fromkeys(
        framework.dates.source_of[rule]
        for rule in _RULES_OF_WINDOW
        if rule in framework.dates.source_of
    )
    sources = (framework.source(id_) for id_ in used)
    named = dict.fromkeys(f"{s.citation} (as at {format_date(s.as_at)})" for s in sources)
    told = "; ".join(named)
    return f"Sources: {told}. Ofsted may come at other times." if told else ""


def practice_facts(seen: Outlook, framework: Framework) -> tuple[Fact, ...]:
    """Return the practice window and what lies in it, and what does not."""
    practice, window = seen.practice, seen.practice.window
    if window is None:
        return ()
    months = framework.dates.practice_window_months
    length = (window.end - window.start).days + 1
    facts = [
        Fact(
            "Window",
            f"{format_range(window.start, window.end)}, {length} days: the {months} months before"
            " today, because inspectors may call on any day.",
        ),
    ]
    if practice.for_meeting:
        facts.append(Fact("For the meeting", practice.for_meeting))
    partly, outside, undated = (practice.audits[w] for w in ("partly", "outside", "undated"))
    if partly.entries:
        facts.append(
            Fact("Partly in it", f"{sum_line(partly)} They are not in the total. {practice.partly}")
        )
    if outside.entries:
        facts.append(Fact("Not in it", sum_line(outside)))
    if undated.entries:
        facts.append(Fact("Without months", f"{sum_line(undated)} Give their months."))
    found = practice.evidence
    told = (
        f"{found['inside']} in the window, {found['partly']} partly, {found['outside']} outside"
        + (f", {found['undated']} without dates" if found["undated"] else "")
    )
    facts.append(Fact("Evidence from practice", f"{told}. Audits, samples and observations."))
    return tuple(facts)


def sum_line(added: AuditSum) -> str:
    """Return counts added up in a sentence."""
    if not added.entries:
        return "None yet."
    told = f"{counted(added.audited, 'case')} in {counted(added.entries, 'line')}."
    if added.moderated_of:
        told += f" Moderated: {share(added.moderated, added.moderated_of)}."
    if added.graded:
        grades = ", ".join(f"{number} {title}" for title, number in added.grades)
        told += f" Graded: {added.graded:,}, of which {grades}."
    return told


def share(part: int, whole: int) -> str:
    """Return a part of a whole: "18 of 94 (19%)"."""
    return f"{part:,} of {whole:,} ({part / whole:.0%})" if whole else f"{part:,}"


def months_of(audit: AuditCount) -> str:
    """Return the months of an audit; empty where none are given."""
    return say_period(audit.period_from, audit.period_to)


def how_far(day: dt.date, today: dt.date) -> str:
    """Return how far off a day is: "in 23 days", "in about 11 months", "about 3 months ago"."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    count = f"{abs(days)} days" if abs(days) <= _IN_DAYS else _months(abs(days))
    return f"in {count}" if days > 0 else f"{count} ago"


def _months(days: int) -> str:
    months = round(days / _MONTH)
    if months < _IN_MONTHS:
        return f"about {months} months"
    return f"about {round(months / 12)} years"


def sentence_case(text: str) -> str:
    """Return the text with a capital at its beginning."""
    return f"{text[:1].upper()}{text[1:]}"


def _lower(text: str) -> str:
    """Return a title as it stands within a sentence; the names of months keep their capital."""
    return f"the{text[3:]}" if text.startswith("The ") else text


def _days(days: QuietDays) -> str:
    return f"{days.title}, {format_range(days.first, days.last)}"
