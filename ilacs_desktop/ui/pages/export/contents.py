"""What goes to Ofsted and what does not: parked sections with their reasons, and empty ones."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.model import Section
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.ui.pages.export.summary import ExportSummary
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Label
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.widgets.link_to import LinkTo

_NAMED = 6  # empty sections; more than these are only counted, and the checks name them


class ContentsCard(Card):
    """The export in figures, and the sections that are left out.

    Signals:
        part_wanted: go to this section.
    """

    part_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "What goes to Ofsted")
        self._theme = theme
        self._shown: ExportSummary | None = None
        self._figures = [BodyLabel(theme) for _ in range(4)]
        for label in self._figures:
            self.column.addWidget(label)
        self._left_out: QWidget | None = None

    def show_summary(self, summary: ExportSummary) -> None:
        """Show what an export would hold now."""
        if summary == self._shown:
            return
        self._shown = summary
        texts = (summary.words, summary.sections, summary.citations, summary.actions)
        for label, text in zip(self._figures, texts, strict=True):
            label.setText(text)
        if self._left_out is not None:
            self._left_out.hide()
            self._left_out.deleteLater()
        self._left_out = self._listed(summary)
        self.column.addWidget(self._left_out)

    def _listed(self, summary: ExportSummary) -> QWidget:
        listed = QWidget()
        column = Column(self._theme, 4)
        if summary.parked:
            column.addWidget(Label(self._theme, "Left out on purpose", "strong"))
            for section in summary.parked:
                column.addWidget(self._link(section))
                parked = section.parked
                if parked is not None:
                    column.addWidget(CaptionLabel(self._theme, f"{parked.reason} ({parked.by})"))
        if summary.empty:
            count = len(summary.empty)
            column.addWidget(Label(self._theme, "Left out because nothing is written", "strong"))
            words = counted(count, "section")
            if count <= _NAMED:
                words += ": " + "; ".join(section.title for section in summary.empty)
            column.addWidget(CaptionLabel(self._theme, words))
        listed.setLayout(column)
        return listed

    def _link(self, section: Section) -> QWidget:
        link = LinkTo(self._theme, section.id, section.title, f"Go to {section.title}")
        link.chosen.connect(self.part_wanted)
        return link
