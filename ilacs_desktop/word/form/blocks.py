"""The lines of an answer as blocks again: what stands as it was sent is the block that it was.

A changed paragraph keeps its block's id, chips and marks as far as its words stand; what is new gets
an id that follows from its words, so that a form that is read again adds nothing twice.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.body import (
    ActionLink,
    Block,
    Body,
    Citation,
    Run,
    Stance,
    Text,
    block_text,
    tidy_runs,
)
from ilacs_desktop.document.codec import digest, encode
from ilacs_desktop.document.places import Place
from ilacs_desktop.word.form.answers import Sheet, for_reference, in_answer
from ilacs_desktop.word.form.own import part
from ilacs_desktop.word.form.walk import Line
from ilacs_desktop.word.last_year.seen import tidy, without_bullet
from ilacs_desktop.word.review.align import likeness
from ilacs_desktop.word.review.kept import places_kept
from ilacs_desktop.word.review.printed import Printed
from ilacs_desktop.word.review.wording import Letter, runs_of

_ALIKE = 0.4  # share of words in common from which a line is a block, changed
_MOST_PAIRS = 10_000  # lines and blocks that are compared, each with each
_CITED = re.compile(
    r"\[(new actions?|new|actions?)?\s*(\d{1,4}(?:(?:, ?| and )(?:\w+\s)?\d{1,4})*)\]"
)
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")
_UNSEEN = re.compile(r"[\s\u00ad]+")


class Chips(NamedTuple):
    """What numbers in brackets stand for: ids by what is written before the number, and by that."""

    evidence: Mapping[str, str]
    actions: Mapping[str, str]
    new_evidence: Mapping[str, str] = {}
    new_actions: Mapping[str, str] = {}

    def named(self, word: str) -> tuple[type[Citation] | type[ActionLink], Mapping[str, str]]:
        """Return the kind of chip, and the ids, for "", "action", "new" or "new action"."""
        if "action" in word:
            return ActionLink, self.new_actions if word.startswith("new") else self.actions
        return Citation, self.new_evidence if word else self.evidence


class Answer(NamedTuple):
    """An answer as it was sent, and the lines that now stand in it."""

    place: Place
    sent: Body
    lines: tuple[Line, ...]


class _Read(NamedTuple):
    """A line without its label."""

    line: Line
    runs: tuple[Text, ...]
    stance: Stance

    @property
    def key(self) -> str:
        return key_of("".join(run.text for run in self.runs))


class Blocks:
    """Makes blocks for the answers of one pack."""

    def __init__(
        self, pack: str, sheet: Sheet, chips: Chips, everywhere: Mapping[str, Block]
    ) -> None:
        """``everywhere`` holds what was sent in all answers by its id."""
        self._pack, self._sheet, self._chips = pack, sheet, chips
        self._left = dict(everywhere)
        self._made: Counter[tuple[Place, str]] = Counter()

    def bodies(self, answers: Sequence[Answer]) -> Iterator[tuple[Place, Body]]:
        """Yield each answer as a body; a paragraph that went to another answer is found again there."""
        read = [[self._read(line) for line in answer.lines] for answer in answers]
        paired = [
            self._paired(some, answer.sent) for some, answer in zip(read, answers, strict=True)
        ]
        for pairs in paired:
            for block in pairs.values():
                self._left.pop(block.id, None)
        for answer, some, pairs in zip(answers, read, paired, strict=True):
            blocks = [
                made
                for n, one in enumerate(some)
                for made in self._blocks(answer.place, one, pairs.get(n))
            ]
            yield answer.place, _with_unseen(answer.sent, blocks)

    def _read(self, line: Line) -> _Read:
        text = line.text.lstrip()
        for label, stance in self._sheet.labels.items():
            if text.casefold().startswith(label.strip().casefold()):
                start = len(line.text) - len(text) + len(label.strip())
                start += line.text[start : start + 1] == " "
                return _Read(line, part(line.runs, start, len(line.text)), stance)
        return _Read(line, line.runs, "")

    def _paired(self, read: Sequence[_Read], sent: Body) -> dict[int, Block]:
        """Return which block each line is, by the line's number: of the answer, or else of last year's."""
        blocks = {block.id: block for block in sent if block.id in self._sheet.printed}
        pairs: dict[int, str] = {}
        for some in (in_answer(sent), for_reference(sent)):
            rest = {n: self._whole(read[n]) for n in range(len(read)) if n not in pairs}
            pairs |= _equal(rest, {block.id: self._key(block) for block in some})
        free = [id_ for id_ in blocks if id_ not in pairs.values()]
        left = {n: read[n].key for n in range(len(read)) if n not in pairs}
        pairs |= _likest(left, {id_: self._own_key(id_) for id_ in free})
        return {n: blocks[id_] for n, id_ in pairs.items()}

    def _key(self, block: Block) -> str:
        return key_of(self._sheet.label_of(block.stance) + self._sheet.printed[block.id].text)

    def _own_key(self, id_: str) -> str:
        return key_of(self._sheet.printed[id_].text)

    def _whole(self, read: _Read) -> str:
        return key_of(read.line.text)

    def _blocks(self, place: Place, read: _Read, block: Block | None) -> Iterator[Block]:
        if block is None:
            block = self._moved(read)
        if block is not None:
            yield self._changed(read, block)
        else:
            yield from self._new(place, read)

    def _moved(self, read: _Read) -> Block | None:
        """Return the block of another answer that a line is, word for word."""
        whole = self._whole(read)
        if len(whole.split()) < 4:
            return None
        found = (b for b in self._left.values() if b.id in self._sheet.printed)
        block = next((b for b in found if self._key(b) == whole), None)
        return None if block is None else self._left.pop(block.id)

    def _changed(self, read: _Read, block: Block) -> Block:
        """Return a block with what a line now says; the block itself where nothing changed."""
        printed = self._sheet.printed[block.id]
        whole = self._whole(read)
        same_words = whole == self._key(block)
        runs = read.runs
        stance = read.stance
        if same_words and not block.stance and read.stance:
            runs, stance = read.line.runs, ""  # words of the author's that look like a label
        letters = list(_letters(runs, printed))
        if same_words and not any(map(_is_new, letters)):
            kept = block.runs
        else:
            kept = self._with_chips(runs_of(letters, {0: printed}, {}))
        now = msgspec.structs.replace(
            block, runs=kept, kind=read.line.kind, stance=stance, origin=""
        )
        return block if now == block else now

    def _new(self, place: Place, read: _Read) -> Iterator[Block]:
        for runs in _parted(read.runs):
            kind = read.line.kind
            bare = without_bullet(runs) if kind == "paragraph" else None
            if bare is not None:
                runs, kind = bare, "bullet"  # noqa: PLW2901 - the bullet is no part of the words
            bold = tuple(Text(t.text, bold=True, italic=t.italic) for t in runs)
            runs = bold if read.line.level else runs  # noqa: PLW2901 - a heading in an answer
            if runs:
                text = "".join(run.text for run in runs)
                self._made[place, text] += 1
                said = (self._pack, place, text, self._made[place, text])
                name = f"b-{digest(encode(said))[:12]}"
                yield Block(name, self._with_chips(runs), kind, read.stance)

    def _with_chips(self, runs: Iterable[Run]) -> tuple[Run, ...]:
        found: list[Run] = []
        for run in runs:
            found.extend(self._chipped(run) if isinstance(run, Text) else [run])
        return tidy_runs(tuple(found))

    def _chipped(self, run: Text) -> Iterator[Run]:
        at = 0
        for match in _CITED.finditer(run.text):
            chip, known = self._chips.named(match[1] or "")
            numbers = _NUMBER.findall(match[2])
            if all(number in known for number in numbers):
                yield Text(run.text[at : match.start()], run.bold, run.italic)
                yield from (chip(known[number]) for number in numbers)
                at = match.end()
        yield Text(run.text[at:], run.bold, run.italic)


def unknown_numbers(bodies: Iterable[Body]) -> tuple[str, ...]:
    """Return what looks like a citation but cites nothing, each once."""
    texts = (block_text(block) for body in bodies for block in body)
    return tuple(dict.fromkeys(match[0] for text in texts for match in _CITED.finditer(text)))


def key_of(text: str) -> str:
    """Return a text by which its line is known again: white space and unseen signs aside."""
    return " ".join(_UNSEEN.sub(" ", text).split())


def _letters(runs: Sequence[Text], printed: Printed) -> Iterator[Letter]:
    """Yield the letters of a line: which of the printed ones they are, where their look is the same."""
    text = "".join(run.text for run in runs)
    looks = [(run.bold, run.italic) for run in runs for _ in run.text]
    own: dict[int, tuple[bool, bool]] = {}
    for span in printed.spans:
        run = span.runs[0] if span.kind == "own" else None
        if isinstance(run, Text):
            own |= dict.fromkeys(range(span.start, span.end), (run.bold, run.italic))
    places = places_kept(text, printed.text)
    for letter, look, place in zip(text, looks, places, strict=True):
        stands = place >= 0 and own.get(place, look) == look
        yield Letter(letter, 0, place, *look) if stands else Letter(letter, -1, 0, *look)


def _is_new(letter: Letter) -> bool:
    return letter.line < 0 and not letter.text.isspace()


def _parted(runs: tuple[Text, ...]) -> Iterator[tuple[Text, ...]]:
    """Yield the lines of a new paragraph, parted where somebody broke them."""
    text, at = "".join(run.text for run in runs), 0
    for line in text.split("\n"):
        yield tidy(list(part(runs, at, at + len(line))))
        at += len(line) + 1


def _equal(lines: Mapping[int, str], shown: Mapping[str, str]) -> dict[int, str]:
    """Return which lines read as blocks did, in order first and then wherever they stand."""
    from rapidfuzz.distance import LCSseq

    numbers: dict[str, int] = {}
    for text in (*lines.values(), *shown.values()):
        numbers.setdefault(text, len(numbers))
    places, ids = list(lines), list(shown)
    ours, theirs = [numbers[lines[n]] for n in places], [numbers[shown[id_]] for id_ in ids]
    pairs: dict[int, str] = {}
    for code in LCSseq.opcodes(ours, theirs):
        if code.tag == "equal":
            here = places[code.src_start : code.src_end]
            pairs |= zip(here, ids[code.dest_start : code.dest_end], strict=True)
    taken = set(pairs.values())
    waiting: dict[int, list[str]] = {}
    for id_, number in zip(ids, theirs, strict=True):
        if id_ not in taken:
            waiting.setdefault(number, []).append(id_)
    for n, number in zip(places, ours, strict=True):
        if n not in pairs and waiting.get(number):
            pairs[n] = waiting[number].pop(0)
    return pairs


def _likest(lines: Mapping[int, str], shown: Mapping[str, str]) -> dict[int, str]:
    """Return which lines are blocks with other words, the likest first."""
    if len(lines) * len(shown) > _MOST_PAIRS:
        return {}
    bags = {n: Counter(_WORD.findall(text.casefold())) for n, text in lines.items()}
    others = {id_: Counter(_WORD.findall(text.casefold())) for id_, text in shown.items()}
    order = {id_: at for at, id_ in enumerate(shown)}
    scored = sorted(
        (-likeness(other, bag), abs(order[id_] - at), n, id_)
        for at, (n, bag) in enumerate(bags.items())
        for id_, other in others.items()
    )
    pairs: dict[int, str] = {}
    for score, _, n, id_ in scored:
        if -score >= _ALIKE and n not in pairs and id_ not in pairs.values():
            pairs[n] = id_
    return pairs


def _with_unseen(sent: Body, blocks: list[Block]) -> Body:
    """Return the blocks with those that the form did not show, each behind what it stood behind."""
    shown = {block.id for block in in_answer(sent)}
    here = {block.id for block in blocks}
    body = list(blocks)
    before = ""
    for block in sent:
        if block.id not in shown and block.id not in here:
            at = next((n for n, one in enumerate(body, 1) if one.id == before), 0)
            body.insert(at, block)
        if any(one.id == block.id for one in body):
            before = block.id
    return tuple(body)
