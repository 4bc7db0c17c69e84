"""The list of packs keeps what is chosen in view, tells all of it, and is walked as it is read."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from ilacs_desktop.cycle.packs import writers
from ilacs_desktop.cycle.register import with_sent
from ilacs_desktop.document.body import body_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.exchange.coming_back import Line
from ilacs_desktop.storage.container import open_file, pack
from ilacs_desktop.storage.crypt import new_key
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.workspace import Workspace
from tests.cycle.contributors import readable, sent_to
from tests.storage.keys import CHEAP
from tests.ui.pages.team.coordinator import Coordinator, sent_back
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle

CARES = "northbridge-2026 for Grace Mwangale.ilacs"
SECRET = "correct horse battery"


@pytest.fixture
def jo(
    theme: Theme,
    dialogs: RecordedDialogs,
    draft_workspace: Callable[[Document], Workspace],
    example: Document,
    tmp_path: Path,
) -> Iterator[Coordinator]:
    """Return the coordinator of the example, saved, who has asked everybody."""
    jo = Coordinator(theme, draft_workspace(asked(example)), dialogs, tmp_path)
    yield jo
    jo.end()


def asked(example: Document) -> Document:
    """Return the example with a pack for each of its writers, a day after one another."""
    packs = [
        msgspec.structs.replace(
            sent_to(example, person.id), due=dt.date(2026, 10, 9) + dt.timedelta(days=at)
        )
        for at, (person, _) in enumerate(writers(example))
    ]
    return with_sent(example, packs)


def in_view(jo: Coordinator) -> bool:
    """Return whether the whole of the current cell can be seen."""
    table = jo.tab.table
    return table.viewport().rect().contains(table.visualRect(table.currentIndex()))


def test_the_pack_that_is_chosen_stays_in_view(jo: Coordinator, theme: Theme) -> None:
    jo.window.resize(1097, 430)
    jo.tab.focus_first()
    first = jo.tab.table.current_id
    jo.click("Mark as returned")
    assert jo.tab.table.current_id == first
    assert jo.tab.table.currentIndex().row() > 5, "sorted to the end"
    assert in_view(jo)
    for scale in (2.0, 1.0):
        theme.set_text_scale(scale)
        settle()
        assert in_view(jo), scale


def test_what_undo_puts_on_the_list_again_is_chosen(jo: Coordinator) -> None:
    jo.tab.focus_first()
    first = jo.tab.table.current_id
    QTest.keyClick(jo.tab.table, Qt.Key.Key_Delete)
    assert jo.tab.table.current_id != first
    jo.click("Undo")
    assert jo.tab.table.current_id == first
    QTest.keyClick(jo.tab.table, Qt.Key.Key_Delete)
    jo.workspace.undo()
    assert jo.tab.table.current_id == first


def test_what_the_columns_have_no_room_for_is_told_below(jo: Coordinator, theme: Theme) -> None:
    jo.tab.focus_first()
    assert "Made:" not in jo.said()
    theme.set_text_scale(2.0)
    settle()
    told = jo.said()
    theme.set_text_scale(1.0)
    assert "Due: 9 October 2026 · Form: " in told
    assert " · Made: " in told


def test_a_date_of_return_is_told_in_full_in_large_text(jo: Coordinator, theme: Theme) -> None:
    table, metrics = jo.tab.table, theme
    theme.set_text_scale(1.5)
    jo.window.resize(1097, 617)
    settle()
    words = QLabel("Returned 22 September 2026")
    words.setFont(metrics.font("body"))
    wide, room = words.sizeHint().width(), table.columnWidth(1)
    theme.set_text_scale(1.0)
    assert room >= wide + 1.5 * (16 + 3 * 8), "a sign, and the space around it"


@pytest.mark.parametrize("is_one", [True, False])
def test_after_files_came_back_the_buttons_are_in_view(is_one: bool, jo: Coordinator) -> None:
    lines = tuple(Line(f"{name}.ilacs", "Brought in, as Jo Ash saved it.", True) for name in "abc")
    jo.window.resize(1097, 507)
    jo.tab._on_ended(lines[:1] if is_one else lines)
    settle()
    port = jo.tab._scroll.viewport()
    foot = jo.tab.drop.mapTo(port, jo.tab.drop.rect().bottomLeft())
    assert foot.y() <= port.height()
    assert jo.tab.results.isVisible() != is_one, "one file needs no list"


def test_tab_goes_down_the_page(jo: Coordinator) -> None:
    jo.tab._on_ended((Line("a.ilacs", "No.", False), Line("b.ilacs", "In.", True)))
    jo.click("Mark as returned")
    stops: list[QWidget] = []
    jo.tab.make.setFocus()
    for _ in range(10):
        now = QApplication.focusWidget()
        if now is None or now in stops:
            break
        stops.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    told = [s.text() or s.accessibleName() if isinstance(s, QPushButton) else "" for s in stops]
    assert told == [
        "Make packs…",
        "Bring in returned files…",
        "Undo",
        f"Close the message: {jo.tab.banner._text.text()}",
        "Close what came back",
        "",
        "Copy the email",
        "Mark as not returned",
        "Not needed any more",
    ]


@pytest.fixture
def locked(jo: Coordinator) -> Path:
    """Return a pack that came back encrypted by the person who wrote in it."""
    jo.save()
    jo.make_for(care="ilacs")
    path = sent_back(jo.folder / CARES, "From the pack.")
    opened = open_file(path)
    key = new_key(SECRET, CHEAP)
    path.write_bytes(pack(opened.document, opened.history, opened.head, readable, key))
    return path


def test_an_encrypted_pack_asks_for_its_passphrase_until_it_fits(
    jo: Coordinator, locked: Path
) -> None:
    jo.dialogs.answer("wrong", SECRET)
    jo.tab.bring_files((locked,))
    jo.rest()
    texts = [one.text for one in jo.dialogs.asked if one.call == "ask_passphrase"]
    assert "is encrypted" in texts[0]
    assert "That is not the passphrase" in texts[1]
    assert "Brought in" in jo.said()
    place = Place(jo.packs[-1].sections[0], "know")
    assert body_text(body_at(jo.document, place)).endswith("From the pack.")


def test_giving_up_leaves_that_file_out_and_brings_in_the_others(
    jo: Coordinator, locked: Path
) -> None:
    jo.make_for(leavers="ilacs")
    other = sent_back(jo.folder / "northbridge-2026 for Leila Cartmell.ilacs", "From Leila.")
    jo.dialogs.answer(None)
    jo.tab.bring_files((locked, other))
    jo.rest()
    assert f"“{locked.name}”: Not brought in. It is encrypted, and no passphrase" in jo.said()
    assert "1 of 2 files brought in." in jo.said()
    assert [one.returned is None for one in jo.packs[-2:]] == [True, False]
