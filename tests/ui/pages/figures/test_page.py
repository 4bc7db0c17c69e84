"""The page of figures: the table, its views, the details, and what can be done with a figure."""

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ilacs_desktop.assets import resources
from ilacs_desktop.checks.catalogue import load_catalogue
from ilacs_desktop.checks.indicators import limits_of
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Reading
from ilacs_desktop.document.session import Caret
from ilacs_desktop.ui.pages.figures.limits import load_limits
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.inputs import TextLine
from tests.checks.kit import with_record
from tests.ui.pages.draft.kit import entry, error, said
from tests.ui.pages.figures.conftest import OpenFigures
from tests.ui.pages.figures.kit import Figures
from tests.ui.walk import settle

OUT, SMALL, SHARE = "in-section-47", "in-eet-17-18", "in-re-referral"


@pytest.fixture
def mixed(open_figures: OpenFigures, example: Document) -> Figures:
    """Return the example with one figure of each kind that a view is for."""
    document = with_record(example, "indicators", OUT, explanation="Many.")
    document = with_record(document, "indicators", SMALL, base=14)
    document = with_record(document, "indicators", "in-turnover", period="")
    return open_figures(with_record(document, "indicators", SHARE, carried="2025 to 2026"))


def shown(figures: Figures, view: str) -> set[str]:
    figures.view(view)
    model = figures.page.table._lines
    return {row.id for n in range(model.rowCount()) if (row := model.row_at(n)) is not None}


def test_the_views_show_what_they_say(mixed: Figures) -> None:
    assert shown(mixed, "unexplained") == {OUT}
    assert shown(mixed, "held") == {SMALL}
    assert shown(mixed, "incomplete") == {"in-turnover"}
    assert shown(mixed, "carried") == {SHARE}
    assert OUT in shown(mixed, "out")
    assert "in-health-assessment" in shown(mixed, "worse")
    assert len(shown(mixed, "")) == len(mixed.document.indicators)
    mixed.view("held")
    assert f"1 of {len(mixed.document.indicators)} figures" in said(mixed.window)


def test_the_first_are_those_that_stand_out_and_a_sentence_counts_them(mixed: Figures) -> None:
    model = mixed.page.table.model()
    column = [c.id for c in mixed.page.table.columns].index("stands_out")
    words = [model.index(n, column).data() for n in range(model.rowCount())]
    order = ["Ours is worse", "Ours differs", "Ours is better", "No"]
    assert words == sorted(words, key=order.index)
    told = f"9 of {len(words)} stand out. 1 is not explained yet. 1 is held back from print."
    assert told in said(mixed.window)


def test_the_details_say_why_it_stands_out_and_all_its_values(mixed: Figures) -> None:
    mixed.choose(OUT)
    assert "Ours is far from statistical neighbours (214.6 per 10,000)." in said(mixed.window)
    assert "Why it stands out" in said(mixed.page.details)
    table = mixed.page.details.table
    cells = [[table.item(n, c).text() for c in range(3)] for n in range(table.rowCount())]
    assert cells == [
        ["This year", "244.8", ""],
        ["The year before", "221", "higher"],
        ["Statistical neighbours", "214.6", "higher"],
        ["England", "183", "higher"],
    ]
    assert "All values, per 10,000" in said(mixed.window)


def test_the_limits_are_those_of_the_checks() -> None:
    folder = resources() / "checks"
    assert load_limits(folder) == limits_of(load_catalogue(folder))


def test_units_stand_beside_every_value_and_a_word_says_whose_is_worse(figures: Figures) -> None:
    figures.choose("in-health-assessment")
    item = figures.item("in-health-assessment")
    assert item.unit == "%"
    row = next(r for r in figures.page.table._rows if r.id == item.id)
    told = {
        column.id: cell.text
        for column, cell in zip(figures.page.table.columns, row.cells, strict=True)
    }
    assert told["previous"] == f"{item.previous:g}%, ours is worse"
    assert told["value"] == f"{item.value:g}%"


def test_a_form_keeps_what_came_in_meanwhile(figures: Figures) -> None:
    figures.choose(SHARE)
    figures.click("Edit the figure")
    others = with_record(figures.document, "indicators", SHARE, source="The DfE, 2026")
    figures.workspace.change("Bring in", others)
    entry(figures.form, "Unit", TextLine).setText("% of all")
    figures.form.accept()
    settle()
    assert (figures.item(SHARE).unit, figures.item(SHARE).source) == ("% of all", "The DfE, 2026")


def test_earlier_readings_stand_in_the_table_once(figures: Figures) -> None:
    figures.choose(SHARE)
    table = figures.page.details.table
    rows = {table.item(n, 0).text(): table.item(n, 1).text() for n in range(table.rowCount())}
    assert rows["2024"] == "27.6%"
    assert rows["2025, neighbours"] == "23%"
    assert "2025" not in rows
    assert rows["Rank in England"] == "68th of 153"


def test_values_are_copied_as_a_spreadsheet_takes_them(figures: Figures) -> None:
    figures.choose(OUT)
    table = figures.page.details.table
    table.setFocus()
    table.selectAll()
    QTest.keySequence(table, QKeySequence(QKeySequence.StandardKey.Copy))
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[:2] == ["This year\t244.8\t", "The year before\t221\thigher"]


def test_where_the_text_gives_it_leads_to_the_words(figures: Figures, qtbot: QtBot) -> None:
    figures.choose(OUT)
    links = figures.page.details._told._links
    assert links
    with qtbot.waitSignal(figures.page.place_wanted) as wanted:
        figures.page.details._told._rows[0][0].click()
    caret = wanted.args[0]
    assert isinstance(caret, Caret)
    assert caret == links[0].to


def test_a_figure_held_back_says_so_and_still_shows_its_value(mixed: Figures) -> None:
    mixed.choose(SMALL)
    texts = said(mixed.window)
    assert "It is a percentage of 14: fewer than 20." in texts
    assert "Held back" in texts
    assert mixed.page.details.table.item(0, 1).text() == "64%"


def test_last_years_figure_is_confirmed_and_undone(mixed: Figures) -> None:
    mixed.choose(SHARE)
    mixed.click("Still holds this year: confirm it")
    assert mixed.item(SHARE).carried == ""
    mixed.page.banner._link.click()
    settle()
    assert mixed.item(SHARE).carried == "2025 to 2026"


def test_a_figure_is_added_by_its_form(no_figures: Figures) -> None:
    no_figures.click("Add the first figure")
    form = no_figures.form
    entry(form, "Name", TextLine).setText("Visits")
    entry(form, "Rank in England", QLineEdit).setText("160")
    entry(form, "Out of", QLineEdit).setText("153")
    entry(form, "Earlier readings", GrowingText).setPlainText("no colon")
    form.accept()
    assert error(form, "Rank in England").startswith("The rank is beyond")
    assert "is not a reading" in error(form, "Earlier readings")
    entry(form, "Rank in England", QLineEdit).setText("16")
    entry(form, "Earlier readings", GrowingText).setPlainText("2024/25: 31")
    form.accept()
    settle()
    (one,) = no_figures.document.indicators
    assert (one.name, one.rank, one.rank_of) == ("Visits", 16, 153)
    assert one.earlier == (Reading("2024/25", 31),)
    assert no_figures.names == ["Visits"]


def test_editing_keeps_what_the_form_does_not_show(figures: Figures) -> None:
    before = figures.item(SHARE)
    figures.choose(SHARE)
    figures.click("Edit the figure")
    entry(figures.form, "Value", QLineEdit).setText("21.9")
    figures.form.accept()
    settle()
    assert figures.item(SHARE).value == 21.9
    assert figures.item(SHARE).earlier == before.earlier
    assert figures.page.table.current_id == SHARE


def test_a_copy_is_a_new_figure_of_this_year(mixed: Figures) -> None:
    mixed.choose(SHARE)
    mixed.click("Duplicate the figure")
    mixed.form.accept()
    settle()
    new = mixed.document.indicators[-1]
    assert (new.name, new.carried) == (mixed.item(SHARE).name, "")
    assert new.id != SHARE


def test_removing_can_be_taken_back(figures: Figures) -> None:
    figures.choose(SHARE)
    figures.click("Remove the figure")
    assert SHARE not in {one.id for one in figures.document.indicators}
    assert figures.told.startswith("The figure “Re-referrals within 12 months” was removed.")
    figures.page.banner._link.click()
    settle()
    assert figures.page.table.current_id == SHARE


def test_a_change_of_the_text_finds_new_places(figures: Figures) -> None:
    figures.choose(OUT)
    assert figures.page.details._told._links
    workspace = figures.workspace
    without = with_record(workspace.document, "indicators", OUT, value=244.9)
    workspace.change("Edit figure", without)
    settle()
    assert figures.page.details._told._links == ()
