"""The records a self-evaluation rests on: evidence, actions, prior points, indicators and notes.

Each has a stable id, so that two authors' files can be merged record by record and field by field.
``number`` is what is printed; document/numbers.py keeps numbers unique. ``carried`` is the label of
the cycle that a record was carried over from, until somebody confirms that it still holds: nothing
of last year's is reused in silence (cycle/next_year.py).
"""

import datetime as dt
from typing import Annotated, Literal

import msgspec

from ilacs_desktop.document.body import Body

# A moment is stored with its time zone: two laptops need not share one.
Moment = Annotated[dt.datetime, msgspec.Meta(tz=True)]
Direction = Literal["", "positive", "mixed", "negative"]
# "done" is kept apart from "shown to work": done says the step was taken, shown to work that
# evidence says it helped (domain.md §4, Cheshire East's extra stage).
State = Literal["not_started", "in_progress", "done", "shown_to_work"]
FINISHED: tuple[State, ...] = ("done", "shown_to_work")  # nothing is late or owed any more
PriorSource = Literal[
    "inspection", "focused_visit", "monitoring_visit", "jtai", "engagement_letter", "last_plan"
]
Polarity = Literal["higher", "lower", "neutral"]
# The three answers that a short inspection gives: has practice been maintained, improved or got worse?
Travel = Literal["", "improved", "maintained", "deteriorated"]
# How an agreement was given that was not given at this keyboard; empty where it was.
Given = Literal["", "signature", "email", "meeting", "spoken"]


class Parked(msgspec.Struct, frozen=True):
    """Why something is left out on purpose, and who decided so."""

    reason: str
    by: str


class Evidence(msgspec.Struct, frozen=True):
    """One item of evidence: what it is, what it shows and how far it can be trusted.

    ``type`` is an id of the framework's evidence types, which give its lens. ``owner`` is a job
    title or a name as it is printed, not a person's id. ``kept_at`` is a path
    or address for the council's own use and is never exported. ``moderated`` is None where
    moderation does not apply.
    """

    id: str
    number: int
    title: str = ""
    type: str = ""
    period_from: dt.date | None = None
    period_to: dt.date | None = None
    source: str = ""
    owner: str = ""
    kept_at: str = ""
    shows: str = ""
    direction: Direction = ""
    sample_size: int | None = None
    sample_of: str = ""
    moderated: bool | None = None
    enclosed: bool = False
    parked: Parked | None = None
    carried: str = ""


class Action(msgspec.Struct, frozen=True):
    """One action of the plan: the weakness it answers, who, by when, and what changes for children.

    ``owner`` is a job title or a name as it is printed. ``shown_by`` holds the ids of the evidence
    that shows that it worked. ``since`` is the label of the cycle whose plan promised it first;
    empty for this one's.
    """

    id: str
    number: int
    what: str = ""
    weakness: str = ""
    owner: str = ""
    due: dt.date | None = None
    measure: str = ""
    change_for_children: str = ""
    state: State = "not_started"
    shown_by: tuple[str, ...] = ()
    since: str = ""
    carried: str = ""


class PriorPoint(msgspec.Struct, frozen=True):
    """A point made before: by an inspection, a visit, Ofsted's letter or last year's plan.

    ``sections`` holds the ids of the sections that account for it; ``action`` is the id of the
    action that was promised, where the point is one of last year's plan. ``direction`` says how
    practice has moved since it was made. A parked point was accounted for before, and is not told again.
    """

    id: str
    text: str = ""
    source: PriorSource = "inspection"
    date: dt.date | None = None
    response: str = ""
    state: State = "not_started"
    sections: tuple[str, ...] = ()
    direction: Travel = ""
    action: str = ""
    parked: Parked | None = None
    carried: str = ""


class Reading(msgspec.Struct, frozen=True):
    """What an indicator said in an earlier period, with its comparisons of that time."""

    period: str = ""
    value: float | None = None
    neighbours: float | None = None
    england: float | None = None
    rank: int | None = None
    explanation: str = ""
    base: int | None = None


class Indicator(msgspec.Struct, frozen=True):
    """A figure with its comparisons. ``polarity`` says which way is better for children.

    ``unit`` is printed after the value ("%", "per 10,000", "weeks"). ``explanation`` is the
    sentence an outlier needs. ``rank`` is the place among ``rank_of`` authorities of England, 1 the
    best. ``base`` is how many children or cases the value was worked out from. ``source`` is who
    published it and when. ``earlier`` holds readings of earlier cycles, oldest first.
    """

    id: str
    name: str = ""
    judgement: str = ""
    value: float | None = None
    unit: str = ""
    period: str = ""
    previous: float | None = None
    neighbours: float | None = None
    england: float | None = None
    polarity: Polarity = "neutral"
    explanation: str = ""
    rank: int | None = None
    rank_of: int | None = None
    base: int | None = None
    source: str = ""
    earlier: tuple[Reading, ...] = ()
    carried: str = ""


class KeyDate(msgspec.Struct, frozen=True):
    """How this council plans one step before the meeting; ``id`` is that of the framework's step.

    A step of the council's own has a ``title`` and an id of its own. ``days`` are working days
    before the due date, None as the framework suggests; ``fixed`` is a day that does not move with
    the meeting, such as a committee's. ``who`` is a job title or a name as it is printed.
    ``done`` is the day on which it was done. ``left_out``: this council has no such step.
    """

    id: str
    title: str = ""
    days: int | None = None
    fixed: dt.date | None = None
    who: str = ""
    done: dt.date | None = None
    left_out: bool = False


class Graded(msgspec.Struct, frozen=True):
    """The grade that one judgement was given, both by their ids in the framework."""

    judgement: str
    grade: str


class Inspection(msgspec.Struct, frozen=True):
    """An inspection or visit that took place. ``started`` is its first day on site.

    ``about`` is what a visit looked at. ``grades`` holds the judgements that were made; ``overall``
    is the grade of overall effectiveness while there was one (to March 2026).
    """

    id: str
    kind: PriorSource = "inspection"
    started: dt.date | None = None
    published: dt.date | None = None
    about: str = ""
    grades: tuple[Graded, ...] = ()
    overall: str = ""


class AuditCount(msgspec.Struct, frozen=True):
    """How many cases were audited in some months: counts only, never a list of children.

    ``what`` is the service or the theme. ``grades`` counts the cases of each grade, by its id.
    """

    id: str
    what: str = ""
    period_from: dt.date | None = None
    period_to: dt.date | None = None
    audited: int | None = None
    moderated: int | None = None
    grades: dict[str, int] = {}


class Promise(msgspec.Struct, frozen=True):
    """An action as the plan of an earlier cycle promised it, in the state in which the cycle ended.

    ``label`` is that of the cycle; the action may be in this year's plan as well.
    """

    id: str
    label: str
    action: Action


class Remembered(msgspec.Struct, frozen=True):
    """What one answer said when it was last written, in an earlier cycle, beside this year's.

    ``part`` and ``question`` are a place (document/places.py), which need not be there any more;
    ``title`` is the part's title at that time, ``label`` that of the cycle.
    """

    id: str
    part: str
    question: str
    title: str
    label: str
    body: Body = ()


class Reply(msgspec.Struct, frozen=True):
    """An answer to a comment."""

    id: str
    author: str
    at: Moment
    text: str


class Comment(msgspec.Struct, frozen=True):
    """A remark on a section, or on one of its blocks; open until ``closed_by`` names someone.

    ``part`` and ``question`` are a place (document/places.py); ``block`` may be empty.
    """

    id: str
    part: str
    question: str
    author: str
    at: Moment
    text: str
    block: str = ""
    replies: tuple[Reply, ...] = ()
    closed_by: str = ""


class SignOff(msgspec.Struct, frozen=True):
    """A statement that somebody agreed a version. Names are stated, not authenticated.

    ``step`` is the id of the key date that it settles. Where the agreement was given elsewhere,
    ``given`` says how, and ``recorded_by`` and ``recorded_on`` who wrote it down here, and when.
    """

    id: str
    role: str
    name: str
    on: dt.date
    version: str
    digest: str
    note: str = ""
    step: str = ""
    given: Given = ""
    recorded_by: str = ""
    recorded_on: dt.date | None = None


class SetAside(msgspec.Struct, frozen=True):
    """A finding somebody decided to live with; it returns when the text it was about changes."""

    id: str
    check: str
    place: str
    text_hash: str
    reason: str
    by: str
    at: Moment


class Pack(msgspec.Struct, frozen=True):
    """A contributor pack that was sent out, and whether it came back.

    ``owner`` is whom it was sent to and ``asked_by`` who sent it, as they are printed; ``note`` is
    what was written to them. ``version`` is the version it was made from.
    """

    id: str
    owner: str
    sections: tuple[str, ...]
    form: Literal["ilacs", "word"]
    sent: dt.date
    due: dt.date | None = None
    returned: dt.date | None = None
    asked_by: str = ""
    note: str = ""
    version: str = ""


class Settlement(msgspec.Struct, frozen=True):
    """How a proposal was decided. It stays as the record, so that no wording is lost."""

    pick: Literal["mine", "theirs", "both", "own_words"]
    by: str
    at: Moment


class Proposal(msgspec.Struct, frozen=True):
    """A change waiting to be decided: an unsettled merge clash, or a reviewer's change from Word.

    For text, the three bodies hold the blocks; for a field of a record, ``list``, ``record`` and
    ``field`` name it and the three values hold its JSON. ``list`` is a field of the document.
    """

    id: str
    kind: Literal["both_edited", "delete_or_edit", "field", "from_word"]
    part: str = ""
    question: str = ""
    block: str = ""
    record: str = ""
    field: str = ""
    base_body: Body = ()
    mine_body: Body = ()
    theirs_body: Body = ()
    base_value: str = ""
    mine_value: str = ""
    theirs_value: str = ""
    mine_by: str = ""
    theirs_by: str = ""
    at: Moment | None = None
    settled: Settlement | None = None
    list: str = ""
