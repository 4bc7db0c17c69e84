"""The overview as a person meets it: figures that lead on, a table for the keyboard, no lag."""

import datetime as dt

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ilacs_desktop.checks.catalogue import CatalogueError
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Pack
from ilacs_desktop.document.words import total_words
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.overview.figures import overview
from ilacs_desktop.ui.pages.overview.matrix_model import STATE_LOOKS
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.work.checking import CheckBook
from tests.ui.pages.overview.at_overview import AtOverview, Open
from tests.ui.pages.overview.made import said, with_cycle, with_section
from tests.ui.walk import SCALES, WALKED, assert_accessible, assert_fits, settle


def test_it_says_when_how_long_how_far_and_what_to_fix(
    shown: AtOverview, example: Document
) -> None:
    names = shown.names()
    assert "25 days to go" in names
    assert f"{total_words(example):,} of 6,000 words" in names
    assert "22 of 27 sections ready" in names
    assert any(name.endswith("to fix") for name in names)
    assert "Due Friday 6 November 2026." in shown.text()
    assert "5 agreed, 17 to review, 5 being drafted, 2 left out." in shown.text()


@pytest.mark.parametrize(
    ("figure", "stage"),
    [("25 days to go", "overview/key_dates"), ("Practice: 24 of 74 items", "evidence")],
)
def test_a_figure_leads_to_its_page(
    shown: AtOverview, qtbot: QtBot, figure: str, stage: str
) -> None:
    with qtbot.waitSignal(shown.page.stage_wanted) as told:
        shown.click(figure)
    assert told.args == [stage]


def test_who_is_late_is_told_and_leads_to_the_team(
    shown: AtOverview, example: Document, qtbot: QtBot
) -> None:
    today = shown.workspace.today
    late = Pack("p1", "Priya Nair", (), "ilacs", today, due=today - dt.timedelta(days=2))
    shown.change(msgspec.structs.replace(example, packs=(late,)))
    shown.rest()
    with qtbot.waitSignal(shown.page.stage_wanted) as told:
        shown.click("Remind Priya Nair")
    assert told.args == ["team"]


def test_what_there_is_to_fix_leads_to_where_the_findings_are(
    shown: AtOverview, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(shown.page.stage_wanted) as told:
        shown.page._heads._fix.figure.click()
    assert told.args == ["review"]


def test_the_sections_lead_to_the_first_that_is_not_ready(shown: AtOverview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.page.part_wanted) as told:
        shown.click("22 of 27 sections ready")
    assert told.args == ["listening"]


def test_a_judgement_leads_to_its_text(shown: AtOverview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.page.part_wanted) as told:
        shown.click("Care leavers: go to its text")
    assert told.args == ["care_leavers"]


def test_a_step_leads_to_where_it_is_done(shown: AtOverview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.page.part_wanted) as told:
        shown.click("Finish 5 sections")
    assert told.args == ["listening"]


def test_arrows_move_in_the_table_and_enter_goes_to_the_answer(
    shown: AtOverview, qtbot: QtBot
) -> None:
    shown.at("leadership", 1)
    QTest.keyClick(shown.matrix, Qt.Key.Key_Right)
    QTest.keyClick(shown.matrix, Qt.Key.Key_Down)
    QTest.keyClick(shown.matrix, Qt.Key.Key_Down)
    with qtbot.waitSignal(shown.page.place_wanted) as told:
        QTest.keyClick(shown.matrix, Qt.Key.Key_Return)
    assert told.args == [Place("self_knowledge", "how")]


def test_an_answer_told_for_the_judgement_leads_there(shown: AtOverview, qtbot: QtBot) -> None:
    shown.at("multi_agency", 2)
    with qtbot.waitSignal(shown.page.place_wanted) as told:
        QTest.keyClick(shown.matrix, Qt.Key.Key_Space)
    assert told.args == [Place("impact_of_leaders", "how")]


def test_a_title_leads_to_its_section(shown: AtOverview, qtbot: QtBot) -> None:
    shown.at("workforce", 0)
    with qtbot.waitSignal(shown.page.part_wanted) as told:
        QTest.keyClick(shown.matrix, Qt.Key.Key_Enter)
    assert told.args == ["workforce"]


def test_a_click_goes_to_the_answer_too(shown: AtOverview, qtbot: QtBot) -> None:
    shown.at("workforce", 3)
    middle = shown.matrix.visualRect(shown.matrix.currentIndex()).center()
    with qtbot.waitSignal(shown.page.place_wanted) as told:
        QTest.mouseClick(shown.matrix.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert told.args == [Place("workforce", "plan")]


def test_the_table_is_as_high_as_its_titles_need(shown: AtOverview, example: Document) -> None:
    before = shown.matrix.heightForWidth(600)
    first = example.sections[0]
    longer = msgspec.structs.replace(first, title=20 * f"{first.title} ")
    shown.change(msgspec.structs.replace(example, sections=(longer, *example.sections[1:])))
    shown.rest()
    assert shown.matrix.heightForWidth(600) > before


def test_the_page_follows_the_current_cell(shown: AtOverview) -> None:
    shown.at("to_25", 2)
    cell = shown.matrix.focus_rect()
    bottom = shown.matrix.mapTo(shown.page, cell.bottomLeft()).y()
    assert cell.height() < 60
    assert 0 < bottom <= shown.page.height()


def test_a_listener_hears_section_question_and_state(shown: AtOverview) -> None:
    table = QAccessible.queryAccessibleInterface(shown.matrix)
    assert table.role() == QAccessible.Role.Table
    rows = [row.id for row in shown.matrix.cells.rows]

    def heard(section: str, column: int) -> str:
        cell = table.child((rows.index(section) + 1) * 5 + column + 1)  # after the headings
        return cell.text(QAccessible.Text.Name)

    assert table.child(3).text(QAccessible.Text.Name) == "How we know"
    assert heard("workforce", 0) == "Workforce and workload"
    assert heard("supervision", 2).startswith("Supervision and management oversight, How we know: ")
    assert heard("supervision", 2).endswith("short, 10 words")
    assert heard("multi_agency", 2).endswith("How we know: answered once for the judgement")
    assert heard("sufficiency", 1).endswith("What we know: the section is left out")


def test_a_question_left_to_a_silent_judgement_is_told_so(
    open_overview: Open, framework: Framework
) -> None:
    new = new_document(framework, "Northbridge Council", None)
    document = with_section(new, "workforce", know=said(60), how_for_judgement=True)
    at = open_overview(document)
    at.at("workforce", 2)
    told = at.matrix.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.endswith("How we know: left to the judgement, which does not answer it")


def test_an_empty_one_says_what_to_do_first_instead_of_zeros(
    empty: AtOverview, qtbot: QtBot
) -> None:
    assert not shown_figures(empty)
    with qtbot.waitSignal(empty.page.stage_wanted) as told:
        empty.click("Step 1: Set the date of the engagement meeting")
    assert told.args == ["set_up/set_up/details"]
    with qtbot.waitSignal(empty.page.stage_wanted) as told:
        empty.click("Step 2: Say who writes what")
    assert told.args == ["set_up/set_up/people"]
    with qtbot.waitSignal(empty.page.part_wanted) as part:
        empty.click("Step 3: Write the first section")
    assert part.args == ["leadership"]


def shown_figures(at: AtOverview) -> bool:
    return at.page._heads.isVisible() or at.page._body.isVisible()


def test_a_first_step_that_is_done_says_so(empty: AtOverview) -> None:
    document = empty.workspace.document
    empty.change(with_cycle(document, meeting=dt.date(2026, 12, 7)))
    empty.rest()
    assert "Step 1: Set the date of the engagement meeting, done" in empty.names()
    assert "Done" in empty.text()


def test_with_the_first_words_the_overview_takes_over(empty: AtOverview) -> None:
    empty.change(with_section(empty.workspace.document, "leadership", know=said(20)))
    empty.rest()
    assert shown_figures(empty)
    assert "Step 3: Write the first section" not in empty.names()


def test_it_follows_the_document_after_a_rest(shown: AtOverview) -> None:
    document = shown.workspace.document
    shown.change(msgspec.structs.replace(document, evidence=()))
    assert "74 items of evidence" in shown.names()
    shown.rest()
    assert "0 items of evidence" in shown.names()
    assert "Nothing is listed yet that shows how you know." in shown.text()


def test_while_it_is_not_seen_nothing_is_worked_out(shown: AtOverview) -> None:
    shown.page.hide()
    before = shown.page._generation
    shown.change(msgspec.structs.replace(shown.workspace.document, evidence=()))
    shown.checking.refresh()
    shown.checks.drain()
    assert not shown.page._resting.isActive()
    assert shown.page._generation == before
    shown.page.show()
    shown.drain()
    assert "0 items of evidence" in shown.names()


def test_it_does_not_wait_for_the_checks(open_overview: Open, example: Document) -> None:
    def damaged() -> CheckBook:
        raise CatalogueError("plans.toml", "", "it is damaged")

    at = open_overview(example, damaged)
    assert "25 days to go" in at.names()
    assert "checks could not run" in at.names()
    assert "The checks cannot be used. plans.toml" in at.text()


def test_the_checks_begin_when_the_page_shows_its_figures(
    shown: AtOverview, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown.page.hide()
    shown.page._heads.hide()
    seen: list[bool] = []
    monkeypatch.setattr(
        shown.checking, "refresh", lambda: seen.append(shown.page._heads.isVisible())
    )
    shown.page.show()
    settle()
    shown.drain()
    assert seen == [True]


def test_before_the_checks_have_run_it_says_so(shown: AtOverview, example: Document) -> None:
    early = overview(example, shown.workspace.framework, shown.workspace.today, None)
    shown.page._show(early)
    assert "checks are running" in shown.names()
    assert not any(name.endswith("to fix") for name in shown.names())


def test_what_there_is_to_fix_follows_the_checks(
    open_overview: Open, example: Document, book: CheckBook
) -> None:
    shown = open_overview(example, lambda: book)
    assert "0 things to fix" in shown.names()
    emptied = with_section(shown.workspace.document, "workforce", know=(), how=(), plan=())
    shown.change(emptied)
    shown.rest()
    found = shown.checking.latest
    assert found is not None
    assert found.to_fix > 0
    noun = "thing" if found.to_fix == 1 else "things"
    assert f"{found.to_fix} {noun} to fix" in shown.names()
    assert "Start “Workforce and workload”" in shown.text()


def test_an_older_result_never_replaces_a_newer(shown: AtOverview) -> None:
    now = shown.names()
    work = shown.workspace
    without = msgspec.structs.replace(work.document, evidence=())
    old = overview(without, work.framework, work.today, ())
    shown.page._on_done(shown.page._generation - 1, old)
    assert shown.names() == now
    shown.page._on_done(shown.page._generation, old)
    assert "0 items of evidence" in shown.names()


def test_a_fault_is_told_and_what_was_shown_stays(shown: AtOverview) -> None:
    shown.page._on_done(shown.page._generation, ValueError("the text of somebody's answer"))
    assert "the overview is not up to date" in shown.text()
    assert "somebody's answer" not in shown.text()
    assert "25 days to go" in shown.names()
    shown.rest()
    assert "Something went wrong" not in shown.text()


def test_the_current_cell_stays_when_a_section_is_added_above(shown: AtOverview) -> None:
    shown.at("workforce", 2)
    document = shown.workspace.document
    first, *rest = document.sections
    copy = msgspec.structs.replace(first, id="another")
    shown.change(msgspec.structs.replace(document, sections=(copy, first, *rest)))
    shown.rest()
    now = shown.matrix.currentIndex()
    assert (shown.matrix.cells.rows[now.row()].id, now.column()) == ("workforce", 2)


def test_a_judgement_that_goes_leaves_no_row_behind(shown: AtOverview) -> None:
    document = shown.workspace.document
    [first, *_] = document.judgements
    kept = tuple(part for part in document.sections if part.judgement == first.id)
    shown.change(msgspec.structs.replace(document, judgements=(first,), sections=kept))
    shown.rest()
    links = [name for name in shown.names() if name.endswith(": go to its text")]
    assert links == ["Before the judgements: go to its text", "Leaders: go to its text"]
    assert len(shown.matrix.cells.rows) == 1 + len(kept)


def test_it_can_be_used_without_sight_or_mouse(
    shown: AtOverview, empty: AtOverview, theme: Theme
) -> None:
    assert_accessible(shown.page, theme)
    shown.page.hide()
    assert_accessible(empty.page, theme)


@pytest.mark.parametrize("scale", WALKED)
def test_it_fits_a_small_screen_at_every_text_scale(
    shown: AtOverview, scale: float, theme: Theme
) -> None:
    theme.set_text_scale(scale)  # once for both
    assert_fits(shown.page, 1097, 480, scale, theme)
    assert_fits(shown.page, 1280, 540, scale, theme)


def test_from_large_text_and_back_it_lies_as_before(shown: AtOverview, theme: Theme) -> None:
    before = [card.geometry() for card in shown.page.findChildren(Card) if card.isVisible()]
    for scale in SCALES:
        theme.set_text_scale(scale)
        for width in (640, 1097, 1600):
            shown.page.resize(width, 600)
            settle()
    theme.set_text_scale(1.0)
    shown.page.resize(1280, 640)
    settle()
    after = [card.geometry() for card in shown.page.findChildren(Card) if card.isVisible()]
    assert after == before
    matrix = shown.matrix
    rows = sum(matrix.rowHeight(number) for number in range(len(matrix.cells.rows)))
    assert matrix.height() == rows + matrix.horizontalHeader().height()


def test_no_state_is_told_by_colour_alone() -> None:
    looks = STATE_LOOKS.values()
    assert len({look.word for look in looks}) == len(looks)
    assert len({look.symbol for look in looks}) == len(looks)
