"""One point that can be brought in: a box to tick, and the section that accounts for it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.dialogs.points_from_text.adding import ChosenPoint
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice, TickBox
from ilacs_desktop.ui.widgets.labels import CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Column, Margins

LATER = ("", "Choose later")


class PointRow(QWidget):
    """A point; its section is asked for while it is ticked.

    Signals:
        ticked: it was ticked, or is not any more.
    """

    ticked = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        sections: Iterable[tuple[str, str]],
        suggested: Callable[[str], str],
        *,
        is_ticked: bool,
    ) -> None:
        """``sections`` are pairs of id and title; ``suggested`` gives the one for a text."""
        super().__init__()
        self._theme = theme
        self.text = text
        self._sections = sections
        self._suggested = suggested
        self._home: Choice | None = None
        self._box = TickBox(theme, text.replace("&", "&&"))
        self._where = QWidget()
        self._row = Column(theme, 4, Margins(24, 0, 0, 0))
        self._where.setLayout(self._row)
        column = Column(theme, 4)
        column.addWidget(self._box)
        column.addWidget(self._where)
        self.setLayout(column)
        self._box.setChecked(is_ticked)
        self._box.toggled.connect(self._on_toggled)
        self._show()

    @property
    def is_ticked(self) -> bool:
        """Whether the point is to be brought in."""
        return self._box.isChecked()

    def tick(self, *, on: bool) -> None:
        """Tick it, or take the tick away."""
        self._box.setChecked(on)

    @property
    def chosen(self) -> ChosenPoint:
        """The point with the section that was chosen for it."""
        home = self._home.value if self._home is not None and self.is_ticked else ""
        return ChosenPoint(self.text, home)

    @Slot()
    def _on_toggled(self) -> None:
        self._show()
        self.ticked.emit()

    def _show(self) -> None:
        if self._box.isChecked() and self._home is None:
            label = CaptionLabel(self._theme, "Section that accounts for it")
            self._home = Choice(self._theme, (LATER, *self._sections))
            self._home.set_value(self._suggested(self.text))
            self._home.setAccessibleName(f"Section that accounts for: {self.text}")
            label.setBuddy(self._home)
            self._row.addWidget(label)
            self._row.addWidget(self._home)
        self._where.setVisible(self._box.isChecked())
