"""The evidence page: the table, the details, and what can be done with an item."""

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Parked
from ilacs_desktop.document.session import Caret
from ilacs_desktop.ui.pages.evidence.details import breakable
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.inputs import TextLine
from tests.ui.pages.draft.kit import entry, error, said
from tests.ui.pages.evidence.conftest import OpenLibrary
from tests.ui.pages.evidence.kit import Library
from tests.ui.pages.plan.kit import assert_named_as_seen
from tests.ui.walk import settle

AUDIT = "ev-audit-help"
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def first(library: Library) -> str:
    """Return the id of the first item, which the text cites."""
    return library.document.evidence[0].id


def test_all_items_are_listed_by_number_with_the_first_in_full(library: Library) -> None:
    assert library.titles == [item.title for item in library.document.evidence]
    assert f"{len(library.titles)} items" in said(library.window)
    title = library.document.evidence[0].title
    assert any(text.replace("\u200b", "") == f"[1] {title}" for text in said(library.window))


def test_the_filter_counts_what_it_leaves(library: Library) -> None:
    library.page.filter.search.setText("survey")
    library.page.filter.search.search_now()
    assert 0 < len(library.titles) < len(library.document.evidence)
    count = f"{len(library.titles)} of {len(library.document.evidence)} items"
    assert count in said(library.window)


def test_enter_goes_to_the_details_and_escape_back(library: Library) -> None:
    library.window.resize(1000, 680)
    settle()
    assert not library.page.details.isVisible()
    library.press(Key.Key_Return)
    assert library.page.details.isVisible()
    assert library.page.details.isAncestorOf(QApplication.focusWidget())
    library.press(Key.Key_Escape)
    assert QApplication.focusWidget() is library.page.table


def test_a_use_leads_to_its_words(library: Library, first: str, qtbot: QtBot) -> None:
    links = library.page.details._uses._links
    with qtbot.waitSignal(library.page.place_wanted) as wanted:
        library.page.details._uses._rows[0][0].click()
    caret = wanted.args[0]
    assert isinstance(caret, Caret)
    assert caret == links[0].to


def test_citing_is_asked_for_with_the_item(library: Library, first: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(library.page.cite_wanted) as wanted:
        library.click("Cite where you were writing")
    assert wanted.args == ["evidence", first]


def test_an_item_is_added_by_its_form_and_chosen(library: Library) -> None:
    library.click("Add evidence")
    entry(library.form, "Title", TextLine).setText("Staff survey")
    library.form.accept()
    added = library.document.evidence[-1]
    assert (added.title, added.number) == ("Staff survey", len(library.document.evidence))
    assert library.page.table.current_id == added.id
    assert library.workspace.undo_label == "Add evidence"


def test_an_item_is_edited_and_what_is_shown_follows(library: Library, first: str) -> None:
    library.click("Edit the evidence")
    entry(library.form, "Title", TextLine).setText("Renamed")
    library.form.accept()
    assert library.item(first).title == "Renamed"
    assert library.titles[0] == "Renamed"
    assert "[1] Renamed" in said(library.window)


def test_a_copy_gets_a_number_of_its_own(library: Library, first: str) -> None:
    library.click("Duplicate the evidence")
    library.form.accept()
    copy = library.document.evidence[-1]
    old = library.item(first)
    assert copy.id != first
    assert copy.number == len(library.document.evidence)
    assert msgspec.structs.replace(copy, id=first, number=old.number) == old


def test_leaving_out_asks_for_a_reason_and_a_name_and_can_be_taken_back(
    library: Library, first: str
) -> None:
    library.click("Leave out the evidence")
    assert entry(library.form, "Who decided so", TextLine).text() == "Siân Holroyd"
    library.form.accept()
    assert error(library.form, "Why it is left out").startswith("Say why")
    entry(library.form, "Why it is left out", GrowingText).setPlainText("Replaced in July")
    library.form.accept()
    assert library.item(first).parked == Parked("Replaced in July", "Siân Holroyd")
    assert library.told == "Evidence [1] is left out now."
    library.click("Take up again: the evidence")
    assert library.item(first).parked is None
    assert library.workspace.undo_label == "Take up evidence"


def test_removing_says_where_it_is_still_cited_and_can_be_undone(
    library: Library, first: str
) -> None:
    before = library.document
    library.press(Key.Key_Delete)
    assert first not in [item.id for item in library.document.evidence]
    assert library.told.startswith("Evidence [1] was removed. It is still cited in “")
    library.undo_by_banner()
    assert library.document == before
    assert library.page.table.current_id == first
    assert library.told == ""


def test_removing_what_nothing_cites_says_no_more(
    open_library: OpenLibrary, example: Document
) -> None:
    sections = tuple(msgspec.structs.replace(s, know=(), how=(), plan=()) for s in example.sections)
    judgements = tuple(
        msgspec.structs.replace(j, know=(), how=(), plan=()) for j in example.judgements
    )
    bare = msgspec.structs.replace(
        example, sections=sections, judgements=judgements, front=type(example.front)(), actions=()
    )
    library = open_library(bare)
    library.press(Key.Key_Delete)
    assert library.told == "Evidence [1] was removed."


def test_removing_the_last_item_still_offers_undo(
    open_library: OpenLibrary, example: Document
) -> None:
    one = msgspec.structs.replace(example, evidence=example.evidence[:1])
    library = open_library(one)
    library.press(Key.Key_Delete)
    assert "No evidence yet" in said(library.window)
    library.undo_by_banner()
    assert library.document == one


def test_an_empty_page_says_what_to_do_first(empty: Library) -> None:
    assert "No evidence yet" in said(empty.window)
    assert QApplication.focusWidget() is empty.page._first
    empty.press(Key.Key_Space)
    entry(empty.form, "Title", TextLine).setText("Case audit")
    empty.form.accept()
    assert empty.titles == ["Case audit"]


def test_a_pasted_path_begins_an_item_with_what_its_name_says(library: Library) -> None:
    QGuiApplication.clipboard().setText(r"S:\Quality\Case audit July 2026.docx")
    library.press(Key.Key_V, CTRL)
    assert entry(library.form, "Title", TextLine).text() == "Case audit July 2026"
    library.form.accept()
    added = library.document.evidence[-1]
    assert added.kept_at == r"S:\Quality\Case audit July 2026.docx"
    assert str(added.period_to) == "2026-07-31"


def test_what_is_pasted_on_an_empty_page_begins_the_first_item(empty: Library) -> None:
    QGuiApplication.clipboard().setText("https://northbridge.example/dip-sample-july-2026.pdf")
    empty.press(Key.Key_V, CTRL)
    assert entry(empty.form, "Title", TextLine).text() == "Dip sample july 2026"


def test_pasted_prose_begins_nothing_and_says_so(library: Library) -> None:
    QGuiApplication.clipboard().setText("Two lines\nof prose")
    library.press(Key.Key_V, CTRL)
    assert library.dialogs.forms == []
    assert library.told.startswith("What you copied is no file, link or title.")


def test_a_dropped_file_begins_an_item_and_is_not_opened(library: Library) -> None:
    assert library.drop("file:///gone/Dip%20sample%20June%202026.xlsx")
    assert entry(library.form, "Title", TextLine).text() == "Dip sample June 2026"


def test_several_dropped_files_are_added_at_once_as_one_step(library: Library) -> None:
    before = library.document
    assert library.drop("file:///a/One.pdf", "https://northbridge.gov.uk/two.pdf")
    assert [item.title for item in library.document.evidence[-2:]] == ["One", "Two"]
    assert [item.number for item in library.document.evidence[-2:]] == [76, 77]
    assert library.told == "2 items were added. Give each a type, and say what it shows."
    library.undo_by_banner()
    assert library.document == before


def test_a_dropped_self_evaluation_is_left_to_the_window(library: Library) -> None:
    assert not library.drop("file:///a/Northbridge.ilacs")


def test_the_menu_does_what_the_buttons_do(library: Library, first: str) -> None:
    menu = library.page.menu(first)
    texts = [action.text().replace("&", "") for action in menu.actions()]
    assert texts == [
        "Cite where you were writing",
        "Edit…",
        "Duplicate…",
        "Leave out…",
        "Remove",
        "Paste a file or link",
    ]
    keys = [text[text.index("&") + 1].casefold() for text in (a.text() for a in menu.actions())]
    assert len(set(keys)) == len(keys)
    menu.actions()[1].trigger()
    assert library.form.windowTitle() == "Evidence 1"
    menu.deleteLater()


def test_the_menu_key_opens_the_menu_of_the_item(library: Library) -> None:
    library.page.table.menu_wanted.emit(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_a_change_from_elsewhere_shows_when_the_page_is_seen_again(library: Library) -> None:
    library.page.hide()
    fewer = msgspec.structs.replace(library.document, evidence=library.document.evidence[1:])
    library.workspace.change("Remove evidence", fewer)
    assert len(library.titles) == len(fewer.evidence) + 1
    library.page.show()
    settle()
    assert library.titles == [item.title for item in fewer.evidence]


def test_undo_from_elsewhere_goes_to_the_item(library: Library) -> None:
    old = library.document
    last = msgspec.structs.replace(old.evidence[-1], title="Another")
    new = msgspec.structs.replace(old, evidence=(*old.evidence[:-1], last))
    library.workspace.change("Edit evidence", new)
    library.page.show_change(old, new)
    assert library.page.table.current_id == last.id


def test_where_it_is_kept_can_be_copied(library: Library, first: str) -> None:
    library.click("Copy where it is kept")
    assert QGuiApplication.clipboard().text() == library.item(first).kept_at


def test_long_words_can_break_and_say_the_same() -> None:
    path = r"S:\Quality_assurance\2026\Very-long-name-of-an-audit.docx"
    assert breakable(path).replace("\u200b", "") == path
    assert max(map(len, breakable(path + "x" * 80).split("\u200b"))) <= 22
    assert breakable("Short words stay") == "Short words stay"


def test_what_a_button_is_called_has_the_words_on_it(library: Library) -> None:
    library.choose(library.document.evidence[0].id)
    assert_named_as_seen(library.page)
