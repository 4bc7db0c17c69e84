"""Which characters of a text people see, and how white space looks on screen."""

import re

from ilacs_desktop.document.body import Run, Text, tidy_runs

_SPACES = re.compile(r"\s+")
# Soft hyphens, spaces without width, controls and Unicode's non-characters. The signs that join
# or direct letters (emoji, Arabic, Hebrew) stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufeff\ufdd0-\ufdef\ufffc\ufffe\uffff]"
)
# Where lines, cells and pages end; spaces that hold words together are none.
_ENDS = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
_HALVES = re.compile("[\ud800-\udfff]")


def whole(text: str) -> str:
    """Return the text with halves of characters, which no file can hold, replaced by a mark."""
    if text.isascii() or not _HALVES.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def clean(text: str) -> str:
    """Return the text as it is seen: nothing invisible, and each stretch of white space a space."""
    return _SPACES.sub(" ", _UNSEEN.sub("", whole(text)))


def one_line(text: str) -> str:
    """Return what was typed into a line as it may stand in a text; its spaces are as they were."""
    return _UNSEEN.sub("", _ENDS.sub(" ", whole(text)))


def collapsed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the runs as HTML shows them: cleaned, and without white space at the two ends."""
    kept: list[Run] = []
    at_space = True
    for run in runs:
        if isinstance(run, Text):
            text = clean(run.text)
            text = text.removeprefix(" ") if at_space else text
            if text:
                at_space = text.endswith(" ")
                kept.append(Text(text, run.bold, run.italic))
    if kept and at_space and isinstance(last := kept.pop(), Text):
        kept.append(Text(last.text.removesuffix(" "), last.bold, last.italic))
    return tidy_runs(tuple(kept))
