"""One group of the audit: how it stands, in a sign and words, and its findings on request."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import link_button
from ilacs_desktop.ui.widgets.disclosure import Disclosure
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Label
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row
from ilacs_desktop.ui.widgets.link_to import LinkTo
from ilacs_desktop.ui.widgets.marks import Mark
from ilacs_desktop.word.audit.audit import Audit, State
from ilacs_desktop.word.audit.finding import GROUP_WORDS, AuditFinding, Group, Place, Severity

STATE_MARKS: dict[State, Mark] = {
    "ok": Mark("agreed", "Fine", "ok"),
    "look": Mark("warning", "Have a look", "warn_mark"),
    "stop": Mark("error", "Put right", "bad"),
    "unknown": Mark("info", "Not known", "text2"),
}
_SEVERITIES: dict[Severity, str] = {"stop": "To put right:", "look": "To look at:"}
_SHOWN = 3  # places of a finding at first; the rest on request


class AuditGroup(QWidget):
    """A group of the audit; what is to be put right is shown at once, the rest on request.

    Signals:
        part_wanted: go to this part of the text.
    """

    part_wanted = Signal(str)

    def __init__(self, theme: Theme, audit: Audit, group: Group) -> None:
        super().__init__()
        self._theme = theme
        state = audit.state(group)
        self._mark = STATE_MARKS[state]
        self._sign = Label(theme)
        words = Column(theme, 2)
        words.addWidget(Label(theme, GROUP_WORDS[group], "strong"))
        words.addWidget(BodyLabel(theme, audit.sentence(group)))
        found = audit.group(group)
        if found:
            self._add_details(words, GROUP_WORDS[group], found, is_open=state == "stop")
        row = Row(theme, 8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setLayout(row)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def _add_details(
        self, words: Column, title: str, found: tuple[AuditFinding, ...], *, is_open: bool
    ) -> None:
        details = QWidget()
        column = Column(self._theme, 12, Margins(top=4))
        severity = ""
        for finding in found:
            if finding.severity != severity:
                severity = finding.severity
                column.addWidget(CaptionLabel(self._theme, _SEVERITIES[finding.severity]))
            shown = _Finding(self._theme, finding)
            shown.part_wanted.connect(self.part_wanted)
            column.addWidget(shown)
        details.setLayout(column)
        opener = Disclosure(self._theme, f"{title}: details", is_open=is_open)
        opener.opened.connect(details.setVisible)
        words.addWidget(opener)
        words.addWidget(details)
        details.setVisible(is_open)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._sign.setPixmap(self._theme.pixmap(self._mark.icon, self._mark.colour))


class _Finding(QWidget):
    """A finding: what is wrong, what to do, which standard asks for it, and where."""

    part_wanted = Signal(str)

    def __init__(self, theme: Theme, finding: AuditFinding) -> None:
        super().__init__()
        self._theme = theme
        self._what = finding.what
        self._left = finding.places[_SHOWN:]
        self._column = Column(theme, 2)
        self._column.addWidget(BodyLabel(theme, _heading(finding)))
        self._column.addWidget(CaptionLabel(theme, finding.todo, "text"))
        if finding.source:
            self._column.addWidget(CaptionLabel(theme, f"Asked for by {finding.source}."))
        for place in finding.places[:_SHOWN]:
            self._add(place)
        more = f"Show {len(self._left)} more"
        self._more = link_button(theme, more, f"{more}: {finding.what}")
        self._more.clicked.connect(self._on_more)
        self._column.addWidget(self._more)
        self.setLayout(self._column)
        self._more.setVisible(bool(self._left))

    def _add(self, place: Place) -> None:
        if not place.part:
            self._column.addWidget(CaptionLabel(self._theme, place.words))
            return
        link = LinkTo(self._theme, place.part, place.words, f"{place.words}. {self._what}")
        link.chosen.connect(self.part_wanted)
        self._column.addWidget(link)

    @Slot()
    def _on_more(self) -> None:
        self._more.hide()
        for place in self._left:
            self._add(place)
        self._left = ()


def _heading(finding: AuditFinding) -> str:
    """Return what is wrong, and in how many places if there are several."""
    count = len(finding.places)
    return f"{finding.what} ({count} places)" if count > 1 else finding.what
