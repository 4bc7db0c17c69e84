"""Prints the sign-off papers, or saves them as a PDF or a web page: two pages for the director."""

from functools import partial

from ilacs_desktop.history.history import History
from ilacs_desktop.layout.sheets import sheet_count
from ilacs_desktop.outputs.review_account import ForSigning
from ilacs_desktop.outputs.sign_off_sheet import Papers, Saved, sign_off_sheet_html
from ilacs_desktop.ui.dialogs.person import ROLES
from ilacs_desktop.ui.pages.on_paper import MakeHtml
from ilacs_desktop.ui.pages.review.paper import Paper
from ilacs_desktop.ui.pages.review.signing.standing import say_standing, standings
from ilacs_desktop.ui.pages.team.history_rows import say_version
from ilacs_desktop.ui.work.checking import Checked
from ilacs_desktop.ui.work.workspace import Workspace


class SignOffPaper(Paper):
    """Makes the sign-off papers."""

    noun = "sign-off papers"
    verb = "were"
    file_word = "sign-off"

    def maker(self, checked: Checked) -> MakeHtml:
        saved = saved_version(self._workspace)
        facts = ForSigning(checked.document, checked.findings, checked.set_aside, checked.reckoning)
        history, framework = self._workspace.history, self._workspace.framework
        roles = {str(role): words for role, words in ROLES.items()}
        papers = Papers(facts, framework, checked.today, saved, {}, roles)
        return partial(_html, papers, history)


def saved_version(workspace: Workspace) -> Saved | None:
    """Return the version that is open, or None where it is not saved as it is."""
    followed = workspace.open_now().parents
    if workspace.is_changed or len(followed) != 1:
        return None
    version = workspace.history.versions.get(followed[0])
    return Saved(say_version(version, None), version.tree) if version is not None else None


def _html(papers: Papers, history: History, *, on_sheets: bool) -> str:
    """Make the page, on a thread: versions are read and sheets counted for it."""
    document = papers.facts.document
    found = standings(document.sign_offs, history, document)
    told = {id_: say_standing(standing) for id_, standing in found.items()}
    return sign_off_sheet_html(papers._replace(standings=told), sheet_count, on_sheets=on_sheets)
