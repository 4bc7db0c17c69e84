"""What reviewers changed in a copy, text by text, and what of it belongs to no text.

Each text of the self-evaluation becomes a list of steps in the reviewers' order (steps.py).
"""

from collections.abc import Iterable, Iterator

import msgspec

from ilacs_desktop.document.body import Block, BlockKind, Run
from ilacs_desktop.document.codec import digest, encode
from ilacs_desktop.document.discussion import NOBODY
from ilacs_desktop.document.places import Place
from ilacs_desktop.word.review.align import Aligned, Match, align
from ilacs_desktop.word.review.follow import Follow, follow
from ilacs_desktop.word.review.labels import Labelled, label_of, labels_of
from ilacs_desktop.word.review.letters import Letters
from ilacs_desktop.word.review.marks import SOMEBODY, Bit, Copy, Mark, marks_of
from ilacs_desktop.word.review.printed import Exhibit, Printed
from ilacs_desktop.word.review.steps import Changes, Spot, Step, Title, Wording
from ilacs_desktop.word.review.strays import Stray, beside_the_text, in_front, of_thing
from ilacs_desktop.word.review.views import Para, everything, paragraphs
from ilacs_desktop.word.review.wording import words_of


def find_changes(copy: Copy, exhibit: Exhibit) -> Changes:
    """Return what the reviewers of a copy changed, compared with what was exported."""
    return _Finder(copy, exhibit, align(copy, exhibit.lines)).changes()


class _Finder:
    """Goes through the copy once."""

    def __init__(self, copy: Copy, exhibit: Exhibit, aligned: Aligned) -> None:
        self._copy = copy
        self._exhibit = exhibit
        self._aligned = aligned
        self._letters = Letters(exhibit, aligned)
        lines = enumerate(exhibit.lines)
        self._numbers = {line.block.id: n for n, line in lines if line.block is not None}
        self._kinds = _kinds_of_styles(aligned, exhibit)
        self._labels = labels_of(exhibit)
        self._labelled = Labelled(exhibit.lines)
        self._before = {match.para.lines: match.para.text for match in aligned.matches}
        self._heading_styles = {
            match.para.last.style
            for match in aligned.matches
            if match.line >= 0 and exhibit.lines[match.line].is_heading
        }
        self._texts: dict[Place, list[tuple[int, Step]]] = {}
        self._titles: list[Title] = []
        self._strays: list[Stray] = []
        self._spots: dict[int, Spot] = {}
        self._context = Printed("")
        self._count = 0

    def changes(self) -> Changes:
        matches = self._aligned.matches
        first = matches[0].para.lines[0] if matches else len(self._copy.lines)
        after = [
            para
            for para in paragraphs(self._copy.lines, everything)
            if para.lines[-1] >= first and para.bits
        ]
        self._strays += in_front(self._copy, first)
        for one in follow(matches, after):
            self._take(one)
        self._take_missing()
        nowhere = Spot(None, "", "", "")
        for thing in self._copy.things:
            spot = self._spots.get(thing.line, nowhere)
            self._strays.append(of_thing(thing, spot.where, spot.near))
        self._strays += beside_the_text(self._copy)
        texts = {place: tuple(step for _, step in found) for place, found in self._texts.items()}
        titles, strays = tuple(self._titles), tuple(self._strays)
        looks = tuple(self._letters.other_looks({look.line for look in self._copy.looks}))
        return Changes(texts, titles, strays, self._spots, self._aligned, looks)

    # ---- one change after another

    def _take(self, one: Follow) -> None:
        old = [self._exhibit.lines[match.line] for match in one.before if match.line >= 0]
        heading = next((line for line in old if line.is_heading), None)
        blocks = [line for line in old if line.block is not None]
        if heading is not None:
            self._take_ours(one, heading, is_alone=len(old) == 1)
            for line in blocks:
                self._stands(line)
        elif blocks:
            self._take_blocks(one, blocks)
        elif len(old) == 1 and not old[0].in_table:
            self._take_ours(one, old[0], is_alone=True)
        elif old:
            self._tell_if_changed(one, old)
        else:
            self._take_new(one.after, *self._authors(one))
        if old:
            self._context = old[-1]
        self._note_spots(one)

    def _note_spots(self, one: Follow) -> None:
        for match in one.before:
            if match.line >= 0:
                line = self._exhibit.lines[match.line]
                block = line.block.id if line.block is not None else ""
                for number in match.para.lines:
                    self._spots.setdefault(number, Spot(line.place, block, line.where, line.near))
        for number in one.lines:
            here = self._context
            self._spots.setdefault(number, Spot(here.place, "", here.where, here.near))

    def _take_ours(self, one: Follow, line: Printed, *, is_alone: bool) -> None:
        """Take a heading, or another line that the program prints, and what was written around it."""
        words = [para.key for para in one.after]
        by, at = self._authors(one)
        stands = words.index(line.key) if line.key in words else 0
        if is_alone and any(words):
            self._take_new(one.after[:stands], by, at)  # what was written above it
        self._context = line
        if is_alone and line.key not in words and any(words) and line.title_of:
            title = next(filter(None, words))
            stands = words.index(title)
            self._titles.append(Title(line.title_of, line.text, title, by, at))
        elif not is_alone or line.key not in words:
            self._tell(one, [line])
            return
        self._take_new(one.after[stands + 1 :], by, at)

    def _take_blocks(self, one: Follow, lines: list[Printed]) -> None:
        base = tuple(line.block for line in lines if line.block is not None)
        if self._is_untouched(one):
            for line in lines:
                self._stands(line)
            return
        written = [
            (s, runs) for s, runs in map(self._letters.labelled, one.after) if words_of(runs)
        ]
        by, at = self._authors(one)
        theirs = []
        for n, (stance, runs) in enumerate(written):
            like = base[min(n, len(base) - 1)]
            name = like.id if n < len(base) else self._new_id(like.id, runs)
            own = like.runs if self._stand_as_sent(one, like) else runs
            named = msgspec.structs.replace(like, id=name, runs=own, stance=stance or like.stance)
            theirs.append(named)
        step = Step(base, tuple(theirs), by, at)
        same_stance = [block.stance for block in theirs] == [block.stance for block in base]
        if len(base) == len(theirs) == 1 and len(by) > 1 and same_stance:
            step = step._replace(apart=self._apart(one, base[0], by))
        for line in lines:
            self._tell_label(one, line)
        self._add(lines[-1], step if step.is_change else Step(base, base))

    def _take_new(self, paras: Iterable[Para], by: tuple[str, ...], at: str) -> None:
        for para in paras:
            if not para.key:
                continue
            place = self._context.place
            is_heading = para.last.style in self._heading_styles
            if place is None or para.last.in_table or para.last.where or is_heading:
                kind = "New heading" if is_heading else "Added"
                where = para.last.where or self._context.where
                near = self._context.near
                self._strays.append(Stray(kind, where, "", para.key, by, at, near))
                continue
            block = self._new_block(para, place, by, at)
            self._texts.setdefault(place, []).append((-1, Step((), (block,), by, at)))

    def _new_block(self, para: Para, place: Place, by: tuple[str, ...], at: str) -> Block:
        """Return a paragraph as a new block, without a label that the program writes itself."""
        text = para.text
        label = next((words for words in self._labels if text.startswith(words)), "")
        stance = self._labels.get(label, "")
        known = self._labelled.find(text, self._before.get(para.lines, ""))
        if known is not None and known.label not in self._labels and known.line.block is not None:
            label, stance = known.label, known.line.block.stance
            self._strays.append(_edited_label(known.line, label.strip(), by, at))
        runs = self._letters.runs(para.bits, len(label))
        usual: BlockKind = "bullet" if para.last.is_list else "paragraph"
        kind = self._kinds.get(para.last.style, usual)
        return Block(self._new_id(str(place), runs), runs, kind, stance)

    def _take_missing(self) -> None:
        """Take what was exported, and is neither in the copy nor marked as deleted there."""
        for number in self._aligned.missing:
            line = self._exhibit.lines[number]
            if line.block is None or line.place is None:
                where = "" if line.is_heading else line.where
                gone = Stray("Removed", where, line.key, "", (SOMEBODY,), "", line.near)
                self._strays.append(gone)
                continue
            steps = self._texts.setdefault(line.place, [])
            before = [at for at, (known, _) in enumerate(steps) if 0 <= known < number]
            step = Step((line.block,), (), (SOMEBODY,))
            steps.insert(before[-1] + 1 if before else 0, (number, step))

    def _stands(self, line: Printed) -> None:
        if line.block is not None:
            self._add(line, Step((line.block,), (line.block,)))

    def _add(self, line: Printed, step: Step) -> None:
        if line.place is not None and line.block is not None:
            number = self._numbers[line.block.id]
            self._texts.setdefault(line.place, []).append((number, step))

    # ---- who, and what the words are

    def _is_untouched(self, one: Follow) -> bool:
        if len(one.before) != len(one.after):
            return False
        return all(
            match.para.text == para.text and self._exhibit.lines[match.line].key == match.para.key
            for match, para in zip(one.before, one.after, strict=True)
            if match.line >= 0
        )

    def _stand_as_sent(self, one: Follow, block: Block) -> bool:
        """Return whether the author's words stand as they were sent, whatever their label reads like.

        As in a line that nobody touched, blanks that came or went untracked are no change.
        """
        if len(one.before) != 1 or len(one.after) != 1:
            return False
        _, before = self._letters.labelled(one.before[0].para)
        _, after = self._letters.labelled(one.after[0])
        return before == after and words_of(after) == words_of(block.runs)

    def _authors(self, one: Follow) -> tuple[tuple[str, ...], str]:
        """Return who made a change, and when it was changed last."""
        marks: list[Mark] = []
        for bit in self._changed_bits(one):
            marks += (mark for mark in (bit.added, bit.gone) if mark is not None)
        if len(one.before) != len(one.after):
            for number in one.lines:
                line = self._copy.lines[number]
                marks += (mark for mark in (line.end_added, line.end_gone) if mark is not None)
        names = [mark.author or NOBODY for mark in marks]
        if not marks or any(map(self._is_untracked, one.before)):
            names.append(SOMEBODY)
        return tuple(dict.fromkeys(names)), max((mark.at for mark in marks), default="")

    def _changed_bits(self, one: Follow) -> Iterator[Bit]:
        yield from (bit for para in one.after for bit in para.bits if bit.added)
        yield from (bit for match in one.before for bit in match.para.bits if bit.gone)
        here = (bit for number in one.lines for bit in self._copy.lines[number].bits)
        yield from (bit for bit in here if bit.added and bit.gone)  # one person's, cut by another

    def _is_untracked(self, match: Match) -> bool:
        if match.line < 0:
            return bool(match.para.key)
        return self._exhibit.lines[match.line].key != match.para.key

    def _apart(self, one: Follow, block: Block, by: tuple[str, ...]) -> tuple[Wording, ...]:
        """Return each author's own wording of a block whose ends nobody changed."""
        lines = [self._copy.lines[number] for number in one.lines]
        if len(lines) != 1:
            return ()
        found = []
        for name in by:
            bits = [bit for bit in lines[0].bits if _is_there(bit, name)]
            at = max((mark.at for mark in marks_of(lines[0]) if _name(mark) == name), default="")
            runs = self._letters.runs(bits)
            found.append(Wording(name, at, msgspec.structs.replace(block, runs=runs)))
        return tuple(found)

    def _new_id(self, near: str, runs: tuple[Run, ...]) -> str:
        """Return an id for a new block: the same whenever the same copy is read."""
        self._count += 1
        said = encode((near, self._count, runs, self._copy.version))
        return f"bl-{digest(said)[:12]}"

    # ---- what belongs to no text

    def _tell_if_changed(self, one: Follow, old: list[Printed]) -> None:
        if not self._is_untouched(one):
            self._tell(one, old)

    def _tell(self, one: Follow, old: list[Printed]) -> None:
        was = "\n".join(line.key for line in old)
        now = "\n".join(para.key for para in one.after if para.key)
        if now != was:
            kind = "Changed" if now else "Removed"
            where = old[0].where if not old[0].is_heading or now else ""
            by, at = self._authors(one)
            self._strays.append(Stray(kind, where, was, now, by, at, old[0].near))

    def _tell_label(self, one: Follow, line: Printed) -> None:
        """Tell that a lead or label was changed, which the program prints by itself."""
        was = label_of(line).strip()
        now = " ".join(para.key for para in one.after)
        if not was or not now or self._is_relabelled(one, line):
            return
        number = next(n for n, known in enumerate(self._exhibit.lines) if known is line)
        found = [self._letters.edited_labels(para).get((number, 0), "") for para in one.after]
        words = " ".join(filter(None, found))
        if not words and " ".join(was.split()) in now:
            return
        self._strays.append(_edited_label(line, words, *self._authors(one)))

    def _is_relabelled(self, one: Follow, line: Printed) -> bool:
        """Return whether the label is now that of another stance, which is proposed as such."""
        has_label = line.block is not None and bool(line.block.stance)
        labels = tuple(self._exhibit.labels)
        return has_label and any(para.text.startswith(labels) for para in one.after)


def _kinds_of_styles(aligned: Aligned, exhibit: Exhibit) -> dict[str, BlockKind]:
    """Return what kind of block each style of the copy prints."""
    found: dict[str, BlockKind] = {}
    for match in aligned.matches:
        block = exhibit.lines[match.line].block if match.line >= 0 else None
        if block is not None:
            found.setdefault(match.para.last.style, block.kind)
    return found


def _edited_label(line: Printed, now: str, by: tuple[str, ...], at: str) -> Stray:
    was = label_of(line).strip()
    where = f"{line.where}: the words “{was}” are printed by the program"
    return Stray("Label", where, was, now, by, at, line.near)


def _name(mark: Mark) -> str:
    return mark.author or NOBODY


def _is_there(bit: Bit, author: str) -> bool:
    """Return whether a stretch is read when only this author's changes are accepted."""
    added = bit.added is None or _name(bit.added) == author
    return added and not (bit.gone is not None and _name(bit.gone) == author)
