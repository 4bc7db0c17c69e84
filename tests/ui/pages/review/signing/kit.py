"""What the tests of signing share: people with roles, and what the record says."""

from collections.abc import Iterable

import msgspec
from PySide6.QtWidgets import QMainWindow

from ilacs_desktop.document.model import Document, Person
from ilacs_desktop.ui.pages.draft.forms import DraftForms
from ilacs_desktop.ui.pages.review.signing.off import SigningOff
from ilacs_desktop.ui.pages.review.signing.record import SignOffTab
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.detail_rows import DetailRow
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.pages.draft.kit import button, said
from tests.ui.pages.review.kit import Reviewer
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle

PEOPLE = (
    Person("p1", "Asha Verma", "Director", ("dcs",)),
    Person("p2", "Tom Moss", "Councillor", ("lead_member",)),
)


def rest(signer: Reviewer) -> None:
    for _ in range(3):
        services = signer.workspace.services
        for lane in (services.save_lane, services.journal_lane, signer.lane):
            lane.drain()
        settle()
    signer.rest()


def record(signer: Reviewer) -> str:
    """Return all that the rows of the record say."""
    return said_in(signer.page.sign_off.tree.rows)


def said_in(rows: Iterable[DetailRow]) -> str:
    """Return all that rows say, folded or not."""
    told: list[str] = []
    for row in rows:
        told += [row.title, row.state, *row.notes, *(detail.text for detail in row.details)]
    return "\n".join(told)


def rewritten(document: Document) -> Document:
    """Return the document with the first answer gone."""
    first, *others = document.sections
    return msgspec.structs.replace(
        document, sections=(msgspec.structs.replace(first, know=()), *others)
    )


class Recorder:
    """A person at the Sign-off tab alone, without the checks that run beside it."""

    def __init__(self, theme: Theme, workspace: Workspace, dialogs: RecordedDialogs) -> None:
        self.workspace = workspace
        self.dialogs = dialogs
        self.lane = Lane()
        self.window = QMainWindow()
        forms = DraftForms(theme, workspace, dialogs, self.window)
        signing = SigningOff(theme, workspace, dialogs, self.lane, self.window)
        self.tab = SignOffTab(theme, workspace, dialogs, forms, signing, self.lane)
        self.targets: list[object] = []
        self.tab.target_wanted.connect(self.targets.append)
        self.window.setCentralWidget(self.tab)
        self.window.resize(1280, 680)
        self.window.show()
        self.window.activateWindow()
        self.rest()

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self.workspace.document

    def rest(self) -> None:
        """Wait for what is being saved and looked at."""
        for _ in range(3):
            services = self.workspace.services
            for lane in (services.save_lane, services.journal_lane, self.lane):
                lane.drain()
            settle()

    def change(self, document: Document) -> None:
        """Change the document, and wait for what comes of it."""
        self.workspace.change("Edit", document)
        self.rest()

    def save(self, label: str = "") -> None:
        """Save it, and wait until it is."""
        self.workspace.save(label)
        self.rest()

    def click(self, name: str) -> None:
        """Click a button in sight, and wait for what comes of it."""
        button(self.window, name).click()
        self.rest()

    def row(self, id_: str) -> DetailRow:
        """Return the row of this id."""
        return next(row for row in self.tab.tree.rows if row.id == id_)

    def said(self) -> str:
        """Return all that the labels in sight say."""
        return "\n".join(said(self.window))

    def record(self) -> str:
        """Return all that the rows say."""
        return said_in(self.tab.tree.rows)

    def end(self) -> None:
        """Close it all here and now: later it might end on another thread."""
        self.window.close()
        for form in self.dialogs.forms:
            form.close()
            form.deleteLater()
        for thing in (self.window, self.lane):
            thing.deleteLater()
