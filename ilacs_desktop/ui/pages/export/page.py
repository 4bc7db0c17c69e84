"""Export: the Word document with its pages, and the other documents made from the same text."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.export.choices import ChoicesCard
from ilacs_desktop.ui.pages.export.exporting import Exporting
from ilacs_desktop.ui.pages.export.other_outputs import OtherOutputsCard
from ilacs_desktop.ui.pages.export.preview.job import PreviewOf
from ilacs_desktop.ui.pages.export.preview.making import Previewing
from ilacs_desktop.ui.pages.export.preview.pane import PreviewPane
from ilacs_desktop.ui.pages.export.preview.paper import PreviewPaper
from ilacs_desktop.ui.pages.export.with_pages import WithPages
from ilacs_desktop.ui.pages.export.word_panel import WordPanel
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import quiet_button
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row, all_round
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.widgets.panes import Side
from ilacs_desktop.ui.widgets.tabs import StageTabs
from ilacs_desktop.ui.work.checking import Checking
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace

REST = 600  # milliseconds after the last change until what is shown is worked out again
_TABS = (("word", "Word document"), ("others", "Other documents"))


class ExportPage(QWidget):
    """Works out what it shows only while it is seen.

    Signals:
        part_wanted: go to this part of the text.
        stage_wanted: go to the page of this id.
    """

    part_wanted = Signal(str)
    stage_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        checking: Checking,
        dialogs: Dialogs,
        outlet: Outlet,
        choices: ChoicesCard,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._workspace = workspace
        self._choices = choices
        self._exporting = exporting = Exporting(workspace, dialogs, outlet, choices)
        exporting.setParent(self)
        self._panel = WordPanel(theme, workspace, checking, exporting, choices, outlet)
        self._pane = PreviewPane(theme)
        self._previewing = Previewing(self._pane, outlet.pages, self._to_preview)
        self._paper = PreviewPaper(
            self._previewing, dialogs, outlet, exporting.suggested, self.isVisible
        )
        self._word = WithPages(theme, self._pane, self._panel)
        self._others = OtherOutputsCard(
            theme, workspace, checking, dialogs, outlet, self._template_of_now
        )
        self._tabs = StageTabs(theme, "Export", "panel")
        self._stack = QStackedWidget()
        self._toggle = quiet_button(theme, "Show the pages", "document")
        self._fold = quiet_button(theme, "Hide the options")
        self._fold.setToolTip("Show or hide the options (F9)")
        self._resting = QTimer(self, singleShot=True, interval=REST)
        self._lay_out()
        self._listen()

    def focus_first(self) -> None:
        """Put the keyboard on the button that exports."""
        self._tabs.select("word")
        if not self._panel.isVisible():
            self._word.show_panel(shown=True)
        self._panel.focus_first()

    def has_side(self, side: Side) -> bool:
        """Return whether there is a panel at this side: the options are at the right."""
        return side == "right"

    def toggle_side(self, side: Side) -> None:
        """Give the pages all the room, or bring the options back."""
        if self.has_side(side) and self._tabs.current_id == "word":
            keyboard = QApplication.focusWidget()
            leaves = keyboard is not None and self._panel.isAncestorOf(keyboard)
            self._word.show_panel(shown=not self._word.shows_panel)
            if leaves:
                (self._fold if self._fold.isVisible() else self._toggle).setFocus()

    @Slot()
    def print_pages(self) -> None:
        """Ask for a printer, and print the pages; a final copy only when it may go out."""
        self._exporting.when_fit(self._paper.print)

    @Slot()
    def save_pdf(self) -> None:
        """Ask where the pages go as a PDF, and save them; likewise."""
        self._exporting.when_fit(self._paper.save_pdf)

    def _lay_out(self) -> None:
        for id_, text in _TABS:
            self._tabs.add_stage(id_, text)
        others = Column(self._theme, 0, all_round(24))
        others.addWidget(self._others)
        others.addStretch(1)
        content = QWidget()
        content.setLayout(others)
        self._stack.addWidget(self._word)
        self._stack.addWidget(PageScroll(self._theme, content, measure=True))
        top = Row(self._theme, 8, Margins(12, 0, 16, 0))
        top.addWidget(self._tabs, 1)
        for button in (self._toggle, self._fold):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        page = Column(self._theme, 0)
        page.addLayout(top)
        page.addWidget(self._stack, 1)
        self.setLayout(page)
        self._show_toggle()

    def _listen(self) -> None:
        self._tabs.chosen.connect(self._on_tab_chosen)
        self._tabs.take_keys_of(self)
        self._tabs.stepped.connect(self._on_stepped)
        self._toggle.clicked.connect(self._on_toggle)
        self._fold.clicked.connect(self._on_fold)
        self._word.changed.connect(self._on_changed)
        self._panel.print_wanted.connect(self.print_pages)
        self._panel.pdf_wanted.connect(self.save_pdf)
        self._panel.open_wanted.connect(self._paper.open_last)
        self._paper.told.connect(self._panel.tell)
        self._panel.part_wanted.connect(self.part_wanted)
        self._panel.stage_wanted.connect(self.stage_wanted)
        self._choices.changed.connect(self._previewing.refresh)
        self._workspace.document_changed.connect(self._on_document_changed)
        self._resting.timeout.connect(self._on_rest)

    def _to_preview(self) -> PreviewOf:
        work = self._workspace
        choices = self._choices
        return PreviewOf(
            work.document, work.framework, choices.template, choices.choices, work.today
        )

    def _template_of_now(self) -> Path:
        return self._choices.template

    def _show_toggle(self) -> None:
        word = self._word
        is_word = self._tabs.current_id == "word"
        # One of the two buttons is enough where only one of them is in view at a time.
        self._toggle.setVisible(is_word and (word.shows_panel or not word.has_room))
        self._toggle.setText("Hide the pages" if word.shows_pages else "Show the pages")
        self._fold.setVisible(is_word and word.shows_pages and word.has_room)
        self._fold.setText("Hide the options" if word.shows_panel else "Show the options")

    @Slot()
    def _on_document_changed(self) -> None:
        self._previewing.refresh()
        if self.isVisible():
            self._resting.start()
        else:
            self._panel.refresh()

    @Slot()
    def _on_rest(self) -> None:
        self._panel.refresh()

    @Slot(str)
    def _on_tab_chosen(self, tab: str) -> None:
        self._stack.setCurrentIndex([id_ for id_, _ in _TABS].index(tab))
        self._show_toggle()

    @Slot()
    def _on_toggle(self) -> None:
        shown = not self._word.shows_pages
        self._word.show_pages(shown=shown)

    @Slot()
    def _on_fold(self) -> None:
        self.toggle_side("right")

    @Slot()
    def _on_changed(self) -> None:
        self._show_toggle()

    @Slot()
    def _on_stepped(self) -> None:
        if self._tabs.current_id == "word":
            self.focus_first()
        else:
            self._tabs.setFocus()
