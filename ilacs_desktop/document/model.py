"""The self-evaluation as one frozen value, from the authority's name to the last comment.

Any added, removed or renamed field, here or in body.py and records.py, raises the format number
(history/formats.py) and needs a migration step with a frozen sample file.
"""

import datetime as dt
from typing import Literal

import msgspec

from ilacs_desktop.document.body import Body
from ilacs_desktop.document.records import (
    Action,
    AuditCount,
    Comment,
    Evidence,
    Indicator,
    Inspection,
    KeyDate,
    Pack,
    Parked,
    PriorPoint,
    Promise,
    Proposal,
    Remembered,
    SetAside,
    SignOff,
    Travel,
)

Role = Literal[
    "dcs",
    "lead_member",
    "chief_executive",
    "assistant_director",
    "coordinator",
    "section_owner",
    "critical_friend",
]
Stage = Literal["drafting", "in_review", "agreed", "signed_off"]
Status = Literal["not_started", "drafting", "ready", "agreed"]
Confidence = Literal["", "high", "medium", "low"]


class Picture(msgspec.Struct, frozen=True):
    """A picture with the words that stand for it; ``png`` is base64 in the file."""

    png: bytes
    alt: str


class Authority(msgspec.Struct, frozen=True):
    """The council, and the trust or other body that delivers its functions where there is one."""

    name: str
    region: str = ""
    delivery_body: str = ""
    logo: Picture | None = None

    @property
    def full_name(self) -> str:
        """Whose self-evaluation it is, as a cover names them: the council and who delivers."""
        return " and ".join(filter(None, (self.name, self.delivery_body)))


class Person(msgspec.Struct, frozen=True):
    """Somebody who owns, writes, challenges or signs."""

    id: str
    name: str
    job_title: str = ""
    roles: tuple[Role, ...] = ()


class Follows(msgspec.Struct, frozen=True):
    """The self-evaluation of the cycle before: its label, its id and the version carried over."""

    label: str
    document: str
    version: str = ""
    meeting: dt.date | None = None


class Cycle(msgspec.Struct, frozen=True):
    """The year: the meeting it leads to, the rules it is written under and how far it has come.

    ``pathway`` is the id of the inspection pathway that the council expects, its own choice.
    ``presentation`` are the council's notes for the set-up presentation when inspectors come.
    ``today`` is set only in the example, whose dates would otherwise grow stale.
    """

    label: str
    framework: str
    framework_as_at: dt.date
    meeting: dt.date | None = None
    due_override: dt.date | None = None
    due_override_reason: str = ""
    marking: str = ""
    stage: Stage = "drafting"
    word_target: int = 0
    today: dt.date | None = None
    pathway: str = ""
    presentation: str = ""
    follows: Follows | None = None


class Front(msgspec.Struct, frozen=True):
    """What stands before the judgements."""

    summary: Body = ()
    context: Body = ()
    progress: Body = ()


class Judgement(msgspec.Struct, frozen=True):
    """The opening of one judgement; ``how`` and ``plan`` may be answered here for its sections."""

    id: str
    title: str
    know: Body = ()
    how: Body = ()
    plan: Body = ()
    words: int = 0
    direction: Travel = ""
    confidence: Confidence = ""


class Section(msgspec.Struct, frozen=True):
    """One section: the areas it covers, its owner, its budget in words and its three answers.

    ``how_for_judgement`` and ``plan_for_judgement`` say that the question is answered once, for
    the judgement. A parked section keeps its text but is left out, with a reason and a name.
    """

    id: str
    title: str
    judgement: str
    areas: tuple[str, ...] = ()
    owner: str = ""
    status: Status = "not_started"
    words: int = 0
    know: Body = ()
    how: Body = ()
    plan: Body = ()
    how_for_judgement: bool = False
    plan_for_judgement: bool = False
    parked: Parked | None = None


class Document(msgspec.Struct, frozen=True):
    """A council's self-evaluation for one year.

    ``pack`` is empty, or this is what a contributor was sent of it: the id of that pack, which is
    then the only one in ``packs``. ``promised`` are the plans of earlier cycles, ``remembered`` what
    their answers said.
    """

    id: str
    authority: Authority
    cycle: Cycle
    people: tuple[Person, ...] = ()
    front: Front = Front()
    judgements: tuple[Judgement, ...] = ()
    sections: tuple[Section, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    actions: tuple[Action, ...] = ()
    prior_points: tuple[PriorPoint, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    comments: tuple[Comment, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    set_asides: tuple[SetAside, ...] = ()
    packs: tuple[Pack, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    allow_list: tuple[str, ...] = ()
    word_list: tuple[str, ...] = ()
    pack: str = ""
    key_dates: tuple[KeyDate, ...] = ()
    inspections: tuple[Inspection, ...] = ()
    audits: tuple[AuditCount, ...] = ()
    promised: tuple[Promise, ...] = ()
    remembered: tuple[Remembered, ...] = ()
