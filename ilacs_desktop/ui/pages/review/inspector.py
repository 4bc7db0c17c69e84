"""Inspector's view: what an inspector is likely to ask about each judgement, and what answers it."""

from ilacs_desktop.outputs.review_places import Directory
from ilacs_desktop.ui.pages.review.enquiry_rows import enquiry_rows
from ilacs_desktop.ui.pages.review.tab import ListTab
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.checking import Checked
from ilacs_desktop.ui.work.workspace import Workspace

INTRO = (
    "What an inspector is likely to ask, going by what the checks found and by the areas for"
    " improvement you name yourself. Have an answer ready for each, or put it into the text."
)


class Inspector(ListTab):
    """The likely lines of enquiry of each judgement."""

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__(theme, "Inspector’s view", "Questions an inspector may ask")
        self._workspace = workspace

    def show_checked(self, checked: Checked) -> None:
        """Show the questions; what is chosen, open and in view stays so."""
        directory = Directory(checked.document, self._workspace.framework)
        rows, self.ways = enquiry_rows(checked.enquiries, directory)
        self.summary.setText(INTRO)
        self.tree.set_rows(rows)
        self.dress()
