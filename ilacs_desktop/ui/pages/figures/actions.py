"""What can be done with figures: each is one step of undo, told in a sentence."""

import msgspec
from PySide6.QtCore import QObject, Slot

from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.records import Indicator
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.records.actions import RecordActions
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.workspace import Workspace


class FigureActions(RecordActions):
    """Adds, edits, copies and removes figures of one self-evaluation."""

    def __init__(
        self, theme: Theme, workspace: Workspace, dialogs: Dialogs, parent: QObject
    ) -> None:
        super().__init__(theme, workspace, dialogs, parent)
        self._opened: Indicator | None = None

    def item(self, id_: str) -> Indicator | None:
        """Return the figure of this id; None where there is none."""
        return next((one for one in self._workspace.document.indicators if one.id == id_), None)

    def add(self) -> None:
        """Ask for a new figure."""
        self._ask(Indicator(new_id("in")), is_new=True)

    def edit(self, id_: str) -> None:
        """Ask for changes to a figure."""
        item = self.item(id_)
        if item is not None:
            self._ask(item, is_new=False)

    def duplicate(self, id_: str) -> None:
        """Ask for a new figure that begins as a copy of another, of another group of children."""
        item = self.item(id_)
        if item is not None:
            self._ask(msgspec.structs.replace(item, id=new_id("in"), carried=""), is_new=True)

    def remove(self, id_: str) -> None:
        """Take a figure out of the document."""
        item = self.item(id_)
        if item is not None:
            self._drop("Remove figure", item, f"The figure “{item.name}” was removed.")

    def _ask(self, item: Indicator, *, is_new: bool) -> None:
        from ilacs_desktop.ui.dialogs.indicator import IndicatorDialog

        judgements = self._workspace.document.judgements
        form = IndicatorDialog(self._theme, item, judgements, is_new=is_new)
        form.saved.connect(self._on_added if is_new else self._on_edited)
        self._opened = item
        self._dialogs.open_form(form)

    @Slot(object)
    def _on_added(self, item: Indicator) -> None:
        self._keep("Add figure", item)
        self.done.emit(item.id, "")

    @Slot(object)
    def _on_edited(self, item: Indicator) -> None:
        self._keep_edited("Edit figure", self._opened or item, item)
