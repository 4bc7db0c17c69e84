"""Fields tied to one value of the document: they show it, change it and follow undo."""

from typing import Any, Literal

import msgspec
from PySide6.QtCore import Slot

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.inputs import NumberBox, TextLine
from ilacs_desktop.ui.work.workspace import Workspace

Record = Literal["authority", "cycle"]


def with_value(document: Document, record: Record, name: str, value: Any) -> Document:  # noqa: ANN401 - any field
    """Return the document with another value in its authority or its cycle."""
    changed = msgspec.structs.replace(getattr(document, record), **{name: value})
    return msgspec.structs.replace(document, **{record: changed})


class TextSetting(Field):
    """One line of text of the authority or the cycle. ``missing`` is said where it may not be empty."""

    def __init__(  # noqa: PLR0913 - what it is tied to, and what it says
        self,
        theme: Theme,
        workspace: Workspace,
        record: Record,
        name: str,
        label: str,
        hint: str = "",
        *,
        missing: str = "",
    ) -> None:
        self._line = TextLine(theme)
        super().__init__(theme, label, self._line, hint, optional=not missing)
        self._workspace = workspace
        self._record: Record = record
        self._name = name
        self._missing = missing
        self._show()
        self._line.editingFinished.connect(self._on_editing_finished)
        workspace.document_changed.connect(self._on_document_changed)

    def _value(self, document: Document) -> str:
        return str(getattr(getattr(document, self._record), self._name))

    def _show(self) -> None:
        self._line.setText(self._value(self._workspace.document))  # forgets the line's own undo

    @Slot()
    def _on_editing_finished(self) -> None:
        document = self._workspace.document
        typed = " ".join(self._line.text().split())
        refused = self._missing if not typed else ""
        self.set_error(refused)
        if not refused and typed != self._value(document):
            changed = with_value(document, self._record, self._name, typed)
            self._workspace.change(f"Change “{self.label}”", changed)
        self._show()

    @Slot(object, object)
    def _on_document_changed(self, old: Document, new: Document) -> None:
        if self._value(old) != self._value(new):
            self.set_error("")
            self._show()


class NumberSetting(Field):
    """A whole number of the cycle."""

    def __init__(
        self, theme: Theme, workspace: Workspace, name: str, label: str, hint: str = ""
    ) -> None:
        self._box = NumberBox(theme)
        super().__init__(theme, label, self._box, hint)
        self._workspace = workspace
        self._name = name
        self._show()
        self._box.editingFinished.connect(self._on_editing_finished)
        workspace.document_changed.connect(self._on_document_changed)

    def _show(self) -> None:
        self._box.setValue(getattr(self._workspace.document.cycle, self._name))

    @Slot()
    def _on_editing_finished(self) -> None:
        document = self._workspace.document
        changed = with_value(document, "cycle", self._name, self._box.value())
        self._workspace.change(f"Change “{self.label}”", changed)

    @Slot(object, object)
    def _on_document_changed(self, old: Document, new: Document) -> None:
        if getattr(old.cycle, self._name) != getattr(new.cycle, self._name):
            self._show()


class MarkingSetting(Field):
    """The protective marking: one of those the framework knows, the document's own, or none."""

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        own = workspace.document.cycle.marking
        known = dict.fromkeys((*workspace.framework.markings, own))
        options = [("", "No marking"), *((one, one) for one in known if one)]
        self._choice = Choice(theme, options)
        hint = "Printed on every page of the Word document"
        super().__init__(theme, "Protective marking", self._choice, hint)
        self._workspace = workspace
        self._choice.set_value(own)
        self._choice.chosen.connect(self._on_chosen)
        workspace.document_changed.connect(self._on_document_changed)

    @Slot(str)
    def _on_chosen(self, marking: str) -> None:
        changed = with_value(self._workspace.document, "cycle", "marking", marking)
        self._workspace.change("Change marking", changed)

    @Slot(object, object)
    def _on_document_changed(self, old: Document, new: Document) -> None:
        if old.cycle.marking != new.cycle.marking:
            self._choice.set_value(new.cycle.marking)
