"""Random work at one editor: whatever a person, a clipboard or another author may do to it."""

import random

import msgspec
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.body import ActionLink, Block, Citation, Run, Text, tidy_runs
from ilacs_desktop.document.delta import delta, patch
from ilacs_desktop.document.places import with_body
from ilacs_desktop.ui.editor.clipboard import to_clipboard
from ilacs_desktop.ui.editor.marks import Mark, MarkedText
from ilacs_desktop.ui.editor.runs import shadow
from tests.ui.editor.kit import CTRL, FACES, NO_MODIFIER, PLACE, SHIFT, Desk

WORDS = (
    "audit",
    "the ",
    " ",
    "é",
    "e\u0301",
    "👩‍👧‍👦",
    "😀",
    "שלום",
    "مرحبا ",
    "\u200f",
    "“quote”",
    "[",
    "]",
    "- ",
    "1. ",
    "* ",
    "naïve café",
    "\u00a0",
    "16- and 17-year-olds",
    "𝒳",
    ".",
    "漢字",
    "\ufeff",
)
HTML = (
    "<p>One <b>bold</b> word</p><p>Two</p>",
    "<ul><li>first</li><li><i>second</i></li></ul>",
    "<ol><li>one<li>two</ol>after",
    "<table><tr><td>a<td>b</table><img src='x'>",
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
    "<span style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]>Word item 😀</p>",
    "plain",
    "<img src='picture.png'>",
)
PLAIN = (
    "a line",
    "two\nlines",
    "• one\n• two\n\nthree",
    "1. a\n2. b",
    "\n\n",
    "tab\there\u2028x\ufffc\x00",
)
KEYS = (
    (Qt.Key.Key_Backspace, NO_MODIFIER),
    (Qt.Key.Key_Delete, NO_MODIFIER),
    (Qt.Key.Key_Backspace, CTRL),
    (Qt.Key.Key_Delete, CTRL),
    (Qt.Key.Key_Return, NO_MODIFIER),
    (Qt.Key.Key_Enter, NO_MODIFIER),
    (Qt.Key.Key_Return, SHIFT),
    (Qt.Key.Key_Enter, SHIFT | Qt.KeyboardModifier.KeypadModifier),
    (Qt.Key.Key_Left, NO_MODIFIER),
    (Qt.Key.Key_Right, SHIFT),
    (Qt.Key.Key_Up, SHIFT),
    (Qt.Key.Key_Down, NO_MODIFIER),
    (Qt.Key.Key_Home, NO_MODIFIER),
    (Qt.Key.Key_End, SHIFT),
    (Qt.Key.Key_Escape, NO_MODIFIER),
    (Qt.Key.Key_A, CTRL),
    (Qt.Key.Key_X, CTRL),
    (Qt.Key.Key_C, CTRL),
    (Qt.Key.Key_V, CTRL),
)
COMMANDS = (
    "toggle_bold",
    "toggle_italic",
    "toggle_bullets",
    "toggle_numbers",
    "mark_strength",
    "mark_improvement",
    "remove_mark",
    "cite",
    "say_finding",
)


def random_runs(rng: random.Random) -> tuple[Run, ...]:
    runs: list[Run] = [
        rng.choice(
            (
                Text(rng.choice(WORDS), rng.random() < 0.3, rng.random() < 0.3),
                Citation(rng.choice(("ev-audit", "ev-gone"))),
                ActionLink("ac-one"),
            )
        )
        for _ in range(rng.randrange(4))
    ]
    return tidy_runs(tuple(runs))


def random_block(rng: random.Random, block_id: str) -> Block:
    return Block(
        block_id,
        random_runs(rng),
        rng.choice(("paragraph", "bullet", "numbered")),
        rng.choice(("", "strength", "improvement")),
        rng.choice(("", "", "last_year")),
    )


class Fuzz:
    """One random run at one editor; ``step`` does something, ``finish`` undoes it all."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.fresh = 0
        self.last = ""
        self.done = 0
        start = tuple(self._block() for _ in range(self.rng.randrange(4)))
        self.desk = Desk(start)
        QApplication.clipboard().clear()
        self.start = self.recovered = self.desk.session.document
        self.older = start
        self.steps = (
            self.type, self.type, self.type, self.press, self.press, self.press, self.select,
            self.select, self.paste, self.command, self.cite, self.chip, self.drop, self.compose,
            self.compose_meanwhile,
            self.from_elsewhere, self.undo, self.undo, self.redo, self.pause, self.stray_cursor,
            self.draw, self.check, self.check, self.mend,
        )  # fmt: skip

    def step(self) -> None:
        """Do one random thing and check everything."""
        action = self.rng.choice(self.steps)
        self.last = action.__name__
        self.done += 1
        action()
        self.desk.assert_sound()
        self.assert_no_preview_left()
        self.assert_marks_are_in_the_text()
        self.journal()

    def finish(self) -> None:
        """Undo everything, then redo everything."""
        end = self.desk.session.document
        steps = 0
        while self.desk.session.undo_label:
            self.desk.undo()
            self.desk.assert_sound()
            steps += 1
        assert self.desk.session.document == self.start
        for _ in range(steps):
            self.desk.redo()
            self.desk.assert_sound()
        assert self.desk.session.document == end

    def assert_no_preview_left(self) -> None:
        document = self.desk.editor.document()
        for n in range(document.blockCount()):
            assert document.findBlockByNumber(n).layout().preeditAreaText() == ""

    def assert_marks_are_in_the_text(self) -> None:
        for block, mark in self.desk.editor.marks():
            assert self.desk.editor.words_of(block, mark)

    def journal(self) -> None:
        """Write the change down and read it back, as recovery after a crash does."""
        document = self.desk.session.document
        written = msgspec.json.encode(delta(self.recovered, document))
        self.recovered = patch(self.recovered, msgspec.json.decode(written))
        assert self.recovered == document

    def _block(self) -> Block:
        self.fresh += 1
        return random_block(self.rng, f"x{self.fresh}")

    def type(self) -> None:
        self.desk.type(self.rng.choice(WORDS))

    def press(self) -> None:
        self.desk.key(*self.rng.choice(KEYS))

    def select(self) -> None:
        points = [self._somewhere() for _ in range(2)]
        if self.rng.random() < 0.4:
            points[0] = points[1]
        self.desk.editor._select(*points)

    def _somewhere(self):
        from ilacs_desktop.ui.editor.runs import Point, length

        block = self.rng.choice(self.desk.editor._binding.blocks)
        return Point(block.id, self.rng.randint(0, length(block.runs)))

    def stray_cursor(self) -> None:
        """Delete at any Qt position at all, halves of characters included."""
        document = self.desk.editor.document()
        cursor = QTextCursor(document)
        last = document.characterCount() - 1
        cursor.setPosition(self.rng.randint(0, last))
        cursor.setPosition(self.rng.randint(0, last), QTextCursor.MoveMode.KeepAnchor)
        if len(cursor.selectedText()) < 20:
            cursor.removeSelectedText()

    def mime(self) -> QMimeData:
        kind = self.rng.randrange(3)
        if kind == 0:
            return to_clipboard(
                tuple(self._block() for _ in range(self.rng.randrange(1, 4))), FACES.get
            )
        mime = QMimeData()
        if kind == 1:
            mime.setHtml(self.rng.choice(HTML))
        else:
            mime.setText(self.rng.choice(PLAIN))
        return mime

    def paste(self) -> None:
        self.desk.editor.insertFromMimeData(self.mime())

    def drop(self) -> None:
        """Move the selection as Qt does: one edit that removes here and inserts there."""
        editor = self.desk.editor
        mime = editor.createMimeDataFromSelection() if self.rng.random() < 0.6 else self.mime()
        target = QTextCursor(editor.document())
        target.setPosition(editor._position(self._somewhere()))
        target.beginEditBlock()
        editor.textCursor().removeSelectedText()
        editor.setTextCursor(target)
        editor.insertFromMimeData(mime)
        target.endEditBlock()

    def command(self) -> None:
        getattr(self.desk.editor, self.rng.choice(COMMANDS))()

    def cite(self) -> None:
        self.desk.type("[" + self.rng.choice(("", "su", "4", "nothing", " ", "sic]")))
        key = self.rng.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down))
        self.desk.key(key)

    def chip(self) -> None:
        editor = self.desk.editor
        if self.rng.random() < 0.5:
            editor.cite_evidence(self.rng.choice(("ev-audit", "ev-gone")))
        else:
            editor.link_action("ac-one")

    def compose(self) -> None:
        """Type through an input method: first a preview, then the words."""
        self._input_method("preview", "")
        self.desk.assert_sound()
        self._input_method("", self.rng.choice(("漢字", "a\nb", "one\r\ntwo\n", "é😀")))

    def _input_method(self, preview: str, words: str) -> None:
        event = QInputMethodEvent(preview, [])
        event.setCommitString(words)
        QApplication.sendEvent(self.desk.editor, event)

    def compose_meanwhile(self) -> None:
        """Do something else while an input method shows a preview."""
        self._input_method("a preview", "")
        self.rng.choice((self.select, self.from_elsewhere, self.undo, self.redo, self.command))()
        self.desk.assert_sound()
        self._input_method("", self.rng.choice(("", "chosen")))

    def from_elsewhere(self) -> None:
        """Change the body as a join with another author's version does."""
        session = self.desk.session
        body = list(self.desk.body)
        for _ in range(self.rng.randint(1, 3)):
            self._alter(body)
        session.change("Bring in", with_body(session.document, PLACE, tuple(body)))

    def _alter(self, body: list[Block]) -> None:
        at = self.rng.randint(0, len(body))
        action = self.rng.randrange(4)
        if action == 0 or not body:
            body.insert(at, self._block())
        elif action == 1:
            del body[at : at + self.rng.randint(1, 2)]
        elif action == 2:
            n = self.rng.randrange(len(body))
            body[n] = random_block(self.rng, body[n].id)
        else:
            self.rng.shuffle(body)

    def undo(self) -> None:
        self.desk.undo()

    def redo(self) -> None:
        self.desk.redo()

    def draw(self) -> None:
        self.desk.editor.grab()

    def check(self) -> None:
        """Mark words as the checks do: of this text, or of one that is older than what is shown."""
        body = self.rng.choice((self.desk.body, self.older))
        self.older = self.desk.body
        before = (self.desk.editor.caret(), len(self.desk.edits))
        self.desk.editor.show_marks(
            {block.id: self._marked(shadow(block.runs)) for block in body if block.runs}
        )
        assert (self.desk.editor.caret(), len(self.desk.edits)) == before

    def _marked(self, text: str) -> MarkedText:
        marks = []
        for n in range(self.rng.randrange(3)):
            start, end = sorted(self.rng.randrange(len(text) + 1) for _ in range(2))
            kind = self.rng.choice(("spelling", "wording", "sentence", "personal"))
            if start < end:
                marks.append(Mark(f"{text}{n}", start, end, kind, "Something."))
        return MarkedText(text, tuple(marks))

    def mend(self) -> None:
        """Go to what is marked, or put another word in its place."""
        editor = self.desk.editor
        marks = editor.marks()
        if marks and self.rng.random() < 0.7:
            editor.replace_words(self.rng.choice(marks)[1].id, self.rng.choice(("mended", "é😀")))
        else:
            editor.step_mark(self.rng.choice((1, -1)))

    def pause(self) -> None:
        self.desk.clock.now += self.rng.choice((0.1, 2.0))


def run(seed: int, operations: int) -> None:
    """Do that many random things with one editor, then undo and redo them all."""
    fuzz = Fuzz(seed)
    try:
        for _ in range(operations):
            fuzz.step()
        fuzz.finish()
    except Exception as error:
        error.add_note(f"seed {seed}, after {fuzz.done} operations, the last {fuzz.last}")
        raise
    finally:
        fuzz.desk.editor.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
