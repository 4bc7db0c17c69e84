"""The choices of an export: how evidence is cited, and in whose look it is written."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.assets import templates
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import secondary_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.choices import RadioChoice
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Label
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.word.choices import ExportChoices

_WORD = (FileKind("Word document", ("*.docx",)),)


class ChoicesCard(Card):
    """What the author chooses for each export."""

    def __init__(self, theme: Theme, dialogs: Dialogs) -> None:
        super().__init__(theme, "How it looks")
        self._dialogs = dialogs
        self._own: Path | None = None
        self._by_number = RadioChoice(theme, "By number, such as [12]")
        self._by_source = RadioChoice(
            theme, "By a short source, such as (practice audit, July 2026)"
        )
        self._standard = RadioChoice(theme, "Standard look")
        self._council = RadioChoice(theme, "Our council’s own Word template")
        self._by_number.setChecked(True)
        self._standard.setChecked(True)
        self._name = CaptionLabel(theme)
        self._choose = secondary_button(theme, "Choose the template…", "open")
        self._choose.clicked.connect(self._on_choose)
        self._council.toggled.connect(self._on_council_toggled)
        for label, choices in (
            ("Evidence is cited", (self._by_number, self._by_source)),
            ("Template", (self._standard, self._council)),
        ):
            self.column.addWidget(_group(theme, label, choices))
        self.column.addWidget(self._name)
        self.column.addWidget(self._choose)
        self._show_template()

    @property
    def choices(self) -> ExportChoices:
        """The choices for the writer."""
        return ExportChoices("number" if self._by_number.isChecked() else "short_source")

    @property
    def template(self) -> Path:
        """The Word file whose look is taken."""
        own = self._own if self._council.isChecked() else None
        return own or templates() / "word" / "default.docx"

    def _show_template(self) -> None:
        own = self._council.isChecked()
        self._choose.setVisible(own)
        self._name.setVisible(own)
        self._name.setText(
            f"{self._own.name} in {self._own.parent}" if self._own else "No template chosen yet"
        )

    @Slot(bool)
    def _on_council_toggled(self, _on: bool) -> None:
        self._show_template()
        if self._council.isChecked() and self._own is None:
            self._on_choose()

    @Slot()
    def _on_choose(self) -> None:
        folder = self._own.parent if self._own else None
        chosen = self._dialogs.ask_open_file("Choose your council’s Word template", _WORD, folder)
        self._own = chosen or self._own
        if self._own is None:
            self._standard.setChecked(True)
        self._show_template()


def _group(theme: Theme, label: str, choices: tuple[RadioChoice, ...]) -> QWidget:
    """Return choices that exclude each other, under what they are about."""
    group = QWidget()
    group.setAccessibleName(label)
    column = Column(theme, 2)
    column.addWidget(Label(theme, label, "strong"))
    for choice in choices:
        choice.setAccessibleDescription(label)
        column.addWidget(choice)
    group.setLayout(column)
    return group
