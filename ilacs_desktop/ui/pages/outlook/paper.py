"""Prints the notes for the set-up presentation, or saves them as a PDF or a web page."""

import datetime as dt
from functools import partial
from typing import NamedTuple

from ilacs_desktop.assets import resources
from ilacs_desktop.checks.catalogue import load_catalogue
from ilacs_desktop.checks.scope import Scope
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.presentation import presentation_html, title_of
from ilacs_desktop.ui.pages.on_paper import MakeHtml, OnPaper


class Stand(NamedTuple):
    """What the notes are made from: a document on a day."""

    document: Document
    framework: Framework
    today: dt.date

    def scope(self) -> Scope:
        """Return the document as the checks see it. Reads their catalogue."""
        catalogue = load_catalogue(resources() / "checks")
        return Scope(self.document, self.framework, self.today, catalogue)


class NotesPaper(OnPaper):
    """Makes the pages of the notes."""

    noun = "notes"
    verb = "were"
    file_word = "presentation"

    @property
    def title(self) -> str:
        return title_of(self._workspace.document)

    def print(self) -> None:
        """Show how the notes will look on paper, with a button that prints them."""
        self.show_on_paper(self._maker())

    def save(self) -> None:
        """Ask where to save the notes, and save them there."""
        self.save_a_copy(self._maker())

    def _maker(self) -> MakeHtml:
        workspace = self._workspace
        stand = Stand(workspace.document, workspace.framework, workspace.today)
        return partial(_html, stand)


def _html(stand: Stand, *, on_sheets: bool) -> str:
    return presentation_html(stand.scope(), on_sheets=on_sheets)
