"""What a key costs in the editor, against the same key in a plain QTextEdit.

``tests/bench`` imports ``key_costs``; ``python -m tests.ui.editor.key_cost`` prints it.
"""

import random
import statistics
import sys
import time
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QScrollArea, QTextEdit, QWidget

from ilacs_desktop.document.body import Block, Body, Text, body_text
from tests.ui.editor.kit import Desk, look

_TEXT = (
    "children social workers know their families well because caseloads are manageable and"
    " supervision is regular in nine teams out of eleven while audit finds that plans are clear"
)
_PARAGRAPH = 65  # words
_BURST = 30  # keys typed at one place


class KeyCosts(NamedTuple):
    """CPU milliseconds a key, the median and the worst of twenty, with drawing and without."""

    plain: float
    ours: float
    ours_p95: float
    plain_drawn: float
    ours_drawn: float

    @property
    def ratio(self) -> float:
        """Our cost as a multiple of the plain editor's, drawing left out."""
        return self.ours / self.plain


def key_costs(words: int = 2000, keys: int = 300, rounds: int = 5) -> KeyCosts:
    """Return what keys cost in a text of so many words; rounds of the two editors alternate."""
    text = section(words)
    desk, plain = Desk(text), QTextEdit()
    plain.setFont(look().font)
    plain.setPlainText(body_text(text))
    page = QScrollArea()  # ours is as high as its text and scrolls with the page
    page.setWidgetResizable(True)
    page.setWidget(desk.editor)
    desk.editor.caret_moved.connect(partial(_follow, page))
    windows = {id(plain): plain, id(desk.editor): page}
    costs: dict[tuple[bool, bool], list[float]] = {}
    for turn in range(rounds):
        for drawn in (False, True):
            for ours, editor in ((False, plain), (True, desk.editor)):
                costs.setdefault((ours, drawn), []).extend(
                    _type(editor, windows[id(editor)] if drawn else None, keys, turn)
                )
    medians = {key: statistics.median(values) for key, values in costs.items()}
    p95 = statistics.quantiles(costs[True, False], n=20)[-1]
    return KeyCosts(
        medians[False, False], medians[True, False], p95, medians[False, True], medians[True, True]
    )


def _follow(page: QScrollArea, caret: QRect) -> None:
    page.ensureVisible(caret.x(), caret.center().y(), 0, caret.height() + 40)


def section(count: int) -> Body:
    """Return paragraphs of plain words, as many as are asked for."""
    rng = random.Random(count)
    words, left, blocks = _TEXT.split(), count, []
    while left > 0:
        size = min(left, _PARAGRAPH)
        sentence = " ".join(rng.choice(words) for _ in range(size))
        blocks.append(Block(f"p{len(blocks)}", (Text(sentence + "."),)))
        left -= size
    return tuple(blocks)


def _type(editor: QTextEdit, window: QWidget | None, keys: int, seed: int) -> Iterable[float]:
    """Type bursts at random places and yield the CPU milliseconds of each key.

    With a window to show it in, drawing counts too.
    """
    rng = random.Random(seed)
    if window is not None:
        window.resize(760, 600)
        window.show()
        window.activateWindow()
        editor.setFocus()
    QApplication.processEvents()
    for n in range(keys):
        if n % _BURST == 0:
            cursor = editor.textCursor()
            cursor.setPosition(rng.randrange(editor.document().characterCount()))
            cursor.movePosition(QTextCursor.MoveOperation.EndOfWord)
            editor.setTextCursor(cursor)
            QApplication.processEvents()
        key = rng.choice("etaoin shrdlu ")
        start = time.process_time_ns()
        QApplication.sendEvent(
            editor,
            QKeyEvent(
                QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, key
            ),
        )
        if window is not None:
            QApplication.processEvents()
        yield (time.process_time_ns() - start) / 1e6
    if window is not None:
        window.hide()


if __name__ == "__main__":
    application = QApplication.instance() or QApplication([])
    found = key_costs()
    drawn = found.ours_drawn / found.plain_drawn
    sys.stdout.write(f"{found}\nratio {found.ratio:.2f}, drawn {drawn:.2f}\n")
