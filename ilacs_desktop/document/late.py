"""Who is late today, by name, and with what: steps, sections that are not ready, packs not back."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from ilacs_desktop.document.key_dates import READY, KeyDay, Year
from ilacs_desktop.document.model import Document, Person, Section
from ilacs_desktop.framework.dates import format_date, working_days_between
from ilacs_desktop.framework.in_words import counted, listed, quoted
from ilacs_desktop.framework.model import Framework

_NAMED = 4  # people in one sentence


class Late(NamedTuple):
    """Somebody who is late today: with what, since when, and the sections that are missing.

    ``sections`` are pairs of id and title. ``pack`` is the day on which their pack was wanted back.
    """

    who: str
    job: str
    step: str
    what: str
    since: dt.date
    late: int
    sections: tuple[tuple[str, str], ...] = ()
    pack: dt.date | None = None


def late_today(document: Document, framework: Framework, year: Year) -> tuple[Late, ...]:
    """Return who is late on the day of the year, by name, the longest first.

    For a step of the section owners that is each of them whose sections are not ready; also who has
    a pack that was wanted back before that day.
    """
    found: dict[str, Late] = {}
    others: list[Late] = []
    jobs = {person.name: person.job_title for person in document.people}
    roles = {step.id: step.role for step in framework.dates.steps}
    for line in year.days:
        if line.state == "late" and roles.get(line.id) == "section_owner":
            for late in _owners_late(document, line):
                found[late.who] = _together(found.get(late.who), late)
        elif line.state == "late":
            who = line.who or ("Nobody named",)
            others += (
                Late(one, jobs.get(one, ""), line.id, line.title, line.day, line.late)
                for one in who
            )
    for late in _packs_late(document, framework, year.today):
        found[late.who] = _together(found.get(late.who), late)
    return tuple(sorted((*others, *found.values()), key=lambda late: (late.since, late.who)))


def late_in_words(late: Late) -> str:
    """Return how late somebody is: "4 working days late", or since when where that is none."""
    if late.late == 0:
        return f"late since {format_date(late.since)}"
    return counted(late.late, "working day late", "working days late")


def late_words(late: tuple[Late, ...]) -> str:
    """Return who is late in one sentence, such as "Late today: A and B."; who is late first, first."""
    names = tuple(dict.fromkeys(one.who for one in late))
    if not names:
        return "Nobody is late today."
    shown = names if len(names) <= _NAMED else names[: _NAMED - 1]
    rest = len(names) - len(shown)
    parts = [*shown, f"{rest} others"] if rest else list(shown)
    return f"Late today: {listed(parts)}."


def _owners_late(document: Document, line: KeyDay) -> Iterator[Late]:
    """Yield each head of service with the sections that are not ready, in the document's order."""
    missing: dict[str, list[Section]] = {}
    for section in document.sections:
        if section.parked is None and section.status not in READY:
            missing.setdefault(section.owner, []).append(section)
    people = {person.id: person for person in document.people}
    for owner, sections in missing.items():
        person = people.get(owner, Person("", "Nobody yet"))
        named = tuple((section.id, section.title) for section in sections)
        what = _what(named, None)
        yield Late(person.name, person.job_title, line.id, what, line.day, line.late, named)


def _packs_late(document: Document, framework: Framework, today: dt.date) -> Iterator[Late]:
    titles = {s.id: s.title for s in document.sections if s.parked is None}
    jobs = {person.name: person.job_title for person in document.people}
    for pack in document.packs:
        if pack.returned is not None or pack.due is None or pack.due >= today:
            continue
        named = tuple((id_, titles[id_]) for id_ in pack.sections if id_ in titles)
        late = working_days_between(pack.due, today, framework.bank_holidays)
        job = jobs.get(pack.owner, "")
        what = _what(named, pack.due)
        yield Late(pack.owner, job, "", what, pack.due, late, named, pack.due)


def _together(before: Late | None, late: Late) -> Late:
    """Return one line for somebody whose sections are not ready, or whose packs are not back."""
    if before is None:
        return late
    sections = tuple(dict.fromkeys((*before.sections, *late.sections)))
    pack = min((day for day in (before.pack, late.pack) if day is not None), default=None)
    return before._replace(
        what=_what(sections, pack),
        since=min(before.since, late.since),
        late=max(before.late, late.late),
        sections=sections,
        pack=pack,
    )


def _what(sections: tuple[tuple[str, str], ...], pack: dt.date | None) -> str:
    """Return in words which sections are missing, and since when a pack was wanted back."""
    titles = quoted([title for _, title in sections]) if sections else ""
    if pack is None:
        return titles
    wanted = f"a pack that was wanted back by {format_date(pack)}"
    return f"{titles}, in {wanted}" if titles else wanted
