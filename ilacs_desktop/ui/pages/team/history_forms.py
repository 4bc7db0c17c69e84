"""The dialogs of the History tab: a name for what is open now, and a whole version to read."""

from html import escape

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextEdit, QWidget

from ilacs_desktop.document.body import Text
from ilacs_desktop.outputs.versions_text import Line, plain_text
from ilacs_desktop.ui.dialogs.closable import ClosableDialog
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.buttons import secondary_button
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.inputs import TextLine
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row

_NAME = (
    "The self-evaluation is saved as it is open now, and that version keeps the name, so that you"
    " find it again. A version saved earlier cannot be given a name any more: what was saved stays"
    " as it was."
)
_LONGEST = 80  # letters of a name: one line of the list
_TAGS = {"part": "h2", "section": "h3", "question": "h4", "bullet": "li", "numbered": "li"}
_WIDTH, _HEIGHT = 760, 620
_OF_SCREEN = 0.9


class NameForm(FormDialog):
    """Asks for the name of the version that is saved now.

    Signals:
        named: save with this name.
    """

    named = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Name what is open now", "Save with this name", _NAME)
        self._name = TextLine(theme)
        self._name.setMaxLength(_LONGEST)
        self.add_field("name", Field(theme, "Name", self._name, "Such as: Sent to the director"))
        self.accepted.connect(self._on_accepted)

    def faults(self) -> dict[str, str]:
        """Return that a name is missing, where it is."""
        if self._name.text().strip():
            return {}
        return {"name": "Write a name, or choose Cancel: File, Save keeps a version without one."}

    @Slot()
    def _on_accepted(self) -> None:
        self.named.emit(" ".join(self._name.text().split()))


class VersionDialog(ClosableDialog):
    """A whole version to read and to copy from; nothing in it can be changed."""

    def __init__(self, theme: Theme, told: str, lines: tuple[Line, ...]) -> None:
        """``told`` says which version it is."""
        super().__init__(theme, "Version")
        self._lines = lines
        heading = Heading(theme, "Version", 1)
        self._text = QTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(f"Text of the version of {told}")
        heading.setBuddy(self._text)
        self._copy = secondary_button(theme, "Copy everything", "document")
        top = Row(theme, 16)
        top.addWidget(heading, 1)
        top.addWidget(self._copy)
        column = Column(theme, 8, Margins(24, 16, 24, 0))
        column.addLayout(top)
        column.addWidget(CaptionLabel(theme, told))
        column.addWidget(self._text, 1)
        content = QWidget()
        content.setLayout(column)
        self.show_content(content)
        self._copy.clicked.connect(self._on_copy)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        screen, px = self.screen().availableGeometry(), theme.tokens.px
        wide, tall = (int(side * _OF_SCREEN) for side in (screen.width(), screen.height()))
        self.resize(min(px(_WIDTH), wide), min(px(_HEIGHT), tall))

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(plain_text(self._lines))
        announce(self, "The whole version was copied.")

    @Slot()
    def _on_theme_changed(self) -> None:
        self._text.setFont(self._theme.font("editor"))
        self._text.document().setDefaultFont(self._theme.font("editor"))
        self._text.setHtml(html_of(self._lines))


def html_of(lines: tuple[Line, ...]) -> str:
    """Return the lines as rich text, items of a list under one another."""
    told: list[str] = []
    open_list = ""
    for line in lines:
        wanted = {"bullet": "ul", "numbered": "ol"}.get(line.kind, "")
        if wanted != open_list:
            told += [f"</{open_list}>"] * bool(open_list) + [f"<{wanted}>"] * bool(wanted)
            open_list = wanted
        tag = _TAGS.get(line.kind, "p")
        said = "".join(map(_look, line.looks)) or escape(line.text)
        told.append(f"<{tag}>{said}</{tag}>")
    return "".join((*told, f"</{open_list}>" if open_list else ""))


def _look(run: Text) -> str:
    """Return a stretch of text as it looks."""
    told = escape(run.text)
    for tag, wanted in (("i", run.italic), ("b", run.bold)):
        told = f"<{tag}>{told}</{tag}>" if wanted else told
    return told
