"""What to do next: a few links, each with a word more about it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from ilacs_desktop.ui.pages.overview.steps import Kind, NextStep
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import link_button, literal
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Label

_SIGNS: dict[Kind, tuple[str, str]] = {
    "date": ("calendar", "warn_mark"),
    "stop": ("error", "bad"),
    "owners": ("person", "text2"),
    "remind": ("person", "warn_mark"),
    "late": ("person", "warn_mark"),
    "empty": ("not_started", "text2"),
    "answer": ("half_done", "warn_mark"),
    "finish": ("edit", "text2"),
    "comments": ("comment", "text2"),
    "fix": ("warning", "warn_mark"),
    "review": ("preview", "text2"),
    "consider": ("info", "accent"),
    "export": ("export", "text2"),
}


class TodoCard(Card):
    """The next steps, each a link to where it is done.

    Signals:
        way_wanted: the person wants to go and do one.
    """

    way_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Do next")
        self._theme = theme
        self._steps: tuple[NextStep, ...] = ()
        self._rows: list[_StepRow] = []
        self.column.addStretch(1)

    def show_steps(self, steps: tuple[NextStep, ...]) -> None:
        """Show these steps; rows that are the same stay, with the keyboard where it is."""
        if steps == self._steps:
            return
        self._steps = steps
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [_StepRow(self._theme, step) for step in steps]
        for row in self._rows:
            row.way_wanted.connect(self.way_wanted)
            self.column.insertWidget(self.column.count() - 1, row)


class _StepRow(QWidget):
    """One step."""

    way_wanted = Signal(object)

    def __init__(self, theme: Theme, step: NextStep) -> None:
        super().__init__()
        self._theme = theme
        self._step = step
        self._sign = Label(theme)
        self._sign.setWordWrap(False)
        link = link_button(theme, literal(step.text))
        link.setAccessibleDescription(step.note)
        link.clicked.connect(self._on_clicked)
        grid = self._grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._sign, 0, 0)
        grid.addWidget(link, 0, 1)
        grid.addWidget(CaptionLabel(theme, step.note), 1, 1)
        self.setLayout(grid)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._sign.setPixmap(self._theme.pixmap(*_SIGNS[self._step.kind]))
        self._grid.setHorizontalSpacing(self._theme.tokens.space(8))

    @Slot()
    def _on_clicked(self) -> None:
        self.way_wanted.emit(self._step.way)
