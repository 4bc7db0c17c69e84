"""Finding in the whole self-evaluation: keys, the list of results, and where they lead."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.edits import with_record
from ilacs_desktop.document.find import InRecord
from ilacs_desktop.document.places import Place, with_body
from ilacs_desktop.document.records import Parked
from ilacs_desktop.ui.pages.draft.page import DraftPage
from ilacs_desktop.ui.pages.records.page import RecordsPage
from ilacs_desktop.ui.shell.find import panel
from ilacs_desktop.ui.shell.inputs_in_use import LastField
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.shell.find.conftest import CTRL, SHIFT, SUMMARY, Seeker
from tests.ui.walk import SCALES, assert_accessible, assert_fits, settle

Key = Qt.Key


def test_ctrl_f_opens_the_panel_and_typing_lists_what_is_found(seeker: Seeker) -> None:
    seeker.press(Key.Key_F, CTRL)
    assert QApplication.focusWidget() is seeker.panel.box
    QTest.keyClicks(seeker.panel.box, "zebra")
    seeker.panel.box._on_rest()
    assert seeker.count == "Nothing found"
    seeker.write("A zebra. And another Zebra, in 2026.")
    seeker.search._on_rest()
    assert seeker.count == "2 results in 1 answer"
    assert seeker.shown[0] == "Summary"
    assert "another Zebra, in" in seeker.shown[2]


def test_nothing_found_says_what_to_try(seeker: Seeker) -> None:
    seeker.seek("zebra")
    told = seeker.panel._nothing.text()
    assert "“zebra” is not in the text" in told
    assert "type fewer letters" in told


def test_before_anything_is_typed_it_says_where_will_be_looked(seeker: Seeker) -> None:
    seeker.seek("")
    assert "in all answers, and in the evidence" in seeker.panel._nothing.text()
    seeker.panel.is_of_pack = True
    seeker.seek("z")
    seeker.seek("")
    assert "the answers that you were asked for" in seeker.panel._nothing.text()
    seeker.panel.is_of_pack = False


def test_the_box_that_is_ticked_is_named_where_nothing_is_found(seeker: Seeker) -> None:
    seeker.seek("zebra")
    seeker.panel._whole.click()
    assert "“Whole words only” is ticked" in seeker.panel._nothing.text()


def test_enter_goes_from_result_to_result_and_the_keyboard_stays(seeker: Seeker) -> None:
    seeker.write("One zebra, two Zebras.")
    seeker.seek("zebra")
    seeker.press(Key.Key_Return)
    assert (seeker.selected, seeker.count) == ("zebra", "1 of 2 results in 1 answer")
    seeker.press(Key.Key_Return)
    assert (seeker.selected, seeker.count) == ("Zebra", "2 of 2 results in 1 answer")
    seeker.press(Key.Key_Return)
    assert seeker.selected == "zebra"
    seeker.press(Key.Key_Return, SHIFT)
    assert seeker.selected == "Zebra"
    assert QApplication.focusWidget() is seeker.panel.box


def test_f3_in_the_text_goes_on_from_the_caret_there(seeker: Seeker) -> None:
    seeker.write("One zebra, two zebra, three zebra.")
    seeker.seek("zebra")
    editor = seeker.draft.text.editor
    assert editor is not None
    editor.setFocus()
    editor.restore_caret("only", 12)
    seeker.press(Key.Key_F3)
    assert QApplication.focusWidget() is editor
    assert editor.selection()[0].at == 15
    editor.restore_caret("only", 0)
    seeker.press(Key.Key_F3)
    assert editor.selection()[0].at == 4
    editor.restore_caret("only", 27)
    seeker.press(Key.Key_F3, SHIFT)
    assert editor.selection()[0].at == 15


def test_what_is_found_is_in_view_though_the_keyboard_stays(seeker: Seeker) -> None:
    section = seeker.document.sections[-1]
    blocks = tuple(Block(f"b{n}", (Text("One line. " * 20),)) for n in range(20))
    body = (*blocks, Block("last", (Text("A zebra."),)))
    document = with_body(seeker.document, Place(section.id, "know"), body)
    seeker.running.workspace.change("Write", document)
    seeker.seek("zebra")
    seeker.press(Key.Key_Return)
    pane, editor = seeker.draft.text, seeker.draft.text.editor
    assert editor is not None
    assert editor.textCursor().selectedText() == "zebra"
    at = editor.viewport().mapTo(pane.viewport(), editor.cursorRect().center())
    assert pane.viewport().rect().contains(at)


def test_a_row_of_the_list_leads_to_the_very_words(seeker: Seeker) -> None:
    seeker.write("One 🙂 zebra.")
    seeker.seek("zebra")
    seeker.press(Key.Key_Down)
    assert QApplication.focusWidget() is seeker.panel.results
    seeker.press(Key.Key_Return)
    assert seeker.selected == "zebra"
    assert QApplication.focusWidget() is seeker.draft.text.editor
    assert seeker.panel.isVisible()


def test_what_is_selected_becomes_what_is_sought(seeker: Seeker) -> None:
    seeker.write("One zebra, two zebra.")
    editor = seeker.draft.text.editor
    assert editor is not None
    editor.setFocus()
    editor.select_words("only", 4, 9)
    seeker.press(Key.Key_F, CTRL)
    assert seeker.panel.what == "zebra"
    assert seeker.count == "2 results in 1 answer"


def test_escape_closes_and_the_keyboard_goes_back(seeker: Seeker) -> None:
    editor = seeker.draft.text.editor
    assert editor is not None
    editor.setFocus()
    seeker.seek("care leavers")
    seeker.press(Key.Key_Escape)
    assert not seeker.panel.isVisible()
    assert QApplication.focusWidget() is editor


def test_typing_elsewhere_brings_the_list_up_to_date_after_a_pause(seeker: Seeker) -> None:
    seeker.write("One zebra.")
    seeker.seek("zebra")
    seeker.write("No animals.")
    assert seeker.search._resting.isActive()
    seeker.search._on_rest()
    assert seeker.count == "Nothing found"


def test_a_row_that_is_out_of_date_leads_nowhere_wrong(seeker: Seeker) -> None:
    seeker.write("One zebra.")
    seeker.seek("zebra")
    seeker.write("An animal. One zebra.")
    seeker.panel.taken.emit(0)
    assert "has changed" in seeker.panel.banner._text.text()


@pytest.mark.parametrize(
    ("listed", "field", "tab"),
    [
        ("evidence", "title", "evidence"),
        pytest.param("actions", "what", "actions", marks=pytest.mark.long),
        pytest.param("prior_points", "text", "progress", marks=pytest.mark.long),
        pytest.param("indicators", "name", "figures", marks=pytest.mark.long),
    ],
)
def test_a_record_is_led_to_on_its_page(seeker: Seeker, listed: str, field: str, tab: str) -> None:
    record = getattr(seeker.document, listed)[-1]
    seeker.seek(getattr(record, field))
    spots = [one.spot for one in seeker.search.matches]
    seeker.panel.taken.emit(spots.index(InRecord(listed, record.id, field)))
    settle()
    place = seeker.running.inside.workbench.ways.page_in_view
    assert place is not None
    assert place.tab == tab  # type: ignore[attr-defined]
    page = place.page(tab)  # type: ignore[attr-defined]
    assert isinstance(page, RecordsPage)
    assert page.table.current_id == record.id
    assert page.table.hasFocus()


def test_a_comment_is_led_to_beside_its_text(seeker: Seeker) -> None:
    comment = seeker.document.comments[0]
    seeker.seek(comment.text[:40])
    seeker.press(Key.Key_Return)
    assert isinstance(seeker.running.inside.workbench.ways.page_in_view, DraftPage)
    assert seeker.draft.text.part == comment.part
    assert seeker.draft.side.comments.isVisible()
    assert QApplication.focusWidget() is seeker.panel.box
    seeker.panel.taken.emit(0)
    assert seeker.draft.side.comments.isAncestorOf(QApplication.focusWidget())


def test_a_record_that_a_view_hides_is_shown_and_that_is_told(seeker: Seeker) -> None:
    point = msgspec.structs.replace(
        seeker.document.prior_points[0], response="Zebra", parked=Parked("Not ours", "Jo")
    )
    seeker.running.workspace.change("Leave out", with_record(seeker.document, point))
    seeker.running.inside.workbench.ways.go_to_stage("plan/progress")
    page = seeker.running.inside.workbench.ways.page_in_view.page("progress")  # type: ignore[union-attr]
    page.filter.set_view("no_response")
    page.refresh()
    seeker.seek("zebra")
    seeker.panel.taken.emit(0)
    assert page.table.current_id == point.id
    assert page.view == ""
    assert page.banner.isVisible()


def test_the_list_for_other_words_is_seen_from_its_beginning(seeker: Seeker) -> None:
    seeker.write("zebra " * 80 + "lion " * 80)
    seeker.seek("zebra")
    seeker.press(Key.Key_Return, SHIFT)
    bar = seeker.panel.results.verticalScrollBar()
    assert bar.value() > 0
    seeker.seek("lion")
    assert bar.value() == 0


def test_the_keyboard_does_not_go_with_the_results_it_was_on(seeker: Seeker) -> None:
    seeker.write("One zebra.")
    seeker.seek("zebra")
    seeker.press(Key.Key_Down)
    seeker.write("No animals.")
    seeker.search._on_rest()
    assert QApplication.focusWidget() is seeker.panel.box


def test_on_a_page_with_a_list_ctrl_f_is_its_filter_and_then_the_whole(seeker: Seeker) -> None:
    seeker.running.inside.workbench.ways.go_to_stage("evidence/evidence")
    seeker.press(Key.Key_F, CTRL)
    page = seeker.running.inside.workbench.ways.page_in_view.page("evidence")  # type: ignore[union-attr]
    assert QApplication.focusWidget() is page.filter.search
    seeker.press(Key.Key_F, CTRL)
    assert QApplication.focusWidget() is seeker.panel.box


def test_the_count_is_said_when_typing_has_rested(
    seeker: Seeker, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(panel, "announce", lambda _, text: said.append(text))
    monkeypatch.setattr(panel, "_UNTIL_SAID", 1_000_000)
    seeker.write("One zebra.")
    seeker.seek("zebra")
    assert said == []
    assert seeker.panel._saying.isActive()
    seeker.panel._saying.timeout.emit()
    assert said == ["1 result in 1 answer"]
    seeker.panel.box.clear()
    seeker.panel.show_results((), "", "", 0)
    assert not seeker.panel._saying.isActive()


def test_opening_it_again_leaves_nothing_behind(seeker: Seeker) -> None:
    pages = seeker.running.inside.workbench.room.pages
    seeker.seek("care leavers")
    begun = len(pages.findChildren(LastField))
    for _ in range(3):
        seeker.press(Key.Key_Escape)
        seeker.seek("care leavers")
    assert len(pages.findChildren(LastField)) == begun


def test_f3_without_words_asks_for_them(seeker: Seeker) -> None:
    seeker.press(Key.Key_F3)
    assert QApplication.focusWidget() is seeker.panel.box


def test_what_is_closed_is_searched_no_more(seeker: Seeker) -> None:
    seeker.seek("care leavers")
    seeker.search.follow(None)
    assert seeker.search.matches == ()
    seeker.search.look()
    assert seeker.search.matches == ()
    assert seeker.panel.results.rows == ()
    seeker.search.follow(seeker.running.workspace)


def test_f6_reaches_the_panel(seeker: Seeker) -> None:
    seeker.seek("care leavers")
    seeker.running.inside.workbench.ways.go_to_place(SUMMARY)
    for _ in range(6):
        if seeker.panel.isAncestorOf(QApplication.focusWidget()):
            break
        seeker.press(Key.Key_F6)
    assert seeker.panel.isAncestorOf(QApplication.focusWidget())


@pytest.mark.long  # the window with the panel is walked in tests/ui/test_access.py
def test_the_panel_can_be_used_without_sight_or_mouse(seeker: Seeker, theme: Theme) -> None:
    seeker.replace("care leavers", "young people")
    assert_accessible(seeker.running.window, theme)
    seeker.seek("zebra")
    assert_accessible(seeker.running.window, theme)


@pytest.mark.long
@pytest.mark.parametrize("scale", SCALES)
def test_the_panel_fits_a_small_screen(seeker: Seeker, theme: Theme, scale: float) -> None:
    seeker.replace("care leavers", "young people")
    seeker.running.preferences.change(text_scale=scale)
    assert_fits(seeker.running.window, 1097, 617, scale, theme)
    assert_fits(seeker.running.window, 1280, 680, scale, theme)
    seeker.running.preferences.change(text_scale=SCALES[0])


def test_where_there_is_little_width_the_panel_stands_over_the_page(seeker: Seeker) -> None:
    seeker.seek("care leavers")
    room = seeker.running.inside.workbench.room
    assert room.orientation() == Qt.Orientation.Horizontal
    seeker.running.window.resize(800, 680)
    settle()
    assert room.orientation() == Qt.Orientation.Vertical
    assert seeker.panel.results.x() > seeker.panel.box.x() + seeker.panel.box.width() // 2
