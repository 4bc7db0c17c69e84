"""What an import found in a council's template: read before it is used, or later, or as a refusal."""

from collections.abc import Sequence

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.dialogs.closable import TextDialog
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.scroll_keys import scroll_by_key
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import TickBox
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.widgets.long_words import breakable
from ilacs_desktop.ui.widgets.marked_line import marked_line
from ilacs_desktop.word.template.placeholder_names import NAMES, token
from ilacs_desktop.word.template.report import Chapter, TemplateReport, chapters, verdict

_HELP = "“Make your council’s template” on the Export page tells more."
_NO_BREAK = "\u00a0"
_KEEP = "Keep the sensitivity label {} and write it into each document"
_ABOUT_LABEL = "Word then shows the label there. Who set it is not kept."


class TemplateFoundDialog(FormDialog):
    """A template that was read: what was found, and whether to use it."""

    def __init__(self, theme: Theme, name: str, report: TemplateReport) -> None:
        super().__init__(theme, f"Import “{name}”", "Use it")
        self.add_widget(Heading(theme, "What the import found", 1))
        self.add_widget(CaptionLabel(theme, breakable(f"“{name}”")))
        self.add_widget(BodyLabel(theme, verdict(report)))
        self._label = TickBox(theme, _KEEP.format(report.label_name))
        if report.has_label:
            self.add_widget(self._label)
            self.add_widget(CaptionLabel(theme, _ABOUT_LABEL))
        self.add_widget(show_chapters(theme, chapters(report)))

    @property
    def keeps_label(self) -> bool:
        """Whether the sensitivity label is to be kept."""
        return self._label.isChecked()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self, event):
            super().keyPressEvent(event)


class TemplateReportDialog(TextDialog):
    """A template on the shelf: what was found when it was imported."""

    def __init__(
        self, theme: Theme, name: str, imported: str, report: TemplateReport, *, keeps_label: bool
    ) -> None:
        """Show the report of an import, which was ``imported`` on that day."""
        super().__init__(theme, "What the import found")
        self.column.addWidget(CaptionLabel(theme, breakable(f"“{name}”, imported {imported}.")))
        self.column.addWidget(BodyLabel(theme, verdict(report)))
        self.column.addWidget(show_chapters(theme, chapters(report, keeps_label=keeps_label)))


class TemplateRefusedDialog(TextDialog):
    """A template that cannot be used yet: each fault, and which placeholders there are."""

    def __init__(self, theme: Theme, name: str, faults: Sequence[str]) -> None:
        super().__init__(theme, "This template cannot be used yet")
        told = (
            "was read, and nothing was changed. Your self-evaluation is safe. Put this right in "
            "Word, save it, and import it again."
        )
        self.column.addWidget(BodyLabel(theme, breakable(f"“{name}” {told}")))
        for fault in faults:
            self.column.addLayout(marked_line(theme, fault))
        known = ", ".join(token(each).replace(" ", _NO_BREAK) for each in NAMES)
        self.column.addWidget(
            BodyLabel(theme, f"The placeholders that you can use are {known}. {_HELP}", "text2")
        )


def show_chapters(theme: Theme, told: Sequence[Chapter]) -> QWidget:
    """Return the parts of a report below one another."""
    shown = QWidget()
    column = Column(theme, 16)
    for chapter in told:
        part = Column(theme, 4)
        part.addWidget(Heading(theme, chapter.title, 2, looks=3))
        if chapter.about:
            part.addWidget(CaptionLabel(theme, chapter.about))
        for item in chapter.items:
            part.addLayout(marked_line(theme, item))
        column.addLayout(part)
    shown.setLayout(column)
    return shown
