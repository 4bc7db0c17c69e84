"""Figures in from spreadsheets, with headings that are remembered, and out as one."""

from ilacs_desktop.document.records import Reading
from ilacs_desktop.settings import load_settings
from ilacs_desktop.tables.sheet import read_sheet
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.pages.figures.bring_in import FiguresForm
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from tests.ui.pages.draft.kit import button, entry, said
from tests.ui.pages.figures.kit import Figures
from tests.ui.walk import settle

ODD = "Thing,Ours now,Others\nVisits in 10 days,91,88\n"


def of(form: FormDialog) -> FiguresForm:
    assert isinstance(form, FiguresForm)
    return form


def say(figures: Figures, form: FormDialog, heading: str, title: str) -> None:
    choice = entry(form, f"“{heading}” in the file", Choice)
    choice.set_value(title)
    choice.chosen.emit(title)
    figures.lane.drain()
    settle()


def test_the_first_rows_show_what_is_in_the_file(figures: Figures) -> None:
    form = figures.bring_in("Indicator,SN\nVisits,c\n")
    first = entry(form, "The first rows of the file", GrowingText)
    assert first.toPlainText() == "Row 2. Indicator: Visits; SN: c"
    without = entry(form, "Cells without a figure", GrowingText).toPlainText()
    assert "Statistical neighbours: “c” is not a figure" in without


def test_headings_that_nobody_knows_are_said_once_and_remembered(figures: Figures) -> None:
    form = figures.bring_in(ODD)
    for heading, title in (("Thing", "Name"), ("Ours now", "Value"), ("Others", "England")):
        say(figures, form, heading, title)
    form.accept()
    settle()
    one = figures.document.indicators[-1]
    assert (one.name, one.value, one.england) == ("Visits in 10 days", 91, 88)
    (kept,) = load_settings(figures.preferences.path).mappings
    assert kept.taken == {"Thing": "Name", "Ours now": "Value", "Others": "England"}
    again = figures.bring_in(ODD.replace("91", "92"))
    assert any(text.startswith("Columns taken: Name, Value, England") for text in said(again))
    assert button(again, "Say which column is which, hidden").isVisible()


def test_what_was_said_of_other_files_is_not_taken_for_these(figures: Figures) -> None:
    form = figures.bring_in("Indicator,Ours now\nVisits,91\n")
    say(figures, form, "Ours now", "Value")
    form.accept()
    settle()
    other = figures.bring_in("Indicator,Ours now,More\nCalls,3,4\n")
    assert of(other)._mapping == {}


def test_next_years_file_with_the_same_columns_is_not_asked_about_again(figures: Figures) -> None:
    form = figures.bring_in("Thing,Ours 2024-25,Ours 2025-26\nVisits,88,91\n")
    say(figures, form, "Thing", "Name")
    say(figures, form, "Ours 2025-26", "Value")
    form.accept()
    settle()
    newer = figures.bring_in("Thing,Ours 2025-26,Ours 2026-27\nVisits,91,94\n")
    assert of(newer)._mapping == {"Thing": "Name", "Ours 2026-27": "Value"}


def test_newer_figures_keep_the_old_ones_unless_the_person_says_no(figures: Figures) -> None:
    old = next(one for one in figures.document.indicators if one.id == "in-turnover")
    text = f"Indicator,Latest,Period\n{old.name},12,2027\n"
    form = of(figures.bring_in(text))
    assert form._newer.isVisible()
    assert form._newer.isChecked()
    assert not form._parts.isVisible()
    form._newer.setChecked(False)
    figures.lane.drain()
    assert form._plan.changed[0].earlier == ()
    form._newer.setChecked(True)
    figures.lane.drain()
    form.accept()
    settle()
    new = figures.item(old.id)
    assert (new.value, new.previous, new.period) == (12, old.value, "2027")
    assert new.earlier[-1] == Reading(
        old.period, old.value, old.neighbours, old.england, old.rank, old.explanation
    )
    assert figures.told == "1 figure was updated."


def test_percentages_that_are_parts_of_one_are_asked_about(figures: Figures) -> None:
    form = of(figures.bring_in("Indicator,Unit,Latest\nVisits,%,0.214\n"))
    assert form._parts.isVisible()
    assert form._plan.added[0].value == 0.214
    form._parts.setChecked(True)
    figures.lane.drain()
    assert form._parts.isVisible()
    assert form._plan.added[0].value == 21.4


def test_the_list_goes_out_and_is_the_same_when_it_comes_back(figures: Figures) -> None:
    path = figures.folder / "list.csv"
    figures.dialogs.answer(path)
    figures.click("Save as list: figures")
    assert figures.told == "The list was saved as “list.csv”."
    (sheet,) = read_sheet(path)
    assert len(sheet.rows) == len(figures.document.indicators) + 1
    figures.dialogs.answer(path)
    figures.click("Bring in figures from a spreadsheet")
    plan = of(figures.form)._plan
    assert (plan.added, plan.left_out) == ((), ())
    assert (plan.changed, plan.same) == ((), len(figures.document.indicators))


def test_a_file_without_headings_is_told(figures: Figures) -> None:
    path = figures.folder / "text.csv"
    path.write_text("only words\n", encoding="utf-8")
    figures.dialogs.answer(path)
    figures.click("Bring in figures from a spreadsheet")
    assert figures.dialogs.asked[-1].title == "The spreadsheet cannot be brought in"
