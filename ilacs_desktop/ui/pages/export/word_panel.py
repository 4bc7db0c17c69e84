"""The panel of the Word document: the button that exports, how it went, what to look at first."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ilacs_desktop.export.word import Exported, HeldBackError
from ilacs_desktop.ui.pages.export.audit_card import AuditCard
from ilacs_desktop.ui.pages.export.choices import ChoicesCard
from ilacs_desktop.ui.pages.export.contents import ContentsCard
from ilacs_desktop.ui.pages.export.exporting import Exporting
from ilacs_desktop.ui.pages.export.findings import FindingsCard
from ilacs_desktop.ui.pages.export.result import ResultCard
from ilacs_desktop.ui.pages.export.summary import copy_state, summarise
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner, BannerTone
from ilacs_desktop.ui.widgets.buttons import primary_button, secondary_button
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column, all_round
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.work.checking import Checking
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace

if TYPE_CHECKING:
    from ilacs_desktop.document.model import Document


class WordPanel(QWidget):
    """Works out what it shows only while it is seen.

    Signals:
        part_wanted: go to this part of the text.
        stage_wanted: go to the page of this id.
        print_wanted, pdf_wanted: print the pages, or save them as a PDF.
        open_wanted: open what was saved last.
    """

    part_wanted = Signal(str)
    stage_wanted = Signal(str)
    print_wanted = Signal()
    pdf_wanted = Signal()
    open_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        checking: Checking,
        exporting: Exporting,
        choices: ChoicesCard,
        outlet: Outlet,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._workspace = workspace
        self._checking = checking
        self._choices = choices
        self._is_stale = True
        self._looked_over: Document | None = None  # what the audit's verdict is about
        self._state = CaptionLabel(theme)
        self._export = primary_button(theme, "Export to Word…", "export")
        self._print = secondary_button(theme, "Print…", "print", "Print… the pages")
        self._pdf = secondary_button(theme, "Save as PDF…", "save", "Save as PDF… the pages")
        self._told = Banner(theme)
        self._pdf.setToolTip("People who use a screen reader read the Word document better.")
        self._result = ResultCard(theme, outlet.opener)
        self._findings = FindingsCard(theme)
        self._audit = AuditCard(theme)
        self._contents = ContentsCard(theme)
        self._lay_out()
        self._listen(exporting)

    def focus_first(self) -> None:
        """Put the keyboard on the button that exports."""
        self._export.setFocus()

    @Slot(str, str, str)
    def tell(self, sentence: str, tone: BannerTone, action: str) -> None:
        """Say how printing or saving the pages went, with the words of a link that opens them."""
        self._told.show_message(sentence, tone, action)

    def refresh(self) -> None:
        """Show the document as it is now; while nobody looks, when somebody does."""
        if not self.isVisible():
            self._is_stale = True
            return
        self._is_stale = False
        if self._workspace.document is not self._looked_over:
            self._audit.show_outdated()
        self._show_state()
        self._contents.show_summary(summarise(self._workspace.document))
        self._show_findings()

    def _lay_out(self) -> None:
        column = Column(self._theme, 12, all_round(16))
        column.addWidget(Heading(self._theme, "Export to Word", 1))
        column.addWidget(self._choices.copy_choice)
        column.addWidget(self._state)
        buttons = FlowLayout(self._theme)
        for button in (self._export, self._print, self._pdf):
            buttons.addWidget(button)
        column.addLayout(buttons)
        cards = (
            self._told,
            self._result,
            self._findings,
            self._audit,
            self._choices,
            self._contents,
        )
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        content = QWidget()
        content.setLayout(column)
        frame = Column(self._theme, 0)
        frame.addWidget(PageScroll(self._theme, content))
        self.setLayout(frame)

    def _listen(self, exporting: Exporting) -> None:
        self._export.clicked.connect(exporting.export)
        self._print.clicked.connect(self.print_wanted)
        self._pdf.clicked.connect(self.pdf_wanted)
        self._told.acted.connect(self.open_wanted)
        exporting.begun.connect(self._on_begun)
        exporting.done.connect(self._on_done)
        exporting.failed.connect(self._on_failed)
        for card in (self._findings, self._audit, self._contents):
            card.part_wanted.connect(self.part_wanted)
        self._findings.stage_wanted.connect(self.stage_wanted)
        self._choices.changed.connect(self._on_choices_changed)
        self._checking.findings_changed.connect(self._on_findings_changed)

    def _show_state(self) -> None:
        self._state.setText(copy_state(self._workspace.document, self._choices.choices))

    def _show_findings(self) -> None:
        """Show what the checks found, or say why there is nothing to show yet."""
        latest = self._checking.latest
        if latest is not None and not self._checking.fault:
            self._findings.show_findings(latest.findings)
        if self._checking.fault or not self._checking.is_current:
            self._findings.show_state(self._checking.fault or "Checking…")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._checking.refresh()
        if self._is_stale:
            self.refresh()

    @Slot()
    def _on_choices_changed(self) -> None:
        self._show_state()
        self._audit.show_outdated()

    @Slot()
    def _on_findings_changed(self) -> None:
        if self.isVisible():
            self._show_findings()

    @Slot(object)
    def _on_begun(self, path: Path) -> None:
        self._result.show_progress(path)
        self._audit.show_nothing()

    @Slot(object)
    def _on_done(self, exported: Exported) -> None:
        self._result.show_done(exported)
        self._looked_over = self._workspace.document
        self._audit.show_audit(exported.audit, exported.copy)
        if self._export.hasFocus():
            self._result.focus_first()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._result.show_failure(str(error))
        self._looked_over = self._workspace.document
        if isinstance(error, HeldBackError) and error.audit is not None:
            self._audit.show_audit(error.audit, "final")
