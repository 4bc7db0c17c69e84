"""What Ofsted asks, as frozen values: the shapes that the files of resources/framework/ fill.

Every ``source``, but for the bank holidays', is the id of a ``Source``: where a text, a number or a
rule comes from and on which date it was so. Ids are stable: documents store them, so they are never
renamed or used again.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Literal, Protocol, TypeVar

import msgspec

ID_PATTERN = "^[a-z0-9][a-z0-9_.-]*$"
TEXT_PATTERN = r"\S"

Ident = Annotated[str, msgspec.Meta(pattern=ID_PATTERN)]
Text = Annotated[str, msgspec.Meta(pattern=TEXT_PATTERN)]
Count = Annotated[int, msgspec.Meta(ge=1)]

QuestionId = Literal["know", "how", "plan"]
FreshnessRule = Literal["annual", "latest_published", "since_last_inspection"]
# Whose part a step is. The ids of the roles of people in a document (document/model.py).
StepRole = Literal[
    "dcs",
    "lead_member",
    "chief_executive",
    "assistant_director",
    "coordinator",
    "section_owner",
    "critical_friend",
]


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where something comes from: a full citation, and the date on which it was so.

    ``as_at`` is 1 January where only the year is known.
    """

    id: Ident
    citation: Text
    as_at: dt.date
    note: str = ""


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the three questions: the published words, a label, and a hint in our own words."""

    id: QuestionId
    text: Text
    short: Text
    hint: Text
    source: Ident


class Grade(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A step of Ofsted's scale, best first."""

    id: Ident
    title: Text


class Judgement(msgspec.Struct, frozen=True):
    """One of the four judgements, with the word budget of the whole and of its opening summary."""

    id: str
    prefix: str
    title: str
    short: str
    source: str
    words: int
    summary_words: int


class Area(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An evaluative area with prompts and ideas for evidence, in our own words, not Ofsted's.

    ``core`` areas are always shown; the rest are offered for the years in which they matter.
    ``seen_pct`` and ``improve_reports`` are keyword counts in published reports: good enough to
    put prompts in order, never to be shown as exact figures.
    """

    id: Ident
    judgement: Ident
    title: Text
    order: int
    core: bool
    prompts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
    evidence: tuple[Text, ...]
    annex_a: tuple[Text, ...] = ()
    seen_pct: Annotated[int, msgspec.Meta(ge=0, le=100)] | None = None
    improve_reports: Annotated[int, msgspec.Meta(ge=0)] = 0
    retired: bool = False


class SectionOutline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A section of the default outline: the areas it covers and its budget in words."""

    id: Ident
    title: Text
    judgement: Ident
    areas: tuple[Ident, ...]
    words: Count


class FrontWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Word budgets of the parts that stand before the judgements."""

    summary: Count
    context: Count
    progress: Count


class LengthRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word target of the whole, and the counts from which its length shows amber and red."""

    total: Count
    amber: Count
    red: Count
    source: Ident


class Lens(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the ways of seeing practice; agreement between several makes a finding sure."""

    id: Ident
    title: Text
    sentence: Text


class EvidenceType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of evidence: what it ``covers``, and its ``short`` name in a source of a few words.

    ``freshness`` is how long it counts as fresh: a number of months, or a named rule.
    """

    id: Ident
    title: Text
    short: Text
    covers: Text
    lens: Ident
    freshness: Count | FreshnessRule
    source: Ident


class QuietPeriod(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Days of the year, both ends included, on which Ofsted does not usually inspect."""

    title: Text
    from_month: int
    from_day: int
    to_month: int
    to_day: int


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A step on the way to the due date, so many working days before it.

    ``role`` is whose part it is; a step that ``signs`` ends with somebody's agreement.
    """

    id: Ident
    title: Text
    about: Text
    role: StepRole
    working_days: Count
    signs: bool = False


class DateRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The numbers in the date rules of dates.py; ``source_of`` names the source of each rule.

    ``steps`` are in the order in which they are taken.
    """

    months_before_meeting: Count
    letter_months: Count
    practice_window_months: Count
    stale_months: Count
    annual_stale_months: Count
    cycle_years: Count
    window_months: Count
    gap_months: Count
    notice_working_days: Count
    action_plan_working_days: Count
    quiet_periods: tuple[QuietPeriod, ...]
    steps: tuple[Step, ...]
    source_of: dict[str, str]


class Pathway(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What Ofsted does next after an outcome: the next inspection, what comes before it, for whom.

    Which one holds for a council is the council's choice: ``hint`` says how others read the rule.
    """

    id: Ident
    title: Text
    before_it: Text
    hint: Text
    source: Ident


class Move(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What became of one id of the framework before: others now, several, or with none, retired."""

    old: Ident
    new: tuple[Ident, ...] = ()
    note: str = ""


class Moves(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What became of the ids of another framework; an id that is not named stayed as it was.

    ``follows`` is the id of that framework, empty where this one follows none.
    """

    follows: str = ""
    judgement: tuple[Move, ...] = ()
    area: tuple[Move, ...] = ()
    evidence_type: tuple[Move, ...] = ()
    grade: tuple[Move, ...] = ()
    pathway: tuple[Move, ...] = ()
    step: tuple[Move, ...] = ()


class Glossary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the abbreviations of the field stand for, and those that need no explaining."""

    well_known: tuple[Text, ...]
    meanings: dict[Text, Text]


class BankHolidays(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The bank holidays of one region from ``first_year`` to ``last_year``, by date."""

    region: Text
    source: Text
    generated: dt.date
    first_year: int
    last_year: int
    names: dict[dt.date, Text] = msgspec.field(name="days")

    @property
    def days(self) -> frozenset[dt.date]:
        """Every bank holiday as a set of dates."""
        return frozenset(self.names)

    def __contains__(self, day: dt.date) -> bool:
        return day in self.names

    def knows(self, day: dt.date) -> bool:
        """Return whether the day lies in the years for which there is data."""
        return self.first_year <= day.year <= self.last_year


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item", bound=_Identified)


def _find(items: Iterable[_Item], kind: str, id_: str) -> _Item:
    for item in items:
        if item.id == id_:
            return item
    raise KeyError(f"the framework has no {kind} “{id_}”")


class Framework(msgspec.Struct, frozen=True):
    """Everything that Ofsted asks for, as at one date; each look-up raises KeyError if unknown.

    ``leaders`` is the id of the judgement on leaders, which may be told first or last.
    ``source_of`` gives the source of what carries none of its own: scale, areas, outline, lenses,
    markings and glossary. A marking is the words that are printed.
    """

    id: str
    name: str
    as_at: dt.date
    sources: tuple[Source, ...]
    questions: tuple[Question, ...]
    grades: tuple[Grade, ...]
    judgements: tuple[Judgement, ...]
    leaders: str
    areas: tuple[Area, ...]
    outline: tuple[SectionOutline, ...]
    front_words: FrontWords
    lenses: tuple[Lens, ...]
    evidence_types: tuple[EvidenceType, ...]
    length: LengthRule
    dates: DateRules
    bank_holidays: BankHolidays
    markings: tuple[str, ...]
    default_marking: str
    pathways: tuple[Pathway, ...]
    moves: Moves
    glossary: Glossary
    source_of: dict[str, str]

    def source(self, id_: str) -> Source:
        """Return the source with this id."""
        return _find(self.sources, "source", id_)

    def question(self, id_: str) -> Question:
        """Return the question with this id: know, how or plan."""
        return _find(self.questions, "question", id_)

    def judgement(self, id_: str) -> Judgement:
        """Return the judgement with this id."""
        return _find(self.judgements, "judgement", id_)

    def area(self, id_: str) -> Area:
        """Return the area with this id."""
        return _find(self.areas, "area", id_)

    def section(self, id_: str) -> SectionOutline:
        """Return the section of the default outline with this id."""
        return _find(self.outline, "section", id_)

    def lens(self, id_: str) -> Lens:
        """Return the lens with this id."""
        return _find(self.lenses, "lens", id_)

    def evidence_type(self, id_: str) -> EvidenceType:
        """Return the evidence type with this id."""
        return _find(self.evidence_types, "evidence type", id_)

    def grade(self, id_: str) -> Grade:
        """Return the grade with this id."""
        return _find(self.grades, "grade", id_)

    def pathway(self, id_: str) -> Pathway:
        """Return the pathway with this id."""
        return _find(self.pathways, "pathway", id_)
