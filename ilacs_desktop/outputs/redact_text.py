"""Takes stretches out of a text or a block, and puts the word for what is withheld in their place."""

from collections.abc import Iterable

import msgspec

from ilacs_desktop.document.body import Block, Run, Text, tidy_runs

WITHHELD = "[withheld]"

Stretch = tuple[int, int]


def without(text: str, stretches: Iterable[Stretch]) -> str:
    """Return the text with each stretch, in code points, replaced; touching ones by one word."""
    kept: list[str] = []
    at = 0
    for start, end in together(stretches):
        kept += (text[at:start], WITHHELD)
        at = end
    return "".join((*kept, text[at:]))


def block_without(block: Block, stretches: Iterable[Stretch]) -> Block:
    """Return the block with each stretch replaced; a chip counts one code point and always stays."""
    runs: list[Run] = []
    waiting = together(stretches)
    at = 0
    for run in block.runs:
        if isinstance(run, Text):
            runs += _left_of(run, at, waiting)
            at += len(run.text)
        else:
            runs.append(run)
            at += 1
    return msgspec.structs.replace(block, runs=tidy_runs(tuple(runs)))


def together(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the stretches in order, those that overlap as one; empty ones hold nothing."""
    joined: list[Stretch] = []
    for start, end in sorted(stretch for stretch in stretches if stretch[0] < stretch[1]):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def _left_of(run: Text, at: int, stretches: Iterable[Stretch]) -> Iterable[Run]:
    """Yield what is left of a run that begins at ``at``.

    A stretch over several runs is named where it begins.
    """
    text, done = run.text, 0
    for start, end in stretches:
        first, last = max(start - at, 0), min(end - at, len(text))
        if first >= last:
            continue
        yield msgspec.structs.replace(run, text=text[done:first])
        if start >= at:
            yield msgspec.structs.replace(run, text=WITHHELD)
        done = last
    yield msgspec.structs.replace(run, text=text[done:])
