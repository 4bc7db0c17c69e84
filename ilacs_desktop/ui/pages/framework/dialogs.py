"""Looking into a framework, and what moving to one would do before it is done."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ilacs_desktop.cycle.moving import Moved
from ilacs_desktop.cycle.moving_told import chapters
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.dialogs.closable import ClosableDialog
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.scroll_keys import scroll_by_key
from ilacs_desktop.ui.pages.framework.inside_rows import inside_rows
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.detail_tree import DetailTree
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column, Margins
from ilacs_desktop.ui.widgets.marked_line import marked_line
from ilacs_desktop.ui.widgets.search_box import SearchBox

_INTRO = (
    "Nothing that you wrote is lost, and all of it is one step of undo. This is what changes, what"
    " stays without a place, and what is new."
)
_SAME = "Nothing but the name and the date of the framework changes."


class InsideDialog(ClosableDialog):
    """All that a framework says, under headings that open and close."""

    def __init__(self, theme: Theme, framework: Framework) -> None:
        super().__init__(theme, f"{framework.name}, as at {format_date(framework.as_at)}")
        self._framework = framework
        self._search = SearchBox(theme, "Search the framework")
        self.tree = DetailTree(theme, f"What is in {framework.name}")
        head = Column(theme, 8, Margins(24, 16, 24, 12))
        head.addWidget(Heading(theme, framework.name, 1, looks=2))
        head.addWidget(CaptionLabel(theme, f"As at {format_date(framework.as_at)}"))
        head.addWidget(self._search)
        column = Column(theme, 0)
        column.addLayout(head)
        column.addWidget(self.tree, 1)
        content = QWidget()
        content.setLayout(column)
        self.show_content(content)
        self._search.searched.connect(self._on_searched)
        self.tree.set_rows(inside_rows(framework))

    @Slot(str)
    def _on_searched(self, words: str) -> None:
        self.tree.set_rows(inside_rows(self._framework, words))


class MoveDialog(FormDialog):
    """What moving a self-evaluation to another framework would do, and whether to do it."""

    def __init__(
        self, theme: Theme, moved: Moved, document: Document, framework: Framework
    ) -> None:
        """``document`` is as it is now; ``framework`` is the one to move to."""
        super().__init__(theme, f"Move to “{framework.name}”", "Move this self-evaluation")
        self.add_widget(Heading(theme, f"Move to “{framework.name}”", 1, looks=2))
        self.add_widget(BodyLabel(theme, _INTRO))
        told = chapters(moved, document)
        if not told:
            self.add_widget(BodyLabel(theme, _SAME))
        for chapter in told:
            part = QWidget()
            column = Column(theme, 4)
            column.addWidget(Heading(theme, f"{chapter.title} ({len(chapter.items)})", 2, looks=3))
            if chapter.about:
                column.addWidget(CaptionLabel(theme, chapter.about))
            for item in chapter.items:
                column.addLayout(marked_line(theme, item))
            part.setLayout(column)
            self.add_widget(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self, event):
            super().keyPressEvent(event)
