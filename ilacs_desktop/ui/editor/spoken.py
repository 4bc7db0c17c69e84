"""What the editor paints, in words: for screen readers, tooltips and the margin's labels."""

from ilacs_desktop.document.body import Block, BlockKind, Stance, Text
from ilacs_desktop.ui.editor.chips import Faces, face_of

STANCES: dict[Stance, str] = {"strength": "Strength", "improvement": "Area for improvement"}
SYMBOLS: dict[Stance, str] = {"strength": "+", "improvement": "!"}
ASKED = "Two people changed this, to be settled under Team, Bring in"
ASKED_SYMBOL = "?"
LAST_YEAR = "Last year’s text, not yet confirmed"
_KINDS: dict[BlockKind, str] = {"bullet": "Bullet", "numbered": "Number"}


def marks_of(block: Block) -> str:
    """Return the stance and the origin of a block in words, or nothing."""
    marks = [STANCES.get(block.stance, ""), LAST_YEAR if block.origin else ""]
    return ". ".join(mark for mark in marks if mark)


def paragraph_in_words(block: Block, ordinal: int, faces: Faces) -> str:
    """Return all that is painted at a block and is not its text, chips included; may be empty."""
    kind = _KINDS.get(block.kind, "")
    item = f"{kind} {ordinal}" if ordinal else kind
    chips = [face_of(run, faces) for run in block.runs if not isinstance(run, Text)]
    cited = ", ".join(f"{face.label} {face.tooltip}".strip() for face in chips)
    parts = [item, marks_of(block), f"Cites {cited}" if cited else ""]
    return ". ".join(part for part in parts if part)
