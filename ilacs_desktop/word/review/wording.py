"""A reviewer's wording as runs of text again, with the chips and looks that they left standing.

A citation whose printed words stand unchanged is the citation that it was. Words that a reviewer
adds are plain text, but for links that they copied together with other words. A lead or label is
never the author's text, edited or not.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from ilacs_desktop.document.body import ActionLink, Citation, Run, Text, tidy_runs
from ilacs_desktop.word.review.printed import Known, Link, Printed, Span

_OPENING, _PARTING, _CLOSING = frozenset("[("), frozenset({", ", "; "}), frozenset("])")


class Letter(NamedTuple):
    """One letter of a reviewer's paragraph.

    ``line`` and ``at`` say which letter of the exported lines it is; ``line`` is -1 for a new one.
    """

    text: str
    line: int = -1
    at: int = 0
    bold: bool = False
    italic: bool = False
    link: str = ""


class _Gap(NamedTuple):
    """A space that the program set beside a chip."""

    before: bool


_Item = Run | _Gap


def runs_of(
    letters: Iterable[Letter], printed: Mapping[int, Printed], known: Mapping[str, Known]
) -> tuple[Run, ...]:
    """Return the runs that a reviewer's letters stand for.

    ``printed`` holds the exported lines by number; ``known`` what a link leads to, by its bookmark.
    Leads and labels are out already.
    """
    items: list[_Item] = []
    spanned = [(span_of(letter, printed), letter) for letter in letters]
    for span, group in _stretches(spanned):
        items += _stood(span, group, known)
    return tidy_runs(tuple(_without_gaps(items)))


def words_of(runs: Iterable[Run]) -> list[str]:
    """Return what runs say: their words and chips, whatever the blanks between them."""
    return "".join(run.text if isinstance(run, Text) else f" {run} " for run in runs).split()


def span_of(letter: Letter, printed: Mapping[int, Printed]) -> Span | None:
    """Return the stretch of its exported line that a letter belongs to; None for a new letter."""
    if letter.line < 0:
        return None
    spans = printed[letter.line].spans
    return next((span for span in spans if span.start <= letter.at < span.end), None)


def looks_other(letter: Letter, printed: Mapping[int, Printed]) -> bool:
    """Return whether a letter of the author's is bold or italic where it was not, or not any more."""
    span = span_of(letter, printed)
    run = span.runs[0] if span is not None and span.kind == "own" else None
    if not isinstance(run, Text) or not letter.text.strip():
        return False
    return (letter.bold, letter.italic) != (run.bold, run.italic)


def _stretches(
    spanned: Sequence[tuple[Span | None, Letter]],
) -> Iterator[tuple[Span | None, list[Letter]]]:
    """Yield letters of one span together, with what was put in between letters of one bracket."""
    at = 0
    while at < len(spanned):
        span = spanned[at][0]
        end = at + 1
        while end < len(spanned) and spanned[end][0] is span:
            end += 1
        if span is not None and span.kind == "chips":
            mine = [n for n in range(at, len(spanned)) if spanned[n][0] is span]
            end = mine[-1] + 1
            torn = any(spanned[n][0] not in (span, None) for n in range(at, end))
            if torn:  # what stands here stands for itself
                end = next(n for n in range(at, end) if spanned[n][0] is not span)
        yield span, [letter for _, letter in spanned[at:end]]
        at = end


def _stood(span: Span | None, letters: list[Letter], known: Mapping[str, Known]) -> list[_Item]:
    if span is None:
        return list(_added(letters, known))
    if span.kind in ("gap_before", "gap_after"):
        return [_Gap(span.kind == "gap_before")]
    if span.kind == "chips":
        return _bracket(span, letters, known)
    return [_own(span, letter) for letter in letters]


def _own(span: Span, letter: Letter) -> Text:
    """Return a letter of the author's as it was, in its own look."""
    run = span.runs[0]
    assert isinstance(run, Text)  # noqa: S101 - only typed text makes such a span
    same = len(run.text) == span.end - span.start
    return Text(run.text[letter.at - span.start] if same else letter.text, run.bold, run.italic)


def _bracket(span: Span, letters: list[Letter], known: Mapping[str, Known]) -> list[_Item]:
    """Return the chips of a bracket that stand as they were, and what was written in between."""
    kept = [letter.at for letter in letters if letter.line >= 0]
    if kept == list(range(span.start, span.end)) and len(letters) == len(kept):
        return list(span.runs)
    whole = [link for link in span.links if _stands(link, letters)]
    if not whole:
        return [Text(letter.text, letter.bold, letter.italic) for letter in letters]
    items: list[_Item] = []
    for is_old, group in groupby(letters, key=lambda letter: letter.line >= 0):
        if not is_old:
            items += _added(list(group), known)
            continue
        for letter in group:
            link = next((link for link in whole if link.start <= letter.at < link.end), None)
            if link is None:
                items += _broken(span, letter)
            elif letter.at == link.start:
                items.append(link.chip)
    return items


def _broken(span: Span, letter: Letter) -> list[_Item]:
    """Return a letter of a reference that no longer stands whole; the bracket's own signs go."""
    if any(link.start <= letter.at < link.end for link in span.links):
        return [Text(letter.text, letter.bold, letter.italic)]
    return []


def _stands(link: Link, letters: list[Letter]) -> bool:
    """Return whether all of a reference stands, with nothing put in."""
    places = [letter.at if letter.line >= 0 else -1 for letter in letters]
    wanted = list(range(link.start, link.end))
    if link.start not in places:
        return False
    at = places.index(link.start)
    return places[at : at + len(wanted)] == wanted


def _added(letters: list[Letter], known: Mapping[str, Known]) -> Iterator[_Item]:
    """Yield what a reviewer added: words, and the chips of links that were copied with them."""
    pieces: list[Run] = []
    for link, group in groupby(letters, key=lambda letter: letter.link):
        told = list(group)
        text = "".join(letter.text for letter in told)
        record = known.get(link)
        if record is not None and text in record.words:
            pieces.append(record.chip)
        else:
            pieces += (Text(letter.text, letter.bold, letter.italic) for letter in told)
    yield from _unbracketed(tidy_runs(tuple(pieces)))


def _unbracketed(runs: tuple[Run, ...]) -> Iterator[Run]:
    """Yield runs without the brackets around chips: printing sets them anew."""
    for before, run, after in zip((None, *runs), runs, (*runs[1:], None), strict=False):
        if not isinstance(run, Text):
            yield run
            continue
        text = run.text
        chip_before, chip_after = _is_chip(before), _is_chip(after)
        if chip_before and chip_after and text in _PARTING:
            continue
        if chip_before and text[:1] in _CLOSING:
            text = text[1:]
        if chip_after and text[-1:] in _OPENING:
            text = text[:-1]
        yield Text(text, run.bold, run.italic)


def _is_chip(run: Run | None) -> bool:
    return isinstance(run, Citation | ActionLink)


def _without_gaps(items: list[_Item]) -> Iterator[Run]:
    """Yield the runs; a space that the program set stays only where no chip makes it set one."""
    for at, item in enumerate(items):
        if not isinstance(item, _Gap):
            yield item
            continue
        beside = items[at + 1 : at + 2] if item.before else items[max(at - 1, 0) : at]
        if not any(isinstance(one, Citation | ActionLink) for one in beside):
            yield Text(" ")
