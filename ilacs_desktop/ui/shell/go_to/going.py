"""Go to anything (Ctrl+K): offers what there is at this moment, and goes where it leads."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place
from ilacs_desktop.ui.shell.go_to.acts import KINDS, acts_of, show_records_beside
from ilacs_desktop.ui.shell.go_to.panel import GoToPanel
from ilacs_desktop.ui.shell.go_to.targets import Command, Target, targets
from ilacs_desktop.ui.shell.leading import lead_to_comment, lead_to_record
from ilacs_desktop.ui.shell.menus import GO_TO, Menus, entries
from ilacs_desktop.ui.shell.workbench import Workbench
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.desk import Desk

GO = "go"  # the command that opens it


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
        document = self._document()
        framework = workspace.framework if workspace is not None else self._desk.services.framework
        commands = (*self._commands(), *self._acts())
        self.panel.offer(targets(document, framework, commands))

    def _commands(self) -> Iterator[Command]:
        """Yield the commands that can be chosen now, in the words of the moment."""
        for menu, entry in entries():
            action = self._menus.action(entry.id)
            offered = action.isEnabled() and action.isVisible()
            if offered and entry.id != GO and not entry.id.startswith(GO_TO):
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                text = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
                yield Command(entry.id, text.removesuffix("…"), menu.replace("&", ""), keys)

    def _acts(self) -> Iterator[Command]:
        """Yield what the pages' own buttons begin, in the words on them."""
        for id_, act in acts_of(self._document()).items():
            yield Command(id_, act.text, act.page)

    def _document(self) -> Document | None:
        workspace = self._desk.workspace
        return workspace.document if workspace is not None else None

    @Slot(object)
    def _on_chosen(self, target: Target) -> None:
        workspace, acts = self._desk.workspace, acts_of(self._document())
        if target.kind == "command" and target.where in acts:
            acts[target.where].begin(self._workbench)
        elif target.kind == "command":
            self._menus.action(target.where).trigger()
        elif workspace is None:
            return
        elif target.kind == "page":
            self._workbench.ways.go_to_stage(target.where)
        elif target.kind == "comment":
            for comment in workspace.document.comments:
                if comment.id == target.what:
                    lead_to_comment(self._workbench, comment)
        elif target.kind in KINDS.values():
            self._go_to_record(target)
        elif target.what:
            self._workbench.ways.go_to_place(Place(target.where, target.what))
        else:
            self._workbench.ways.go_to_part(target.where)

    def _go_to_record(self, target: Target) -> None:
        """Show a record on its page, or where there is no such page beside the text."""
        if not lead_to_record(self._workbench, target.where, target.what):
            show_records_beside(self._workbench, KINDS[target.where], target.what)
