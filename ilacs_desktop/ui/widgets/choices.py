"""Choosing: one of a list, an owner, a box to tick, one of a few."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)

from ilacs_desktop.document.model import Person
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets import wrapped

_MARK = 18
_GAP = 8
_ARROW = 12
_LETTERS = 12


class Choice(QComboBox):
    """One of a list of options, each with an id. The mouse wheel scrolls the page instead.

    Signals:
        chosen: the person picked the option of this id; not sent when the program sets it.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, options: Iterable[tuple[str, str]] = ()) -> None:
        """Show the options, pairs of id and label."""
        super().__init__()
        self._theme = theme
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self.set_options(options)
        self.activated.connect(self._on_activated)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @property
    def value(self) -> str:
        """The id of the option shown; empty when there is none."""
        return self.currentData() or ""

    def set_options(self, options: Iterable[tuple[str, str]]) -> None:
        """Show other options, keeping the one shown where it is still among them."""
        kept = self.value
        self.clear()
        for option, label in options:
            self.addItem(label, option)
        self.set_value(kept)

    def set_value(self, option: str) -> None:
        """Show the option of that id, or the first where there is none of it."""
        self.setCurrentIndex(max(self.findData(option), 0))

    @Slot(int)
    def _on_activated(self, _index: int) -> None:
        self.chosen.emit(self.value)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setMinimumHeight(self._theme.tokens.control)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def shown_text(self) -> str:
        """Return what is painted: a text that is too long ends in an ellipsis, not in half a letter."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(kind, option, part, self).width() - 1
        elide = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(option.currentText, elide, room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as Qt does, but for the text.

        ``initStyleOption`` would be the place for it, but Qt asks that for every size as well.
        """
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown_text()
        painter = QStylePainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
        px = self._theme.tokens.px
        colour = "text2" if self.isEnabled() else "disabled"
        arrow = self._theme.pixmap("chevron_down", colour, _ARROW)
        left = self.width() - px(_ARROW) - px(_GAP)
        QPainter(self).drawPixmap(QPointF(left, (self.height() - px(_ARROW)) / 2), arrow)


class OwnerChoice(Choice):
    """Who owns something, from the people of the self-evaluation; its value is the person's id."""

    def __init__(self, theme: Theme, people: Iterable[Person] = ()) -> None:
        super().__init__(theme)
        self.set_people(people)

    def set_people(self, people: Iterable[Person]) -> None:
        """Offer these people, keeping the one chosen where they are still among them."""
        named = [
            (person.id, ", ".join(filter(None, (person.name, person.job_title))))
            for person in people
        ]
        self.set_options([("", "No owner yet"), *named])


class TickBox(QCheckBox):
    """A box to tick, with text that wraps."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme
        _let_wrap(self)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return _size_hint(self, self._theme)

    def minimumSizeHint(self) -> QSize:
        return _least_size(self, self._theme)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height_for(self, self._theme, width)

    def hitButton(self, at: QPoint) -> bool:
        return _hit_area(self, self._theme).contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colour = self._theme.tokens.colour
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = _mark_area(self, self._theme)
        painter.setPen(_border(self, self._theme))
        painter.setBrush(QColor(colour.accent if self.isChecked() else colour.surface))
        painter.drawRoundedRect(mark, 4, 4)
        if self.isChecked():
            tick = self._theme.pixmap("tick", "on_accent", _MARK - 4)
            painter.drawPixmap(mark.topLeft() + QPointF(2, 2), tick)
        _draw_text(painter, self, self._theme)


class RadioChoice(QRadioButton):
    """One of a few ways, with text that wraps; put those that exclude each other in one parent."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme
        _let_wrap(self)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return _size_hint(self, self._theme)

    def minimumSizeHint(self) -> QSize:
        return _least_size(self, self._theme)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height_for(self, self._theme, width)

    def hitButton(self, at: QPoint) -> bool:
        return _hit_area(self, self._theme).contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colour = self._theme.tokens.colour
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = _mark_area(self, self._theme)
        painter.setPen(_border(self, self._theme))
        painter.setBrush(QColor(colour.surface))
        painter.drawEllipse(mark)
        if self.isChecked():
            inset = mark.width() / 4
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour.accent if self.isEnabled() else colour.disabled))
            painter.drawEllipse(mark.adjusted(inset, inset, -inset, -inset))
        _draw_text(painter, self, self._theme)


def _let_wrap(button: QAbstractButton) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)


def _indent(theme: Theme) -> int:
    return theme.tokens.px(_MARK) + theme.tokens.px(_GAP) + 1


def _size_hint(button: QAbstractButton, theme: Theme) -> QSize:
    text = wrapped.wanted_size(button, theme.tokens.measure)
    return QSize(text.width() + _indent(theme) + 1, _row(text.height(), theme))


def _least_size(button: QAbstractButton, theme: Theme) -> QSize:
    return QSize(wrapped.least_width(button) + _indent(theme) + 1, _row(0, theme))


def _height_for(button: QAbstractButton, theme: Theme, width: int) -> int:
    return _row(wrapped.height_for(button, width - _indent(theme)), theme)


def _row(text_height: int, theme: Theme) -> int:
    return max(text_height + theme.tokens.px(8), theme.tokens.px(28))


def _mark_area(button: QAbstractButton, theme: Theme) -> QRectF:
    """Return where the mark goes: beside the first line of the text."""
    size = theme.tokens.px(_MARK)
    line = button.fontMetrics().height()
    lines = wrapped.height_for(button, button.width() - _indent(theme))
    top = (button.height() - lines) / 2 + (line - size) / 2
    return QRectF(0.5, max(top, 0.5), size, size)


def _hit_area(button: QAbstractButton, theme: Theme) -> QRect:
    """Return where a click counts: the mark and its text, not the empty room in the same row."""
    left = _indent(theme)
    text = wrapped.wanted_size(button, max(button.width() - left, 1)).width()
    return QRect(0, 0, left + text + 1, button.height())


def _border(button: QAbstractButton, theme: Theme) -> QPen:
    colour = theme.tokens.colour
    if not button.isEnabled():
        return QPen(QColor(colour.disabled))
    return QPen(QColor(colour.accent if button.isChecked() else colour.control))


def _draw_text(painter: QPainter, button: QAbstractButton, theme: Theme) -> None:
    colour = theme.tokens.colour
    painter.setPen(QColor(colour.text if button.isEnabled() else colour.disabled))
    left = _indent(theme)
    wrapped.draw(painter, QRect(left, 0, button.width() - left, button.height()), button.text())
