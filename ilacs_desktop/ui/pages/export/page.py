"""Export: what goes to Ofsted, what is still missing, and the Word file itself."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ilacs_desktop.errors import UserError
from ilacs_desktop.storage.names import file_name_for
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.dialogs.save_name import ask_save_name
from ilacs_desktop.ui.pages.export.choices import ChoicesCard
from ilacs_desktop.ui.pages.export.contents import ContentsCard
from ilacs_desktop.ui.pages.export.findings import FindingsCard
from ilacs_desktop.ui.pages.export.job import Export, Exported, write_word
from ilacs_desktop.ui.pages.export.result import ResultCard
from ilacs_desktop.ui.pages.export.summary import copy_state, summarise
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import primary_button
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column, Row, all_round
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.widgets.side_by_side import SideBySide
from ilacs_desktop.ui.work.checking import Checking
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace

REST = 600  # milliseconds after the last change until what is shown is worked out again
_SUFFIX = ".docx"
_WORD = (FileKind("Word document", (f"*{_SUFFIX}",)),)


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
    ) -> None:
        super().__init__()
        self._theme = theme
        self._workspace = workspace
        self._dialogs = dialogs
        self._lane = outlet.lane
        self._documents = outlet.documents
        self._last: Path | None = None
        self._stale = True
        self._busy = False
        self._checking = checking
        self._contents = ContentsCard(theme)
        self._findings = FindingsCard(theme)
        self._choices = ChoicesCard(theme, dialogs)
        self._result = ResultCard(theme, outlet.opener)
        self._state = CaptionLabel(theme)
        self._export = primary_button(theme, "Export to Word…", "export")
        self._export.clicked.connect(self._on_export)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(REST)
        self._resting.timeout.connect(self._on_rest)
        self._lay_out()
        self._findings.part_wanted.connect(self.part_wanted)
        self._findings.stage_wanted.connect(self.stage_wanted)
        self._contents.part_wanted.connect(self.part_wanted)
        workspace.document_changed.connect(self._on_document_changed)
        checking.findings_changed.connect(self._on_findings_changed)

    def focus_first(self) -> None:
        """Put the keyboard on the button that exports."""
        self._export.setFocus()

    def _lay_out(self) -> None:
        head = Row(self._theme, 16)
        head.addWidget(Heading(self._theme, "Export to Word", 1), 1)
        head.addWidget(self._export)
        left, right = QWidget(), QWidget()
        for side, cards in (
            (left, (self._contents, self._choices)),
            (right, (self._findings,)),
        ):
            column = Column(self._theme, 16)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            side.setLayout(column)
        page = Column(self._theme, 12, all_round(24))
        page.addLayout(head)
        page.addWidget(self._state)
        page.addWidget(self._result)
        page.addWidget(SideBySide(self._theme, left, right))
        page.addStretch(1)
        content = QWidget()
        content.setLayout(page)
        frame = Column(self._theme, 0)
        frame.addWidget(PageScroll(self._theme, content))
        self.setLayout(frame)

    def _refresh(self) -> None:
        document = self._workspace.document
        self._stale = False
        self._state.setText(copy_state(document))
        self._contents.show_summary(summarise(document))
        self._show_findings()

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
        if self._stale:
            self._refresh()

    @Slot()
    def _on_document_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._resting.start()

    @Slot()
    def _on_rest(self) -> None:
        if self.isVisible():
            self._refresh()

    @Slot()
    def _on_findings_changed(self) -> None:
        if self.isVisible():
            self._show_findings()

    @Slot()
    def _on_export(self) -> None:
        if self._busy:
            return
        out = ask_save_name(self._dialogs, "Export to Word", _WORD, self._suggested())
        if out is None:
            return
        work = self._workspace
        export = Export(
            work.document,
            work.framework,
            self._choices.template,
            self._choices.choices,
            work.today,
            out,
        )
        self._busy = True
        self._result.show_progress(export.out)
        self._lane.run(partial(write_word, export), self._on_done)

    def _on_done(self, result: object) -> None:
        self._busy = False
        if isinstance(result, Exported):
            self._last = result.path
            self._result.show_done(result)
            if self._export.hasFocus():
                self._result.focus_first()
        elif isinstance(result, UserError):
            self._result.show_failure(str(result))
        else:
            self._result.show_failure(
                "Something went wrong inside the program, so no Word file was written."
                " Your self-evaluation is safe. Try again with the standard look; if"
                " it fails again, report this fault."
            )

    def _suggested(self) -> Path:
        """Return where the Word file went last, or its place beside the self-evaluation."""
        document, path = self._workspace.document, self._workspace.path
        name = file_name_for(document.authority.name, document.cycle.label)
        return self._last or (path or self._documents / name).with_suffix(_SUFFIX)
