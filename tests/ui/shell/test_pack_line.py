"""The line at the top of a contributor's pack."""

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.answers import section_state
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Pack
from ilacs_desktop.ui.shell.pack_line import AskedDialog, PackLine
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import LinkButton
from ilacs_desktop.ui.widgets.labels import Label
from ilacs_desktop.ui.work.pack_words import SEND_BACK
from tests.ui.at_desk import AtDesk
from tests.ui.walk import assert_accessible, settle

PACK = Pack(
    id="p1",
    owner="Jane Orr",
    sections=("s1", "s2"),
    form="ilacs",
    sent=dt.date(2026, 10, 1),
    due=dt.date(2026, 11, 7),
    asked_by="Priya Nair",
    note="Please say what you know first.",
)

Show = Callable[[Pack], PackLine]


@pytest.fixture
def show(theme: Theme, qtbot: QtBot, at_desk: AtDesk) -> Show:
    """Return what shows the line over a pack with two sections."""
    window, line = QWidget(), PackLine(theme)
    column = QVBoxLayout(window)
    column.addWidget(line)
    column.addStretch(1)
    qtbot.addWidget(window)
    window.resize(1097, 617)

    def show_(pack: Pack) -> PackLine:
        at_desk.desk.new("Northbridge Council", None)
        whole = at_desk.workspace.document
        made = msgspec.structs.replace(
            whole, sections=whole.sections[:2], packs=(pack,), pack=pack.id
        )
        at_desk.workspace.change("Make it a pack", made)
        window.show()
        line.follow(at_desk.workspace)
        settle()
        return line

    return show_


def texts(line: PackLine) -> list[str]:
    return [label.text() for label in line.findChildren(Label) if not label.isHidden()]


def link(line: PackLine, begins: str) -> LinkButton:
    """Return the link in sight whose words begin like this."""
    return next(one for one in line.findChildren(LinkButton) if one.text().startswith(begins))


def test_it_says_what_is_asked_for_and_opens_the_note_to_it(show: Show, theme: Theme) -> None:
    line = show(PACK)
    asked = "Priya Nair asks you for 2 sections by 7 November 2026."
    short = "Priya Nair asks you for 2 sections by 7 November 2026, back by email."
    assert texts(line) == [short, f"“{PACK.note}”"]
    assert link(line, "More").text() == "More…"
    assert_accessible(line.window(), theme)
    theme.set_text_scale(1.5)
    settle()
    assert texts(line) == [short], "in large text the page keeps its room"
    link(line, "More, with a note to you…").click()
    theme.set_text_scale(1.0)
    settle()
    dialog = line.window().findChild(AskedDialog)
    assert dialog is not None
    told = [label.text() for label in dialog.findChildren(Label)]
    assert told == ["What you are asked for", asked, PACK.note, SEND_BACK]
    assert_accessible(dialog, theme)  # its words wrap in large text, among others
    dialog.reject()
    settle()


def test_without_a_note_more_says_how_it_goes_back(show: Show) -> None:
    line = show(msgspec.structs.replace(PACK, note=""))
    more = link(line, "More")
    assert more.text() == "More…"
    more.click()
    dialog = line.window().findChild(AskedDialog)
    assert dialog is not None
    assert [label.text() for label in dialog.findChildren(Label)][2:] == [SEND_BACK]
    dialog.reject()
    settle()


@pytest.mark.parametrize(("scale", "most"), [(1.0, 64), (1.5, 125), (2.0, 160)])
def test_it_leaves_the_page_its_room_whatever_the_note(
    scale: float, most: int, show: Show, theme: Theme
) -> None:
    line = show(msgspec.structs.replace(PACK, note="Please say what you know first. " * 12))
    theme.set_text_scale(scale)
    settle()
    height = line.height()
    theme.set_text_scale(1.0)
    assert height <= most


def test_when_all_is_answered_it_says_to_send_it_back(
    show: Show, at_desk: AtDesk, example: Document
) -> None:
    line = show(PACK)
    empty = at_desk.workspace.document
    answered = tuple(s for s in example.sections if section_state(example, s) == "answered")[:2]
    done = msgspec.structs.replace(
        empty, judgements=example.judgements, sections=answered, evidence=example.evidence
    )
    at_desk.workspace.change("Write", done)
    line._counting.timeout.emit()
    said = "All 2 sections are answered. Next: send this file back to Priya Nair by email"
    assert texts(line) == [f"{said} by 7 November 2026.", f"“{PACK.note}”"]
    at_desk.workspace.undo()
    line._counting.timeout.emit()
    assert texts(line)[0].startswith("Priya Nair asks you for 2 sections")


def test_whoever_has_finished_is_shown_the_file(show: Show) -> None:
    line = show(PACK)
    heard: list[bool] = []
    line.finished.connect(lambda: heard.append(True))
    link(line, "I have finished: save, and show the file").click()
    assert heard == [True]


def test_over_a_self_evaluation_there_is_none(
    show: Show, at_desk: AtDesk, example: Document
) -> None:
    line = show(PACK)
    assert not line.isHidden()
    at_desk.workspace.change("Open another", example)
    line.follow(at_desk.workspace)
    assert line.isHidden()
    line.follow(None)
    assert line.isHidden()
