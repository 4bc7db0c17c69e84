"""What stands over every page: the stages of the work, and when it is due."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.answers import section_state
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.merge.settle import open_proposals
from ilacs_desktop.ui.shell.due_chip import DueChip
from ilacs_desktop.ui.shell.stages import Stage, keys_of, stages_of
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import Space
from ilacs_desktop.ui.widgets.layouts import Margins, Row
from ilacs_desktop.ui.widgets.tabs import StageTabs
from ilacs_desktop.ui.work.due import due_words, pack_due_words
from ilacs_desktop.ui.work.pack_words import pack_of
from ilacs_desktop.ui.work.workspace import Workspace

COUNT_PAUSE = 400  # milliseconds after the last change until sections are counted again
_RIGHT: Space = 16


def answered_of_all(document: Document) -> str:
    """Return how many sections are answered, as "14 of 29"; parked ones are not counted."""
    states = [section_state(document, section) for section in document.sections]
    return f"{states.count('answered')} of {len(states) - states.count('parked')}"


def evidence_of(document: Document) -> str:
    """Return how many items of evidence there are, as "38 items"; nothing while there are none."""
    count = len(document.evidence)
    return counted(count, "item") if count else ""


def actions_of(document: Document) -> str:
    """Return how many actions there are, as "12 actions"; nothing while there are none."""
    count = len(document.actions)
    return counted(count, "action") if count else ""


def to_settle_in(document: Document) -> str:
    """Return how many wordings of two authors wait to be settled; nothing while there are none."""
    count = sum(proposal.kind != "from_word" for proposal in open_proposals(document))
    return f"{count} to settle" if count else ""


class TopBar(QWidget):
    """The stages at the left, the due chip at the right. Where there is no room it says less."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._workspace: Workspace | None = None
        self.tabs = StageTabs(theme, "Stages")
        self._stages: Sequence[Stage] = ()
        self.chip = DueChip(theme)
        self._counting = QTimer(self, singleShot=True, interval=COUNT_PAUSE)
        self._counting.timeout.connect(self._on_count)
        row = Row(theme, 8, Margins(right=_RIGHT))
        row.addWidget(self.tabs, 1)
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(row)
        self.hide()
        theme.changed.connect(self._on_theme_changed)

    def follow(self, workspace: Workspace | None) -> None:
        """Tell of this workspace from now on; hide without one."""
        self._workspace = workspace
        self._show_stages(stages_of(workspace.document if workspace is not None else None))
        self.setVisible(workspace is not None)
        self.show_to_fix(0)
        if workspace is not None:
            workspace.document_changed.connect(self._on_document_changed)
            self.refresh()
            self._on_count()

    def has(self, stage: str) -> bool:
        """Return whether there is a tab for the page of this id."""
        return any(one.id == stage for one in self._stages)

    def show_to_fix(self, findings: int) -> None:
        """Say how many findings there are to fix."""
        self._set_count("review", f"{findings} to fix" if findings else "")
        self._fit()

    def refresh(self) -> None:
        """Work out again when it is due: another day may have begun."""
        if self._workspace is not None:
            document, today = self._workspace.document, self._workspace.today
            pack = pack_of(document)
            if pack is not None:
                self.chip.show_due(pack_due_words(pack, today))
            else:
                words = due_words(document.cycle, self._workspace.framework, today)
                self.chip.show_due(words)
            self._fit()

    def _show_stages(self, stages: Sequence[Stage]) -> None:
        if stages == self._stages:
            return
        self._stages = stages
        was_blocked = self.tabs.blockSignals(True)  # the first is the current one, unasked
        self.tabs.remove_all()
        for stage in stages:
            self.tabs.add_stage(stage.id, stage.text, stage.icon, keys_of(stage, stages))
        self.tabs.blockSignals(was_blocked)

    def _set_count(self, stage: str, count: str) -> None:
        if self.has(stage):
            self.tabs.set_count(stage, count)

    @Slot(object, object)
    def _on_document_changed(self, old: Document, new: Document) -> None:
        if old.cycle is not new.cycle:
            self.refresh()
        self._counting.start()

    @Slot()
    def _on_count(self) -> None:
        if self._workspace is not None:
            document = self._workspace.document
            self._set_count("evidence", evidence_of(document))
            self._set_count("draft", answered_of_all(document))
            self._set_count("plan", actions_of(document))
            self._set_count("team", to_settle_in(document))
            self._fit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._fit()

    def _fit(self) -> None:
        space = self._theme.tokens.space
        room = self.width() - space(_RIGHT) - space(8)
        stages = max(self.tabs.sizeHint().width(), self.tabs.plain_width())
        self.chip.set_short(stages + self.chip.width_in_full() > room)
        least = self.tabs.plain_width(tight=True) + self.chip.sizeHint().width()
        self.chip.setVisible(
            least <= room
        )  # the Overview says it too; no stage may be out of sight

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        line = self.rect().adjusted(0, self.height() - 1, 0, 0)
        QPainter(self).fillRect(line, QColor(self._theme.tokens.colour.line))
