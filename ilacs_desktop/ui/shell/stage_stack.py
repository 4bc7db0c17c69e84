"""The pages of one open self-evaluation, each made when it is first seen."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtWidgets import QStackedWidget, QWidget

from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.page import Page
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.checking import Checking
from ilacs_desktop.ui.work.meeting_watch import MeetingWatch
from ilacs_desktop.ui.work.workspace import Workspace

if TYPE_CHECKING:
    from ilacs_desktop.ui.pages.draft.page import DraftPage
    from ilacs_desktop.ui.pages.export.page import ExportPage
    from ilacs_desktop.ui.pages.review.page import ReviewPage
    from ilacs_desktop.ui.pages.team.page import TeamPage
    from ilacs_desktop.ui.shell.ways import Ways


class Parts(NamedTuple):
    """What a page is made of, and where its links lead.

    ``bring_in`` asks for last year's Word document, ``save`` for saving, where the person says if
    there is no file yet, and ``next_year`` starts next year's self-evaluation from this one.
    ``meeting`` knows what a change of its date has moved.
    """

    theme: Theme
    workspace: Workspace
    dialogs: Dialogs
    ways: "Ways"
    bring_in: Callable[[], None]
    save: Callable[[], None]
    next_year: Callable[[], None]
    checking: Checking
    meeting: MeetingWatch


PageMaker = Callable[[Parts], QWidget]


class StageStack(QStackedWidget):
    """The pages of one workspace at a time. They are made when first seen and end with it."""

    def __init__(self, makers: Mapping[str, PageMaker]) -> None:
        """``makers`` make the page of each stage, by its id."""
        super().__init__()
        self._makers = makers
        self._parts: Parts | None = None
        self._pages: dict[str, QWidget] = {}

    def begin(self, parts: Parts) -> None:
        """Be ready to make pages of these parts."""
        self.end()
        self._parts = parts

    def end(self) -> None:
        """Take all pages away: what they show is being closed."""
        self._parts = None
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()

    def show_stage(self, stage: str) -> None:
        """Show a page."""
        page = self._page(stage)
        if page is not None:
            self.setCurrentWidget(page)

    def knows(self, stage: str) -> bool:
        """Return whether the page was seen already."""
        return stage in self._pages

    def page(self, stage: str) -> Page | None:
        """Return a page; None while nothing is open."""
        return cast("Page | None", self._page(stage))

    def draft(self) -> "DraftPage | None":
        """Return the page with the text; None while nothing is open."""
        return cast("DraftPage | None", self._page("draft"))

    def export(self) -> "ExportPage | None":
        """Return the export page; None while nothing is open."""
        return cast("ExportPage | None", self._page("export"))

    def review(self) -> "ReviewPage | None":
        """Return the review place; None while nothing is open."""
        return cast("ReviewPage | None", self._page("review"))

    def team(self) -> "TeamPage | None":
        """Return the team place; None while nothing is open."""
        return cast("TeamPage | None", self._page("team"))

    def _page(self, stage: str) -> QWidget | None:
        if self._parts is None:
            return None
        if stage not in self._pages:
            page = self._makers[stage](self._parts)
            self._pages[stage] = page
            self.addWidget(page)
        return self._pages[stage]
