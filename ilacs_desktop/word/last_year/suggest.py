"""Suggests where each piece of a document could go: what the person then corrects."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ilacs_desktop.document.answers import answer_place
from ilacs_desktop.document.model import Document, Judgement, Section
from ilacs_desktop.document.places import FRONT, FRONT_PARTS, Place, Question
from ilacs_desktop.document.wording import short_title
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.anchors import anchor_of
from ilacs_desktop.word.last_year.choices import (
    Choice,
    Choices,
    RecordReader,
    TableUse,
)
from ilacs_desktop.word.last_year.matching import Names, without_number
from ilacs_desktop.word.last_year.outline import Outline, Piece
from ilacs_desktop.word.last_year.questions import (
    asks_plainly,
    question_of,
    stance_of,
    without_lead,
)
from ilacs_desktop.word.last_year.spoken import SpokenNames

SURE = 0.72
LIKELY = 0.42
_SAME_JUDGEMENT = 0.12
_OTHER_JUDGEMENT = -0.06
_NEAR = 0.06  # between two scores that nobody can tell apart
_FEW_WORDS = 40  # beside a table that becomes records: its note, and no answer
_LONG_COVER = 60  # words before the first heading that are more than a cover's
_APPENDED = re.compile(
    r"(?:table of )?contents|glossary\b.*|abbreviations\b.*|acronyms\b.*|(?:annex|appendi)\w*\b.*"
    r"|document control|version (?:control|history)|distribution(?: list)?|references"
    r"|bibliography|(?:documents|evidence) (?:enclosed|cited|list)|enclosures|evidence index"
    r"|sign[ -]?off|approvals?",
)
_COVER = re.compile(
    r"self[- ](?:evaluation|assessment)|\bsef\b|^annual (?:conversation|engagement)"
)
_FRONT: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "progress",
        re.compile(
            r"progress (?:since|against|on|made)\b|\b(?:last|previous|recent) inspections?\b"
            r"|since (?:the|our) (?:last )?inspection|response to (?:the )?(?:inspection|ofsted)"
            r"|^our improvement journey|^inspection history|recommendations"
        ),
    ),
    (
        "summary",
        re.compile(
            r"^(?:executive |overall |our )?summary\b|^overview$|^headlines?\b|^key messages"
            r"|^foreword|^overall (?:effectiveness|self[- ]assessment|self[- ]evaluation)"
        ),
    ),
    (
        "context",
        re.compile(
            r"\bcontext$|^(?:local |our )?context\b|^introduction\b|^background\b|^about \w+"
            r"|^our (?:area|place|borough|county|city|town|children and families|population)\b"
            r"|demograph|\bprofile$|^the local (?:area|authority)\b"
        ),
    ),
)


def suggest(
    outline: Outline,
    document: Document,
    framework: Framework,
    reader: RecordReader,
    spoken: SpokenNames,
) -> Choices:
    """Return a suggestion for every piece and table of the outline.

    ``spoken`` holds what councils call the parts. What is not plainly a part's name is marked to
    be checked.
    """
    tables: list[TableUse] = []
    choices: list[Choice] = []
    suggested = _Suggester(document, framework, spoken).choices(outline.pieces)
    for piece, choice in zip(outline.pieces, suggested, strict=True):
        uses: list[TableUse | None] = [
            "skip" if grid.holds_figures else reader.kind_of(grid.rows) for grid in piece.grids
        ]
        tables.extend(use or "text" for use in uses)
        is_only_list = bool(uses) and all(uses) and piece.words <= _FEW_WORDS
        is_guess = choice.do == "join" or not choice.is_sure
        choices.append(Choice("skip") if is_only_list and is_guess else choice)
    return Choices(tuple(choices), tuple(tables))


def part_names(document: Document, framework: Framework) -> dict[str, tuple[str, ...]]:
    """Return the names that each judgement and section goes by, its title first."""
    areas = {area.id: area.title for area in framework.areas}
    names: dict[str, tuple[str, ...]] = {
        judgement.id: (judgement.title, short_title(judgement, framework))
        for judgement in document.judgements
    }
    for section in document.sections:
        covered = (areas[area] for area in section.areas if area in areas)
        names[section.id] = (section.title, *covered)
    return names


class _Match(NamedTuple):
    """A part that a heading names, and all the judgements that it names."""

    part: str
    is_sure: bool
    judgements: frozenset[str] = frozenset()


class _Suggester:
    """Goes through the headings in order, remembering under which part it is."""

    def __init__(self, document: Document, framework: Framework, spoken: SpokenNames) -> None:
        parts: tuple[Judgement | Section, ...] = (*document.judgements, *document.sections)
        self._parts = {part.id: part for part in parts}
        self._judgement_ids = frozenset(judgement.id for judgement in document.judgements)
        kept = [id_ for id_, part in self._parts.items() if not _is_parked(part)]
        self._kept = frozenset(kept)
        self._spoken = spoken
        names = part_names(document, framework)
        self._names = Names({id_: names[id_] for id_ in kept})
        self._anchors = self._anchored(kept)
        self._part = ""
        self._part_level = 0
        self._judgements: frozenset[str] = frozenset()  # those that the headings above name
        self._question: Question = "know"  # asked by a heading over several sections
        self._question_level = 99
        self._skip_level = 99
        self._top_level = 1  # of the judgement above
        self._has_place = False

    def choices(self, pieces: tuple[Piece, ...]) -> Iterator[Choice]:
        """Yield a suggestion for each piece."""
        for piece in pieces:
            choice = self._choice(piece)
            self._has_place = choice.do == "keep" or (choice.do == "join" and self._has_place)
            yield choice

    def _anchored(self, parts: list[str]) -> dict[str, Place]:
        front = {anchor_of(name): Place(FRONT, name) for name in FRONT_PARTS}
        questions: tuple[Question, ...] = ("know", "how", "plan")
        return (
            front
            | {anchor_of(part): Place(part, "know") for part in parts}
            | {anchor_of(part, q): Place(part, q) for part in parts for q in questions}
        )

    def _choice(self, piece: Piece) -> Choice:
        if piece.level > self._skip_level:
            return Choice("skip")
        if piece.level <= self._question_level:
            self._question, self._question_level = "know", 99
        title = " ".join(without_number(piece.title).lower().split())
        if not title or (not self._has_place and _COVER.search(title)):
            return _cover(piece)
        self._skip_level = 99
        if piece.anchor in self._anchors:
            return self._at(self._anchors[piece.anchor], piece.level)
        if _APPENDED.fullmatch(title):
            self._skip_level = piece.level
            return Choice("skip")
        return self._front(piece, title) or self._named(piece) or self._unnamed(piece)

    def _front(self, piece: Piece, title: str) -> Choice | None:
        if self._judgements and piece.level > self._top_level:
            return None
        for name, saying in _FRONT:
            if saying.search(title):
                self._part, self._judgements = "", frozenset()
                return Choice("keep", Place(FRONT, name))
        return None

    def _named(self, piece: Piece) -> Choice | None:
        """Return what a heading that names a part, or asks a question, suggests."""
        name = without_lead(piece.title)
        match = self._best(name)
        question = question_of(piece.title)
        is_own = name != piece.title or not asks_plainly(piece.title)
        is_part = match is not None and match.is_sure and is_own
        if question is not None and not is_part:
            return self._asked(piece, question)
        if match is None:
            return None
        is_asked = name != piece.title and question is not None
        place = Place(match.part, question if question and is_asked else self._question)
        choice = self._at(place, piece.level, is_sure=match.is_sure)
        self._judgements |= match.judgements
        return choice

    def _best(self, heading: str) -> _Match | None:
        named = self._names.titled(heading)
        if len(named) == 1:
            return _Match(named[0], is_sure=True)
        whole = [part for part in self._names.held(heading) if part in self._judgement_ids]
        spoken = self._spoken.part_of(heading, self._kept)
        if spoken and len(whole) < 2:
            return _Match(spoken, is_sure=True)
        scores = {
            part: score + self._nearness(part)
            for part, score in self._names.scores(heading).items()
        }
        best = max(scores, key=lambda part: scores[part], default="")
        if not best or scores[best] < LIKELY:
            return None
        near = [part for part, score in scores.items() if score > scores[best] - _NEAR]
        if isinstance(self._parts[best], Judgement) and len(whole) > 1:
            return _Match(whole[0], is_sure=False, judgements=frozenset(whole))
        return _Match(best, scores[best] >= SURE and len(near) == 1)

    def _nearness(self, part: str) -> float:
        """Return how much the judgement under which a heading stands speaks for a part."""
        known = self._parts[part]
        if not self._judgements or isinstance(known, Judgement):
            return 0.0
        return _SAME_JUDGEMENT if known.judgement in self._judgements else _OTHER_JUDGEMENT

    def _asked(self, piece: Piece, question: Question) -> Choice:
        """Return the place of a question: of the part above, or of those that follow below it."""
        self._question, self._question_level = question, piece.level
        if self._part and self._part_level <= piece.level:
            # "Areas for improvement" beside sections may be theirs, or those of the whole chapter.
            is_beside = self._part_level == piece.level and self._part not in self._judgement_ids
            is_sure = not (is_beside and stance_of(piece.title))
            return self._at(Place(self._part, question), self._part_level, is_sure=is_sure)
        return Choice("join" if self._has_place else "skip", is_sure=not piece.items)

    def _unnamed(self, piece: Piece) -> Choice:
        if not self._has_place:
            return Choice("skip", is_sure=not piece.items)
        is_below = piece.is_guess or piece.level > max(self._part_level, 1)
        return Choice("join", is_sure=is_below or not piece.items)

    def _at(self, place: Place, level: int, *, is_sure: bool = True) -> Choice:
        part = self._parts.get(place.part)
        self._part = place.part if part is not None else ""
        self._part_level = level
        if isinstance(part, Section):
            if part.judgement not in self._judgements:
                self._judgements = frozenset((part.judgement,))
            return Choice("keep", answer_place(part, place.question), is_sure)
        self._judgements = frozenset((part.id,)) if part is not None else frozenset()
        self._top_level = level
        return Choice("keep", place, is_sure)


def _cover(piece: Piece) -> Choice:
    """Return what becomes of the words before the first heading: a cover's are left out."""
    if piece.words < _LONG_COVER:
        return Choice("skip")
    return Choice("keep", Place(FRONT, "summary"), is_sure=False)


def _is_parked(part: Judgement | Section) -> bool:
    return isinstance(part, Section) and part.parked is not None
