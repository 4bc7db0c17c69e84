"""How the page of each stage is made. Its module is imported only then: the window is up by now."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from ilacs_desktop.assets import resources
from ilacs_desktop.framework.shelf import FrameworkShelf
from ilacs_desktop.ui.pages.tabbed import Tab, TabbedPage, in_fields
from ilacs_desktop.ui.shell.stage_stack import PageMaker, Parts
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.preferences import Preferences
from ilacs_desktop.ui.work.whereabouts import (
    framework_differs,
    inspection_differs,
    key_dates_differ,
    set_up_differs,
)
from ilacs_desktop.ui.work.workspace import Workspace
from ilacs_desktop.word.template.shelf import TemplateShelf

if TYPE_CHECKING:
    from ilacs_desktop.cycle.files import MakeForm
    from ilacs_desktop.ui.pages.records.page import RecordsPage


class PageMakers(NamedTuple):
    """Makes pages.

    ``outlet`` is where they put the files that they make, ``preferences`` remembers how the Word
    document looks, ``shelf`` holds councils' templates for it, and ``frameworks`` what Ofsted asks.
    """

    outlet: Outlet
    preferences: Preferences
    shelf: TemplateShelf
    frameworks: FrameworkShelf | None

    def by_stage(self) -> Mapping[str, PageMaker]:
        """Return what makes the page of each stage."""
        return {
            "overview": self.overview,
            "set_up": self.set_up,
            "evidence": self.evidence,
            "draft": self.draft,
            "plan": self.plan,
            "team": self.team,
            "review": self.review,
            "export": self.export,
        }

    def overview(self, parts: Parts) -> QWidget:
        """Make the place that tells where the work stands."""
        tabs = (
            Tab("overview", "Overview", partial(self._overview, parts), in_fields()),
            Tab("key_dates", "Key dates", partial(self._key_dates, parts), key_dates_differ),
            Tab("inspection", "Inspection", partial(self._outlook, parts), inspection_differs),
        )
        return TabbedPage(parts.theme, "Overview", tabs)

    def _overview(self, parts: Parts) -> QWidget:
        from ilacs_desktop.ui.pages.overview.page import OverviewPage

        page = OverviewPage(parts.theme, parts.workspace, parts.checking)
        page.part_wanted.connect(parts.ways.go_to_part)
        page.place_wanted.connect(parts.ways.go_to_place)
        page.stage_wanted.connect(parts.ways.go_to_stage)
        page.last_year_wanted.connect(parts.bring_in)
        page.next_year_wanted.connect(parts.next_year)
        return page

    def _key_dates(self, parts: Parts) -> QWidget:
        from ilacs_desktop.ui.pages.key_dates.page import KeyDatesPage

        common = (parts.theme, parts.workspace, parts.dialogs, self.outlet)
        page = KeyDatesPage(*common, parts.meeting)
        page.part_wanted.connect(parts.ways.go_to_part)
        page.stage_wanted.connect(parts.ways.go_to_stage)
        return page

    def _outlook(self, parts: Parts) -> QWidget:
        from ilacs_desktop.ui.pages.outlook.page import OutlookPage

        page = OutlookPage(parts.theme, parts.workspace, parts.dialogs, self.outlet)
        page.part_wanted.connect(parts.ways.go_to_part)
        page.place_wanted.connect(parts.ways.go_to_place)
        page.stage_wanted.connect(parts.ways.go_to_stage)
        return page

    def set_up(self, parts: Parts) -> QWidget:
        """Make the place where the self-evaluation is set up."""
        tabs = [Tab("set_up", "Set up", partial(self._set_up, parts), set_up_differs)]
        if self.frameworks is not None:
            make = partial(self._framework, parts, self.frameworks)
            tabs.append(Tab("framework", "Framework", make, framework_differs))
        return TabbedPage(parts.theme, "Set up", tuple(tabs))

    def _set_up(self, parts: Parts) -> QWidget:
        from ilacs_desktop.ui.pages.setup.page import SetupPage

        page = SetupPage(parts.theme, parts.workspace, parts.dialogs)
        page.stage_wanted.connect(parts.ways.go_to_stage)
        return page

    def _framework(self, parts: Parts, shelf: FrameworkShelf) -> QWidget:
        from ilacs_desktop.ui.pages.framework.page import FrameworkPage

        page = FrameworkPage(parts.theme, parts.workspace, parts.dialogs, self.outlet, shelf)
        page.part_wanted.connect(parts.ways.go_to_part)
        page.stage_wanted.connect(parts.ways.go_to_stage)
        return page

    def evidence(self, parts: Parts) -> QWidget:
        """Make the place of the evidence and the figures."""
        tabs = (
            Tab("evidence", "Evidence", partial(self._evidence, parts), in_fields("evidence")),
            Tab("figures", "Figures", partial(self._figures, parts), in_fields("indicators")),
        )
        return TabbedPage(parts.theme, "Evidence", tabs)

    def _evidence(self, parts: Parts) -> QWidget:
        from ilacs_desktop.ui.pages.evidence.page import EvidencePage

        page = EvidencePage(parts.theme, parts.workspace, parts.dialogs, self.outlet)
        return _with_ways(page, parts)

    def _figures(self, parts: Parts) -> QWidget:
        from ilacs_desktop.ui.pages.figures.page import FiguresPage

        common = (parts.theme, parts.workspace, parts.dialogs, self.outlet)
        page = FiguresPage(*common, self.preferences)
        return _with_ways(page, parts)

    def plan(self, parts: Parts) -> QWidget:
        """Make the place of what is promised and of what became of earlier promises."""
        progress = in_fields("prior_points", "promised")
        tabs = (
            Tab("actions", "Action plan", partial(self._actions, parts), in_fields("actions")),
            Tab("progress", "Progress", partial(self._progress, parts), progress),
        )
        return TabbedPage(parts.theme, "Plan", tabs)

    def _actions(self, parts: Parts) -> QWidget:
        from ilacs_desktop.ui.pages.plan.page import PlanPage

        page = PlanPage(parts.theme, parts.workspace, parts.dialogs, self.outlet)
        return _with_ways(page, parts)

    def _progress(self, parts: Parts) -> QWidget:
        from ilacs_desktop.ui.pages.progress.page import ProgressPage

        page = ProgressPage(parts.theme, parts.workspace, parts.dialogs, self.outlet)
        return _with_ways(page, parts)

    def draft(self, parts: Parts) -> QWidget:
        """Make the page with the text."""
        from ilacs_desktop.ui.pages.draft.page import DraftPage
        from ilacs_desktop.ui.pages.draft.suggesting import load_suggest

        load = partial(load_suggest, resources())
        page = DraftPage(parts.theme, parts.workspace, parts.dialogs, parts.checking, load)
        page.settle_wanted.connect(parts.ways.go_to_questions)
        return page

    def team(self, parts: Parts) -> QWidget:
        """Make the team place."""
        from ilacs_desktop.ui.pages.team.bring_in import BringInTab
        from ilacs_desktop.ui.pages.team.contributors import ContributorsTab
        from ilacs_desktop.ui.pages.team.history import HistoryTab
        from ilacs_desktop.ui.pages.team.page import TeamPage

        common = (parts.theme, parts.workspace, parts.dialogs)
        making = partial(self._form_maker, parts.workspace)
        contributors = ContributorsTab(*common, self.outlet, making)
        bring_in = BringInTab(*common, self.outlet.reading)
        history = HistoryTab(*common, self.outlet.reading)
        page = TeamPage(parts.theme, contributors, bring_in, history)
        page.words_wanted.connect(parts.ways.go_to_words)
        page.part_wanted.connect(parts.ways.go_to_part)
        page.place_wanted.connect(parts.ways.go_to_place)
        page.stage_wanted.connect(parts.ways.go_to_stage)
        page.save_wanted.connect(parts.save)
        return page

    def _form_maker(self, workspace: Workspace) -> "MakeForm":
        """Return what makes the Word form of a pack, in the look that was chosen last."""
        from ilacs_desktop.exchange.going_out import form_maker
        from ilacs_desktop.ui.pages.export.how_it_looks import template_of

        template = template_of(self.preferences.settings.export, self.shelf)
        return form_maker(workspace.framework, template)

    def review(self, parts: Parts) -> QWidget:
        """Make the review place."""
        from ilacs_desktop.ui.pages.review.page import ReviewPage
        from ilacs_desktop.ui.pages.review.paper import Paper

        paper = Paper(parts.workspace, parts.dialogs, self.outlet)
        common = (parts.theme, parts.workspace, parts.checking, parts.dialogs)
        page = ReviewPage(*common, paper, self.outlet)
        page.words_wanted.connect(parts.ways.go_to_words)
        page.part_wanted.connect(parts.ways.go_to_part)
        page.stage_wanted.connect(parts.ways.go_to_stage)
        return page

    def export(self, parts: Parts) -> QWidget:
        """Make the export page."""
        from ilacs_desktop.ui.pages.export.choices import ChoicesCard
        from ilacs_desktop.ui.pages.export.page import ExportPage

        theme, dialogs = parts.theme, parts.dialogs
        choices = ChoicesCard(theme, dialogs, self.preferences, self.shelf, self.outlet)
        page = ExportPage(theme, parts.workspace, parts.checking, dialogs, self.outlet, choices)
        page.part_wanted.connect(parts.ways.go_to_part)
        page.stage_wanted.connect(parts.ways.go_to_stage)
        return page


def _with_ways(page: "RecordsPage", parts: Parts) -> QWidget:
    """Return a page of records with its links leading where they say."""
    page.place_wanted.connect(parts.ways.show_caret)
    page.part_wanted.connect(parts.ways.go_to_part)
    page.stage_wanted.connect(parts.ways.go_to_stage)
    page.cite_wanted.connect(parts.ways.cite)
    return page
