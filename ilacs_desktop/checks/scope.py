"""What a check is given, and the three kinds of check: of a passage, of a part, of the whole."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import msgspec

from ilacs_desktop.checks.catalogue import Catalogue
from ilacs_desktop.checks.finding import Finding, Severity
from ilacs_desktop.checks.memo import Memo
from ilacs_desktop.document.body import Block, Text, cited_evidence, linked_actions
from ilacs_desktop.document.model import Document, Front, Judgement, Section
from ilacs_desktop.document.outlook import last_inspection
from ilacs_desktop.document.places import Place, exported_bodies
from ilacs_desktop.document.records import Action, Evidence, Indicator, PriorPoint
from ilacs_desktop.document.wording import short_title
from ilacs_desktop.document.words import count_block
from ilacs_desktop.framework.dates import DateRangeError
from ilacs_desktop.framework.evidence_age import EvidenceAge, evidence_age
from ilacs_desktop.framework.model import Framework

# Stands for a citation or an action in a passage's text: one code point, as in the block.
CHIP = "\ufffc"
NOWHERE = Place("", "")

Part = Front | Judgement | Section
Record = Evidence | Action | Indicator | PriorPoint

# The fields of records that are printed, and so read by others.
PRINTED: dict[type[Record], tuple[str, ...]] = {
    Evidence: ("title", "source", "owner", "shows", "sample_of"),
    Action: ("what", "weakness", "owner", "measure", "change_for_children"),
    Indicator: ("name", "period", "explanation"),
    PriorPoint: ("text", "response"),
}


class Passage(msgspec.Struct, frozen=True):
    """A stretch of printed text: a paragraph of a body, or a field of a record.

    ``text`` has a CHIP for each citation or action, so that offsets in it are offsets in the block.
    ``judgement`` is empty for the front and for records.
    """

    text: str
    place: Place = NOWHERE
    block: Block | None = None
    judgement: str = ""
    record: str = ""
    field: str = ""


class Scope:
    """What the checks of one run share: document, framework, today, and what is computed once.

    ``today`` is the document's own where it has one (the example), otherwise the clock's.
    """

    def __init__(
        self,
        document: Document,
        framework: Framework,
        today: dt.date,
        catalogue: Catalogue,
        memo: Memo | None = None,
    ) -> None:
        self.document = document
        self.framework = framework
        self.today = today
        self.catalogue = catalogue
        self.memo = memo or Memo()

    def found(  # noqa: PLR0913 - a finding has that many sides, and each is named at the call
        self,
        check: str,
        message: str,
        todo: str = "",
        *,
        severity: Severity | None = None,
        place: Place = NOWHERE,
        block: str = "",
        record: str = "",
    ) -> Finding:
        """Return a finding; severity, what to do and source are the catalogue's where not given."""
        entry = self.catalogue.check(check)
        return Finding(
            check,
            severity or entry.severity,
            message,
            todo or entry.answer,
            self.catalogue.source(entry.source).citation,
            part=place.part,
            question=place.question,
            block=block,
            record=record,
        )

    def found_in(  # noqa: PLR0913 - as above
        self,
        passage: Passage,
        check: str,
        message: str,
        start: int = 0,
        end: int = 0,
        *,
        todo: str = "",
        severity: Severity | None = None,
    ) -> Finding:
        """Return a finding about the words from ``start`` to ``end`` of a passage."""
        found = self.found(
            check,
            message,
            todo,
            severity=severity,
            place=passage.place,
            block=passage.block.id if passage.block else "",
            record=passage.record,
        )
        return msgspec.structs.replace(found, field=passage.field, start=start, end=end)

    def number(self, check: str, name: str) -> float:
        """Return a number of the check from the catalogue, such as a threshold."""
        return self.catalogue.check(check).numbers[name]

    def listed(self, check: str, name: str) -> tuple[str, ...]:
        """Return a list of words or ids of the check from the catalogue."""
        return self.catalogue.check(check).words[name]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every paragraph that goes to Ofsted, in reading order."""
        homes = {section.id: section.judgement for section in self.document.sections}
        homes |= {judgement.id: judgement.id for judgement in self.document.judgements}
        return tuple(
            Passage(
                self.memo.of("text", block, passage_text),
                place,
                block,
                homes.get(place.part, ""),
            )
            for place, body in exported_bodies(self.document)
            for block in body
        )

    def short_title(self, judgement: Judgement) -> str:
        """Return the short title of a judgement, such as "Care leavers", or its own if unknown."""
        return short_title(judgement, self.framework)

    @cached_property
    def by_judgement(self) -> dict[str, tuple[Passage, ...]]:
        """The paragraphs of each judgement with its sections, by its id."""
        groups: dict[str, list[Passage]] = {j.id: [] for j in self.document.judgements}
        for passage in self.passages:
            if passage.judgement in groups:
                groups[passage.judgement].append(passage)
        return {judgement: tuple(told) for judgement, told in groups.items()}

    @cached_property
    def by_part(self) -> dict[str, tuple[Passage, ...]]:
        """The paragraphs of the front, of each judgement's own bodies and of each section."""
        groups: dict[str, list[Passage]] = {}
        for passage in self.passages:
            groups.setdefault(passage.place.part, []).append(passage)
        return {part: tuple(told) for part, told in groups.items()}

    def words(self, passages: Iterable[Passage]) -> int:
        """Return the number of words in paragraphs, as document/words.py counts them."""
        return sum(self.memo.of("words", p.block, count_block) for p in passages if p.block)

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """The items of evidence by id."""
        return {item.id: item for item in self.document.evidence}

    @cached_property
    def actions(self) -> dict[str, Action]:
        """The actions by id."""
        return {action.id: action for action in self.document.actions}

    @cached_property
    def citing(self) -> dict[str, tuple[Passage, ...]]:
        """The paragraphs that cite each item of evidence, by its id, in reading order."""
        return self._holders(self.cited_by)

    @cached_property
    def linking(self) -> dict[str, tuple[Passage, ...]]:
        """The paragraphs that point at each action, by its id, in reading order."""
        return self._holders(self.linked_by)

    def cited_by(self, block: Block) -> tuple[str, ...]:
        """Return the ids of the evidence that a block cites, each once."""
        return self.memo.of("cited", block, _cited)

    def linked_by(self, block: Block) -> tuple[str, ...]:
        """Return the ids of the actions that a block points at, each once."""
        return self.memo.of("linked", block, _linked)

    def _holders(
        self, ids_in: Callable[[Block], tuple[str, ...]]
    ) -> dict[str, tuple[Passage, ...]]:
        holders: dict[str, list[Passage]] = {}
        for passage in self.passages:
            if passage.block is not None:
                for record in ids_in(passage.block):
                    holders.setdefault(record, []).append(passage)
        return {record: tuple(found) for record, found in holders.items()}

    @cached_property
    def lens_of_type(self) -> dict[str, str]:
        """The lens of each evidence type, by the type's id."""
        return {kind.id: kind.lens for kind in self.framework.evidence_types}

    def cited_in(self, passages: Iterable[Passage]) -> tuple[Evidence, ...]:
        """Return the evidence that the paragraphs cite, each item once, without lost citations."""
        ids = (id_ for p in passages if p.block for id_ in self.cited_by(p.block))
        return tuple(self.evidence[id_] for id_ in dict.fromkeys(ids) if id_ in self.evidence)

    def lenses(self, items: Iterable[Evidence]) -> frozenset[str]:
        """Return the lenses that items of evidence look through; untyped ones have none."""
        known = self.lens_of_type
        return frozenset(known[item.type] for item in items if item.type in known)

    @cached_property
    def last_inspection(self) -> dt.date | None:
        """The day of the last graded inspection."""
        return last_inspection(self.document, self.today)

    def age(self, item: Evidence) -> EvidenceAge | None:
        """Return how old an item will be at the meeting; None without a date or a known type."""
        if item.period_to is None or item.type not in self.lens_of_type:
            return None
        try:
            return evidence_age(
                item.period_to,
                self.framework.evidence_type(item.type).freshness,
                meeting=self.document.cycle.meeting,
                today=self.today,
                rules=self.framework.dates,
                last_inspection=self.last_inspection,
            )
        except DateRangeError:  # a meeting in the year 1: nothing can be said of age
            return None


def _cited(block: Block) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cited_evidence((block,))))


def _linked(block: Block) -> tuple[str, ...]:
    return tuple(dict.fromkeys(linked_actions((block,))))


def marked(passages: Iterable[Passage], stance: str) -> tuple[Passage, ...]:
    """Return the paragraphs that the author marked so: ``strength`` or ``improvement``."""
    return tuple(p for p in passages if p.block is not None and p.block.stance == stance)


def names(titles: Iterable[str], most: int = 5) -> str:
    """Return titles in quotation marks, the first few of them and how many more."""
    every = list(titles)
    more = f" and {len(every) - most} more" if len(every) > most else ""
    return ", ".join(f"“{title}”" for title in every[:most]) + more


def opening(passage: Passage, words: int = 8) -> str:
    """Return the first words of a passage, to name it by in a sentence."""
    text = passage.text.replace(CHIP, " ").split()
    return " ".join(text[:words]) + (" …" if len(text) > words else "")


def passage_text(block: Block) -> str:
    """Return the block's text with a CHIP for each citation and each action."""
    return "".join(run.text if isinstance(run, Text) else CHIP for run in block.runs)


def record_passages(record: Record) -> Iterator[Passage]:
    """Yield the printed fields of a record that say something."""
    for field in PRINTED[type(record)]:
        text: str = getattr(record, field)
        if text.strip():
            yield Passage(text, record=record.id, field=field)


@dataclass(frozen=True, slots=True)
class PassageCheck:
    """A check of one passage at a time, and the ids of the findings it can yield."""

    run: Callable[[Scope, Passage], Iterator[Finding]]
    ids: tuple[str, ...]
    reads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartCheck:
    """A check of the front, one judgement or one section at a time; parked sections are left out."""

    run: Callable[[Scope, Part], Iterator[Finding]]
    ids: tuple[str, ...]
    reads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentCheck:
    """A check of the whole; ``reads`` names the fields of the document it looks at."""

    run: Callable[[Scope], Iterator[Finding]]
    ids: tuple[str, ...]
    reads: tuple[str, ...]


Check = PassageCheck | PartCheck | DocumentCheck
