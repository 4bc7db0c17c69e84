"""Prints the review, or saves it as a PDF or a web page for somebody without the program."""

from functools import partial

from ilacs_desktop.outputs.review_account import ForSigning
from ilacs_desktop.outputs.review_pages import Review, review_html
from ilacs_desktop.ui.pages.on_paper import MakeHtml, OnPaper
from ilacs_desktop.ui.work.checking import Checked


class Paper(OnPaper):
    """Makes the pages of what was found; a subclass makes others of it."""

    noun = "review"
    verb = "was"
    file_word = "review"

    def maker(self, checked: Checked) -> MakeHtml:
        """Return what makes the page of what was found."""
        facts = ForSigning(checked.document, checked.findings, checked.set_aside, checked.reckoning)
        framework = self._workspace.framework
        review = Review(facts, checked.enquiries, framework, checked.catalogue, checked.today)
        return partial(review_html, review)

    def print(self, checked: Checked) -> None:
        """Show how it will look on paper, with a button that prints it."""
        self.show_on_paper(self.maker(checked))

    def save(self, checked: Checked) -> None:
        """Ask where to save it, and save it there."""
        self.save_a_copy(self.maker(checked))
