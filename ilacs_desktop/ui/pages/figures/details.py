"""The details of one figure: why it stands out, all its values, a chart, and where it is told."""

from ilacs_desktop.document.figures import series, why
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.figures.facts import NOT_YET, facts, values
from ilacs_desktop.ui.pages.figures.mentions import mention_links
from ilacs_desktop.ui.pages.figures.rows import (
    HELD,
    OUT,
    Looked,
    explained_mark,
    unit_text,
    value_text,
)
from ilacs_desktop.ui.pages.figures.values_table import ValuesTable
from ilacs_desktop.ui.pages.records.carried import CONFIRMS, STILL_HOLDS, carried_mark
from ilacs_desktop.ui.pages.records.details import FactList, RecordDetails, Tool
from ilacs_desktop.ui.pages.records.links import LinkList
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.widgets.long_words import breakable
from ilacs_desktop.ui.widgets.small_chart import Beside, Dot, SmallChart

_NOTHING = "Choose a figure to see its values, how it stands and where it is told."
_NOT_TOLD = "Neither its judgement nor the front gives this figure yet."
_TOOLS = (
    Tool("edit", "Edit", "edit", "Edit the figure", leads=True),
    CONFIRMS,
    Tool("duplicate", "Duplicate", "new", "Duplicate the figure"),
    Tool("remove", "Remove", "delete", "Remove the figure"),
)


class FigureDetails(RecordDetails):
    """Shows one figure."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "figure", _TOOLS, _NOTHING)
        self._why_label = CaptionLabel(theme, "Why it stands out", "muted")
        self._why = BodyLabel(theme)
        explanation = CaptionLabel(theme, "Explanation", "muted")
        self._explanation = BodyLabel(theme)
        self._chart = SmallChart(theme)
        self._heading = Heading(theme, "All values", 3)
        self.table = ValuesTable(theme)
        self._told = LinkList(theme, "Where the text gives it", _NOT_TOLD, "place")
        self._facts = FactList(theme)
        said = Column(theme, 0)
        said.addWidget(self._why_label)
        said.addWidget(self._why)
        said.addSpacing(theme.tokens.space(12))
        said.addWidget(explanation)
        said.addWidget(self._explanation)
        self.column.addLayout(said)
        for widget in (self._chart, self._heading, self.table, self._facts, self._told):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        about = (explanation, self._explanation, self._chart, self._heading)
        self.about_one(self._why_label, self._why, *about, self.table, self._facts, self._told)
        self._told.followed.connect(self.place_wanted)
        self.show_nothing()

    def show_item(self, one: Looked, document: Document, framework: Framework) -> None:
        """Show a figure in full."""
        item = one.item
        marks = (
            carried_mark(item),
            OUT[one.side] if one.side else None,
            explained_mark(one) if one.out else None,
            HELD if one.printed.held else None,
        )
        self.show_title(item.name or "No name", marks)
        reason = why(item, one.out)
        self._why.tell(reason)
        self._why_label.setVisible(bool(reason))
        self._explanation.setText(breakable(item.explanation or NOT_YET))
        unit = unit_text(item)
        self._heading.setText(f"All values, {unit}" if unit else "All values")
        self.table.show_values(values(item))
        self._facts.show_facts(facts(one))
        self._told.show_links(mention_links(item, document, framework))
        self.buttons[STILL_HOLDS].setVisible(bool(item.carried))
        self._show_chart(one)

    def _show_chart(self, one: Looked) -> None:
        item = one.item
        dots = tuple(
            Dot(point.short, point.value, value_text(item, point.value)) for point in series(item)
        )
        beside = tuple(
            Beside(label, value, value_text(item, value), is_square)
            for label, value, is_square in (
                ("Neighbours", item.neighbours, False),
                ("England", item.england, True),
            )
            if value is not None
        )
        self._chart.show_values(item.name or "No name", dots, beside)
        self._chart.setVisible(len(dots) + len(beside) > 1 and bool(dots))
