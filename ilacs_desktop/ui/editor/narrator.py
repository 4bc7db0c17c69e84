"""Tells a screen reader what the editor paints: stances, list marks, last year's text, chips.

Qt gives assistive technology the document's own characters, and a chip is one character there.
What it stands for is said when the caret passes it and stands in the editor's description. Why not
more: docs/decisions/0007.
"""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.body import Block, Body, Run, Text
from ilacs_desktop.ui.editor.chips import Chip, Faces, face_of
from ilacs_desktop.ui.editor.lists import ordinals
from ilacs_desktop.ui.editor.runs import between
from ilacs_desktop.ui.editor.spoken import ASKED, paragraph_in_words

_PLAIN = "Plain paragraph"


class Narrator:
    """Speaks for one editor; ``hint`` is part of its description while nothing is written."""

    def __init__(self, editor: QWidget) -> None:
        """Speak for this editor."""
        self.hint = ""
        self.asked: frozenset[str] = frozenset()  # blocks that people wrote differently
        self._editor = editor
        self._block: Block | None = None
        self._at = 0

    def moved(self, body: Body, number: int, at: int, faces: Faces) -> None:
        """Say what the caret has come to: it is ``at`` code points into the nth block."""
        block, was = body[number], self._block
        passed, self._block, self._at = self._at, block, at
        if was is None or block.id != was.id:
            self.describe(body, number, faces)
            self.say(self._in_words(body, number, faces))
        elif block is was:
            if abs(at - passed) == 1:
                for chip in _chips(between(block.runs, min(at, passed), max(at, passed))):
                    self.say(" ".join(face_of(chip, faces)))
        elif _painted(block) != _painted(was):
            self.describe(body, number, faces)
            if _marks(block) != _marks(was):
                self.say(self._in_words(body, number, faces) or _PLAIN)

    def describe(self, body: Body, number: int, faces: Faces) -> None:
        """Put the paragraph's marks and citations into the editor's description."""
        hint = self.hint if len(body) == 1 and not body[0].runs else ""
        words = self._in_words(body, number, faces)
        self._editor.setAccessibleDescription(". ".join(part for part in (hint, words) if part))

    def _in_words(self, body: Body, number: int, faces: Faces) -> str:
        words = paragraph_in_words(body[number], ordinals(body)[number], faces)
        asked = ASKED if body[number].id in self.asked else ""
        return ". ".join(part for part in (words, asked) if part)

    def say(self, words: str) -> None:
        """Announce words, if somebody is listening and the author is here."""
        if words and QAccessible.isActive() and self._editor.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._editor, words))


def _chips(runs: tuple[Run, ...]) -> tuple[Chip, ...]:
    return tuple(run for run in runs if not isinstance(run, Text))


def _marks(block: Block) -> tuple[str, str, str]:
    return block.kind, block.stance, block.origin


def _painted(block: Block) -> tuple[object, ...]:
    return *_marks(block), _chips(block.runs), bool(block.runs)
