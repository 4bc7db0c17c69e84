"""What stands between this text and a final copy; what else there is to mend is in the Review."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import link_button, literal
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Label
from ilacs_desktop.ui.widgets.layouts import Column, Row
from ilacs_desktop.ui.widgets.tips import plain_tip

_SHOWN = 5  # at first; the rest on request


class FindingsCard(Card):
    """What holds back a final copy, one by one, and how much else there is.

    Signals:
        part_wanted: go to this part of the text.
        stage_wanted: go to the page of this id.
    """

    part_wanted = Signal(str)
    stage_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Before you send it")
        self._theme = theme
        self._findings: tuple[Finding, ...] | None = None
        self._state = CaptionLabel(theme, "Checking…")
        self._stops = QWidget()
        self._rest = BodyLabel(theme)
        self._review = link_button(theme, "Go to Review")
        self._review.clicked.connect(self._on_review)
        for part in (self._state, self._stops, self._rest, self._review):
            self.column.addWidget(part)
        self._review.hide()
        self._rest.hide()

    def show_state(self, sentence: str) -> None:
        """Show how the checks are getting on; what was found before stays in sight."""
        self._state.tell(sentence)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show these findings."""
        self.show_state("")
        if findings == self._findings:
            return
        self._findings = findings
        self._show_stops(tuple(found for found in findings if found.severity == "stop"))
        fix = sum(found.severity == "fix" for found in findings)
        consider = sum(found.severity == "consider" for found in findings)
        self._rest.setText(_rest(fix, consider))
        self._rest.show()
        self._review.setVisible(bool(findings))

    def _show_stops(self, stops: tuple[Finding, ...]) -> None:
        old, self._stops = self._stops, _Stops(self._theme, stops)
        self._stops.part_wanted.connect(self.part_wanted)
        self._stops.stage_wanted.connect(self.stage_wanted)
        self.column.replaceWidget(old, self._stops)
        self._stops.setVisible(bool(stops))  # in its place by now, or it would be a window
        old.hide()
        old.deleteLater()

    @Slot()
    def _on_review(self) -> None:
        self.stage_wanted.emit("review")


def _rest(fix: int, consider: int) -> str:
    """Return a sentence about what does not hold the final copy back."""
    told = [f"{counted(fix, 'thing')} to mend before review"] if fix else []
    if consider:
        told.append(f"{counted(consider, 'question')} to think about")
    return f"{' and '.join(told)}." if told else "The checks find nothing else to mend."


class _Stops(QWidget):
    """What holds back a final copy, the first few of it."""

    part_wanted = Signal(str)
    stage_wanted = Signal(str)

    def __init__(self, theme: Theme, stops: tuple[Finding, ...]) -> None:
        super().__init__()
        self._theme = theme
        self._left = stops[_SHOWN:]
        self._column = Column(theme, 8)
        self.setLayout(self._column)
        heading = f"{counted(len(stops), 'thing')} to put right before a final copy"
        self._column.addWidget(Label(theme, heading, "strong"))
        for finding in stops[:_SHOWN]:
            self._add(finding)
        self._more = link_button(theme, f"Show {len(self._left)} more")
        self._more.clicked.connect(self._on_more)
        self._column.addWidget(self._more)
        self._more.setVisible(bool(self._left))

    def _add(self, finding: Finding) -> None:
        row = _FindingRow(self._theme, finding)
        row.part_wanted.connect(self.part_wanted)
        row.stage_wanted.connect(self.stage_wanted)
        self._column.addWidget(row)

    @Slot()
    def _on_more(self) -> None:
        self._more.hide()
        for finding in self._left:
            self._add(finding)
        self._left = ()


class _FindingRow(QWidget):
    """One finding: what it is, as a link to where it is, and what to do."""

    part_wanted = Signal(str)
    stage_wanted = Signal(str)

    def __init__(self, theme: Theme, finding: Finding) -> None:
        super().__init__()
        self._theme = theme
        self._finding = finding
        self._sign = Label(theme)
        link = link_button(theme, literal(finding.message))
        link.setAccessibleDescription(finding.todo)
        link.setToolTip(plain_tip(finding.source))
        link.clicked.connect(self._on_clicked)
        words = Column(theme, 0)
        words.addWidget(link)
        words.addWidget(CaptionLabel(theme, finding.todo))
        row = Row(theme, 8)
        row.addWidget(self._sign, 0)
        row.addLayout(words, 1)
        self.setLayout(row)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._sign.setPixmap(self._theme.pixmap("error", "bad"))

    @Slot()
    def _on_clicked(self) -> None:
        if self._finding.part:
            self.part_wanted.emit(self._finding.part)
        else:
            self.stage_wanted.emit("review")
