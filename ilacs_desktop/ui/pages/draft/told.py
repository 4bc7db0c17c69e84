"""What stands in place of an editor while a question is answered once, for the judgement."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.body import Body
from ilacs_desktop.ui.editor.chips import Faces, printed
from ilacs_desktop.ui.editor.lists import marker, ordinals
from ilacs_desktop.ui.pages.draft.answers import AnswerView
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import link_button, secondary_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Row

_OTHERS = "Answered for the judgement by others; you need not write here."
_NOTHING_YET = "Nothing is written there yet."
_WRITE_OWN = "Write an answer for this section alone"
_USE_OWN = "Use this section’s own answer again"


class ToldCard(Card):
    """Shows as plain text what the judgement says, and what the section itself would have said.

    In a contributor's pack it only says that others answer.

    Signals:
        own_wanted: the section is to answer the question itself.
        judgement_wanted: the author wants to go to the judgement's answer.
    """

    own_wanted = Signal()
    judgement_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, kind="subtle")
        self._heading = CaptionLabel(theme)
        self._text = _selectable(BodyLabel(theme))
        self._link = link_button(theme, "Go to the judgement’s answer")
        self._kept = CaptionLabel(theme)
        self._own_text = _selectable(BodyLabel(theme, colour="text2"))
        self._own = secondary_button(theme, _WRITE_OWN)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._text)
        self.column.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._kept)
        self.column.addWidget(self._own_text)
        row = Row(theme, 8)
        row.addWidget(self._own)
        row.addStretch(1)
        self.column.addLayout(row)
        self._link.clicked.connect(self.judgement_wanted)
        self._own.clicked.connect(self.own_wanted)

    def show_texts(self, view: AnswerView, own: Body, told: Body, faces: Faces) -> None:
        """Show the judgement's text and the section's own, of a question that is told there."""
        here = view.may_tell
        said = as_text(told, faces) or _NOTHING_YET
        self._heading.setText("The judgement’s answer:" if here else "")
        self._text.setText(said if here else _OTHERS)
        self._kept.setText(view.note)
        self._own_text.setText(as_text(own, faces))
        self._own.setText(_USE_OWN if view.note else _WRITE_OWN)
        self._own.setAccessibleName(f"{self._own.text()}: {view.name}")
        self._link.setAccessibleName(f"{self._link.text()}: {view.name}")
        for offered in (self._heading, self._link, self._own):
            offered.setVisible(here)
        for kept in (self._kept, self._own_text):
            kept.setVisible(here and bool(view.note))

    def stand_after(self, widget: QWidget) -> None:
        """Come after this widget when Tab is pressed."""
        QWidget.setTabOrder(widget, self._link)
        QWidget.setTabOrder(self._link, self._own)

    def take_keyboard(self) -> None:
        """Put the keyboard on what lets the author write here, where that is offered."""
        if not self._own.isHidden():
            self._own.setFocus(Qt.FocusReason.OtherFocusReason)


def as_text(body: Body, faces: Faces) -> str:
    """Return a body as it reads: one block a line, with bullets, numbers and labels of chips."""
    lines = []
    for block, ordinal in zip(body, ordinals(body), strict=True):
        words = "".join(printed(run, faces) for run in block.runs)
        lines.append(f"{marker(block.kind, ordinal)} {words}".strip())
    return "\n".join(lines).strip()


def _selectable(label: BodyLabel) -> BodyLabel:
    """Let the text be copied with the mouse; it takes no keyboard and shows no caret."""
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
