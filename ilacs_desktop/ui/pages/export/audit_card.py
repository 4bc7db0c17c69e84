"""Is it fit to send? What the audit of the exported Word file found, in words."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.ui.pages.export.audit_group import STATE_MARKS, AuditGroup
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import BodyLabel, Label
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row
from ilacs_desktop.word.audit.audit import GROUPS, Audit, State, holds_back
from ilacs_desktop.word.choices import CopyKind

BEFORE = (
    "Checked each time you export: that Word can open the file, that nothing private goes out with "
    "it, and that everyone can read it. A final copy is not written until what is found is put "
    "right."
)
_OLDER = "The text or the choices have changed since."
_NAMES: dict[CopyKind, str] = {"draft": "draft", "review": "review copy", "final": "final copy"}


class AuditCard(Card):
    """How the file that was exported last stands, and what to do about it.

    Signals:
        part_wanted: go to this part of the text.
    """

    part_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Is it fit to send?")
        self._theme = theme
        self._state: State | None = None
        self._sign = Label(theme)
        self._verdict = BodyLabel(theme)
        head = Row(theme, 8)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._verdict, 1)
        self.column.addLayout(head)
        self._groups = QWidget()
        self.column.addWidget(self._groups)
        theme.changed.connect(self._on_look_changed)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what will be looked at when something is exported."""
        self._show(None, BEFORE)
        self._replace_groups(None)

    def show_audit(self, audit: Audit, copy: CopyKind) -> None:
        """Show what was found in a copy, and whether it was written."""
        self._show(_worst(audit), verdict(audit, copy))
        self._replace_groups(audit)
        announce(self, self._verdict.text())

    def show_outdated(self) -> None:
        """Say that what was found is about an older text; nothing before anything was looked over."""
        if self._state is not None and not self._verdict.text().startswith(_OLDER):
            self._show(self._state, f"{_OLDER} {self._verdict.text()}")

    def _show(self, state: State | None, words: str) -> None:
        self._state = state
        self._verdict.setText(words)
        self._sign.setVisible(state is not None)
        self._on_look_changed()

    def _replace_groups(self, audit: Audit | None) -> None:
        old, self._groups = self._groups, QWidget()
        column = Column(self._theme, 16, Margins(top=8))
        if audit is not None:
            for group in GROUPS:
                shown = AuditGroup(self._theme, audit, group)
                shown.part_wanted.connect(self.part_wanted)
                column.addWidget(shown)
        self._groups.setLayout(column)
        self.column.replaceWidget(old, self._groups)
        self._groups.setVisible(audit is not None)
        old.hide()
        old.deleteLater()

    @Slot()
    def _on_look_changed(self) -> None:
        if self._state is not None:
            mark = STATE_MARKS[self._state]
            self._sign.setPixmap(self._theme.pixmap(mark.icon, mark.colour))


def verdict(audit: Audit, copy: CopyKind) -> str:
    """Return in a sentence or two whether a copy is fit to send, and whether it was written."""
    name = _NAMES[copy]
    stops = sum(found.severity == "stop" for found in audit.findings)
    if holds_back(audit, copy):
        return f"Not yet: {counted(stops, 'thing')} in the file to put right, listed below."
    if stops:
        wait = "waits" if stops == 1 else "wait"
        return f"The {name} was written. Before a final copy, {counted(stops, 'thing')} {wait} to be put right."
    if audit.findings:
        return f"The {name} was written. Have a look at {counted(len(audit.findings), 'thing')} before you send it."
    return f"Yes: nothing was found in this {name} that should keep you from sending it."


def _worst(audit: Audit) -> State:
    states = {audit.state(group) for group in GROUPS}
    return next(state for state in ("stop", "look", "unknown", "ok") if state in states)
