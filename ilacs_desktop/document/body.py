"""A body of text: paragraphs, bullets and numbered items, with chips that cite evidence or an action.

Everything here is frozen and shared: a changed body is a new tuple that keeps the unchanged blocks.
Ranges within a block are counted in code points, a chip counting one.
"""

from typing import Literal

import msgspec

BlockKind = Literal["paragraph", "bullet", "numbered"]
Stance = Literal["", "strength", "improvement"]
Origin = Literal["", "last_year"]


class Text(msgspec.Struct, frozen=True, tag="text", tag_field="is"):
    """A stretch of typed text with one look. An empty one never stands in a tidy block."""

    text: str
    bold: bool = False
    italic: bool = False


class Citation(msgspec.Struct, frozen=True, tag="evidence", tag_field="is"):
    """A chip that cites an item of evidence by its id; the printed number is the item's own."""

    evidence: str


class ActionLink(msgspec.Struct, frozen=True, tag="action", tag_field="is"):
    """A chip that points at an action of the plan by its id."""

    action: str


Run = Text | Citation | ActionLink


class Block(msgspec.Struct, frozen=True):
    """One paragraph, bullet or numbered item.

    ``stance`` says whether the author marks it as a strength or as an area for improvement;
    ``origin`` is ``last_year`` until carried-over text is confirmed.
    """

    id: str
    runs: tuple[Run, ...] = ()
    kind: BlockKind = "paragraph"
    stance: Stance = ""
    origin: Origin = ""


Body = tuple[Block, ...]


def block_text(block: Block) -> str:
    """Return the block's typed text without its chips."""
    return "".join(run.text for run in block.runs if isinstance(run, Text))


def body_text(body: Body) -> str:
    """Return the body's typed text, one block a line, without chips."""
    return "\n".join(block_text(block) for block in body)


def is_blank(body: Body) -> bool:
    """Return whether the body holds no word: no block, or only white space and chips."""
    return not any(block_text(block).strip() for block in body)


def cited_evidence(body: Body) -> tuple[str, ...]:
    """Return the ids of the evidence cited, in order, each as often as it is cited."""
    return tuple(run.evidence for block in body for run in block.runs if isinstance(run, Citation))


def linked_actions(body: Body) -> tuple[str, ...]:
    """Return the ids of the actions pointed at, in order, each as often as it is."""
    return tuple(run.action for block in body for run in block.runs if isinstance(run, ActionLink))


def tidy_runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the same text and chips with neighbours of one look joined and empty runs dropped.

    Two blocks that read the same then compare equal, which merge, delta and history rely on.
    """
    tidy: list[Run] = []
    for run in runs:
        if isinstance(run, Text):
            if not run.text:
                continue
            last = tidy[-1] if tidy else None
            if isinstance(last, Text) and (last.bold, last.italic) == (run.bold, run.italic):
                tidy[-1] = Text(last.text + run.text, run.bold, run.italic)
                continue
        tidy.append(run)
    return tuple(tidy)
