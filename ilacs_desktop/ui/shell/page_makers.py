"""How the page of each stage is made. Its module is imported only then: the window is up by now."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from ilacs_desktop.assets import resources
from ilacs_desktop.ui.shell.stage_stack import PageMaker, Parts
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.preferences import Preferences
from ilacs_desktop.ui.work.workspace import Workspace
from ilacs_desktop.word.template.shelf import TemplateShelf

if TYPE_CHECKING:
    from ilacs_desktop.cycle.files import MakeForm


class PageMakers(NamedTuple):
    """Makes pages.

    ``outlet`` is where they put the files that they make, ``preferences`` remembers how the Word
    document looks, and ``shelf`` holds councils' templates for it.
    """

    outlet: Outlet
    preferences: Preferences
    shelf: TemplateShelf

    def by_stage(self) -> Mapping[str, PageMaker]:
        """Return what makes the page of each stage."""
        return {
            "overview": self.overview,
            "set_up": self.set_up,
            "evidence": self.evidence,
            "draft": self.draft,
            "team": self.team,
            "review": self.review,
            "export": self.export,
        }

    def overview(self, parts: Parts) -> QWidget:
        """Make the overview."""
        from ilacs_desktop.ui.pages.overview.page import OverviewPage

        stages = frozenset(self.by_stage())
        page = OverviewPage(parts.theme, parts.workspace, parts.checking, stages)
        page.part_wanted.connect(parts.go_to_part)
        page.place_wanted.connect(parts.go_to_place)
        page.stage_wanted.connect(parts.go_to_stage)
        page.last_year_wanted.connect(parts.bring_in)
        return page

    def set_up(self, parts: Parts) -> QWidget:
        """Make the set up page."""
        from ilacs_desktop.ui.pages.setup.page import SetupPage

        page = SetupPage(parts.theme, parts.workspace, parts.dialogs)
        page.stage_wanted.connect(parts.go_to_stage)
        return page

    def evidence(self, parts: Parts) -> QWidget:
        """Make the page of the evidence."""
        from ilacs_desktop.ui.pages.evidence.page import EvidencePage

        page = EvidencePage(parts.theme, parts.workspace, parts.dialogs, self.outlet)
        page.place_wanted.connect(parts.go_to_caret)
        page.cite_wanted.connect(parts.cite)
        return page

    def draft(self, parts: Parts) -> QWidget:
        """Make the page with the text."""
        from ilacs_desktop.ui.pages.draft.page import DraftPage
        from ilacs_desktop.ui.pages.draft.suggesting import load_suggest

        load = partial(load_suggest, resources())
        page = DraftPage(parts.theme, parts.workspace, parts.dialogs, parts.checking, load)
        page.settle_wanted.connect(parts.settle)
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
        page.words_wanted.connect(parts.go_to_words)
        page.part_wanted.connect(parts.go_to_part)
        page.place_wanted.connect(parts.go_to_place)
        page.stage_wanted.connect(parts.go_to_stage)
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
        page.words_wanted.connect(parts.go_to_words)
        page.part_wanted.connect(parts.go_to_part)
        page.stage_wanted.connect(parts.go_to_stage)
        return page

    def export(self, parts: Parts) -> QWidget:
        """Make the export page."""
        from ilacs_desktop.ui.pages.export.choices import ChoicesCard
        from ilacs_desktop.ui.pages.export.page import ExportPage

        theme, dialogs = parts.theme, parts.dialogs
        choices = ChoicesCard(theme, dialogs, self.preferences, self.shelf, self.outlet)
        page = ExportPage(theme, parts.workspace, parts.checking, dialogs, self.outlet, choices)
        page.part_wanted.connect(parts.go_to_part)
        page.stage_wanted.connect(parts.go_to_stage)
        return page
