"""A plan page in a window, and what a person does at it."""

from pathlib import Path

import msgspec
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QWidget

from ilacs_desktop.document.body import ActionLink, Block, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, bodies, with_body
from ilacs_desktop.document.records import Action
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.pages.plan.page import PlanPage
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.pages.draft.kit import button, entry
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle


class AtPlan:
    """A person at the plan page of one self-evaluation, which can be begun anew."""

    def __init__(self, theme: Theme, workspace: Workspace, folder: Path) -> None:
        self.workspace = workspace
        self.dialogs = RecordedDialogs()
        self.folder = folder
        self.window = QMainWindow()
        self.lane = Lane()
        outlet = Outlet(self.lane, lambda _path: True, folder, self.lane, self.lane)
        self.page = PlanPage(theme, workspace, self.dialogs, outlet)
        self.window.setCentralWidget(self.page)
        self.window.resize(1280, 680)
        self.window.show()

    def begin(self, document: Document) -> "AtPlan":
        """Show a document from its start."""
        self.close_forms()
        self.page._on_gaps_left()
        self.page.filter.set_view("")
        self.page.table.set_look(self.page.table.look._replace(query="", grouping=""))
        self.workspace.change("Begin", document)
        self.page.refresh()
        self.page.banner.hide()
        self.window.resize(1280, 680)
        self.window.activateWindow()
        self.page.focus_first()
        settle()
        return self

    @property
    def document(self) -> Document:
        """Return the document as it is now."""
        return self.workspace.document

    @property
    def form(self) -> FormDialog:
        """Return the form that was opened last."""
        form = self.dialogs.forms[-1]
        assert isinstance(form, FormDialog)
        return form

    @property
    def told(self) -> str:
        """Return what the banner says; nothing while it is hidden."""
        return "" if self.page.banner.isHidden() else self.page.banner._text.text()

    @property
    def asked(self) -> str:
        """Return what the banner over the table says of areas without an action."""
        banner = self.page._gap_banner
        return "" if banner.isHidden() else banner._text.text()

    @property
    def numbers(self) -> list[str]:
        """Return the numbers in the table, from the top down."""
        model = self.page.table.model()
        return [model.index(n, 0).data() for n in range(model.rowCount())]

    def action(self, id_: str) -> Action:
        """Return an action of the document."""
        return next(action for action in self.document.actions if action.id == id_)

    def choose(self, id_: str) -> None:
        """Make an action the current one."""
        assert self.page.table.select(id_)
        settle()

    def show(self, view: str) -> None:
        """Choose what to show."""
        self.page.filter.set_view(view)
        self.page.filter.view_chosen.emit(view)
        settle()

    def click(self, name: str) -> None:
        """Press the button in sight of this name, and let what it begins come to an end."""
        button(self.window, name).click()
        self.lane.drain()
        settle()

    def fill(self, label: str, text: str) -> None:
        """Write into a box of the form that is open."""
        from ilacs_desktop.ui.widgets.growing_text import GrowingText

        entry(self.form, label, GrowingText).setPlainText(text)

    def undo(self) -> None:
        """Press Undo in the banner."""
        self.page.banner._link.click()
        settle()

    def close_forms(self) -> None:
        """Close every form."""
        for form in self.dialogs.forms:
            form.close()
            form.deleteLater()
        self.dialogs.forms.clear()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def end(self) -> None:
        """Close it all."""
        self.close_forms()
        self.lane.drain()
        self.window.close()
        self.window.deleteLater()
        self.lane.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def unmarked(document: Document) -> Document:
    """Return a document without areas for improvement."""
    for place, body in tuple(bodies(document)):
        plain = tuple(msgspec.structs.replace(block, stance="") for block in body)
        document = with_body(document, place, plain)
    return document


def with_gap(document: Document, part: str, words: str = "Visits are late.") -> Document:
    """Return a document in which an area for improvement of a section has no action."""
    weak = Block(f"bl-{part}", (Text(words),), stance="improvement")
    bare = with_body(with_body(document, Place(part, "know"), (weak,)), Place(part, "plan"), ())
    sections = tuple(
        msgspec.structs.replace(s, plan_for_judgement=False) if s.id == part else s
        for s in bare.sections
    )
    return msgspec.structs.replace(bare, sections=sections)


def linked(part: str, action: str) -> tuple[Place, tuple[Block, ...]]:
    """Return a place and a body that points at an action."""
    return Place(part, "plan"), (Block("bl-link", (ActionLink(action),)),)


def assert_named_as_seen(page: QWidget) -> None:
    """Assert that each button in sight is called by a name that has its words."""
    seen = [one for one in page.findChildren(QAbstractButton) if one.isVisible() and one.text()]
    assert seen
    for one in seen:
        words = one.text().replace("&", "").rstrip("…").casefold()
        name = (one.accessibleName() or one.text()).casefold()
        assert words in name, (words, name)
