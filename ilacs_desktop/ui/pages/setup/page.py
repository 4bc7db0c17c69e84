"""Set up: whose self-evaluation it is and when it is due, who works on it, and its sections."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.words import total_words
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.overview.begin import writing_words
from ilacs_desktop.ui.pages.setup.details import DetailsPanel
from ilacs_desktop.ui.pages.setup.outline import OutlinePanel
from ilacs_desktop.ui.pages.setup.people import PeoplePanel
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import primary_button
from ilacs_desktop.ui.widgets.labels import BodyLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row
from ilacs_desktop.ui.widgets.tabs import StageTabs
from ilacs_desktop.ui.work.workspace import Workspace

_PANELS = (("details", "Details"), ("people", "People"), ("outline", "Sections"))

_NEXT = (
    "First: check when it is due, then choose Start writing. People and sections can wait. What you"
    " type is kept on this computer at once; Ctrl+S saves it in a file."
)


class SetupPage(QWidget):
    """Three panels under tabs. Every change is made at once and can be undone.

    Signals:
        stage_wanted: the person wants to go on to the page of this id.
    """

    stage_wanted = Signal(str)

    def __init__(self, theme: Theme, workspace: Workspace, dialogs: Dialogs) -> None:
        super().__init__()
        self._workspace = workspace
        self._details = DetailsPanel(theme, workspace)
        self._people = PeoplePanel(theme, workspace, dialogs)
        self._outline = OutlinePanel(theme, workspace, dialogs)
        self._tabs = StageTabs(theme, "Parts of Set up", "panel")
        self._stack = QStackedWidget()
        for panel in (self._details, self._people, self._outline):
            self._stack.addWidget(panel)
        for id_, text in _PANELS:
            self._tabs.add_stage(id_, text)
        self._go_on = primary_button(theme, writing_words(workspace.document))
        self._go_on.clicked.connect(self._on_go_on)
        heading = Heading(theme, "Set up", 1)
        heading.setWordWrap(False)
        head = Row(theme, 16, Margins(24, 8, 24, 4))
        head.addWidget(heading)
        head.addWidget(self._tabs, 1)
        head.addWidget(self._go_on)
        self._next = BodyLabel(theme, _NEXT, "text2")
        next_ = Column(theme, 0, Margins(24, 0, 24, 8))
        next_.addWidget(self._next)
        column = Column(theme, 0)
        column.addLayout(head)
        column.addLayout(next_)
        column.addWidget(self._stack, 1)
        self.setLayout(column)
        self._tabs.chosen.connect(self._on_tab_chosen)
        workspace.document_changed.connect(self._on_document_changed)
        self._count()

    def show_panel(self, panel: str) -> None:
        """Show the panel of this id: details, people or outline."""
        self._tabs.select(panel)

    def add_person(self) -> None:
        """Ask for a new person, with the people in view."""
        self.show_panel("people")
        self._people.add()

    def focus_first(self) -> None:
        """Put the keyboard where work on the panel in view begins."""
        for panel in (self._details, self._people, self._outline):
            if self._stack.currentWidget() is panel:
                panel.focus_first()

    def show_change(self, old: Document, new: Document) -> None:
        """Show the panel on which two documents differ."""
        if old.people is not new.people:
            self.show_panel("people")
        elif old.sections is not new.sections:
            self.show_panel("outline")
            before = {section.id: section for section in old.sections}
            changed = (s.id for s in new.sections if before.get(s.id) is not s)
            self._outline.select(next(changed, ""))
        elif old.cycle is not new.cycle or old.authority is not new.authority:
            self.show_panel("details")

    def _count(self) -> None:
        document = self._workspace.document
        self._tabs.set_count("people", str(len(document.people)) if document.people else "")
        self._tabs.set_count("outline", str(len(document.sections)))
        self._next.setVisible(not total_words(document))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._go_on.setText(writing_words(self._workspace.document))

    @Slot()
    def _on_go_on(self) -> None:
        self.stage_wanted.emit("draft")

    @Slot(str)
    def _on_tab_chosen(self, panel: str) -> None:
        self._stack.setCurrentIndex([id_ for id_, _ in _PANELS].index(panel))

    @Slot(object, object)
    def _on_document_changed(self, old: Document, new: Document) -> None:
        names = ("people", "sections", "front", "judgements")
        if any(getattr(old, name) is not getattr(new, name) for name in names):
            self._count()
