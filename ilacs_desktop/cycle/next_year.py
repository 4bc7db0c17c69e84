"""Next year's self-evaluation, begun from this one: what comes along, and what starts anew.

It is another self-evaluation, with an id, a file and a history of its own. Nothing of last year's is
used again in silence: text that is carried over has the origin ``last_year``, and a record carries
the label of the year it comes from, until somebody confirms it (document/confirming.py). What was
promised is accounted for first: each action of the old plan is kept as it was promised, and is one
of the prior points of the new year (domain.md §5.4, no. 7).
"""

import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from ilacs_desktop.cycle.next_year_account import Account, account
from ilacs_desktop.cycle.next_year_records import figures_after, plan_after, points_after, promised
from ilacs_desktop.document.body import Body
from ilacs_desktop.document.model import Cycle, Document, Follows, Front, Judgement, Section
from ilacs_desktop.document.places import FRONT_PARTS, QUESTIONS
from ilacs_desktop.document.records import Comment, KeyDate
from ilacs_desktop.document.remembered import remember, says_anything
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.model import Framework

_YEAR = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|(?<=\d\d\d\d[-/–])\d\d)(?!\d)")
_A_PACK = (
    "This is what a contributor was sent, a part of the self-evaluation. Next year’s is begun from the"
    " whole. Nothing was changed. Ask the person who sent it."
)
_NO_LABEL = "Give the new self-evaluation a name, such as 2027."
_SAME_LABEL = "“{label}” is the name of this self-evaluation. Give the new one another name."
_NOT_LATER = (
    "The new meeting has to be after the last one, which was on {day}. Give a later day, or leave it"
    " empty until you know it."
)


class RollError(UserError):
    """Next year's self-evaluation cannot be begun so, and why."""


class Rolled(NamedTuple):
    """Next year's self-evaluation, and the account of what became of this one."""

    document: Document
    account: Account


def roll_forward(  # noqa: PLR0913 - the year's facts, and what a pure function has to be handed
    document: Document,
    framework: Framework,
    meeting: dt.date | None,
    label: str,
    *,
    at: dt.datetime,
    version: str,
    carry_text: bool,
    new_id: Callable[[str], str],
) -> Rolled:
    """Return next year's self-evaluation, and what was promised against what happened.

    ``meeting`` may be unknown yet; ``version`` is the saved version that is followed. Without
    ``carry_text`` the answers start empty, with it they start as last year's text, unconfirmed. In
    both cases what each answer said is remembered beside it. Raises RollError.
    """
    wrong = pack_fault(document) or meeting_fault(document, meeting) or label_fault(document, label)
    if wrong:
        raise RollError(wrong)
    last = year_name(document)
    made = Document(
        id=new_id("se"),
        authority=document.authority,
        cycle=_cycle(document, label, meeting, version),
        people=document.people,
        front=_front(document.front, carry=carry_text),
        judgements=tuple(_judgement(one, carry=carry_text) for one in document.judgements),
        sections=tuple(_section(one, carry=carry_text) for one in document.sections),
        evidence=tuple(msgspec.structs.replace(one, carried=last) for one in document.evidence),
        actions=plan_after(document, last),
        prior_points=points_after(document, last, new_id),
        indicators=figures_after(document, last),
        comments=_parked_before(document, last, at, new_id),
        allow_list=document.allow_list,
        word_list=document.word_list,
        key_dates=_key_dates(document, framework),
        inspections=document.inspections,
        audits=document.audits,
        promised=promised(document, last),
        remembered=remember(document, last),
    )
    today = document.cycle.today or at.date()
    return Rolled(made, account(document, made, framework, today))


def _cycle(document: Document, label: str, meeting: dt.date | None, version: str) -> Cycle:
    """Return the new year: what was set, agreed or prepared for one meeting is that year's own."""
    old = document.cycle
    return msgspec.structs.replace(
        old,
        label=" ".join(label.split()),
        meeting=meeting,
        due_override=None,
        due_override_reason="",
        stage="drafting",
        presentation="",
        today=None,
        follows=Follows(year_name(document), document.id, version, old.meeting),
    )


def pack_fault(document: Document) -> str:
    """Return why next year's cannot be begun from a pack; empty for a whole self-evaluation."""
    return _A_PACK if document.pack else ""


def label_fault(document: Document, label: str) -> str:
    """Return what is wrong with the name of next year's self-evaluation; empty when nothing is."""
    wanted = " ".join(label.split())
    if not wanted:
        return _NO_LABEL
    same = wanted.casefold() == year_name(document).casefold()
    return _SAME_LABEL.format(label=wanted) if same else ""


def meeting_fault(document: Document, meeting: dt.date | None) -> str:
    """Return what is wrong with the day of the next meeting; empty when nothing is."""
    last = document.cycle.meeting
    if meeting is None or last is None or meeting > last:
        return ""
    return _NOT_LATER.format(day=format_date(last))


def year_name(document: Document) -> str:
    """Return the label of a self-evaluation as its successor names it: never an empty text."""
    return " ".join(document.cycle.label.split()) or "last year"


def next_label(document: Document, meeting: dt.date | None = None) -> str:
    """Return the label to offer: each year in this one's counted on, or the next meeting's year.

    "2026" gives "2027", "2025 to 2026" gives "2026 to 2027", and "2025-26" gives "2026-27".
    """
    label, last = document.cycle.label, document.cycle.meeting
    if meeting is not None and last is not None and label.strip() == str(last.year):
        return str(meeting.year)
    counted = _YEAR.sub(_one_more, label)
    if counted != label:
        return counted
    return str(meeting.year) if meeting is not None else ""


def is_time_for_next_year(document: Document, today: dt.date) -> bool:
    """Return whether the meeting is over, so that next year's self-evaluation can be begun."""
    meeting = document.cycle.meeting
    return not document.pack and meeting is not None and meeting < today


def _one_more(found: re.Match[str]) -> str:
    return str(int(found[0]) + 1).zfill(len(found[0]))[-len(found[0]) :]


def _body(body: Body, *, carry: bool) -> Body:
    if not carry:
        return ()
    return tuple(
        msgspec.structs.replace(block, origin="last_year") for block in body if says_anything(block)
    )


def _front(front: Front, *, carry: bool) -> Front:
    return Front(**{name: _body(getattr(front, name), carry=carry) for name in FRONT_PARTS})


def _judgement(judgement: Judgement, *, carry: bool) -> Judgement:
    """Return a judgement; how practice moved, and how sure that is, are for this year to say."""
    texts = {name: _body(getattr(judgement, name), carry=carry) for name in QUESTIONS}
    return msgspec.structs.replace(judgement, direction="", confidence="", **texts)


def _section(section: Section, *, carry: bool) -> Section:
    """Return a section, to be answered again.

    One that was parked comes back: its reason was that year's. What it was is told in a comment on
    it, so that the coordinator sees it and parks it again where the reason still holds.
    """
    texts = {name: _body(getattr(section, name), carry=carry) for name in QUESTIONS}
    return msgspec.structs.replace(section, status="not_started", parked=None, **texts)


def _parked_before(
    document: Document, last: str, at: dt.datetime, new_id: Callable[[str], str]
) -> tuple[Comment, ...]:
    """Return an open comment for each section that was parked, with the reason and who decided."""
    return tuple(
        Comment(
            new_id("cm"),
            section.id,
            "know",
            f"Self-evaluation of {last}",
            at,
            f"{section.parked.by.strip() or 'Somebody'} left this section out in {last}:"
            f" “{section.parked.reason}” It is in again. Answer it, or park it again.",
        )
        for section in document.sections
        if section.parked is not None
    )


def _key_dates(document: Document, framework: Framework) -> tuple[KeyDate, ...]:
    """Return the council's own planning of the steps, as far as it says something still."""
    kept = (_key_date(one, framework) for one in document.key_dates)
    return tuple(one for one in kept if one != KeyDate(one.id))


def _key_date(step: KeyDate, framework: Framework) -> KeyDate:
    """Return a step for the new year, without its day.

    One of the council's own that had a fixed day, a committee's, has none until somebody gives it
    one: it is left out, rather than planned on the due date.
    """
    is_own = all(one.id != step.id for one in framework.dates.steps)
    without_day = is_own and step.fixed is not None and step.days is None
    left_out = step.left_out or without_day
    return msgspec.structs.replace(step, done=None, fixed=None, left_out=left_out)
