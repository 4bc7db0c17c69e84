"""The outline: titles, owners and budgets in the table, and add, move, split, join and park."""

import msgspec
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.modeltest import ModelTester

from ilacs_desktop.document import outline
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.new import new_document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.setup.outline import OutlinePanel
from ilacs_desktop.ui.pages.setup.outline_rows import (
    COLUMNS,
    budget_sentence,
    budget_sum,
    outline_rows,
)
from ilacs_desktop.ui.pages.setup.outline_table import OutlineModel
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import OwnerChoice
from ilacs_desktop.ui.widgets.inputs import NumberBox, TextLine
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle

ALT = Qt.KeyboardModifier.AltModifier


def document(panel: OutlinePanel) -> Document:
    return panel._workspace.document


def section(panel: OutlinePanel, id_: str = "leadership") -> Section:
    return outline.section(document(panel), id_)


def ids(panel: OutlinePanel) -> list[str]:
    return [s.id for s in document(panel).sections]


def click(panel: OutlinePanel, name: str) -> None:
    buttons = panel.findChildren(QAbstractButton)
    button = next(b for b in buttons if name in (b.text(), b.accessibleName()))
    assert button.isEnabled()
    button.click()
    settle()


def cell(panel: OutlinePanel, id_: str, column: str) -> QModelIndex:
    model = panel._table.outline
    return model.index(model.row_of(id_), COLUMNS.index(column))


def edit(panel: OutlinePanel, id_: str, column: str) -> TextLine | NumberBox | OwnerChoice:
    """Begin to change a cell by the keyboard, and return the control in it."""
    panel._table.setCurrentIndex(cell(panel, id_, column))
    QTest.keyClick(panel._table, Qt.Key.Key_Return)
    settle()
    kinds = {"title": TextLine, "words": NumberBox, "owner": OwnerChoice}
    [editor] = panel._table.viewport().findChildren(kinds[column])
    return editor


def test_every_section_stands_under_its_judgement(example: Document, framework: Framework) -> None:
    rows = outline_rows(example, framework)
    assert [row.id for row in rows if row.is_judgement] == [j.id for j in example.judgements]
    assert len(rows) == 4 + 29
    leadership = next(row for row in rows if row.id == "leadership")
    assert [leadership.text(column) for column in COLUMNS] == [
        "Leadership, governance and corporate parenting",
        "Marianne Adeyemi-Cole",
        "190",
        "6 areas",
        "Answered",
    ]


def test_a_parked_section_says_so_with_reason_and_name(
    example: Document, framework: Framework
) -> None:
    row = next(row for row in outline_rows(example, framework) if row.state == "Left out")
    assert row.note.startswith("Left out by Kwame Tarrant-Ellis: Told once")


def test_the_default_budgets_add_up_to_the_target(framework: Framework) -> None:
    fresh = new_document(framework, "Northbridge Council", None)
    assert budget_sum(fresh, framework) == framework.length.total


def test_a_parked_section_counts_for_nothing(framework: Framework) -> None:
    fresh = new_document(framework, "Northbridge Council", None)
    parked = outline.park(fresh, "leadership", "Told elsewhere", "Siân Holroyd")
    less = outline.section(fresh, "leadership").words
    assert budget_sum(parked, framework) == framework.length.total - less
    rows = {row.id: row for row in outline_rows(parked, framework)}
    assert rows["impact_of_leaders"].words == 1150 - less


@pytest.mark.parametrize(
    ("total", "target", "sentence"),
    [
        (6000, 6000, "The budgets add up to 6,000 words, the word target."),
        (6240, 6000, "… 6,240 words, 240 more than the word target of 6,000."),
        (5810, 6000, "… 5,810 words, 190 fewer than the word target of 6,000."),
        (5810, 0, "… 5,810 words. There is no word target."),
    ],
)
def test_the_sum_is_told_in_words(total: int, target: int, sentence: str) -> None:
    assert budget_sentence(total, target) == sentence.replace("…", "The budgets add up to")


def test_the_model_keeps_to_the_rules_of_qt(
    theme: Theme, example: Document, framework: Framework, qtmodeltester: ModelTester
) -> None:
    model = OutlineModel(theme)
    model.set_rows(outline_rows(example, framework))
    qtmodeltester.check(model)


def test_a_title_is_changed_in_its_cell(panel: OutlinePanel) -> None:
    line = edit(panel, "leadership", "title")
    line.setText("  Leading  well ")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle()
    assert section(panel).title == "Leading well"
    assert panel._workspace.undo_label == "Rename section"
    assert panel._table.current.id == "leadership"


def test_a_blank_title_is_refused_with_a_sentence(panel: OutlinePanel) -> None:
    line = edit(panel, "leadership", "title")
    line.setText("   ")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle()
    assert section(panel).title.startswith("Leadership")
    assert panel._banner.isVisible()


def test_escape_leaves_a_cell_as_it_was(panel: OutlinePanel) -> None:
    line = edit(panel, "leadership", "title")
    line.setText("Something else")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    settle()
    assert panel._workspace.undo_label == ""


def test_a_budget_is_changed_in_its_cell_and_the_sum_follows(panel: OutlinePanel) -> None:
    box = edit(panel, "leadership", "words")
    work = panel._workspace
    missing = 6000 - budget_sum(work.document, work.framework)
    wanted = section(panel).words + missing
    box.setValue(wanted)
    QTest.keyClick(box, Qt.Key.Key_Return)
    settle()
    assert section(panel).words == wanted
    assert panel._sum.text() == "The budgets add up to 6,000 words, the word target."


def test_an_owner_is_chosen_in_its_cell(panel: OutlinePanel) -> None:
    choice = edit(panel, "leadership", "owner")
    assert choice.value == section(panel).owner
    person = document(panel).people[4]
    index = choice.findData(person.id)
    choice.setCurrentIndex(index)
    choice.activated.emit(index)
    settle()
    assert section(panel).owner == person.id
    assert panel._workspace.undo_label == "Set owner"


@pytest.mark.parametrize("column", ["areas", "state"])
def test_areas_and_state_are_not_changed_in_their_cells(panel: OutlinePanel, column: str) -> None:
    assert not cell(panel, "leadership", column).flags() & Qt.ItemFlag.ItemIsEditable


def test_a_judgement_cannot_be_changed(panel: OutlinePanel) -> None:
    panel._table.setCurrentIndex(cell(panel, "impact_of_leaders", "title"))
    tools = (panel._edit, panel._up, panel._down, panel._split, panel._join, panel._park)
    assert not any(tool.isEnabled() for tool in tools)
    QTest.keyClick(panel._table, Qt.Key.Key_Return)
    assert panel._table.viewport().findChildren(TextLine) == []


def test_alt_with_an_arrow_moves_a_section_within_its_judgement(panel: OutlinePanel) -> None:
    before = ids(panel)
    QTest.keyClick(panel._table, Qt.Key.Key_Down, ALT)
    assert ids(panel)[:2] == [before[1], before[0]]
    assert panel._table.current.id == before[0]
    QTest.keyClick(panel._table, Qt.Key.Key_Up, ALT)
    assert ids(panel) == before
    QTest.keyClick(panel._table, Qt.Key.Key_Up, ALT)
    assert ids(panel) == before


def test_the_buttons_move_a_section_too(panel: OutlinePanel) -> None:
    before = ids(panel)
    click(panel, "Move down")
    assert ids(panel)[:2] == [before[1], before[0]]
    click(panel, "Move up")
    assert ids(panel) == before


def test_a_section_is_added_to_the_judgement_one_is_in(
    panel: OutlinePanel, dialogs: RecordedDialogs
) -> None:
    panel.select("early_help")
    click(panel, "Add a section")
    form = dialogs.forms[-1]
    assert form._judgement.value == section(panel, "early_help").judgement
    form.accept()
    assert form._fields["title"].error
    form._title.setText("Contextual safeguarding")
    form.accept()
    added = document(panel).sections[-1]
    assert (added.title, added.words) == ("Contextual safeguarding", 150)
    assert panel._table.current.id == added.id


def test_the_form_changes_everything_of_a_section_in_one_step(
    panel: OutlinePanel, dialogs: RecordedDialogs
) -> None:
    before = document(panel)
    click(panel, "Edit the section")
    form = dialogs.forms[-1]
    form._title.setText("Leading")
    form._owner.set_value("p-coordinator")
    form._words.setValue(200)
    elsewhere = next(a for a in outline.section(before, before.sections[1].id).areas)
    form._areas.tick(elsewhere)
    form.accept()
    changed = section(panel)
    assert (changed.title, changed.owner, changed.words) == ("Leading", "p-coordinator", 200)
    assert changed.areas[-1] == elsewhere
    panel._workspace.undo()
    assert document(panel) == before


def test_an_area_that_the_framework_does_not_have_is_listed_and_stays_while_it_is_ticked(
    panel: OutlinePanel, dialogs: RecordedDialogs
) -> None:
    first, *rest = document(panel).sections
    strange = msgspec.structs.replace(first, areas=("gone.by", *first.areas))
    panel._workspace.change(
        "Test", msgspec.structs.replace(document(panel), sections=(strange, *rest))
    )
    panel.select(first.id)
    click(panel, "Edit the section")
    form = dialogs.forms[-1]
    names = [form._areas.item(row).text() for row in range(form._areas.count())]
    assert names[-1] == "gone.by (not in this framework)"
    form._title.setText("Leading")
    form.accept()
    assert set(section(panel).areas) == {"gone.by", *first.areas}


def test_a_section_goes_to_another_judgement_in_the_form(
    panel: OutlinePanel, dialogs: RecordedDialogs
) -> None:
    moving = section(panel).id
    click(panel, "Edit the section")
    form = dialogs.forms[-1]
    form._judgement.set_value("care_leavers")
    form.accept()
    assert outline.section(document(panel), moving).judgement == "care_leavers"
    assert document(panel).sections[-1].id == moving


def test_the_form_says_which_section_tells_an_area_now(
    panel: OutlinePanel, dialogs: RecordedDialogs
) -> None:
    click(panel, "Edit the section")
    areas = dialogs.forms[-1]._areas
    labels = [areas.item(n).text() for n in range(areas.count())]
    assert any("(in “Multi-agency working and partnership”)" in label for label in labels)


def test_some_areas_of_a_section_are_split_off(
    panel: OutlinePanel, dialogs: RecordedDialogs
) -> None:
    old = section(panel)
    click(panel, "Split the section")
    form = dialogs.forms[-1]
    form.accept()
    assert form._fields["title"].error
    form._title.setText("Corporate parenting")
    form.accept()
    assert "choose some of its areas" in form._fields["areas"].error
    form._areas.tick(old.areas[2])
    form.accept()
    fresh = document(panel).sections[1]
    assert (fresh.title, fresh.areas) == ("Corporate parenting", (old.areas[2],))
    assert section(panel).words + fresh.words == old.words
    assert section(panel).know == old.know


def test_a_section_with_one_area_cannot_be_split(panel: OutlinePanel) -> None:
    one = next(s for s in document(panel).sections if len(s.areas) == 1)
    panel.select(one.id)
    assert not panel._split.isEnabled()


def test_two_sections_are_joined_without_losing_a_word(
    panel: OutlinePanel, dialogs: RecordedDialogs
) -> None:
    first, other, second = document(panel).sections[:3]
    click(panel, "Join with another section")
    form = dialogs.forms[-1]
    assert form._other.value == other.id
    form.accept()
    assert "leaves it to the judgement" in form._fields["other"].error
    form._other.set_value(second.id)
    form.accept()
    joined = section(panel, first.id)
    assert joined.know == (*first.know, *second.know)
    assert joined.words == first.words + second.words
    assert second.id not in ids(panel)


def test_a_section_is_parked_with_reason_and_name_and_taken_up_again(
    panel: OutlinePanel, dialogs: RecordedDialogs
) -> None:
    click(panel, "Leave the section out")
    form = dialogs.forms[-1]
    assert form._by.text() == "Siân Holroyd"
    form._by.clear()
    form.accept()
    assert form._fields["reason"].error
    assert form._fields["by"].error
    form._reason.setPlainText("Told once, under Workforce")
    form._by.setText("Siân Holroyd")
    form.accept()
    parked = section(panel).parked
    assert (parked.reason, parked.by) == ("Told once, under Workforce", "Siân Holroyd")
    click(panel, "Take up the section again")
    assert section(panel).parked is None
    assert panel._workspace.undo_label == "Take up section"


def test_giving_a_form_up_changes_nothing(panel: OutlinePanel, dialogs: RecordedDialogs) -> None:
    before = document(panel)
    click(panel, "Leave the section out")
    dialogs.forms[-1].reject()
    assert document(panel) is before


def test_only_what_shows_in_the_table_redraws_it(panel: OutlinePanel) -> None:
    shown: list[object] = []
    panel._table.outline.modelReset.connect(lambda: shown.append("reset"))
    panel._table.outline.dataChanged.connect(lambda first, _last: shown.append(first.row()))
    old = document(panel)
    panel._workspace.change("Evidence", msgspec.structs.replace(old, evidence=()))
    assert shown == []
    changed = msgspec.structs.replace(section(panel), words=10)
    from ilacs_desktop.document.places import with_part

    panel._workspace.change("Budget", with_part(document(panel), changed))
    assert shown == [0, 1]  # the judgement's sum and the section


def test_the_focus_ring_goes_round_the_current_cell(panel: OutlinePanel) -> None:
    table = panel._table
    table.setCurrentIndex(cell(panel, "leadership", "owner"))
    ring = table.focus_rect()
    assert ring.width() == table.columnWidth(1)
    assert table.rect().contains(ring)


def test_a_screen_reader_is_told_what_each_cell_is(panel: OutlinePanel) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert cell(panel, "leadership", "words").data(role) == "Words: 190"
    assert cell(panel, "leadership", "title").data(role) == section(panel).title
