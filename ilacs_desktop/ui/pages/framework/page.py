"""Framework: which one this self-evaluation is under, what has no place in it, and the others here."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ilacs_desktop.cycle.no_place import nobody_covers, without_judgement, without_place
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.framework.shelf import FrameworkShelf, stands_in
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.framework.actions import FrameworkActions
from ilacs_desktop.ui.pages.framework.cards import FrameworkRow, InUseCard, ShelfCard
from ilacs_desktop.ui.pages.framework.no_place_card import NoPlaceCard
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner, BannerTone
from ilacs_desktop.ui.widgets.labels import BodyLabel, Heading
from ilacs_desktop.ui.widgets.layouts import PAGE, Column
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace

_ABOUT = (
    "The framework says what Ofsted asks: the questions, the judgements, the areas with their"
    " prompts, and the rules for dates. It is data, not part of the program: you can look into it,"
    " change it, and bring in another."
)
# What of a document has ids of the framework.
_SHOWN = (
    *("cycle", "judgements", "sections", "evidence", "indicators"),
    *("inspections", "audits", "key_dates"),
)


class FrameworkPage(QWidget):
    """Cards below one another; moving is one step of undo.

    Signals:
        stage_wanted: the person wants to go to the page of this id.
        part_wanted: the person wants to go to this section or judgement.
    """

    stage_wanted = Signal(str)
    part_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        dialogs: Dialogs,
        outlet: Outlet,
        shelf: FrameworkShelf,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._workspace = workspace
        self._shelf = shelf
        self._shown: Document | None = None
        self._actions = FrameworkActions(theme, workspace, dialogs, outlet, shelf, self)
        self._banner = Banner(theme)
        self._in_use = InUseCard(theme)
        self._no_place = NoPlaceCard(theme)
        self._others = ShelfCard(theme)
        page = Column(theme, 16, PAGE)
        page.addWidget(Heading(theme, "Framework", 1))
        page.addWidget(BodyLabel(theme, _ABOUT, "text2"))
        for part in (self._banner, self._in_use, self._no_place, self._others):
            page.addWidget(part)
        page.addStretch(1)
        content = QWidget()
        content.setLayout(page)
        frame = Column(theme, 0)
        frame.addWidget(PageScroll(theme, content, measure=True))
        self.setLayout(frame)
        self._listen()
        self._refresh()

    def _listen(self) -> None:
        actions = self._actions
        for card in (self._in_use, self._others):
            card.look_wanted.connect(actions.look_inside)
            card.save_wanted.connect(actions.save_as_file)
            card.move_wanted.connect(actions.move)
            card.remove_wanted.connect(actions.remove)
        self._others.bring_wanted.connect(actions.bring_in)
        self._no_place.part_wanted.connect(self.part_wanted)
        self._no_place.stage_wanted.connect(self.stage_wanted)
        self._no_place.out_wanted.connect(self._on_out_wanted)
        actions.told.connect(self._on_told)
        actions.saved.connect(self._on_saved)
        actions.shelf_changed.connect(self._on_shelf_changed)
        self._banner.acted.connect(actions.show_saved)
        self._workspace.document_changed.connect(self._on_document_changed)

    def focus_first(self) -> None:
        """Put the keyboard on the framework in use."""
        self._in_use.focus_first()

    def _refresh(self) -> None:
        work = self._workspace
        document, framework = work.document, work.framework
        self._shown = document
        kept = self._shelf.kept()
        self._in_use.show_row(self._row(framework), _note(work))
        found = without_place(document, framework, kept)
        missing = nobody_covers(document, framework)
        self._no_place.show_found(found, missing, document)
        others = tuple(self._row(one) for one in kept if one is not framework)
        self._others.show_rows(others, self._shelf.damaged())
        self._order_stops()

    def _order_stops(self) -> None:
        """Let Tab go from the top down: what was made last would come last otherwise."""
        banner = self._banner.findChildren(QAbstractButton)
        stops = [
            *banner, *self._in_use.stops(), *self._no_place.stops(), *self._others.stops(),
        ]  # fmt: skip
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _row(self, framework: Framework) -> FrameworkRow:
        document = self._workspace.document
        under = document.cycle.framework, document.cycle.framework_as_at
        is_pack = self._shelf.may_remove(framework)
        return FrameworkRow(
            self._theme,
            framework,
            shipped=not is_pack,
            may_move=(framework.id, framework.as_at) != under and not document.pack,
            may_remove=is_pack,
        )

    def _is_stale(self) -> bool:
        shown, now = self._shown, self._workspace.document
        return shown is None or any(getattr(shown, f) is not getattr(now, f) for f in _SHOWN)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale():
            self._refresh()

    @Slot(object, object)
    def _on_document_changed(self, _old: Document, _new: Document) -> None:
        if self.isVisible() and self._is_stale():
            self._refresh()

    @Slot(str, str)
    def _on_told(self, sentence: str, tone: BannerTone) -> None:
        self._banner.show_message(sentence, tone)
        self._order_stops()

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self._banner.show_message(f"Saved as “{path.name}”.", "ok", "Open the folder")
        self._order_stops()

    @Slot(str)
    def _on_out_wanted(self, judgement: str) -> None:
        changed = without_judgement(self._workspace.document, judgement)
        self._workspace.change("Take out judgement", changed)
        self.focus_first()  # its link is gone

    @Slot()
    def _on_shelf_changed(self) -> None:
        self._refresh()
        self.focus_first()  # the row that had the keyboard may be gone


def _note(work: Workspace) -> str:
    """Return what to know of the framework in use; nothing where it is just what was written under."""
    cycle, framework = work.document.cycle, work.framework
    if not work.is_at_home:
        return stands_in(cycle.framework, framework)
    if cycle.framework_as_at == framework.as_at:
        return ""
    then = format_date(cycle.framework_as_at)
    if cycle.framework_as_at < framework.as_at:
        return f"This self-evaluation was last moved to it as at {then}. Move to it to take over the rest."
    return f"This self-evaluation was written under it as at {then}, which is not on this computer."
