"""The Bring in tab in a window, and what a coordinator does there."""

import datetime as dt
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from ilacs_desktop.document.body import Block, Text, block_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.container import pack
from ilacs_desktop.storage.save import Author
from ilacs_desktop.storage.siblings import siblings
from ilacs_desktop.ui.pages.team.bring_in import BringInTab
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.detail_rows import DetailRow
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Services, Workspace
from tests.ui.pages.draft.kit import button, said
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle

NINE = dt.datetime(2026, 5, 12, 9, tzinfo=dt.UTC)
TEN = dt.datetime(2026, 5, 12, 10, tzinfo=dt.UTC)
ME, PRIYA = "Siân Holroyd", "Priya Nair"
BRING = "Bring in another file…"
replace = msgspec.structs.replace


class Coordinator:
    """A person at the Bring in tab of a self-evaluation that has a file."""

    def __init__(
        self,
        theme: Theme,
        framework: Framework,
        dialogs: RecordedDialogs,
        folder: Path,
        document: Document,
    ) -> None:
        self.dialogs = dialogs
        self.folder = folder
        self.base = document
        self.history, first = History().commit(document, (), ME, NINE, "LAPTOP-1")
        self.head = first.id
        services = Services(
            framework=framework,
            author=Author(ME, "LAPTOP-1"),
            now=lambda: TEN,
            clock=lambda: 0.0,
            readable=lambda one: one.authority.name,
            recovery=folder / "recovery",
            save_lane=Lane(),
            journal_lane=Lane(),
        )
        path = self.write(document, self.history, first.id, "ours.ilacs")
        self.workspace = Workspace(document, self.history, (first.id,), path, services)
        self.workspace.beside_wanted.connect(self.look_beside)
        self.lane = Lane()
        self.tab = BringInTab(theme, self.workspace, dialogs, self.lane)
        self.words: list[tuple[object, ...]] = []
        self.places: list[object] = []
        self.stages: list[str] = []
        self.packs: list[object] = []
        self.counts: list[int] = []
        self.tab.words_wanted.connect(lambda *words: self.words.append(words))
        self.tab.place_wanted.connect(self.places.append)
        self.tab.stage_wanted.connect(self.stages.append)
        self.tab.pack_wanted.connect(self.packs.append)
        self.tab.count_changed.connect(self.counts.append)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.tab)
        self.window.resize(1280, 680)
        self.window.show()
        self.window.activateWindow()
        self.rest()

    # ---- others' work

    def write(self, document: Document, history: History, head: str, name: str) -> Path:
        """Write a file of the self-evaluation."""
        path = self.folder / name
        path.write_bytes(pack(document, history, head, lambda one: one.authority.name))
        return path

    def copy(self, document: Document, name: str = "from Priya.ilacs", by: str = PRIYA) -> Path:
        """Return a copy in which somebody made this document of what was sent."""
        history, version = self.history.commit(document, (self.head,), by, TEN, "desktop")
        return self.write(document, history, version.id, name)

    def came(self, document: Document) -> None:
        """Let another's copy come in."""
        self.bring(self.copy(document))

    def bring(self, path: Path) -> None:
        """Bring in a file."""
        self.dialogs.answer(path)
        self.click(BRING)

    def look_beside(self) -> None:
        """Look for copies beside the file, as the desk does."""
        work = self.workspace
        assert work.path is not None
        work.set_siblings(siblings(work.path, work.document.id, work.history))
        self.rest()

    # ---- the window

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self.workspace.document

    @property
    def rows(self) -> tuple[DetailRow, ...]:
        """The rows of the list."""
        return self.tab.tree.rows

    def rest(self) -> None:
        """Wait for all that goes on."""
        self.workspace.services.save_lane.drain()
        self.lane.drain()
        self.workspace.services.save_lane.drain()
        settle()

    def save(self) -> None:
        """Save, and wait for what comes of it."""
        self.workspace.save()
        self.rest()

    def change(self, document: Document) -> None:
        """Change the document here."""
        self.workspace.change("Edit", document)
        self.rest()

    def row(self, words: str) -> DetailRow:
        """Return the one row, no heading, whose title holds these words."""
        found = [row for row in self.rows if words in row.title and not row.is_heading]
        assert len(found) == 1, f"{len(found)} rows with {words!r}: {[r.title for r in self.rows]}"
        return found[0]

    def choose(self, words: str) -> DetailRow:
        """Choose the row whose title holds these words, with the keyboard on the list."""
        row = self.row(words)
        self.tab.tree.select(row.id)
        self.tab.tree.setFocus()
        settle()
        return row

    def click(self, name: str) -> None:
        """Click a button in sight, and wait for what comes of it."""
        button(self.window, name).click()
        self.rest()

    def press(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key)
        self.rest()

    def press_here(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is, and wait for nothing."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key)

    def offers(self, name: str) -> bool:
        """Return whether a button of this name can be pressed."""
        try:
            return button(self.window, name).isEnabled()
        except AssertionError:
            return False

    def said(self) -> str:
        """Return all that the labels in sight say."""
        return "\n".join(said(self.window))

    def end(self) -> None:
        """Close it all here and now: later it might end on another thread."""
        self.workspace.close()
        self.lane.drain()
        self.window.close()
        for form in self.dialogs.forms:
            form.close()
            form.deleteLater()
        services = self.workspace.services
        for thing in (self.window, self.workspace, self.lane, services.save_lane):
            thing.deleteLater()
        services.journal_lane.deleteLater()


def first_place(document: Document) -> Place:
    """Return the first answer of the first section."""
    return Place(document.sections[0].id, "know")


def with_texts(document: Document, place: Place, *texts: str) -> Document:
    """Return the document with these paragraphs at a place, by the ids p0, p1, …"""
    blocks = tuple(Block(f"p{at}", (Text(text),)) for at, text in enumerate(texts) if text)
    return with_body(document, place, blocks)


def texts(document: Document, place: Place) -> list[str]:
    """Return the paragraphs at a place."""
    return [block_text(block) for block in body_at(document, place)]
