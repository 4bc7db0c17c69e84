"""The choices of an export: which copy it is, how it is arranged, and in whose look it is written."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ilacs_desktop.settings import ExportLook
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.export.how_it_looks import (
    ABOUT_COPIES,
    CITATIONS,
    COPIES,
    LEADS,
    ORDERS,
    TICKS,
    as_choices,
)
from ilacs_desktop.ui.pages.export.template_choice import TemplateChoice
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.choices import Choice, TickBox
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.inputs import TextLine
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Label
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.preferences import Preferences
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.template.shelf import TemplateShelf


class ChoicesCard(Card):
    """What the author chooses for each export.

    How it looks is remembered on this computer. Which copy it is and its version are not: they
    belong to one export, and a final copy by mistake would be worse than one choice more.

    Signals:
        changed: the document would look different now.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        dialogs: Dialogs,
        preferences: Preferences,
        shelf: TemplateShelf,
        outlet: Outlet,
    ) -> None:
        """``outlet`` says where templates are read and kept."""
        super().__init__(theme, "How it looks")
        self._preferences = preferences
        look = preferences.settings.export
        known = as_choices(look)
        self._copy = Choice(theme, COPIES)
        self._about_copy = CaptionLabel(theme)
        self.copy_choice = QWidget()  # stands by itself, beside the button that exports
        self._version = TextLine(theme)
        self._order = _choice(theme, ORDERS, known.order)
        self._leads = _choice(theme, LEADS, known.leads)
        self._citations = _choice(theme, CITATIONS, known.citations)
        self._ticks = {name: TickBox(theme, text) for name, text in TICKS}
        self._template = TemplateChoice(theme, dialogs, shelf, outlet, look.template)
        self._lay_out(theme)
        for name, tick in self._ticks.items():
            tick.setChecked(getattr(known, name))
            tick.toggled.connect(self._on_look_changed)
        for choice in (self._order, self._leads, self._citations):
            choice.chosen.connect(self._on_look_changed)
        self._copy.chosen.connect(self._on_copy_chosen)
        self._version.editingFinished.connect(self._on_version_edited)
        self._template.changed.connect(self._on_look_changed)
        self._printed_version = ""
        self._show_copy()

    @property
    def choices(self) -> ExportChoices:
        """The choices for the writer."""
        return as_choices(self._look(), self._copy.value, self._version.text())

    @property
    def template(self) -> Path:
        """The Word file whose look is taken."""
        return self._template.path

    def _lay_out(self, theme: Theme) -> None:
        version_hint = "Printed on the cover and in the footer. Without one, the stage is printed."
        which = Column(theme, 4)
        which.addWidget(Field(theme, "Which copy", self._copy))
        which.addWidget(self._about_copy)
        self.copy_choice.setLayout(which)
        for field in (
            Field(theme, "Version", self._version, version_hint, optional=True),
            Field(theme, "Order", self._order),
            Field(theme, "The three questions are shown as", self._leads),
            Field(theme, "Evidence is cited", self._citations),
        ):
            self.column.addWidget(field)
        self.column.addWidget(Label(theme, "Also in the document", "strong"))
        ticks = Column(theme, 0)
        for tick in self._ticks.values():
            ticks.addWidget(tick)
        self.column.addLayout(ticks)
        self.column.addWidget(self._template)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._template.refresh()

    def _look(self) -> ExportLook:
        return ExportLook(
            citations=self._citations.value,
            order=self._order.value,
            leads=self._leads.value,
            template=self._template.value,
            **{name: tick.isChecked() for name, tick in self._ticks.items()},
        )

    def _show_copy(self) -> None:
        self._about_copy.setText(ABOUT_COPIES[self._copy.value])
        self._copy.setAccessibleDescription(self._about_copy.text())

    @Slot()
    def _on_look_changed(self) -> None:
        self._preferences.change(export=self._look())
        self.changed.emit()

    @Slot()
    def _on_copy_chosen(self) -> None:
        self._show_copy()
        self.changed.emit()

    @Slot()
    def _on_version_edited(self) -> None:
        if self._version.text() != self._printed_version:
            self._printed_version = self._version.text()
            self.changed.emit()


def _choice(theme: Theme, options: tuple[tuple[str, str], ...], value: str) -> Choice:
    choice = Choice(theme, options)
    choice.set_value(value)
    return choice
