r"""A body from plain text that an author can read and type.

Blank lines part paragraphs; lines inside one are joined by a space. ``- `` starts a bullet and
``1. `` a numbered item, each its own block. ``(+) `` marks a strength and ``(!) `` an area for
improvement. ``**bold**`` and ``*italic*`` set the look. ``[ev-…]`` cites evidence and ``[ac-…]``
an action, by id. A backslash before ``[``, ``]``, ``*`` or ``\`` (or before a mark at the start)
keeps the character as it is. The example and the tests are written in it.
"""

import re
from collections.abc import Callable

from ilacs_desktop.document.body import (
    ActionLink,
    Block,
    BlockKind,
    Body,
    Citation,
    Run,
    Stance,
    Text,
    tidy_runs,
)

_KIND = re.compile(r"(?:(-)|\d+\.)[ ]+")
_STANCE = re.compile(r"\(([+!])\)[ ]+")
_STANCES: dict[str, Stance] = {"+": "strength", "!": "improvement"}
_INLINE = re.compile(r"\\(.)|(\*\*|\*)|\[(ev|ac)-([\w.-]+)\]", re.DOTALL)


def parse_body(text: str, block_id: Callable[[int], str]) -> Body:
    """Return the body this markup describes; ``block_id`` gives an id for the nth block from 0.

    Any text is markup for something: unknown marks stay as typed.
    """
    return tuple(_parse_block(chunk, block_id(n)) for n, chunk in enumerate(_chunks(text)))


def _chunks(text: str) -> list[str]:
    chunks: list[list[str]] = []
    fresh = True
    for line in text.splitlines():
        bare = line.strip()
        if not bare:
            fresh = True
        elif fresh or _KIND.match(bare):
            chunks.append([bare])
            fresh = False
        else:
            chunks[-1].append(bare)
    return [" ".join(lines) for lines in chunks]


def _parse_block(chunk: str, block_id: str) -> Block:
    kind: BlockKind = "paragraph"
    stance: Stance = ""
    if match := _KIND.match(chunk):
        kind = "bullet" if match[1] else "numbered"
        chunk = chunk[match.end() :]
    if match := _STANCE.match(chunk):
        stance = _STANCES[match[1]]
        chunk = chunk[match.end() :]
    return Block(block_id, parse_runs(chunk), kind, stance)


def parse_runs(text: str) -> tuple[Run, ...]:
    """Return the runs of one block's inline markup."""
    runs: list[Run] = []
    bold = italic = False
    at = 0
    for match in _INLINE.finditer(text):
        runs.append(Text(text[at : match.start()], bold, italic))
        at = match.end()
        if match[1]:
            runs.append(Text(match[1], bold, italic))
        elif match[2] == "**":
            bold = not bold
        elif match[2]:
            italic = not italic
        elif match[3] == "ev":
            runs.append(Citation(f"ev-{match[4]}"))
        else:
            runs.append(ActionLink(f"ac-{match[4]}"))
    runs.append(Text(text[at:], bold, italic))
    return tidy_runs(tuple(runs))
