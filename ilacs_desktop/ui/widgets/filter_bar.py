"""The bar over a table of records: what to show, words to find, what to group by, what to sort by."""

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.buttons import icon_button
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Row
from ilacs_desktop.ui.widgets.record_table import RecordTable
from ilacs_desktop.ui.widgets.search_box import SearchBox

_SEARCH = 210
_LETTERS = 9


class FilterBar(QWidget):
    """Filters, groups and sorts one table, by keyboard as by mouse; wraps where there is no room.

    Signals:
        view_chosen: another view, by its id, is to be shown.
    """

    view_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        table: RecordTable,
        search: str,
        groupings: Iterable[tuple[str, str]],
        views: Iterable[tuple[str, str]] = (),
    ) -> None:
        """``search`` names the box; ``groupings`` are pairs of id and label, "" being none.

        ``views`` are pairs of id and label of what the page can show instead of all, if it can.
        """
        super().__init__()
        self._theme = theme
        self._table = table
        self.search = SearchBox(theme, search)
        views = tuple(views)
        self._view = Choice(theme, views)
        self._group = Choice(theme, groupings)
        columns = table.columns
        self._sort = Choice(theme, ((column.id, column.title) for column in columns))
        self._turn = icon_button(theme, "move_up", "Turn the order round")
        self._found = CaptionLabel(theme)
        self._found.setWordWrap(False)
        self._lay_out(has_views=bool(views))
        self._view.chosen.connect(self.view_chosen)
        self.search.searched.connect(self._on_searched)
        self._group.chosen.connect(self._on_group_chosen)
        self._sort.chosen.connect(self._on_sort_chosen)
        self._turn.clicked.connect(self._on_turn)
        table.look_changed.connect(self._on_look_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._on_look_changed()

    def _lay_out(self, *, has_views: bool) -> None:
        theme, row = self._theme, FlowLayout(self._theme, 12)
        row.addWidget(self.search)
        if has_views:
            row.addWidget(_labelled(theme, "Show", self._view))
        row.addWidget(_labelled(theme, "Group by", self._group))
        row.addWidget(_labelled(theme, "Sort by", self._sort, self._turn))
        row.addWidget(self._found)
        self.setLayout(row)

    @property
    def view(self) -> str:
        """The id of the view that is chosen; empty where there is no choice."""
        return self._view.value

    def set_view(self, view: str) -> None:
        """Choose another view; the page has to show it."""
        self._view.set_value(view)

    def say_found(self) -> None:
        """Have a screen reader say how many there are."""
        announce(self.search, self._found.text())

    def tell_found(self, text: str) -> None:
        """Show how many there are."""
        self._found.setText(text)

    @Slot(str)
    def _on_searched(self, query: str) -> None:
        if query != self._table.look.query:
            self._table.set_look(self._table.look._replace(query=query))
            self.say_found()

    @Slot(str)
    def _on_group_chosen(self, grouping: str) -> None:
        look = self._table.look._replace(grouping=grouping, closed=frozenset())
        self._table.set_look(look)

    @Slot(str)
    def _on_sort_chosen(self, column: str) -> None:
        ids = [known.id for known in self._table.columns]
        look = self._table.look._replace(sort=ids.index(column), descending=False)
        self._table.set_look(look)

    @Slot()
    def _on_turn(self) -> None:
        look = self._table.look
        self._table.set_look(look._replace(descending=not look.descending))

    @Slot()
    def _on_look_changed(self) -> None:
        """Show what the table does, whoever chose it."""
        look = self._table.look
        self._group.set_value(look.grouping)
        self._sort.set_value(self._table.columns[look.sort].id)
        self._turn.set_icon("move_down" if look.descending else "move_up")
        order = "descending" if look.descending else "ascending"
        self._turn.setAccessibleName(f"Turn the order round, now {order}")
        if self.search.text() != look.query:
            self.search.setText(look.query)

    @Slot()
    def _on_theme_changed(self) -> None:
        tokens = self._theme.tokens
        self.search.setFixedWidth(round(_SEARCH * tokens.scale))
        for choice in (self._view, self._group, self._sort):
            choice.setMinimumContentsLength(_LETTERS)


def _labelled(theme: Theme, text: str, choice: Choice, *more: QWidget) -> QWidget:
    label = CaptionLabel(theme, text)
    label.setWordWrap(False)
    label.setBuddy(choice)
    choice.setAccessibleName(text)
    row = Row(theme, 4)
    for part in (label, choice, *more):
        row.addWidget(part)
    both = QWidget()
    both.setLayout(row)
    return both
