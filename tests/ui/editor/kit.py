"""What the editor's tests share: a look, things to cite, and an editor wired to a session."""

import itertools
from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.body import Block, Body, tidy_runs
from ilacs_desktop.document.markup import parse_body
from ilacs_desktop.document.model import Authority, Document
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.document.session import Caret, Session
from ilacs_desktop.ui.editor.blocks import LOOK, presentable, read_runs
from ilacs_desktop.ui.editor.chips import ChipFace
from ilacs_desktop.ui.editor.cite import CiteItem
from ilacs_desktop.ui.editor.editor import BodyEditor
from ilacs_desktop.ui.editor.look import EditorLook
from ilacs_desktop.ui.editor.view import BodyEdit

PLACE = Place("front", "summary")
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

FACES = {
    "ev-audit": ChipFace("[12]", "Supervision audit, 44 records, July 2025"),
    "ev-survey": ChipFace("Staff survey 2025", "Annual staff survey"),
    "ac-one": ChipFace("Action 4", "Reflective supervision in every team"),
}
ITEMS = (
    CiteItem("evidence", "ev-audit", "[12]", "Supervision audit, 44 records, July 2025"),
    CiteItem("evidence", "ev-survey", "[3]", "Annual staff survey"),
    CiteItem("action", "ac-one", "Action 4", "Reflective supervision in every team"),
)


def look(scale: float = 1.0) -> EditorLook:
    font = QFont()
    font.setPointSizeF(12 * scale)
    return EditorLook(
        font=font,
        scale=scale,
        text="#16191D",
        muted="#586270",
        surface="#FFFFFF",
        line="#D3D9E0",
        accent="#135795",
        accent_bg="#E3EEF9",
        ok="#17633A",
        ok_bg="#DFF2E6",
        warn="#834A00",
        warn_bg="#FDEFD2",
        warn_mark="#B35C00",
        bad="#A11D1A",
        bad_bg="#FBE5E3",
        selected="#DCE9F7",
    )


def body(markup: str) -> Body:
    """Return the body this markup describes, its blocks named b0, b1 and on."""
    return parse_body(markup, lambda n: f"b{n}")


class Clock:
    """A clock the test moves by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


class Desk:
    """An editor of one body of a session, wired as a page wires it."""

    def __init__(self, start: Body = ()) -> None:
        from ilacs_desktop.document.places import with_body

        blank = Document("d", Authority("Northbridge Council"), None)  # type: ignore[arg-type]
        self.clock = Clock()
        self.session = Session(with_body(blank, PLACE, start), (), self.clock)
        ids = (f"n{n}" for n in itertools.count())
        self.editor = BodyEditor(look(), FACES.get, lambda: ITEMS, new_id=lambda: next(ids))
        self.edits: list[BodyEdit] = []
        self.editor.set_body(start)
        self.editor.body_changed.connect(self._on_body_changed)
        self.editor.undo_requested.connect(self.undo)
        self.editor.redo_requested.connect(self.redo)
        self.session.subscribe(self._show)

    @property
    def body(self) -> Body:
        return body_at(self.session.document, PLACE)

    def _on_body_changed(self, edit: BodyEdit) -> None:
        self.edits.append(edit)
        caret = Caret(PLACE, edit.block, edit.at)
        self.session.edit_body(PLACE, edit.body, group=edit.group, caret=caret)

    def _show(self, _old: Document, new: Document) -> None:
        self.editor.set_body(body_at(new, PLACE))

    def undo(self) -> None:
        self._return_to(self.session.undo())

    def redo(self) -> None:
        self._return_to(self.session.redo())

    def _return_to(self, step: object) -> None:
        caret = getattr(step, "caret", None)
        if caret is not None:
            self.editor.restore_caret(caret.block, caret.at)

    def type(self, text: str) -> None:
        for character in text:
            self.key(Qt.Key.Key_Return if character == "\n" else Qt.Key.Key_unknown, text=character)

    def key(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER, text: str = ""
    ) -> None:
        press(self.editor, key, modifiers, text)

    def place(self, block: str, at: int, anchor: int | None = None) -> None:
        """Put the caret there; with ``anchor`` select from there in the same block."""
        from ilacs_desktop.ui.editor.runs import Point

        self.editor._select(Point(block, at if anchor is None else anchor), Point(block, at))

    def assert_sound(self) -> None:
        """Check that view, binding and session say the same, and that the body is tidy."""
        blocks = self.editor._binding.blocks
        document = self.editor.document()
        shown = [document.findBlockByNumber(n) for n in range(document.blockCount())]
        assert [read_runs(block) for block in shown] == [presentable(b.runs) for b in blocks]
        looks = [block.blockFormat().intProperty(LOOK) for block in shown]
        assert looks == [
            self.editor._looks(blocks, n).intProperty(LOOK) for n in range(len(blocks))
        ]
        assert self.editor.body() == self.body
        assert blocks == self.body or (not self.body and blocks == (Block(blocks[0].id),))
        ids = [block.id for block in blocks]
        assert len(set(ids)) == len(ids)
        assert all(ids)
        assert all(tidy_runs(block.runs) == block.runs for block in blocks)
        assert not document.isUndoRedoEnabled()
        block, at = self.editor.caret()
        assert (block, at) == self.editor._point(self.editor.textCursor().position())


def press(
    editor: BodyEditor, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER, text: str = ""
) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(editor, QKeyEvent(kind, key, modifiers, text))


def texts(shown: Iterable[Block]) -> list[str]:
    """Return the typed text of each block."""
    from ilacs_desktop.document.body import block_text

    return [block_text(block) for block in shown]
