"""Details: whose self-evaluation it is, which year, its marking and its length."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.pages.setup.dates import DatesCard
from ilacs_desktop.ui.pages.setup.fields import MarkingSetting, NumberSetting, TextSetting
from ilacs_desktop.ui.pages.setup.outline_rows import budget_sentence, budget_sum
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Column, all_round
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.widgets.side_by_side import SideBySide
from ilacs_desktop.ui.work.workspace import Workspace


class DetailsPanel(QWidget):
    """Everything of Set up that is neither people nor sections."""

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__()
        self._dates = DatesCard(theme, workspace)
        left = QWidget()
        cards = Column(theme, 16)
        cards.addWidget(_council(theme, workspace))
        cards.addWidget(LengthCard(theme, workspace))
        left.setLayout(cards)
        page = Column(theme, 16, all_round(24))
        page.addWidget(SideBySide(theme, self._dates, left))
        page.addStretch(1)
        content = QWidget()
        content.setLayout(page)
        frame = Column(theme, 0)
        frame.addWidget(PageScroll(theme, content))
        self.setLayout(frame)

    def focus_first(self) -> None:
        """Put the keyboard on the date of the meeting: all other dates follow from it."""
        self._dates.focus_meeting()


def _council(theme: Theme, workspace: Workspace) -> Card:
    """Return the card with the council's name and the year's."""
    card = Card(theme, "Council and year")
    missing = "A self-evaluation needs the name of its council. The old name was kept."
    for field in (
        TextSetting(theme, workspace, "authority", "name", "Council", missing=missing),
        TextSetting(
            theme,
            workspace,
            "authority",
            "delivery_body",
            "Delivery body",
            "Only where a trust or another body delivers children’s services",
        ),
        TextSetting(theme, workspace, "authority", "region", "Ofsted region"),
        TextSetting(
            theme,
            workspace,
            "cycle",
            "label",
            "Year",
            "Printed on the front page, for example 2026",
            missing="Give the year a name, for example 2026. The old one was kept.",
        ),
        MarkingSetting(theme, workspace),
    ):
        card.column.addWidget(field)
    return card


class LengthCard(Card):
    """The word target, and how the budgets of the sections compare with it."""

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__(theme, "Length")
        self._workspace = workspace
        self._budgets = CaptionLabel(theme)
        hint = "Ofsted asks for a short document and sets no limit. 0 is no target."
        self.column.addWidget(NumberSetting(theme, workspace, "word_target", "Word target", hint))
        self.column.addWidget(self._budgets)
        self._show()
        workspace.document_changed.connect(self._on_document_changed)

    def _show(self) -> None:
        document = self._workspace.document
        total = budget_sum(document, self._workspace.framework)
        self._budgets.setText(budget_sentence(total, document.cycle.word_target))

    @Slot(object, object)
    def _on_document_changed(self, old: Document, new: Document) -> None:
        if old.cycle is not new.cycle or old.sections is not new.sections:
            self._show()
