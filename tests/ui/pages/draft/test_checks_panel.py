"""The checks beside the text: live, quiet, and a step from the words and from the mend."""

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from ilacs_desktop.document.body import Block, Citation, Text, block_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.language.assurance import CANNOT_FIND, NOTHING_FOUND
from ilacs_desktop.ui.pages.draft.side.checks import ChecksPanel
from ilacs_desktop.ui.pages.review.set_aside import SetAsideDialog
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from tests.ui.pages.draft.kit import Desk, button, entry, said
from tests.ui.slim import slim
from tests.ui.walk import assert_accessible, assert_fits, settle

OpenDraft = Callable[[Document], Desk]
FLAWED = (
    Block("f1", (Text("Managers sit on three comittees.", bold=True),)),
    Block("f2", (Text("The organization of teams changed in 2024-25."),)),
)


@pytest.fixture(scope="session")
def small(example: Document) -> Document:
    """Return the example with a few sections and no evidence that has to be told."""
    document = slim(example)
    kept = tuple(item for item in document.evidence if item.direction == "positive")
    return msgspec.structs.replace(document, evidence=kept)


@pytest.fixture
def place(small: Document) -> Place:
    """Return the place of the first answer in the first section."""
    return Place(small.sections[0].id, "know")


@pytest.fixture
def flawed(open_draft: OpenDraft, small: Document, place: Place) -> Desk:
    """Return a section with three slips, its checks in view."""
    desk = open_draft(with_body(small, place, FLAWED))
    desk.page.show_part(place.part)
    desk.page.side.show_panel("checks")
    desk.check()
    return desk


def panel(desk: Desk) -> ChecksPanel:
    return desk.page.side.checks


def titles(desk: Desk) -> list[str]:
    return [row.title for row in panel(desk).tree.rows]


def choose(desk: Desk, words: str) -> None:
    """Choose the finding that says these words, and wait for guesses."""
    (row,) = [row for row in panel(desk).tree.rows if words in row.title]
    panel(desk).choose(row.id)
    desk.suggest()


def text_of(desk: Desk, place: Place) -> list[str]:
    return [block_text(block) for block in body_at(desk.document, place)]


def test_findings_of_the_part_stand_under_what_they_ask_for(flawed: Desk) -> None:
    rows = panel(flawed).tree.rows
    headings = [row.title for row in rows if row.is_heading]
    assert headings == ["To fix", "To think about"]
    assert "“comittees” is not in the dictionary." in titles(flawed)
    first = next(row for row in rows if "comittees" in row.title)
    assert first.icon == "warning"
    assert [detail.label for detail in first.details] == [
        "What to do",
        "Why it matters",
        "Where the rule comes from",
    ]


def test_the_tab_counts_what_is_to_be_mended(flawed: Desk) -> None:
    to_fix = [row for row in panel(flawed).tree.rows if row.state == "To fix"]
    tabs = flawed.page.side.tabs
    assert tabs.accessibleTabName(1) == f"Checks, {len(to_fix)}"


def test_another_part_shows_its_own_findings(flawed: Desk) -> None:
    flawed.page.show_part(flawed.document.sections[1].id)
    settle()
    assert not any("comittees" in title for title in titles(flawed))


def test_new_findings_leave_the_keyboard_the_caret_and_the_view_alone(
    flawed: Desk, place: Place
) -> None:
    editor = flawed.open(place.part)
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    flawed.type(" It was a sucess.")
    caret, scrolled = editor.caret(), flawed.page.text.verticalScrollBar().value()
    flawed.check()
    assert any("sucess" in title for title in titles(flawed))
    assert editor.hasFocus()
    assert editor.caret() == caret
    assert flawed.page.text.verticalScrollBar().value() == scrolled


def test_the_chosen_finding_stays_chosen_when_others_come(flawed: Desk, place: Place) -> None:
    choose(flawed, "organization")
    chosen = panel(flawed).current_id
    flawed.open(place.part)
    QTest.keyClick(flawed.editor(), Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    flawed.type("Good organization. ")
    flawed.type("A sucess. ")
    flawed.check()
    assert panel(flawed).current_id == chosen


def test_go_to_the_words_selects_them_with_the_keyboard_there(flawed: Desk) -> None:
    choose(flawed, "organization")
    button(panel(flawed), "Go to the words").click()
    assert flawed.editor().hasFocus()
    assert flawed.editor().textCursor().selectedText() == "organization"


def test_words_are_found_after_text_before_them_was_written(flawed: Desk, place: Place) -> None:
    flawed.open(place.part)
    QTest.keyClick(flawed.editor(), Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    flawed.type("Now ")
    choose(flawed, "comittees")
    button(panel(flawed), "Go to the words").click()
    assert flawed.editor().textCursor().selectedText() == "comittees"


def test_a_known_word_is_written_as_one_step_with_its_looks(flawed: Desk, place: Place) -> None:
    choose(flawed, "comittees")
    button(panel(flawed), "Write “committees”").click()
    assert body_at(flawed.document, place)[0].runs == (
        Text("Managers sit on three committees.", bold=True),
    )
    flawed.workspace.undo()
    assert body_at(flawed.document, place) == FLAWED


def test_mending_moves_neither_caret_nor_keyboard_out_of_the_panel(
    flawed: Desk, place: Place
) -> None:
    flawed.editor().restore_caret("f2", 3)
    panel(flawed).take_keyboard()
    choose(flawed, "organization")
    mend = button(panel(flawed), "Write “organisation”")
    mend.setFocus()
    mend.click()
    flawed.check()
    assert text_of(flawed, place)[1] == "The organisation of teams changed in 2024-25."
    assert flawed.editor().caret() == ("f2", 3)
    assert panel(flawed).isAncestorOf(QApplication.focusWidget())


def test_the_keyboard_stays_in_the_panel_when_the_last_finding_is_mended(
    open_draft: OpenDraft, example: Document
) -> None:
    desk = open_draft(example)
    desk.page.show_part("supervision")
    desk.page.side.show_panel("checks")
    desk.editor(1).insertPlainText("A sucess. ")
    desk.check()
    choose(desk, "sucess")
    mend = button(panel(desk), "Write “success”")
    mend.setFocus()
    mend.click()
    desk.check()
    assert NOTHING_FOUND in said(panel(desk))
    assert panel(desk).isAncestorOf(desk.window.focusWidget())


def test_house_style_is_mended_as_the_check_says(flawed: Desk, place: Place) -> None:
    choose(flawed, "2024-25")
    button(panel(flawed), "Write “2024 to 2025”").click()
    assert text_of(flawed, place)[1].endswith("changed in 2024 to 2025.")


def test_a_word_goes_into_the_dictionary_in_one_step(flawed: Desk) -> None:
    choose(flawed, "comittees")
    button(panel(flawed), "Add to the dictionary").click()
    assert flawed.document.word_list[-1] == "comittees"
    flawed.check()
    assert not any("comittees" in title for title in titles(flawed))
    flawed.workspace.undo()
    assert "comittees" not in flawed.document.word_list


def test_a_finding_is_set_aside_with_reason_and_name_and_can_be_undone(flawed: Desk) -> None:
    choose(flawed, "comittees")
    button(panel(flawed), "Set aside…").click()
    form = flawed.form
    assert isinstance(form, SetAsideDialog)
    entry(form, "Why it can stand", GrowingText).setPlainText("It is a name")
    form.accept()
    flawed.check()
    assert flawed.document.set_asides[-1].reason == "It is a name"
    assert not any("comittees" in title for title in titles(flawed))
    button(flawed.window, "Undo").click()
    assert not flawed.document.set_asides
    assert flawed.window.focusWidget() is flawed.editor()


def test_a_weakness_cited_outside_is_marked_as_an_area_for_improvement(
    open_draft: OpenDraft, small: Document, place: Place
) -> None:
    weak = msgspec.structs.replace(
        small.evidence[0], id="ev-weak", number=901, direction="negative", parked=None
    )
    body = (Block("w1", (Text("Visits are late "), Citation("ev-weak"), Text("."))),)
    document = msgspec.structs.replace(small, evidence=(*small.evidence, weak))
    desk = open_draft(with_body(document, place, body))
    desk.page.show_part(place.part)
    desk.page.side.show_panel("checks")
    desk.check()
    choose(desk, "not in an area for improvement")
    assert button(panel(desk), "Open the evidence…").isEnabled()
    button(panel(desk), "Mark as area for improvement").click()
    assert body_at(desk.document, place)[0].stance == "improvement"


def test_what_must_be_mended_cannot_be_set_aside(
    open_draft: OpenDraft, framework: Framework
) -> None:
    desk = open_draft(new_document(framework, "Northbridge Council", None))
    desk.page.show_part(desk.document.judgements[0].id)
    desk.page.side.show_panel("checks")
    desk.check()
    choose(desk, "Nothing is written")
    assert titles(desk)[0] == "Holds back the final copy"
    assert not button(panel(desk), "Set aside…").isEnabled()


def test_a_part_without_findings_says_what_was_looked_for_and_what_is_out_of_sight(
    open_draft: OpenDraft, example: Document
) -> None:
    desk = open_draft(example)
    desk.page.show_part("supervision")
    desk.page.side.show_panel("checks")
    assert "The checks are running…" in said(panel(desk))
    desk.check()
    assert NOTHING_FOUND in said(panel(desk))
    assert any(CANNOT_FIND[0] in words for words in said(panel(desk)))


def test_f7_goes_from_finding_to_finding_and_round(flawed: Desk) -> None:
    editor = flawed.open(flawed.page.text.part)
    QTest.keyClick(editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    seen = []
    for _ in range(4):
        QTest.keyClick(flawed.window.focusWidget(), Qt.Key.Key_F7)
        seen.append(editor.textCursor().selectedText())
    assert seen == ["comittees", "organization", "2024-25", "comittees"]
    QTest.keyClick(editor, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert editor.textCursor().selectedText() == "2024-25"


def test_the_menu_at_a_word_opens_at_once_and_fills_in(flawed: Desk, place: Place) -> None:
    editor = flawed.open(place.part)
    editor.restore_caret("f1", 25)
    QTest.keyClick(editor, Qt.Key.Key_Home)
    QTest.keyClick(flawed.editor(), Qt.Key.Key_F7)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard,
        editor.cursorRect().center(),
        editor.mapToGlobal(editor.pos()),
    )
    QApplication.sendEvent(editor, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [action.text() for action in menu.actions() if action.isVisible()]
    assert names[0] == "Looking for suggestions…"
    flawed.suggest()
    names = [action.text() for action in menu.actions() if action.isVisible()]
    assert names[0] == "committees"
    assert "Add to the dictionary" in names
    menu.actions()[0].trigger()
    menu.close()
    assert text_of(flawed, place)[0] == "Managers sit on three committees."


@pytest.mark.parametrize(
    ("size", "scale"),
    [
        pytest.param((1280, 680), 1.0, marks=pytest.mark.long),
        pytest.param((1280, 680), 1.5, marks=pytest.mark.long),
        ((1280, 680), 2.0),
        ((1097, 617), 1.5),
    ],
)
def test_the_panel_fits(flawed: Desk, theme: Theme, scale: float, size: tuple[int, int]) -> None:
    flawed.page.panes.show_side("right", shown=True)
    choose(flawed, "comittees")
    assert_fits(flawed.window, *size, scale, theme)


@pytest.mark.parametrize("chosen", [True, False])
def test_the_panel_is_accessible(flawed: Desk, theme: Theme, chosen: bool) -> None:
    if chosen:
        choose(flawed, "comittees")
    assert_accessible(flawed.window, theme)


def test_last_years_text_is_confirmed_by_the_paragraph_or_by_the_answer(
    open_draft: OpenDraft, small: Document, place: Place
) -> None:
    old = tuple(
        Block(f"o{n}", (Text(f"Visits are on time in team {n}."),), origin="last_year")
        for n in range(3)
    )
    desk = open_draft(with_body(small, place, old))
    desk.page.show_part(place.part)
    desk.page.side.show_panel("checks")
    desk.check()
    choose(desk, "3 paragraphs from last year not confirmed yet")
    button(panel(desk), "Confirm this paragraph").click()
    assert [block.origin for block in body_at(desk.document, place)] == [
        "",
        "last_year",
        "last_year",
    ]
    desk.check()
    choose(desk, "2 paragraphs from last year not confirmed yet")
    button(panel(desk), "Confirm all 2 of this answer").click()
    assert not any(block.origin for block in body_at(desk.document, place))
    assert desk.workspace.undo_label == "Confirm last year’s text"
