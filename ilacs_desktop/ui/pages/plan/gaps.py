"""Areas for improvement that no action answers yet: each with a button that adds one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.pages.records.links import Link
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import link_button, secondary_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column, Margins
from ilacs_desktop.ui.widgets.long_words import breakable

_MOST = 100
_TOLD = (
    "These paragraphs are marked as an area for improvement, and neither they nor the plan of their"
    " section point at an action. An action that you add here is pointed at from the paragraph."
)
_NONE = "Every area for improvement in the text has an action now."


class Gaps(QWidget):
    """The paragraphs, one a card. Escape leads back to the plan.

    Signals:
        add_wanted: an action is to be added that answers the nth of them.
        go_wanted: the person wants to see the nth of them in the text.
        left: the person wants to go back to the plan.
    """

    add_wanted = Signal(int)
    go_wanted = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._cards: list[_GapCard] = []
        self._shown = 0
        self._back = secondary_button(theme, "Back to the action plan", "back")
        self._told = BodyLabel(theme, _TOLD, "text2")
        self._more = CaptionLabel(theme)
        self._column = Column(theme, 12)
        column = Column(theme, 12, Margins(24, 12, 24, 24))
        column.addWidget(Heading(theme, "Areas for improvement without an action", 1))
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._told)
        column.addLayout(self._column)
        column.addWidget(self._more)
        column.addStretch(1)
        self.setLayout(column)
        self._back.clicked.connect(self.left)

    def show_gaps(self, gaps: Sequence[Link]) -> None:
        """Show these paragraphs: where each stands, and its words."""
        self._shown = min(len(gaps), _MOST)
        while len(self._cards) < self._shown:
            card = _GapCard(self._theme, len(self._cards))
            card.add_wanted.connect(self.add_wanted)
            card.go_wanted.connect(self.go_wanted)
            self._cards.append(card)
            self._column.addWidget(card)
        for n, card in enumerate(self._cards):
            card.setVisible(n < self._shown)
            if n < self._shown:
                card.show_gap(gaps[n])
        more = len(gaps) - self._shown
        self._told.setText(_TOLD if gaps else _NONE)
        self._more.setText(f"{more:,} more come up here as these are answered.")
        self._more.setVisible(more > 0)

    def focus_first(self) -> None:
        """Put the keyboard on the first thing to do."""
        first = self._cards[0].first if self._shown else self._back
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _GapCard(Card):
    """One paragraph.

    Signals:
        add_wanted: an action is to be added for it; its place in the list.
        go_wanted: the person wants to see it in the text; its place in the list.
    """

    add_wanted = Signal(int)
    go_wanted = Signal(int)

    def __init__(self, theme: Theme, n: int) -> None:
        super().__init__(theme)
        self._n = n
        self._title = Heading(theme, "", 2, looks=3)
        self._words = BodyLabel(theme)
        self.first = secondary_button(theme, "Add action", "add")
        self._go = link_button(theme, "Go to the text")
        row = FlowLayout(theme, 12)
        row.addWidget(self.first)
        row.addWidget(self._go)
        self.column.addWidget(self._title)
        self.column.addWidget(self._words)
        self.column.addLayout(row)
        self.first.clicked.connect(self._on_add)
        self._go.clicked.connect(self._on_go)

    def show_gap(self, gap: Link) -> None:
        """Show a paragraph."""
        self._title.setText(gap.title)
        self._words.setText(breakable(gap.words))
        self.first.setAccessibleName(f"Add action for area {self._n + 1}, {gap.title}")
        self._go.setAccessibleName(f"Go to the text of area {self._n + 1}, {gap.title}")

    @Slot()
    def _on_add(self) -> None:
        self.add_wanted.emit(self._n)

    @Slot()
    def _on_go(self) -> None:
        self.go_wanted.emit(self._n)
