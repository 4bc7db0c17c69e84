"""The dialog to erase words, such as a child's name, from everything the self-evaluation ever was."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.erasing import Words, WordsError
from ilacs_desktop.ui.dialogs.erase_words import GUESSED, OTHERS, Outlook, copy_lines, found_lines
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.banner import Banner
from ilacs_desktop.ui.widgets.choices import TickBox
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.labels import BodyLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column

_INTRO = (
    "For words that should never have been written, such as a child’s name. “[erased]” takes their"
    " place in every text, comment and record, and in every earlier version. It cannot be undone."
)
_LOOK, _ERASE = "Look for the words", "Erase them for good…"


class EraseDialog(FormDialog):
    """Looks for words, says where they stand, and only then offers to erase them.

    Signals:
        look_wanted: these ``Words`` are to be looked for; answer with ``show_outlook``.
        erase_wanted: what was shown is to be erased.
    """

    look_wanted = Signal(object)
    erase_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Erase words", _LOOK, _INTRO)
        self._outlook: Outlook | None = None
        self._text = GrowingText(theme)
        self._any_case = TickBox(theme, "Also in capital or small letters: “SMITH”, “smith”")
        self._any_case.setChecked(True)
        self._inside = TickBox(theme, "Also inside longer words: “Ann” in “Annual”")
        hint = "One to a line: a name, and the other ways in which it is written"
        self.add_field("words", Field(theme, "Words to erase", self._text, hint))
        self.add_widget(self._any_case)
        self.add_widget(self._inside)
        self._wrong = Banner(theme)
        self.add_widget(self._wrong)
        self._shown = QWidget()
        self._lines = BodyLabel(theme)
        self._others = Heading(theme, "Not touched, and may still hold them", 2, looks=3)
        self._copies = BodyLabel(theme)
        column = Column(theme, 8)
        for widget in (
            Heading(theme, "Where they stand", 2, looks=3),
            self._lines,
            self._others,
            self._copies,
        ):
            column.addWidget(widget)
        self._shown.setLayout(column)
        self._shown.hide()
        self.add_widget(self._shown)
        self._text.textChanged.connect(self._on_changed)
        self._any_case.toggled.connect(self._on_changed)
        self._inside.toggled.connect(self._on_changed)

    def accept(self) -> None:
        """Look for the words, or erase those that were looked for and found."""
        if self._outlook is not None and self._outlook.erased.anything:
            self.erase_wanted.emit()
            return
        try:
            words = Words(
                self._text.toPlainText().splitlines(),
                any_case=self._any_case.isChecked(),
                whole=not self._inside.isChecked(),
            )
        except WordsError as error:
            self._fields["words"].set_error(str(error))
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._fields["words"].set_error("")
        self._save.setEnabled(False)
        self.look_wanted.emit(words)

    def show_outlook(self, outlook: Outlook) -> None:
        """Say where the words stand, and offer to erase them."""
        self._outlook = outlook
        lines = found_lines(outlook)
        self._lines.setText("\n".join(lines))
        copies = "\n".join(copy_lines(outlook.copies))
        self._copies.setText("\n\n".join(filter(None, (copies, OTHERS, GUESSED))))
        for widget in (self._others, self._copies):
            widget.setVisible(outlook.erased.anything)
        self._shown.show()
        self._save.setEnabled(True)
        self._save.setText(_ERASE if outlook.erased.anything else _LOOK)
        self._fit()
        announce(self, " ".join(lines))

    def show_fault(self, sentence: str) -> None:
        """Say that looking or erasing did not work; the words stay as they were typed."""
        self._on_changed()
        self._wrong.show_message(sentence, "bad")

    def close_done(self) -> None:
        """Close: it is done."""
        super().accept()

    @Slot()
    def _on_changed(self) -> None:
        self._outlook = None
        self._shown.hide()
        self._wrong.hide()
        self._save.setEnabled(True)
        self._save.setText(_LOOK)
