"""The plan page: the actions as a table at the left, the chosen one in full at the right."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.plan import (
    Unanswered,
    View,
    names_of,
    plan_totals,
    unanswered_improvements,
    words_of,
)
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.evidence.actions import EvidenceActions
from ilacs_desktop.ui.pages.plan.actions import PlanActions
from ilacs_desktop.ui.pages.plan.details import ActionDetails
from ilacs_desktop.ui.pages.plan.gaps import Gaps
from ilacs_desktop.ui.pages.plan.rows import (
    COLUMNS,
    GROUPINGS,
    NAMED_BY,
    VIEWS,
    Looked,
    action_rows,
    look_at,
    totals_text,
)
from ilacs_desktop.ui.pages.plan.spreadsheets import ACTIONS
from ilacs_desktop.ui.pages.records.carried import CONFIRM_ENTRY
from ilacs_desktop.ui.pages.records.links import Link
from ilacs_desktop.ui.pages.records.page import Listed, RecordsPage
from ilacs_desktop.ui.pages.records.sheets import RecordSheets
from ilacs_desktop.ui.pages.records.uses import use_links
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner
from ilacs_desktop.ui.widgets.buttons import Button, primary_button, secondary_button
from ilacs_desktop.ui.widgets.empty import EmptyState, empty_page
from ilacs_desktop.ui.widgets.labels import BodyLabel
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.widgets.table_rows import TableRow
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace

if TYPE_CHECKING:
    from ilacs_desktop.document.records import State

_LISTED = Listed(
    "Action plan",
    "actions",
    COLUMNS,
    NAMED_BY,
    "Filter actions",
    GROUPINGS,
    "action",
    "actions",
    ("actions", "evidence", "sections", "judgements", "front", "people", "cycle"),
    VIEWS,
)
_EMPTY = (
    "The plan says what you will do about each area for improvement, who leads it, by when, and what"
    " will change for children. Begin with the areas for improvement in your text, bring in the plan"
    " you keep in Excel, or add an action."
)
_GAPS = 2  # in the stack: the plan, the empty page, the areas without an action


class PlanPage(RecordsPage):
    """The action plan, and the areas for improvement that it does not answer yet."""

    def __init__(
        self, theme: Theme, workspace: Workspace, dialogs: Dialogs, outlet: Outlet
    ) -> None:
        one = ActionDetails(theme)
        super().__init__(theme, workspace, _LISTED, one)
        self._one = one
        self._actions = PlanActions(theme, workspace, dialogs, self)
        self._evidence = EvidenceActions(theme, workspace, dialogs, self)
        self._sheets = RecordSheets(theme, workspace, dialogs, outlet, self, ACTIONS)
        self._unanswered: tuple[Unanswered, ...] = ()
        self._links: tuple[Link, ...] = ()
        self._told_of = 0
        self._totals = BodyLabel(theme, "", "text2")
        self._gap_banner = Banner(theme)
        self._gaps = Gaps(theme)
        self._from_text = primary_button(theme, "Show areas for improvement", "improvement")
        first = secondary_button(theme, "Add the first action", "add")
        first.clicked.connect(self._on_add)
        over = (self._gap_banner, self._totals)
        tools = self.list_tools(self._sheets, "Add action", "actions")
        self.begin(tools, self._empty(theme, first), first, over)
        self._stack.addWidget(PageScroll(theme, self._gaps))
        self._listen_to_parts()

    def look(self) -> tuple[Mapping[str, Looked], tuple[TableRow, ...]]:
        document, today = self._workspace.document, self._workspace.today
        looked = look_at(document, today)
        mine = names_of(document, self._workspace.services.author.by)
        rows = action_rows(looked, document, cast("View", self.view), today, mine)
        return {one.action.id: one for one in looked}, rows

    def entries(self, item: Looked) -> Iterable[tuple[str, str]]:
        return (
            ("edit", "&Edit…"),
            *([CONFIRM_ENTRY] if item.action.carried else []),
            ("not_started", "Set to &not started"),
            ("in_progress", "Set to &in progress"),
            ("done", "Set to &done"),
            ("shown_to_work", "Set to &shown to work…"),
            ("cite", "&Point at it where you were writing"),
            ("duplicate", "D&uplicate…"),
            ("remove", "&Remove"),
        )

    def do(self, what: str, id_: str) -> None:
        does = {
            "edit": self._actions.edit,
            "duplicate": self._actions.duplicate,
            "remove": self._actions.remove,
            "cite": self._cite,
        }
        if what in does:
            does[what](id_)
        else:
            self._actions.set_state(id_, cast("State", what))

    def add(self) -> None:
        self._actions.add()

    def told_over(self) -> None:
        document = self._workspace.document
        totals = plan_totals(document.actions, self._workspace.today)
        self._totals.setText(totals_text(totals))
        self._unanswered = unanswered_improvements(document)
        self._links = _links(self._unanswered, document, self._workspace)
        self._tell_gaps(len(self._unanswered))

    def focus_first(self) -> None:
        if self._stack.currentIndex() == _GAPS:
            self._gaps.focus_first()
        elif not self._items and self._unanswered:
            self._from_text.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()

    def refresh(self) -> None:
        """Show the document as it is now; the areas without an action stay in view."""
        at_gaps = self._stack.currentIndex() == _GAPS
        super().refresh()
        if at_gaps:
            self._gaps.show_gaps(self._links)
            self._stack.setCurrentIndex(_GAPS)

    def show_change(self, old: Document, new: Document) -> None:
        if self._stack.currentIndex() == _GAPS and old.actions is not new.actions:
            self._on_gaps_left()
        super().show_change(old, new)

    def _empty(self, theme: Theme, first: Button) -> QWidget:
        bring = secondary_button(theme, "Bring in a spreadsheet…", "import")
        self._from_text.clicked.connect(self._on_gaps_wanted)
        bring.clicked.connect(self._sheets.bring_in)
        buttons = (self._from_text, bring, first)
        return empty_page(
            theme, EmptyState(theme, "action", "No actions yet", _EMPTY, buttons, level=1)
        )

    def _listen_to_parts(self) -> None:
        self._actions.done.connect(self._on_done)
        self._actions.state_set.connect(self._on_set)
        self._actions.answered.connect(self._on_answered)
        self._actions.refused.connect(self._on_refused)
        self.follow_sheets(self._sheets)
        self._gap_banner.acted.connect(self._on_gaps_wanted)
        self._gaps.add_wanted.connect(self._on_answer_wanted)
        self._gaps.go_wanted.connect(self._on_text_wanted)
        self._gaps.left.connect(self._on_gaps_left)
        self._one.state_wanted.connect(self._on_wanted)
        self._one.evidence_wanted.connect(self._on_evidence_wanted)

    def _tell_gaps(self, count: int) -> None:
        """Say how many areas for improvement have no action, once for each number of them."""
        self._from_text.setVisible(count > 0)
        if count == self._told_of:
            return
        self._told_of = count
        if not count:
            self._gap_banner.hide()
            return
        areas = counted(count, "area for improvement", "areas for improvement")
        has = "has" if count == 1 else "have"
        show = "Show it" if count == 1 else "Show them"
        self._gap_banner.show_message(f"{areas} in the draft {has} no action yet.", "warn", show)

    def _cite(self, action: str) -> None:
        self.cite_wanted.emit("action", action)

    @Slot()
    def _on_gaps_wanted(self) -> None:
        self._gaps.show_gaps(self._links)
        self._stack.setCurrentIndex(_GAPS)
        self._gaps.focus_first()

    @Slot()
    def _on_gaps_left(self) -> None:
        self._stack.setCurrentIndex(0 if self._items else 1)
        self.focus_first()

    @Slot(int)
    def _on_answer_wanted(self, n: int) -> None:
        self._actions.answer(self._unanswered[n].place, self._unanswered[n].block.id)

    @Slot(int)
    def _on_text_wanted(self, n: int) -> None:
        self.place_wanted.emit(self._links[n].to)

    @Slot(str)
    def _on_answered(self, told: str) -> None:
        self.tell_done(told, "ok")
        self.focus_first()

    @Slot(str)
    def _on_refused(self, told: str) -> None:
        self.tell(told, "warn")

    @Slot(str)
    def _on_evidence_wanted(self, id_: str) -> None:
        self._evidence.edit(id_)


def _links(
    found: tuple[Unanswered, ...], document: Document, workspace: Workspace
) -> tuple[Link, ...]:
    """Return where each paragraph stands, its words in full, and the caret that leads there."""
    uses = tuple((one.place, one.block) for one in found)
    links = use_links(uses, "", document, workspace.framework)
    return tuple(
        link._replace(words=words_of(block)) for link, (_, block) in zip(links, uses, strict=True)
    )
