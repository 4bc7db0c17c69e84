"""A short self-evaluation in one window, with what a person does in the panel to find and replace with."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.body import Block, Text, body_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.ui.pages.draft.page import DraftPage
from ilacs_desktop.ui.shell.find.panel import FindPanel
from ilacs_desktop.ui.shell.find.search import Search
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.running import Running
from tests.ui.walk import settle

SUMMARY = Place("front", "summary")
LISTS = ("evidence", "actions", "prior_points", "indicators", "comments")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Seeker:
    """A person with a short self-evaluation open, who looks for words."""

    def __init__(self, running: Running, begun: Document) -> None:
        self.running = running
        self.begun = begun

    @property
    def panel(self) -> FindPanel:
        found = self.running.window.findChild(FindPanel)
        assert found is not None
        return found

    @property
    def search(self) -> Search:
        found = self.running.window.findChild(Search)
        assert found is not None
        return found

    @property
    def draft(self) -> DraftPage:
        page = self.running.inside.workbench.ways.page_in_view
        assert isinstance(page, DraftPage)
        return page

    @property
    def document(self) -> Document:
        return self.running.document

    @property
    def selected(self) -> str:
        """What is selected in the text."""
        assert self.draft.text.editor is not None
        return self.draft.text.editor.textCursor().selectedText()

    @property
    def count(self) -> str:
        return self.panel._count.text()

    @property
    def shown(self) -> list[str]:
        """What the list says, line by line."""
        return [f"{row.before}{row.words}{row.after}" for row in self.panel.results.rows]

    def seek(self, what: str) -> None:
        """Press Ctrl+F and type; the first time it goes to the filter of a page that has one."""
        self.running.choose("find")
        if self.running.inside.workbench.ways.stage != "draft":
            self.running.choose("find")
        self.panel.box.clear()
        QTest.keyClicks(self.panel.box, what)
        self.panel.box.search_now()
        settle()

    def replace(self, what: str, words: str) -> None:
        """Press Ctrl+H and type both."""
        self.running.choose("replace")
        self.panel.box.setText(what)
        self.panel.box.search_now()
        self.panel.words_box.setText(words)

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        self.running.press(key, *held)

    def write(self, text: str) -> None:
        """Have the summary say this, whoever wrote it."""
        document = with_body(self.document, SUMMARY, (Block("only", (Text(text),)),))
        self.running.workspace.change("Write", document)
        settle()

    def summary(self) -> str:
        return body_text(body_at(self.document, SUMMARY))

    def reset(self) -> None:
        """Go back to where every test begins."""
        found = self.running.window.findChild(FindPanel)
        if found is not None:
            found._case.setChecked(False)
            found._whole.setChecked(False)
            found.box.clear()
            found.box.search_now()
            found.words_box.clear()
            found.show_replacing(shown=False)
            found.closed.emit()
        self.running.workspace.change("Begin again", self.begun)
        self.running.inside.workbench.ways.go_to_place(SUMMARY)
        self.running.window.resize(1280, 680)
        settle()


@pytest.fixture(scope="module")
def window(
    _one_theme: Theme,
    tmp_path_factory: pytest.TempPathFactory,
    qapp: QApplication,
    example: Document,
) -> Iterator[Seeker]:
    folder = tmp_path_factory.mktemp("find")
    running = Running(_one_theme, RecordedDialogs(), folder).without_counting()
    running.start()
    begun = msgspec.structs.replace(
        with_body(running.document, SUMMARY, (Block("only", (Text("Care leavers."),)),)),
        **{name: getattr(example, name)[:2] for name in LISTS},
    )
    section = running.document.sections[0].id
    comments = [msgspec.structs.replace(one, part=section) for one in begun.comments]
    yield Seeker(running, msgspec.structs.replace(begun, comments=tuple(comments)))
    running.end()


@pytest.fixture
def seeker(window: Seeker, theme: Theme) -> Seeker:
    """Return the person, on the summary, with everything as it began."""
    window.reset()
    return window
