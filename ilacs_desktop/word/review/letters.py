"""The letters of a copy's paragraphs, and which letter of an exported line each of them is."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ilacs_desktop.document.body import Run, Stance
from ilacs_desktop.word.review.align import Aligned
from ilacs_desktop.word.review.kept import places_kept
from ilacs_desktop.word.review.labels import with_whole_labels, without_labels
from ilacs_desktop.word.review.marks import Bit
from ilacs_desktop.word.review.printed import Exhibit, Printed
from ilacs_desktop.word.review.views import Para
from ilacs_desktop.word.review.wording import Letter, looks_other, runs_of


class Letters:
    """Reads the words of a copy that was laid beside what was exported."""

    def __init__(self, exhibit: Exhibit, aligned: Aligned) -> None:
        self._exhibit = exhibit
        self._aligned = aligned
        self._offsets: dict[int, tuple[int, int]] = {}  # of a bit: its paragraph, and where in it
        self._kept: dict[int, list[int]] = {}
        for n, match in enumerate(aligned.matches):
            at = 0
            for bit in match.para.bits:
                self._offsets[bit.start] = (n, at)
                at += len(bit.text)

    def labelled(self, para: Para) -> tuple[Stance, tuple[Run, ...]]:
        """Return what a paragraph says, and what a label at its start says of it, or ""."""
        label = next((words for words in self._exhibit.labels if para.text.startswith(words)), "")
        return self._exhibit.labels.get(label, ""), self.runs(para.bits, len(label))

    def runs(self, bits: Iterable[Bit], skipped: int = 0) -> tuple[Run, ...]:
        """Return what some bits say, without the first ``skipped`` letters and without labels."""
        letters, lines = self._letters(bits)
        own = without_labels(letters[skipped:], lines).letters
        return runs_of(own, lines, self._exhibit.known)

    def edited_labels(self, para: Para) -> dict[tuple[int, int], str]:
        """Return what edited leads and labels in a paragraph read like: see without_labels."""
        return without_labels(*self._letters(para.bits)).edited

    def other_looks(self, told: set[int]) -> Iterator[str]:
        """Yield the words of lines that look other than exported, but for those ``told`` already."""
        usual = self._usual_styles()
        for match in self._aligned.matches:
            line = self._exhibit.lines[match.line] if match.line >= 0 else None
            if line is None or line.block is None or told & set(match.para.lines):
                continue
            letters, lines = self._letters(match.para.bits)
            if match.para.last.style != usual[_sort(line)] or any(
                looks_other(letter, lines) for letter in letters
            ):
                yield match.para.key

    def _usual_styles(self) -> dict[tuple[str, ...], str]:
        """Return the style that most of the lines of one sort have."""
        found: dict[tuple[str, ...], Counter[str]] = {}
        for match in self._aligned.matches:
            line = self._exhibit.lines[match.line] if match.line >= 0 else None
            if line is not None and line.block is not None:
                found.setdefault(_sort(line), Counter())[match.para.last.style] += 1
        return {sort: styles.most_common(1)[0][0] for sort, styles in found.items()}

    def _letters(self, bits: Iterable[Bit]) -> tuple[list[Letter], dict[int, Printed]]:
        """Return the letters of some bits, and the exported lines that they come from."""
        lines: dict[int, Printed] = {}
        letters: list[Letter] = []
        for bit in bits:
            match, at = self._offsets.get(bit.start, (-1, 0))
            line = self._aligned.matches[match].line if match >= 0 else -1
            kept = self._places_kept(match, line) if line >= 0 else []
            if line >= 0:
                lines[line] = self._exhibit.lines[line]
            for n, text in enumerate(bit.text):
                place = kept[at + n] if line >= 0 else -1
                known = (line, place) if place >= 0 else (-1, 0)
                letters.append(Letter(text, *known, bit.bold, bit.italic, bit.link))
        return letters, lines

    def _places_kept(self, match: int, line: int) -> list[int]:
        if match not in self._kept:
            theirs = self._aligned.matches[match].para.text
            printed = self._exhibit.lines[line]
            self._kept[match] = with_whole_labels(places_kept(theirs, printed.text), printed.spans)
        return self._kept[match]


def _sort(line: Printed) -> tuple[str, ...]:
    """Return what the style of a printed block follows from."""
    block = line.block
    labelled = bool(line.spans) and line.spans[0].end > 0
    return () if block is None else (block.kind, block.stance, str(labelled))
