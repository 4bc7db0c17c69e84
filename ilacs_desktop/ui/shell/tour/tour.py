"""The short tour (Help > Tour): goes through its steps, each beside the part that it tells of."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Slot

from ilacs_desktop.ui.shell.tour.card import Outline, TourCard
from ilacs_desktop.ui.shell.tour.steps import Part, TourStep, steps_of
from ilacs_desktop.ui.shell.workbench import Workbench
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.desk import Desk
from ilacs_desktop.ui.work.preferences import Preferences

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_TABS: dict[Part, str] = {"review": "review", "export": "export"}
_IN_DRAFT: tuple[Part, ...] = ("list", "text")


class Tour(QObject):
    """One tour at a time. Whoever ends it, at whatever step, is not offered it again."""

    def __init__(
        self, theme: Theme, workbench: Workbench, desk: Desk, preferences: Preferences
    ) -> None:
        super().__init__(workbench)
        self._theme = theme
        self._workbench = workbench
        self._desk = desk
        self._preferences = preferences
        self._steps: tuple[TourStep, ...] = ()
        self._at = 0
        self.outline = Outline(theme, workbench)
        self.card = TourCard(theme, workbench)
        self.card.stepped.connect(self._on_stepped)
        self.card.ended.connect(self.end)
        desk.closing.connect(self._put_away)
        theme.changed.connect(self._place)

    @Slot()
    def start(self) -> None:
        """Begin at the first step, on what is open or else on the example."""
        if self._desk.workspace is None:
            self._desk.open_example()
        if self._desk.workspace is not None:
            self._steps = steps_of(self._desk.workspace.document)
            self._at = 0
            self._workbench.installEventFilter(self)
            self._show()

    @Slot()
    def end(self) -> None:
        """Put the tour away for good, with the keyboard back in the page."""
        self._put_away()
        self._preferences.change(tour_seen=True)
        self._workbench.ways.go_to_stage(self._workbench.ways.stage)

    @Slot()
    def _put_away(self) -> None:
        self._workbench.removeEventFilter(self)
        self._steps = ()
        self.outline.hide()
        self.card.hide()

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        self._at += by
        if self._at >= len(self._steps):
            self.end()
        elif self._steps:
            self._show()

    def _show(self) -> None:
        step = self._steps[self._at]
        if step.part in _IN_DRAFT:
            self._workbench.ways.show_stage("draft")
        self.card.tell(step, self._at + 1, len(self._steps))
        self._place()

    @Slot()
    def _place(self) -> None:
        if not self._steps:
            return
        part = self._area(self._steps[self._at].part)
        self.outline.surround(part)
        self.card.stand_by(part)
        self.card.raise_()

    def _area(self, part: Part) -> QRect:
        """Return where a part is in the window; where it is not in sight, the top row."""
        top, pack, status = self._workbench.around
        tabs, chip = top.tabs, top.chip
        draft = self._workbench.pages.draft() if part in _IN_DRAFT else None
        places: dict[Part, QWidget | None] = {
            "due": chip,
            "pack": pack,
            "status": status,
            "list": draft.list if draft is not None else None,
            "text": draft.text if draft is not None else None,
        }
        found = places.get(part)
        shown = found if found is not None and found.isVisible() else top
        tab = tabs.rect_of(_TABS[part]) if part in _TABS else QRect()
        if not tab.isEmpty():  # large text may have scrolled it away
            return QRect(tabs.mapTo(self._workbench, tab.topLeft()), tab.size())
        return QRect(shown.mapTo(self._workbench, QPoint(0, 0)), shown.size())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay beside the part when the window has another size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        return False
