"""The panel of prompts: what a reader will look for in the open part, area by area."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.framework.model import Area
from ilacs_desktop.ui.pages.draft.areas import areas_of, evidence_ideas
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.disclosure import Disclosure
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Column, Margins, all_round
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.work.workspace import Workspace

_INTRO = (
    "Questions a reader will ask, in our own words. You need not answer each: choose what matters"
    " this year."
)
_NO_AREAS = (
    "Prompts belong to the sections. Open one to see what a reader will look for in it. What you"
    " write here sums them up."
)


class PromptsPanel(PageScroll):
    """The prompts of one part."""

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        content = QWidget()
        super().__init__(theme, content)
        self._column = Column(theme, 8, all_round(12))
        content.setLayout(self._column)
        self._workspace = workspace
        self._areas: tuple[Area, ...] | None = None

    def show_part(self, part: str) -> None:
        """Show the prompts of another part."""
        document, framework = self._workspace.document, self._workspace.framework
        areas = areas_of(document, framework, part)
        if areas == self._areas:
            return
        self._areas = areas
        self._clear()
        self._column.addWidget(BodyLabel(self._theme, _INTRO if areas else _NO_AREAS, "text2"))
        for n, area in enumerate(areas):
            self._column.addWidget(AreaPrompts(self._theme, area, is_open=n == 0))
        self._column.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def _clear(self) -> None:
        while item := self._column.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class AreaPrompts(QWidget):
    """The prompts of one area under its title; made when they are first opened."""

    def __init__(self, theme: Theme, area: Area, *, is_open: bool) -> None:
        super().__init__()
        self._theme = theme
        self._area = area
        self._content: QWidget | None = None
        self._column = Column(theme, 4)
        self.title = Disclosure(theme, area.title, is_open=is_open)
        self._column.addWidget(self.title)
        self.setLayout(self._column)
        self.title.opened.connect(self._on_opened)
        if is_open:
            self._on_opened(is_open)

    @Slot(bool)
    def _on_opened(self, is_open: bool) -> None:
        if self._content is None:
            self._content = self._make()
            self._column.addWidget(self._content)
        self._content.setVisible(is_open)

    def _make(self) -> QWidget:
        content = QWidget()
        lines = Column(self._theme, 8, Margins(16, 0, 0, 8))
        if not self._area.core:
            lines.addWidget(CaptionLabel(self._theme, "Only if it matters this year"))
        for prompt in self._area.prompts:
            lines.addWidget(BodyLabel(self._theme, prompt))
        if ideas := evidence_ideas(self._area):
            lines.addWidget(CaptionLabel(self._theme, ideas))
        content.setLayout(lines)
        return content
