"""Bringing in a Word document: a preview that is corrected first, then one step of undo."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ilacs_desktop.document.body import body_text
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.dialogs.bring_in_word.form import BringInWordForm
from ilacs_desktop.ui.dialogs.bring_in_word.planning import destinations
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice as Combo
from ilacs_desktop.ui.widgets.disclosure import Disclosure
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from tests.ui.dialogs.bring_in_word.kit import (
    ACTIONS,
    BODY,
    BOLD,
    GLOSSARY,
    HOW,
    PERMANENCE,
    PLAN,
    SPOTS,
    TEAMS,
    Reader,
)
from tests.ui.pages.draft.kit import button, entry, said
from tests.ui.walk import WALKED, assert_accessible, assert_fits, settle
from tests.word.form.forms import form as contributors_form
from tests.word.parts.made_by_hand import word_file

KNOW = Place("permanence", "know")


def goes(form: BringInWordForm) -> dict[str, str]:
    return {row.title: row.goes for row in form._table.rows}


def pick(form: BringInWordForm, label: str, text: str) -> None:
    """Choose an option of a control by its words."""
    control = entry(form, label, Combo)
    at = control.findText(text)
    assert at >= 0, [control.itemText(n) for n in range(control.count())]
    control.setCurrentIndex(at)
    control.activated.emit(at)


# --- what is shown --------------------------------------------------------------------------------


def test_the_preview_shows_where_each_heading_and_table_goes(reader: Reader) -> None:
    form = reader.open_form()
    assert goes(form) == {
        "Before the first heading": "Left out",
        "Permanence, adoption and kinship care": (
            "What we know: Permanence, adoption and kinship care"
        ),
        "How do we know?": "How we know: Permanence, adoption and kinship care",
        "Our Bright Spots": (
            "With the one above. How we know: Permanence, adoption and kinship care"
        ),
        "Bold words": "With the one above. How we know: Permanence, adoption and kinship care",
        "Improvement plan": "Permanence, adoption and kinship care",
        "Table: Action, Lead, By when": "1 action",
        "Table: Team, Children": "As text, with its heading",
        "Glossary": "Left out",
    }
    told = " ".join(said(form))
    assert "“last year.docx”" in told
    assert "6 words are left out." in told
    assert "5 headings with their text and 1 action will come in." in told
    assert form._save.text() == "Bring in 6 parts"


def test_what_is_chosen_is_shown_with_its_text(reader: Reader) -> None:
    form = reader.open_form()
    form._table.select(BOLD)
    assert entry(form, "The text", GrowingText).toPlainText() == "More words."
    assert "A heading by its look only" in said(form)
    form._table.select(ACTIONS)
    assert entry(form, "The text", GrowingText).toPlainText() == (
        "Action | Lead | By when\nMeet monthly | Panel chair | March 2027"
    )


def test_what_cannot_be_brought_in_is_told_with_its_words(reader: Reader) -> None:
    form = reader.open_form()
    fold = form.findChild(Disclosure)
    assert fold is not None
    lost = entry(form, "Left out, and why", GrowingText)
    assert lost.toPlainText() == "1 caption (3 words) left out.\n    Figure 1: audits"
    assert lost.isVisible()
    fold.click()
    assert not lost.isVisible()


def test_next_to_check_goes_round_what_is_unsure(reader: Reader) -> None:
    form = reader.open_form()
    unsure = [row.id for row in form._table.rows if row.is_to_check]
    assert SPOTS in unsure
    met = []
    for _ in range(len(unsure) + 1):
        button(form, "Next to check").click()
        assert form._table.current is not None
        met.append(form._table.current.id)
    assert met[:-1] == unsure
    assert met[-1] == unsure[0]


# --- what the person corrects ---------------------------------------------------------------------


def test_a_heading_is_put_elsewhere_and_what_stands_under_it_goes_along(reader: Reader) -> None:
    form = reader.open_form()
    form._table.select(PERMANENCE)
    pick(form, "Where it goes", "Homes, stability and foster carers")
    assert goes(form)["Permanence, adoption and kinship care"] == (
        "What we know: Homes, stability and foster carers"
    )
    assert goes(form)["How do we know?"] == "How we know: Homes, stability and foster carers"


def test_the_question_is_chosen_by_itself(reader: Reader) -> None:
    form = reader.open_form()
    form._table.select(HOW)
    question = entry(form, "Which question it answers", Combo)
    assert question.value == "how"
    question.setCurrentIndex(2)
    question.activated.emit(2)
    assert form.choices.pieces[HOW.piece].place == Place("permanence", "plan")


def test_several_rows_are_left_out_at_once_with_the_delete_key(reader: Reader) -> None:
    form = reader.open_form()
    form._table.select(SPOTS, BOLD, TEAMS)
    assert "3 rows are chosen" in said(form)
    QTest.keyClick(form._table, Qt.Key.Key_Delete)
    assert [form.choices.pieces[n].do for n in (SPOTS.piece, BOLD.piece)] == ["skip", "skip"]
    assert form.choices.tables == ("actions", "skip")
    assert [row.id for row in form._table.selected] == [SPOTS, BOLD, TEAMS]


def test_a_table_offers_only_what_its_headings_allow(reader: Reader) -> None:
    form = reader.open_form()
    uses = entry(form, "What becomes of the table", Combo)
    form._table.select(TEAMS)
    assert [uses.itemText(n) for n in range(uses.count())] == [
        "As text, a bullet a row",
        "Left out",
    ]
    form._table.select(ACTIONS)
    pick(form, "What becomes of the table", "As text, a bullet a row")
    assert form.choices.tables[0] == "text"
    assert "1 action" not in " ".join(said(form))


def test_with_nothing_chosen_nothing_can_be_brought_in(reader: Reader) -> None:
    form = reader.open_form()
    form._table.selectAll()
    button(form, "Leave out what is chosen").click()
    assert form._save.text() == "Nothing to bring in"
    assert not form._save.isEnabled()
    before = reader.document
    form.accept()
    assert form.isVisible()
    assert reader.document is before


def test_escape_keeps_the_form_open_once_when_something_was_corrected(reader: Reader) -> None:
    form = reader.open_form()
    form._table.select(HOW)
    form._table.select(PERMANENCE)
    form.reject()
    assert form.isHidden()
    form = reader.open_form()
    form._table.select(GLOSSARY)
    pick(form, "Where it goes", "Context")
    form.reject()
    assert form.isVisible()
    form.reject()
    assert form.isHidden()


def test_every_part_that_is_not_parked_can_be_chosen(reader: Reader, framework: Framework) -> None:
    document = reader.document
    offered = dict(destinations(document, framework))
    assert offered["front.progress"] == "Progress since the last inspection"
    assert offered["care_leavers"] == "Care leavers: opening"
    assert {section.id for section in document.sections} <= offered.keys()


# --- what is done ---------------------------------------------------------------------------------


def test_it_comes_in_as_one_step_of_undo_marked_as_last_years(reader: Reader) -> None:
    before = reader.document
    reader.open_form().accept()
    body = body_at(reader.document, KNOW)
    assert body_text(body) == "Plans for a lasting home come late."
    assert all(block.origin == "last_year" for block in body)
    (action,) = reader.document.actions
    assert (action.what, action.number) == ("Meet monthly", 1)
    assert reader.workspace.undo_label == "Bring in last year’s document"
    assert reader.said[0] == "Reading “last year.docx”…"
    assert "1 action came in. The text is marked as last year’s" in reader.said[1]
    reader.workspace.undo()
    assert reader.document == before


def test_nothing_changes_before_it_is_agreed_to(reader: Reader) -> None:
    before = reader.document
    reader.open_form().reject()
    assert reader.document is before


@pytest.mark.parametrize(
    ("raw", "said_why"),
    [
        (b"%PDF-1.7", "it is a PDF, not a Word document"),
        (word_file(""), "holds no text. Your self-evaluation was not changed."),
    ],
)
def test_what_cannot_be_read_is_told_in_words(reader: Reader, raw: bytes, said_why: str) -> None:
    reader.choose(raw)
    (told,) = [asked for asked in reader.dialogs.asked if asked.call == "tell"]
    assert told.title == "The document cannot be brought in"
    assert said_why in told.text
    assert not reader.dialogs.forms


def test_giving_up_at_the_file_dialog_does_nothing(reader: Reader) -> None:
    reader.dialogs.answer(None)
    reader.bringing.start()
    assert reader.said == []


def test_a_contributors_form_is_told_where_it_belongs(reader: Reader) -> None:
    reader.choose(contributors_form(), "ours for Priya Nair.docx")
    assert "“ours for Priya Nair.docx” is a Word form" in reader.dialogs.asked[-1].text
    assert "Bring it in under Team, Contributors" in reader.dialogs.asked[-1].text
    assert not reader.dialogs.forms


def test_a_section_that_went_meanwhile_stops_it_and_is_told(reader: Reader) -> None:
    form = reader.open_form()
    kept = tuple(s for s in reader.document.sections if s.id != "permanence")
    fewer = msgspec.structs.replace(reader.document, sections=kept)
    reader.workspace.change("Remove", fewer)
    form.accept()
    assert reader.document is fewer
    assert "has no place any more" in reader.dialogs.asked[-1].text


def test_all_of_last_years_text_is_confirmed_at_once(reader: Reader) -> None:
    reader.open_form().accept()
    reader.bringing.confirm_all()
    assert not any(block.origin for block in body_at(reader.document, KNOW))
    assert reader.said[-1].endswith(" are confirmed as this year’s text.")
    reader.workspace.undo()
    assert body_at(reader.document, KNOW)[0].origin == "last_year"


def test_with_nothing_to_confirm_that_is_said(reader: Reader) -> None:
    reader.bringing.confirm_all()
    assert reader.dialogs.asked[-1].title == "There is nothing to confirm"


# --- for everybody --------------------------------------------------------------------------------


@pytest.mark.parametrize("row", [PERMANENCE, TEAMS, PLAN])
def test_the_form_is_accessible(reader: Reader, theme: Theme, row: object) -> None:
    form = reader.open_form()
    form._table.select(row)  # type: ignore[arg-type]
    settle()
    assert_accessible(form, theme)


@pytest.mark.parametrize("scale", WALKED)
def test_the_form_fits_a_small_screen(reader: Reader, theme: Theme, scale: float) -> None:
    form = reader.open_form()
    form._table.select(HOW)
    assert_fits(form, 1000, 560, scale, theme)


@pytest.mark.parametrize(("width", "height", "scale"), [(1040, 639, 1.0), (1031, 580, 1.5)])
def test_a_row_and_its_place_are_seen_together(
    reader: Reader, theme: Theme, width: int, height: int, scale: float
) -> None:
    theme.set_text_scale(scale)
    form = reader.open_form()
    form.resize(width, height)
    form._table.select(HOW)
    settle()
    seen = form._scroll.viewport()
    for widget in (form._table, entry(form, "Where it goes", Combo)):
        bottom = widget.mapTo(form._content, widget.rect().bottomLeft()).y()
        assert bottom < seen.height(), widget
    if scale == 1.0:  # nothing is left empty below
        fold = form.findChild(Disclosure)
        assert fold is not None
        lost = form._table.mapTo(form._content, form._table.rect().bottomLeft()).y()
        assert seen.height() - lost - fold.height() < 72


def test_a_screen_reader_hears_what_a_row_is(reader: Reader) -> None:
    form = reader.open_form()
    model = form._table.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert (
        model.index(BOLD.piece, 0).data(role) == "Bold words, a heading by its look only, level 2"
    )
    assert model.index(SPOTS.piece, 2).data(role).startswith("Where it goes: Check: With the one")


def test_an_outline_that_changes_while_the_file_is_read_is_the_one_that_is_planned_for(
    reader: Reader,
) -> None:
    path = reader.folder / "last year.docx"
    path.write_bytes(word_file(BODY))
    reader.dialogs.answer(path)
    reader.bringing.start()
    sections = tuple(s for s in reader.document.sections if s.id != "permanence")
    reader.workspace.change("Edit", msgspec.structs.replace(reader.document, sections=sections))
    reader.lane.drain()
    settle()
    assert "What we know: Permanence" not in "".join(goes(reader.form).values())
