"""The frame of every form: fields below one another, what is wrong beside each, Save and Cancel."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ilacs_desktop.ui.dialogs.closable import space_out
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.banner import Banner
from ilacs_desktop.ui.widgets.buttons import primary_button, secondary_button
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.labels import BodyLabel
from ilacs_desktop.ui.widgets.layouts import Column, Margins, all_round
from ilacs_desktop.ui.widgets.page_scroll import PageScroll

_WIDTH = 560
_OF_SCREEN = 0.9
_NOT_SAVED = (
    "What you changed here is not saved. Press Escape or Cancel again to throw it away, or go on."
)


class FormDialog(QDialog):
    """A dialog to fill in. A subclass adds its fields and says in ``faults`` what is wrong.

    Enter saves, in a box of several lines Ctrl+Enter; Escape gives up, once more if anything was
    changed. While anything is wrong it stays open, says so beside each field and puts the keyboard
    on the first.
    """

    def __init__(self, theme: Theme, title: str, save: str = "Save", intro: str = "") -> None:
        """``save`` is the word on the button that accepts the form."""
        super().__init__()
        self._theme = theme
        self._fields: dict[str, Field] = {}
        self._untouched: list[str | bool] | None = None
        self._warned_of: list[str | bool] | None = None
        self._warning = Banner(theme)
        self.setWindowTitle(title)
        self._content = QWidget()
        self._column = Column(theme, 16)
        page = Column(theme, 0, all_round(24))
        page.addLayout(self._column)
        page.addStretch(1)
        self._content.setLayout(page)
        if intro:
            self._column.addWidget(BodyLabel(theme, intro, "text2"))
        self._scroll = PageScroll(theme, self._content)
        self._buttons = QDialogButtonBox()
        self._save = primary_button(theme, save)
        self._save.setDefault(True)
        cancel = secondary_button(theme, "Cancel")
        self._buttons.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        space_out(self._buttons, theme)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        frame = Column(theme, 0)
        frame.addWidget(self._scroll, 1)
        foot = Column(theme, 0, Margins(24, 12, 24, 12))
        foot.addWidget(self._warning)
        foot.addWidget(self._buttons)
        frame.addLayout(foot)
        self.setLayout(frame)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            keys = QKeySequence(Qt.KeyboardModifier.ControlModifier | key)
            QShortcut(keys, self).activated.connect(self.accept)

    def add_field(self, name: str, field: Field) -> Field:
        """Add a field at the end and return it; ``name`` is its key in ``faults``."""
        self._fields[name] = field
        self._column.addWidget(field)
        return field

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is no field, such as a heading or a box to tick."""
        self._column.addWidget(widget)

    def faults(self) -> dict[str, str]:
        """Return what is wrong: the name of a field, and what happened and what to do."""
        return {}

    def accept(self) -> None:
        """Close and tell ``accepted``, unless something is wrong."""
        faults = self._date_faults() | self.faults()
        for name, field in self._fields.items():
            field.set_error(faults.get(name, ""))
        wrong = [field for name, field in self._fields.items() if faults.get(name)]
        if not wrong:
            super().accept()
            return
        self._grow()
        labels = ", ".join(field.label for field in wrong)
        announce(self, f"Not saved yet. Check: {labels}.")
        wrong[0].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Close and tell ``rejected``; what was changed here is thrown away at the second time."""
        now = self._entries()
        if self._untouched in (None, now) or now == self._warned_of:
            super().reject()
            return
        self._warned_of = now
        self._warning.show_message(_NOT_SAVED, "warn")

    def _entries(self) -> list[str | bool]:
        """Return what is written, chosen and ticked now, in an order that stays."""
        found = (_entry(widget) for widget in self._content.findChildren(QWidget))
        return [entry for entry in found if entry is not None]

    def _date_faults(self) -> dict[str, str]:
        return {
            name: field.control.fault
            for name, field in self._fields.items()
            if isinstance(field.control, DateField) and field.control.fault
        }

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        super().showEvent(event)
        if self._untouched is None:
            self._untouched = self._entries()
        if self._fields:
            next(iter(self._fields.values())).control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _grow(self) -> None:
        """Make room for what is said beside the fields; a form never shrinks under the mouse."""
        before = self.size()
        self._fit()
        self.resize(self.size().expandedTo(before))
        screen, frame = self.screen().availableGeometry(), self.frameGeometry()
        if self.isVisible() and frame.bottom() > screen.bottom():
            top = max(screen.top(), screen.bottom() + 1 - frame.height())
            self.move(frame.left(), top)

    def _fit(self) -> None:
        """Take the size of the content, up to most of the screen; what is over scrolls."""
        screen = self.screen().availableGeometry()
        width = min(self._theme.tokens.px(_WIDTH), int(screen.width() * _OF_SCREEN))
        content = self._content
        content.ensurePolished()
        tall = content.hasHeightForWidth()  # the hint would count with lines broken more often
        height = content.heightForWidth(width) if tall else content.sizeHint().height()
        foot = self._buttons.sizeHint().height() + 2 * self._theme.tokens.space(12)
        most = int(screen.height() * _OF_SCREEN)
        self.resize(width, min(height + foot, most))


def _entry(widget: QWidget) -> str | bool | None:
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QListWidget):
        return str([widget.item(row).checkState() for row in range(widget.count())])
    if isinstance(widget, QAbstractButton) and widget.isCheckable():
        return widget.isChecked()
    return None
