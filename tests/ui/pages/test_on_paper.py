"""Pages that were to be printed or saved when what they are of was closed."""

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.pages.on_paper import OnPaper
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.outlet import Outlet
from tests.ui.at_desk import AtDesk


class Letter(OnPaper):
    """A page with a word on it."""

    noun = "letter"
    verb = "was"
    file_word = "letter"


def page(*, on_sheets: bool) -> str:
    return f"<p>On {'sheets' if on_sheets else 'a web page'}</p>"


def test_pages_that_come_after_the_document_was_closed_open_nothing(
    at_desk: AtDesk, example: Document, tmp_path: Path
) -> None:
    assert at_desk.desk.open_example()
    lane = Lane()
    outlet = Outlet(lane, lambda _path: True, tmp_path, lane, lane)
    letter = Letter(at_desk.workspace, at_desk.dialogs, outlet)
    lane.hold()
    at_desk.dialogs.answer(tmp_path / "letter.html")
    letter.show_on_paper(page)
    letter.save_a_copy(page)
    lane.drain()
    letter.deleteLater()
    QApplication.sendPostedEvents(letter, QEvent.Type.DeferredDelete.value)
    lane._pool.waitForDone()
    QApplication.sendPostedEvents(lane)
    lane.release()
    assert at_desk.dialogs.forms == []
    assert (tmp_path / "letter.html").read_text("utf-8") == "<p>On a web page</p>"
    lane.deleteLater()
