"""The card of other documents: each is made whole, told of, and never written over unasked."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import msgspec
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.records import SignOff
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.catalogue import OUTPUTS
from ilacs_desktop.ui.pages.export.other_outputs import OtherOutputsCard
from ilacs_desktop.ui.pages.export.other_outputs_forms import PublicForm, SinceForm
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.checking import Checking, CheckShelf
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.pages.review.kit import the_book
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.slim import slim
from tests.ui.walk import assert_accessible, settle


class AtCard:
    """A person at the card of one self-evaluation."""

    def __init__(
        self, theme: Theme, workspace: Workspace, dialogs: RecordedDialogs, folder: Path
    ) -> None:
        self.workspace = workspace
        self.dialogs = dialogs
        self.folder = folder
        self.lane, self.checks = Lane(), Lane()
        self.outside: list[Path] = []
        self.has_program = True
        self.checking = Checking(workspace, CheckShelf(the_book), self.checks)
        outlet = Outlet(self.lane, self._opened, folder, self.lane, self.lane)
        self.card = OtherOutputsCard(theme, workspace, self.checking, dialogs, outlet)
        self.page = PageScroll(theme, self.card)
        self.page.resize(720, 640)
        self.page.show()
        self.page.activateWindow()
        settle()

    def _opened(self, path: Path) -> bool:
        self.outside.append(path)
        return self.has_program

    def text(self) -> str:
        labels = [label.text() for label in self.card.findChildren(QLabel) if label.isVisible()]
        return "\n".join(labels)

    def click(self, name: str) -> None:
        buttons = [b for b in self.card.findChildren(QAbstractButton) if b.isVisible()]
        [button] = [b for b in buttons if name in (b.text(), b.accessibleName())]
        button.click()
        settle()

    def save(self, title: str, path: Path | None) -> None:
        self.dialogs.answer(path)
        self.click(f"Save: {title}")
        self.finish()

    def finish(self) -> None:
        self.lane.drain()
        settle()

    def end(self) -> None:
        self.lane.drain()
        self.checking.close()
        for thing in (*self.dialogs.forms, self.page, self.checking, self.checks, self.lane):
            thing.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Open(Protocol):
    def __call__(self, document: Document) -> AtCard: ...


@pytest.fixture
def open_card(
    theme: Theme,
    dialogs: RecordedDialogs,
    draft_workspace: Callable[[Document], Workspace],
    tmp_path: Path,
    qtbot: QtBot,
) -> Iterator[Open]:
    opened: list[AtCard] = []

    def open_(document: Document) -> AtCard:
        opened.append(AtCard(theme, draft_workspace(document), dialogs, tmp_path))
        return opened[-1]

    yield open_
    for card in opened:
        card.end()


@pytest.fixture
def at_card(open_card: Open, example: Document) -> AtCard:
    return open_card(slim(example))


def test_each_document_has_a_row_that_says_what_it_is_for(at_card: AtCard) -> None:
    text = at_card.text()
    for one in OUTPUTS:
        assert one.title in text
        assert one.purpose in text


def test_each_is_written_in_each_of_its_forms(open_card: Open, example: Document) -> None:
    signed = SignOff("so-1", "dcs", "Marianne Adeyemi-Cole", dt.date(2026, 9, 1), "v", "d")
    at_card = open_card(msgspec.structs.replace(slim(example), sign_offs=(signed,)))
    begins = {".pdf": b"%PDF", ".html": b"<!doctype html>", ".docx": b"PK", ".xlsx": b"PK"}
    for id_, suffix in ((one.id, form) for one in OUTPUTS for form in one.forms):
        out = at_card.folder / f"{id_}{suffix}"
        at_card.dialogs.answer(out)
        at_card.card.save(id_)
        at_card.finish()
        assert out.read_bytes().startswith(begins[suffix]), out.name
        assert f"“{out.name}” is ready." in at_card.text()


def test_an_empty_self_evaluation_makes_each_of_them_too(
    open_card: Open, framework: Framework
) -> None:
    at_card = open_card(new_document(framework, "Northbridge Council", None))
    for one in OUTPUTS:
        out = at_card.folder / f"{one.id}{one.forms[0]}"
        at_card.dialogs.answer(out)
        at_card.card.save(one.id)
        at_card.finish()
        assert out.stat().st_size > 0
        assert f"“{out.name}” is ready." in at_card.text()


def test_the_file_can_be_opened(at_card: AtCard) -> None:
    out = at_card.folder / "ours.html"
    at_card.save("Evidence index", out)
    at_card.click("Open it")
    assert at_card.outside == [out]


@pytest.mark.parametrize("gone", [True, False])
def test_where_it_cannot_be_opened_the_path_is_told(at_card: AtCard, gone: bool) -> None:
    out = at_card.folder / "ours.html"
    at_card.save("Evidence index", out)
    at_card.has_program = False
    if gone:
        out.unlink()
    at_card.click("Open it")
    assert f"You find it at {out}." in at_card.text()


def test_giving_up_makes_nothing(at_card: AtCard) -> None:
    at_card.save("Evidence index", None)
    assert list(at_card.folder.glob("*.pdf")) == []
    assert "ready" not in at_card.text()


def test_the_name_suggested_says_which_it_is_and_then_is_the_last(at_card: AtCard) -> None:
    at_card.save("Evidence index", at_card.folder / "first.html")
    at_card.save("Evidence index", None)
    at_card.save("Two-page briefing", None)
    assert [asked.text for asked in at_card.dialogs.asked] == [
        str(at_card.folder / "northbridge-2026-evidence-index.pdf"),
        str(at_card.folder / "first.html"),
        str(at_card.folder / "northbridge-2026-briefing.pdf"),
    ]


def test_while_one_is_made_no_other_is_begun(at_card: AtCard) -> None:
    at_card.dialogs.answer(at_card.folder / "ours.html")
    at_card.lane.hold()
    at_card.click("Save: Evidence index")
    assert "Making “ours.html”…" in at_card.text()
    at_card.click("Save: Two-page briefing")  # asks nothing: the dialogs would refuse
    at_card.finish()
    at_card.lane.release()
    assert "“ours.html” is ready." in at_card.text()


def test_a_folder_that_is_gone_is_told_and_leaves_no_file(at_card: AtCard) -> None:
    at_card.save("Evidence index", at_card.folder / "gone" / "ours.html")
    assert "its folder is not there" in at_card.text()
    assert not (at_card.folder / "gone").exists()


def test_a_fault_of_the_program_is_told_without_its_jargon(
    at_card: AtCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_order: object) -> None:
        raise ValueError("the text of somebody's answer")

    monkeypatch.setattr("ilacs_desktop.ui.pages.export.other_outputs.make_output", broken)
    at_card.save("Evidence index", at_card.folder / "ours.html")
    assert "Something went wrong inside the program" in at_card.text()
    assert "somebody's answer" not in at_card.text()


def test_the_public_version_withholds_what_was_chosen(at_card: AtCard) -> None:
    section = next(s for s in at_card.workspace.document.sections if s.parked is None)
    at_card.click("Choose what to withhold…")
    form = at_card.dialogs.forms[-1]
    assert isinstance(form, PublicForm)
    form._held_back.tick(section.id)
    form.accept()
    out = at_card.folder / "public.html"
    at_card.save("Public version", out)
    assert "[withheld] The council does not publish this section." in out.read_text("utf-8")
    assert "things are withheld: save the list of them too" in at_card.text()
    at_card.click("Choose what to withhold…")
    again = at_card.dialogs.forms[-1]
    assert isinstance(again, PublicForm)
    assert again.choices.held_back == (section.id,)


def test_the_update_asks_for_its_day_first_and_only_once(at_card: AtCard) -> None:
    at_card.click("Save: One-page update")
    form = at_card.dialogs.forms[-1]
    assert isinstance(form, SinceForm)
    form._day.set_date(dt.date(2026, 9, 1))
    out = at_card.folder / "update.html"
    at_card.dialogs.answer(out)
    form.accept()
    at_card.finish()
    assert "since 1 September 2026" in out.read_text("utf-8")
    at_card.save("One-page update", at_card.folder / "again.html")
    assert len(at_card.dialogs.forms) == 1


def test_the_day_of_the_update_starts_as_that_of_the_last_sign_off(
    open_card: Open, example: Document
) -> None:
    signed = SignOff("so-1", "dcs", "Marianne Adeyemi-Cole", dt.date(2026, 9, 1), "v", "d")
    at_card = open_card(msgspec.structs.replace(example, sign_offs=(signed,)))
    at_card.click("Choose the day…")
    form = at_card.dialogs.forms[-1]
    assert isinstance(form, SinceForm)
    assert form.day == dt.date(2026, 9, 1)


@pytest.mark.parametrize(
    ("day", "told"), [(None, "Give a day"), (dt.date(2026, 10, 13), "still to come")]
)
def test_a_day_that_cannot_be_is_told(theme: Theme, day: dt.date | None, told: str) -> None:
    form = SinceForm(theme, day, dt.date(2026, 10, 12))
    assert told in form.faults()["day"]
    form.deleteLater()


def test_the_card_and_its_forms_can_be_used_without_sight_or_mouse(
    at_card: AtCard, theme: Theme
) -> None:
    assert_accessible(at_card.page, theme)
    for name in ("Choose what to withhold…", "Choose the day…"):
        at_card.click(name)
        assert_accessible(at_card.dialogs.forms[-1], theme)
        at_card.dialogs.forms[-1].close()


def test_a_workbook_says_which_items_are_cited_nowhere(open_card: Open, example: Document) -> None:
    from ilacs_desktop.tables.workbook import read_workbook

    at_card = open_card(example)
    out = at_card.folder / "index.xlsx"
    at_card.save("Evidence index", out)
    [sheet] = read_workbook(out.read_bytes(), out.name)
    head, *rows = sheet.rows
    told = {int(row[head.index("Number")]): row[head.index("Used in")] for row in rows}
    assert told[59] == told[68] == "Not cited"
    assert "Where it is kept" not in head
