"""The card of one step of the tour, and the outline round what it tells of."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.shell.tour.steps import TourStep
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.buttons import primary_button, quiet_button, secondary_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Heading

_WIDTH = 400  # pixels at 100 % text
_GAP = 12
_LINE = 3


class TourCard(Card):
    """Says one step. Nothing is locked meanwhile: the window can be used beside it.

    Signals:
        stepped: go on, or with -1 back.
        ended: the person has seen enough.
    """

    stepped = Signal(int)
    ended = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme)
        self.setParent(window)
        self.hide()
        self._window = window
        self._title = Heading(theme, "", 2, looks=3)
        self._text = BodyLabel(theme)
        self._count = CaptionLabel(theme, colour="muted")
        self._next = primary_button(theme, "Next")
        self._back = secondary_button(theme, "Back")
        end = quiet_button(theme, "End the tour")
        buttons = FlowLayout(theme, 8)
        for button in (self._next, self._back, end):
            buttons.addWidget(button)
        for part in (self._title, self._text, self._count):
            self.column.addWidget(part)
        self.column.addLayout(buttons)
        self._next.clicked.connect(self._on_next)
        self._back.clicked.connect(self._on_back)
        end.clicked.connect(self.ended)

    def tell(self, step: TourStep, number: int, of: int) -> None:
        """Say a step, with the keyboard on the button that leads on."""
        self.setAccessibleName(f"Tour: {step.title}")
        self._title.setText(step.title)
        self._text.setText(step.text)
        self._count.setText(f"Step {number} of {of}. Escape ends the tour.")
        self._next.setText("Next" if number < of else "Finish")
        self._next.setAccessibleDescription(f"{step.title}. {step.text}")
        self._back.setVisible(number > 1)
        self.show()
        self.raise_()
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{step.title}. {step.text} Step {number} of {of}.")

    @Slot()
    def _on_next(self) -> None:
        self.stepped.emit(1)

    @Slot()
    def _on_back(self) -> None:
        self.stepped.emit(-1)

    def stand_by(self, part: QRect) -> None:
        """Stand below a part of the window, above or beside it, or where there is room at all."""
        px, room = self._theme.tokens.px, self._window.rect()
        gap = px(_GAP)
        room.adjust(gap, gap, -gap, -gap)
        width = min(px(_WIDTH), room.width())
        height = min(
            max(self.heightForWidth(width), self.minimumSizeHint().height()), room.height()
        )
        place = QRect(0, 0, width, height)
        place.moveTopLeft(part.bottomLeft())
        place.translate(gap, gap)
        if place.bottom() > room.bottom():
            above = part.top() - gap - height
            place.moveTop(above if above >= room.top() else room.bottom() - height)
            if above < room.top():
                place.moveRight(part.right() - gap)
        place.moveLeft(max(room.left(), min(place.left(), room.right() - width + 1)))
        self.setGeometry(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)


class Outline(QWidget):
    """A line round the part of the window that is being told of; the mouse goes through it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def surround(self, part: QRect) -> None:
        """Go round a part of the window."""
        self.setGeometry(part.adjusted(-_LINE, -_LINE, _LINE, _LINE) & self._window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.tokens.colour.accent), _LINE))
        inner = QRectF(self.rect()).adjusted(_LINE / 2, _LINE / 2, -_LINE / 2, -_LINE / 2)
        painter.drawRoundedRect(inner, 6, 6)
