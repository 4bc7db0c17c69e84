"""What an author's edit of a text is called in the menu, when it is more than typing."""

import msgspec

from ilacs_desktop.document.body import (
    Block,
    BlockKind,
    Body,
    Stance,
    Text,
    block_text,
    cited_evidence,
    linked_actions,
)

_STANCES: dict[Stance, str] = {
    "strength": "Mark as strength",
    "improvement": "Mark as area for improvement",
    "": "Remove mark",
}
_KINDS: dict[BlockKind, str] = {"bullet": "Bullets", "numbered": "Numbers", "paragraph": "No list"}


def edit_label(old: Body, new: Body) -> str:
    """Return the name of the edit that makes one body of the other; empty for typing.

    It is a mark, a kind of list, a citation or a look, where that is all that differs.
    """
    if len(old) != len(new):
        return ""
    pairs = [(was, now) for was, now in zip(old, new, strict=True) if was != now]
    return _shape_label(pairs) or _run_label(old, new, pairs) if pairs else ""


def _shape_label(pairs: list[tuple[Block, Block]]) -> str:
    replace = msgspec.structs.replace
    if all(replace(was, stance=now.stance) == now for was, now in pairs):
        return _STANCES[pairs[0][1].stance]
    if all(replace(was, kind=now.kind) == now for was, now in pairs):
        return _KINDS[pairs[0][1].kind]
    return ""


def _run_label(old: Body, new: Body, pairs: list[tuple[Block, Block]]) -> str:
    cited, linked = len(cited_evidence(new)), len(linked_actions(new))
    if cited > len(cited_evidence(old)):
        return "Cite evidence"
    if linked > len(linked_actions(old)):
        return "Link action"
    same_chips = cited == len(cited_evidence(old)) and linked == len(linked_actions(old))
    same_words = all(a.id == b.id and block_text(a) == block_text(b) for a, b in pairs)
    return _look_label(pairs) if same_chips and same_words else ""


def _look_label(pairs: list[tuple[Block, Block]]) -> str:
    for style, label in (("bold", "Bold"), ("italic", "Italic")):
        if any(_styled(was, style) != _styled(now, style) for was, now in pairs):
            return label
    return ""


def _styled(block: Block, style: str) -> str:
    """Return the typed text with a mark for each letter that has the style."""
    return "".join(
        ("x" if getattr(run, style) else ".") * len(run.text)
        for run in block.runs
        if isinstance(run, Text)
    )
