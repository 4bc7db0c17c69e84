"""A person who brings in a Word document: the file, the form, and what is said."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.save import Author
from ilacs_desktop.ui.dialogs.bring_in_word.form import BringInWordForm
from ilacs_desktop.ui.dialogs.bring_in_word.planning import RowId
from ilacs_desktop.ui.dialogs.bring_in_word.start import BringInWord
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Services, Workspace
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle
from tests.word.parts.made_by_hand import item, paragraph, run, table, word_file

NOW = dt.datetime(2026, 10, 12, 14, 32, tzinfo=dt.UTC)
BODY = "".join(
    (
        paragraph("Northbridge Council"),
        paragraph("Permanence, adoption and kinship care", "Heading1"),
        paragraph("Plans for a lasting home come late."),
        paragraph("How do we know?", "Heading2"),
        item("We read 44 records."),
        paragraph("Our Bright Spots", "Heading1"),
        paragraph("Children tell us."),
        paragraph(run("Bold words", "<w:b/>")),
        paragraph("More words."),
        paragraph("Improvement plan", "Heading1"),
        table(("Action", "Lead", "By when"), ("Meet monthly", "Panel chair", "March 2027")),
        table(("Team", "Children"), ("East", "12")),
        paragraph("Figure 1: audits", "Caption"),
        paragraph("Glossary", "Heading1"),
        paragraph("PLO: public law outline."),
    )
)
PERMANENCE, HOW, SPOTS, BOLD, PLAN, GLOSSARY = (RowId(n) for n in range(1, 7))
ACTIONS, TEAMS = RowId(5, 0), RowId(5, 1)


class Reader:
    """Somebody at the screen with a document open."""

    def __init__(
        self,
        folder: Path,
        theme: Theme,
        framework: Framework,
        document: Document,
        dialogs: RecordedDialogs,
    ) -> None:
        self.folder = folder
        self.dialogs = dialogs
        self.lane = Lane()
        services = Services(
            framework=framework,
            author=Author("Siân Holroyd", "LAPTOP-1"),
            now=lambda: NOW,
            clock=lambda: 0.0,
            readable=lambda document: document.authority.name,
            recovery=folder / "recovery",
            save_lane=Lane(),
            journal_lane=Lane(),
        )
        self.workspace = Workspace(document, History(), (), None, services)
        outlet = Outlet(self.lane, lambda _: True, folder, self.lane, self.lane)
        self.bringing = BringInWord(theme, self.workspace, dialogs, outlet)
        self.said: list[str] = []
        for signal in (self.bringing.began, self.bringing.done):
            signal.connect(self.said.append)

    @property
    def document(self) -> Document:
        return self.workspace.document

    def choose(self, raw: bytes = b"", name: str = "last year.docx") -> None:
        """Choose a file with these bytes, or the usual one, and wait until it is read."""
        path = self.folder / name
        path.write_bytes(raw or word_file(BODY))
        self.dialogs.answer(path)
        self.bringing.start()
        self.lane.drain()
        settle()

    def open_form(self) -> BringInWordForm:
        self.choose()
        return self.form

    @property
    def form(self) -> BringInWordForm:
        form = self.dialogs.forms[-1]
        assert isinstance(form, BringInWordForm)
        return form

    def end(self) -> None:
        for form in self.dialogs.forms:
            form.close()
            form.deleteLater()
        self.workspace.close()
        self.bringing.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
