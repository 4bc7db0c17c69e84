"""What an inspector would find missing or wrong, before it is sent, each with a way to it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.checks.finding import Finding, Severity
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import link_button, literal
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Label
from ilacs_desktop.ui.widgets.layouts import Column, Row

_SHOWN = 5  # at first, of each severity
_SIGNS: dict[Severity, tuple[str, str]] = {
    "stop": ("error", "bad"),
    "fix": ("warning", "warn_mark"),
    "consider": ("info", "accent"),
}


def heading_of(severity: Severity, count: int) -> str:
    """Return what a group of findings is called."""
    things = "1 thing" if count == 1 else f"{count} things"
    return {
        "stop": f"{things} to put right before a final copy",
        "fix": f"{things} to mend before review",
        "consider": f"{things} to think about",
    }[severity]


class FindingsCard(Card):
    """The findings by severity, the first few of each; the rest on request.

    Signals:
        part_wanted: go to this part of the text.
        stage_wanted: go to the page of this id: the finding is about no part of the text.
    """

    part_wanted = Signal(str)
    stage_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Before you send it")
        self._theme = theme
        self._findings: tuple[Finding, ...] | None = None
        self._groups: list[QWidget] = []
        self._well = CaptionLabel(theme, "The checks find nothing missing.", "ok")
        self._well.hide()
        self.column.addWidget(self._well)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show these findings."""
        if findings == self._findings:
            return
        self._findings = findings
        for group in self._groups:
            group.hide()
            group.deleteLater()
        self._groups.clear()
        self._well.setVisible(not findings)
        severities: tuple[Severity, ...] = ("stop", "fix", "consider")
        for severity in severities:
            found = tuple(finding for finding in findings if finding.severity == severity)
            if found:
                self._add(severity, found)

    def _add(self, severity: Severity, found: tuple[Finding, ...]) -> None:
        group = _Group(self._theme, severity, found)
        group.part_wanted.connect(self.part_wanted)
        group.stage_wanted.connect(self.stage_wanted)
        self._groups.append(group)
        self.column.addWidget(group)


class _Group(QWidget):
    """The findings of one severity."""

    part_wanted = Signal(str)
    stage_wanted = Signal(str)

    def __init__(self, theme: Theme, severity: Severity, found: tuple[Finding, ...]) -> None:
        super().__init__()
        self._theme = theme
        self._rest = found[_SHOWN:]
        self._column = Column(theme, 8)
        self.setLayout(self._column)
        self._column.addWidget(Label(theme, heading_of(severity, len(found)), "strong"))
        for finding in found[:_SHOWN]:
            self._add(finding)
        self._more = link_button(
            theme, f"Show {len(self._rest)} more", f"Show {len(self._rest)} more: {severity}"
        )
        self._more.clicked.connect(self._on_more)
        self._column.addWidget(self._more)
        self._more.setVisible(bool(self._rest))

    def _add(self, finding: Finding) -> None:
        row = _FindingRow(self._theme, finding)
        row.part_wanted.connect(self.part_wanted)
        row.stage_wanted.connect(self.stage_wanted)
        self._column.addWidget(row)

    @Slot()
    def _on_more(self) -> None:
        self._more.hide()
        for finding in self._rest:
            self._add(finding)
        self._rest = ()


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
        link.setToolTip(finding.source)
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
        self._sign.setPixmap(self._theme.pixmap(*_SIGNS[self._finding.severity]))

    @Slot()
    def _on_clicked(self) -> None:
        if self._finding.part:
            self.part_wanted.emit(self._finding.part)
        else:
            self.stage_wanted.emit("set_up")
