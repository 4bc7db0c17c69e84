"""What a key costs in the editor, against the same key in a plain QTextEdit.

``tests/bench`` imports ``key_costs``; ``python -m tests.ui.editor.key_cost`` prints it.
"""

import random
import re
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
from ilacs_desktop.ui.editor.marks import Mark, MarkedText, MarkKind
from ilacs_desktop.ui.editor.runs import shadow
from tests.ui.editor.kit import Desk, look

_TEXT = (
    "children social workers know their families well because caseloads are manageable and"
    " supervision is regular in nine teams out of eleven while audit finds that plans are clear"
)
_PARAGRAPH = 65  # words
_BURST = 30  # keys typed at one place


class KeyCosts(NamedTuple):
    """CPU milliseconds a key, the median and the worst of twenty, with drawing and without.

    Ours has marks in it, as spelling and the other checks leave them.
    """

    plain: float
    ours: float
    ours_p95: float
    plain_drawn: float
    ours_drawn: float

    @property
    def ratio(self) -> float:
        """Our cost as a multiple of the plain editor's, drawing left out."""
        return self.ours / self.plain

    @property
    def ratio_drawn(self) -> float:
        """Our cost as a multiple of the plain editor's, drawing counted."""
        return self.ours_drawn / self.plain_drawn


def key_costs(words: int = 2000, keys: int = 300, rounds: int = 5) -> KeyCosts:
    """Return what keys cost in a text of so many words; rounds of the two editors alternate."""
    text = section(words)
    desk, plain = Desk(text), QTextEdit()
    plain.setFont(look().font)
    plain.setPlainText(body_text(text))
    desk.editor.show_marks(marks_in(text))
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


def marks_in(text: Body) -> dict[str, MarkedText]:
    """Return a mark for each paragraph, which is more than real prose has (docs/language.md).

    Of five there are two misspelt words, two words to look at and a long sentence.
    """
    kinds: tuple[MarkKind, ...] = ("spelling", "wording", "spelling", "wording", "sentence")
    marked: dict[str, MarkedText] = {}
    for n, block in enumerate(text):
        words, kind = shadow(block.runs), kinds[n % len(kinds)]
        places = [found.span() for found in re.finditer(r"\w+", words)]
        place = (0, len(words)) if kind == "sentence" else places[n % len(places)]
        marked[block.id] = MarkedText(words, (Mark(block.id, *place, kind, "A finding."),))
    return marked


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
    sys.stdout.write(f"{found}\nratio {found.ratio:.2f}, drawn {found.ratio_drawn:.2f}\n")
