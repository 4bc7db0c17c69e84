"""Go to anything (Ctrl+K): offers what there is at this moment, and goes where it leads."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow

from ilacs_desktop.document.places import Place
from ilacs_desktop.ui.pages.draft.side.shelves import Kind as RecordKind
from ilacs_desktop.ui.shell.go_to.panel import GoToPanel
from ilacs_desktop.ui.shell.go_to.targets import Command, Target, targets
from ilacs_desktop.ui.shell.leading import lead_to_comment, lead_to_record
from ilacs_desktop.ui.shell.menus import GO_TO, Menus, entries
from ilacs_desktop.ui.shell.workbench import Workbench
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.desk import Desk

GO = "go"  # the command that opens it
_KINDS: dict[str, RecordKind] = {
    "evidence": "evidence",
    "actions": "action",
    "prior_points": "point",
    "indicators": "figure",
}


class GoTo(QObject):
    """Makes the panel when it is first asked for."""

    def __init__(
        self, theme: Theme, window: QMainWindow, menus: Menus, workbench: Workbench, desk: Desk
    ) -> None:
        super().__init__(window)
        self._menus = menus
        self._workbench = workbench
        self._desk = desk
        self.panel = GoToPanel(theme, window)
        self.panel.chosen.connect(self._on_chosen)

    def show(self) -> None:
        """Offer all there is to go to."""
        workspace = self._desk.workspace
        document = workspace.document if workspace is not None else None
        framework = workspace.framework if workspace is not None else self._desk.services.framework
        self.panel.offer(targets(document, framework, self._commands()))

    def _commands(self) -> Iterator[Command]:
        """Yield the commands that can be chosen now, in the words of the moment."""
        for menu, entry in entries():
            action = self._menus.action(entry.id)
            offered = action.isEnabled() and action.isVisible()
            if offered and entry.id != GO and not entry.id.startswith(GO_TO):
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                text = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
                yield Command(entry.id, text.removesuffix("…"), menu.replace("&", ""), keys)

    @Slot(object)
    def _on_chosen(self, target: Target) -> None:
        workspace = self._desk.workspace
        if target.kind == "command":
            self._menus.action(target.where).trigger()
        elif workspace is None:
            return
        elif target.kind == "page":
            self._workbench.go_to_stage(target.where)
        elif target.kind == "comment":
            for comment in workspace.document.comments:
                if comment.id == target.what:
                    lead_to_comment(self._workbench, comment)
        elif target.kind in _KINDS.values():
            self._go_to_record(target)
        elif target.what:
            self._workbench.go_to_place(Place(target.where, target.what))
        else:
            self._workbench.go_to_part(target.where)

    def _go_to_record(self, target: Target) -> None:
        """Show a record on its page, or where there is no such page beside the text."""
        if lead_to_record(self._workbench, target.where, target.what):
            return
        self._workbench.go_to_stage("draft")
        draft = self._workbench.pages.draft()
        if draft is not None:
            draft.panes.show_side("right", shown=True)
            draft.side.show_panel("records")
            draft.side.records.show_kind(_KINDS[target.where], target.what)
            draft.side.records.take_keyboard()
