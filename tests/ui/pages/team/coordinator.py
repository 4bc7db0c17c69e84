"""A coordinator at the Contributors tab, and contributors who write in what they were sent."""

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from ilacs_desktop.cycle.files import MakeForm
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Pack
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.ui.dialogs.pack import PackForm
from ilacs_desktop.ui.pages.team.contributors import ContributorsTab
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace
from tests.cycle.contributors import adding, kept, packed
from tests.ui.pages.draft.kit import button, said
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle


def word_form(made: Document, _pack: Pack) -> bytes:
    """Stand in for the Word form."""
    return f"Form of {made.packs[0].owner}".encode()


class Coordinator:
    """A person at the Contributors tab of one self-evaluation."""

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        dialogs: RecordedDialogs,
        folder: Path,
        make_form: MakeForm = word_form,
    ) -> None:
        self.workspace = workspace
        self.dialogs = dialogs
        self.folder = folder
        self.lane = Lane()
        outlet = Outlet(self.lane, Path.exists, folder, self.lane, self.lane)
        self.make_form = make_form
        self.tab = ContributorsTab(theme, workspace, dialogs, outlet, lambda: self.make_form)
        self.stages: list[str] = []
        self.told: list[str] = []
        self.tab.stage_wanted.connect(self.stages.append)
        self.tab.save_wanted.connect(self._on_save_wanted)
        self.tab.brought_in.connect(self._on_brought_in)
        self.tab.look_wanted.connect(self._on_look_wanted)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.tab)
        self.window.resize(1280, 680)
        self.window.show()
        self.window.activateWindow()
        settle()

    def _on_save_wanted(self) -> None:
        self.told.append("save")

    def _on_brought_in(self) -> None:
        self.told.append("brought in")

    def _on_look_wanted(self) -> None:
        self.told.append("look")

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self.workspace.document

    @property
    def packs(self) -> tuple[Pack, ...]:
        """The list of packs."""
        return self.document.packs

    @property
    def form(self) -> PackForm:
        """The form that was opened last."""
        form = self.dialogs.forms[-1]
        assert isinstance(form, PackForm)
        return form

    def save(self) -> None:
        """Save the self-evaluation for the first time, in a folder of its own."""
        (self.folder / "work").mkdir()
        self.workspace.save_as(self.folder / "work" / "northbridge-2026.ilacs")
        self.rest()

    def rest(self) -> None:
        """Wait until everything asked for is done."""
        settle()
        while self.workspace.services.save_lane.is_busy or self.lane.is_busy:
            self.workspace.services.save_lane.drain()
            self.lane.drain()
            settle()

    def click(self, name: str) -> None:
        """Click a button in sight, and wait for what comes of it."""
        button(self.window, name).click()
        self.rest()

    def make_for(self, **forms: str) -> None:
        """Make packs in these forms for people named by the id of the example after "p-"."""
        self.click("Make packs…")
        for one in self.form.people:
            wanted = forms.get(one.writer.person.id.removeprefix("p-"), "")
            one.tick.setChecked(bool(wanted))
            one.form.set_value(wanted)
        self.dialogs.answer(self.folder)
        self.form.accept()
        self.rest()

    def row(self, column: int) -> list[str]:
        """Return what stands in a column of the list."""
        model = self.tab.table.model()
        return [model.index(at, column).data() for at in range(model.rowCount())]

    def said(self) -> str:
        """Return all that the labels in sight say."""
        return "\n".join(said(self.window))

    def end(self) -> None:
        """Close it all here and now: later it might end on another thread."""
        self.window.close()
        for form in self.dialogs.forms:
            form.close()
            form.deleteLater()
        self.window.deleteLater()
        self.lane.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def sent_back(path: Path, text: str, by: str = "Grace Mwangale") -> Path:
    """Write into the first section of a pack as its owner would, and return its path."""
    opened = open_file(path)
    place = Place(opened.document.sections[0].id, "know")
    document = adding(opened.document, place, text)
    path.write_bytes(packed(kept(opened, document, by)))
    return path
