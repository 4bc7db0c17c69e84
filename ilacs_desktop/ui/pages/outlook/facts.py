"""Facts below one another: what each is about, and what is known."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from ilacs_desktop.ui.pages.outlook.words import Fact
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel

_LABELS = 150  # pixels at 100 % text


class FactGrid(QWidget):
    """Labels at the left, what is known beside them. Rows are made as they are needed, and kept."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[tuple[CaptionLabel, BodyLabel]] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts, and no others."""
        while len(self._rows) < len(facts):
            self._add_row()
        for number, row in enumerate(self._rows):
            known = number < len(facts)
            for label, text in zip(row, facts[number] if known else ("", ""), strict=True):
                label.setText(text)
                label.setVisible(known)

    def _add_row(self) -> None:
        row = (CaptionLabel(self._theme), BodyLabel(self._theme))
        for column, label in enumerate(row):
            self._grid.addWidget(label, len(self._rows), column, Qt.AlignmentFlag.AlignTop)
        self._rows.append(row)

    @Slot()
    def _on_theme_changed(self) -> None:
        tokens = self._theme.tokens
        self._grid.setHorizontalSpacing(tokens.space(12))
        self._grid.setVerticalSpacing(tokens.space(4))
        self._grid.setColumnMinimumWidth(0, tokens.px(_LABELS))
