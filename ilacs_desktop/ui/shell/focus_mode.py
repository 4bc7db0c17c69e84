"""Focus mode (F11): the text that is being written, alone; Escape or F11 brings the rest back."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ilacs_desktop.ui.pages.draft.page import DraftPage
from ilacs_desktop.ui.shell.menus import Menus
from ilacs_desktop.ui.shell.workbench import Workbench
from ilacs_desktop.ui.widgets.announce import announce

_ON = "&Focus on the text"
_OFF = "Leave &focus mode"


class FocusMode(QObject):
    """Hides what stands around the text of Draft; the menus stay. Going elsewhere ends it."""

    def __init__(self, menus: Menus, workbench: Workbench) -> None:
        super().__init__(workbench)
        self._menus = menus
        self._workbench = workbench
        self._draft: DraftPage | None = None
        self._hidden: tuple[QWidget, ...] = ()
        workbench.ways.stage_shown.connect(self._on_stage_shown)

    @property
    def is_on(self) -> bool:
        """Whether the text is alone."""
        return self._draft is not None

    def toggle(self) -> None:
        """Begin on Draft, or end; elsewhere there is nothing to focus on."""
        draft = self._workbench.pages.draft() if self._workbench.ways.stage == "draft" else None
        if self.is_on:
            self.leave()
        elif draft is not None:
            self._enter(draft)

    @Slot()
    def leave(self) -> None:
        """Bring back what was hidden, as it was."""
        draft, self._draft = self._draft, None
        if draft is None:
            return
        for around in self._hidden:
            around.show()
        self._hidden = ()
        self._workbench.removeEventFilter(self)
        self._menus.say("focus", _ON)
        if isValid(draft):
            draft.alone_bar.left.disconnect(self.leave)
            draft.panes.alone_ended.disconnect(self.leave)
            had_keyboard = draft.alone_bar.isAncestorOf(QApplication.focusWidget() or draft)
            draft.set_alone(alone=False)
            if had_keyboard:
                draft.focus_first()
        announce(self._workbench, "Focus mode is over.")

    def _enter(self, draft: DraftPage) -> None:
        self._draft = draft
        self._hidden = tuple(one for one in self._workbench.around if not one.isHidden())
        for around in self._hidden:
            around.hide()
        draft.set_alone(alone=True)
        draft.alone_bar.left.connect(self.leave)
        draft.panes.alone_ended.connect(self.leave)
        self._workbench.installEventFilter(self)
        self._menus.say("focus", _OFF)
        if not draft.text.isAncestorOf(QApplication.focusWidget() or draft):
            draft.focus_first()
        announce(self._workbench, "Focus mode. Escape leaves it.")

    @Slot(str)
    def _on_stage_shown(self, stage: str) -> None:
        if stage != "draft" or self._workbench.pages.draft() is not self._draft:
            self.leave()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take Escape that nothing in the page had a use for."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        is_escape = event.key() == Qt.Key.Key_Escape
        if is_escape:
            self.leave()
        return is_escape
