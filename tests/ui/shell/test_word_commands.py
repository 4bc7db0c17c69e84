"""The commands about Word documents and paper, chosen from the menus."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from ilacs_desktop.ui.dialogs.bring_in_word import start
from ilacs_desktop.ui.dialogs.bring_in_word.form import BringInWordForm
from ilacs_desktop.ui.pages.export.preview import making
from ilacs_desktop.ui.pages.review import returned
from tests.ui.dialogs.bring_in_word.kit import BODY, word_file
from tests.ui.pages.export.preview_kit import preview
from tests.ui.running import Running
from tests.ui.walk import settle


@pytest.fixture
def last_year(new: Running) -> Path:
    path = new.folders.documents / "last.docx"
    path.write_bytes(word_file(BODY))
    return path


def rest(running: Running) -> None:
    """Let all come to an end that was begun off the interface."""
    inside = running.inside
    for lane in (*inside.outlet.dropped, inside.outlet.lane):
        lane.drain()
        settle()


def late(running: Running, ends: list[bool], job: Callable[..., Any]) -> Callable[..., Any]:
    """Return the job, that ends while its document is being put away; ``ends`` gets whether."""
    closing = threading.Event()
    running.inside.desk.closing.connect(closing.set)

    def slow(*args: Any) -> Any:
        result = job(*args)
        ends.append(closing.wait(10))
        return result

    return slow


def test_last_years_document_is_read_and_shown_once(
    new: Running, last_year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen_twice = threading.Event()
    read = start.read_incoming

    def slow(*args: Any) -> Any:
        assert chosen_twice.wait(10)
        return read(*args)

    monkeypatch.setattr(start, "read_incoming", slow)
    new.dialogs.answer(last_year)
    new.choose("last_year")
    assert "Reading “last.docx”…" in new.told
    new.choose("last_year")  # one is being read: nothing is asked
    chosen_twice.set()
    rest(new)
    assert [type(form) for form in new.dialogs.forms] == [BringInWordForm]
    assert "Reading" not in new.told


def test_what_is_read_too_late_opens_nothing_over_the_start_page(
    new: Running, last_year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new.saved()
    ends: list[bool] = []
    monkeypatch.setattr(start, "read_incoming", late(new, ends, start.read_incoming))
    new.dialogs.answer(last_year)
    new.choose("last_year")
    assert new.inside.desk.close()
    rest(new)
    assert ends == [True]
    assert new.dialogs.forms == []
    assert "Reading" not in new.told


def test_what_is_read_while_closing_comes_when_the_document_stays(
    new: Running, last_year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    putting_away, read = threading.Event(), start.read_incoming

    def slow(*args: Any) -> Any:
        assert putting_away.wait(10)
        return read(*args)

    monkeypatch.setattr(start, "read_incoming", slow)
    new.workspace.change("Edit", msgspec.structs.replace(new.document, id="another"))
    new.dialogs.answer(last_year, "")  # the file, and: keep it open
    new.choose("last_year")
    forms: list[int] = []

    def finishing() -> None:
        putting_away.set()
        new.inside.outlet.reading._pool.waitForDone()
        settle()
        forms.append(len(new.dialogs.forms))

    new.inside.desk.finishing.connect(finishing)
    assert not new.inside.desk.close()
    rest(new)
    assert (forms, len(new.dialogs.forms)) == ([0], 1)


def test_the_next_document_has_a_bringing_in_of_its_own(new: Running, last_year: Path) -> None:
    new.saved()
    new.choose("confirm")
    assert new.dialogs.asked[-1].title == "There is nothing to confirm"
    assert new.inside.desk.close()
    new.start("Southbridge Council")
    new.dialogs.answer(last_year)
    new.choose("last_year")
    rest(new)
    form = new.dialogs.forms[-1]
    assert isinstance(form, BringInWordForm)
    form.agreed.emit(form.choices)
    settle()
    assert new.workspace.undo_label == "Bring in last year’s document"
    new.choose("confirm")
    assert new.workspace.undo_label == "Confirm last year’s text"


def test_a_reviewed_copy_is_read_where_closing_does_not_wait(
    new: Running, last_year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new.saved()
    ends: list[bool] = []
    read = late(new, ends, lambda reading: ValueError())
    monkeypatch.setattr(returned, "read_back", read)
    new.dialogs.answer(last_year)
    new.choose("reviewed")
    assert new.inside.workbench.ways.stage == "review"
    assert new.inside.desk.close()
    rest(new)
    assert ends == [True]


def test_a_pdf_that_was_asked_for_is_finished_before_the_document_is_closed(new: Running) -> None:
    new.saved()
    path = new.folders.documents / "pages.pdf"
    new.dialogs.answer(path)
    new.choose("pdf")
    assert new.inside.desk.close()
    assert path.read_bytes().startswith(b"%PDF-")


def test_closing_does_not_wait_for_pages_that_are_made_to_be_seen(
    new: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    new.saved()
    ends: list[bool] = []
    made = late(new, ends, lambda _what: preview(2))
    monkeypatch.setattr(making.Previewing.__init__, "__defaults__", (made,))
    new.choose("go_to_export")
    assert new.inside.outlet.pages.is_busy
    assert new.inside.desk.close()
    rest(new)
    assert ends == [True]


def test_print_asks_for_a_printer(new: Running) -> None:
    new.choose("print")
    new.choose("print")
    rest(new)
    assert [form.windowTitle() for form in new.dialogs.forms] == ["Print"]


def test_no_printer_is_asked_for_over_another_page(new: Running) -> None:
    new.inside.outlet.pages.hold()
    new.choose("print")
    new.choose("go_to_draft")
    rest(new)
    new.inside.outlet.pages.release()
    rest(new)
    assert new.dialogs.forms == []
    new.choose("go_to_export")
    assert "nothing was printed" in new.text()
