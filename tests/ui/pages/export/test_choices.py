"""How the document looks: the choices, remembered, and councils' own templates."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.assets import templates
from ilacs_desktop.settings import ExportLook
from ilacs_desktop.ui.dialogs.template_report import TemplateFoundDialog, TemplateRefusedDialog
from ilacs_desktop.ui.pages.export.choices import ChoicesCard
from ilacs_desktop.ui.pages.export.how_it_looks import ABOUT_COPIES, COPIES, as_choices
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.preferences import Preferences
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.template.shelf import TemplateShelf
from tests.ui.recorded_dialogs import Asked, RecordedDialogs
from tests.ui.walk import WALKED, assert_accessible, assert_fits, settle
from tests.word.parts.office_files import word_file
from tests.word.support import parts_of
from tests.word.template.foreign_templates import COVER, FOREIGN, SECTION, STYLES

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
STANDARD = templates() / "word" / "default.docx"


class AtCard:
    """A person at the card, on a page that scrolls."""

    def __init__(self, theme: Theme, dialogs: RecordedDialogs, folder: Path) -> None:
        self.folder = folder
        self.dialogs = dialogs
        self.lane = Lane()
        outlet = Outlet(self.lane, lambda _: True, folder, self.lane, self.lane)
        self.preferences = Preferences(folder / "settings.json")
        self.shelf = TemplateShelf(folder / "templates", lambda: NOW)
        self.card = ChoicesCard(theme, dialogs, self.preferences, self.shelf, outlet)
        self.changes = 0
        self.card.changed.connect(self._count)
        content, column = QWidget(), Column(theme, 0)
        column.addWidget(self.card)
        column.addStretch(1)
        content.setLayout(column)
        self.window = PageScroll(theme, content)
        self.window.resize(1280, 680)
        self.window.show()
        self.done()
        self.changes = 0

    def _count(self) -> None:
        self.changes += 1

    def done(self) -> None:
        settle()
        self.lane.drain()
        settle()

    def text(self) -> str:
        return texts(self.card)

    def click(self, name: str) -> None:
        click(self.card, name)
        self.done()

    def put(self, raw: bytes, name: str = "Corporate.dotx") -> Path:
        path = self.folder / name
        path.write_bytes(raw)
        return path

    def read(self, raw: bytes, name: str = "Corporate.dotx") -> QDialog | None:
        """Choose a template to import; return the form that opens."""
        before = len(self.dialogs.forms)
        self.dialogs.answer(self.put(raw, name))
        self.click("Import a template…")
        return self.dialogs.forms[-1] if len(self.dialogs.forms) > before else None

    def use(self, raw: bytes, name: str = "Corporate.dotx") -> None:
        """Import a template and use it."""
        form = self.read(raw, name)
        assert isinstance(form, TemplateFoundDialog)
        form.accept()
        self.done()

    def end(self) -> None:
        self.lane.drain()
        for form in self.dialogs.forms:
            form.close()
            form.deleteLater()
        self.dialogs.forms.clear()
        for thing in (self.window, self.lane, self.preferences):
            thing.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def texts(widget: QWidget) -> str:
    shown = (label.text() for label in widget.findChildren(QLabel) if label.isVisible())
    return "\n".join(shown).replace("\u200b", "")


def click(widget: QWidget, name: str) -> None:
    found = widget.findChildren(QAbstractButton)
    [button] = [b for b in found if b.isVisible() and name in (b.text(), b.accessibleName())]
    button.click()


@pytest.fixture
def open_card(
    theme: Theme, dialogs: RecordedDialogs, tmp_path: Path, qtbot: QtBot
) -> Iterator[Callable[[], AtCard]]:
    opened: list[AtCard] = []

    def open_() -> AtCard:
        opened.append(AtCard(theme, dialogs, tmp_path))
        return opened[-1]

    yield open_
    for at_card in opened:
        at_card.end()


@pytest.fixture
def at_card(open_card: Callable[[], AtCard]) -> AtCard:
    return open_card()


# --- the choices ----------------------------------------------------------------------------------


def test_at_first_everything_is_as_the_writer_has_it(at_card: AtCard) -> None:
    assert at_card.card.choices == ExportChoices()
    assert at_card.card.template == STANDARD


def test_each_choice_reaches_the_writer_and_redraws(at_card: AtCard) -> None:
    card = at_card.card
    for choice, value in (
        (card._copy, "final"),
        (card._order, "question"),
        (card._leads, "heading"),
        (card._citations, "short_source"),
    ):
        choice.set_value(value)
        choice.activated.emit(choice.currentIndex())
    for name in ("summary_page", "charts", "glossary"):
        card._ticks[name].click()
    card._version.setText(" 0.3 for the director ")
    card._version.editingFinished.emit()
    assert card.choices == ExportChoices(
        citations="short_source",
        copy="final",
        version="0.3 for the director",
        order="question",
        leads="heading",
        summary_page=False,
        charts=False,
        glossary=False,
    )
    assert at_card.changes == 8


def test_a_version_that_stays_as_it_was_redraws_nothing(at_card: AtCard) -> None:
    at_card.card._version.editingFinished.emit()
    assert at_card.changes == 0


def test_the_look_is_remembered_and_the_copy_is_not(open_card: Callable[[], AtCard]) -> None:
    first = open_card().card
    first._order.set_value("leaders_last")
    first._order.activated.emit(1)
    first._ticks["charts"].click()
    first._copy.set_value("final")
    first._copy.activated.emit(3)
    first._version.setText("0.3")
    again = open_card().card.choices
    assert (again.order, again.charts, again.copy, again.version) == (
        "leaders_last",
        False,
        None,
        "",
    )


def test_a_word_of_another_version_of_the_program_means_its_default() -> None:
    look = ExportLook(order="by_the_moon", citations="short_source")
    assert as_choices(look, "final") == ExportChoices(citations="short_source", copy="final")


def test_each_copy_says_what_it_is(at_card: AtCard) -> None:
    for copy, _label in COPIES:
        at_card.card._copy.set_value(copy)
        at_card.card._copy.activated.emit(0)
        about = [label.text() for label in at_card.card.copy_choice.findChildren(QLabel)]
        assert ABOUT_COPIES[copy] in about


# --- templates ------------------------------------------------------------------------------------


def test_a_template_is_reported_on_before_it_is_used(at_card: AtCard) -> None:
    form = at_card.read(FOREIGN["cover_table"]())
    assert isinstance(form, TemplateFoundDialog)
    assert "This template can be used. There are 2 things to look at." in texts(form)
    assert "A table has no header row" in texts(form)
    assert at_card.shelf.kept() == ()
    form.accept()
    at_card.done()
    [kept] = at_card.shelf.kept()
    assert at_card.card.template == at_card.shelf.path(kept)
    assert "Imported 22 November 2026. This template can be used." in at_card.text()
    assert at_card.changes == 1


def test_cancel_leaves_everything_as_it_was(at_card: AtCard) -> None:
    form = at_card.read(FOREIGN["dotx"]())
    assert form is not None
    form.reject()
    at_card.done()
    assert at_card.shelf.kept() == ()
    assert at_card.card.template == STANDARD
    at_card.dialogs.answer(None)
    at_card.click("Import a template…")
    assert at_card.changes == 0


def test_the_label_is_kept_if_ticked(at_card: AtCard) -> None:
    form = at_card.read(FOREIGN["full_of_traces"]())
    assert isinstance(form, TemplateFoundDialog)
    click(form, "Keep the sensitivity label “Official” and write it into each document")
    form.accept()
    at_card.done()
    assert "Its label “Official” is kept." in at_card.text()
    assert "docProps/custom.xml" in parts_of(at_card.card.template.read_bytes())


def test_a_label_that_is_not_ticked_is_left_out_and_said_so(at_card: AtCard) -> None:
    at_card.use(FOREIGN["full_of_traces"]())
    assert "Its label “Official” is left out." in at_card.text()
    assert "docProps/custom.xml" not in parts_of(at_card.card.template.read_bytes())


def test_the_original_is_not_touched(at_card: AtCard) -> None:
    raw = FOREIGN["full_of_traces"]()
    at_card.use(raw)
    assert (at_card.folder / "Corporate.dotx").read_bytes() == raw


def test_a_template_with_faults_names_each(at_card: AtCard) -> None:
    raw = word_file(
        COVER.replace("{{ title }}", "{{ titel }}") + SECTION.replace("r:id", "r:x"), STYLES
    )
    form = at_card.read(raw)
    assert isinstance(form, TemplateRefusedDialog)
    assert "“{{ titel }}” in the document is no placeholder" in texts(form)
    assert "{{ body }} needs a paragraph of its own" in texts(form)
    assert at_card.card.template == STANDARD


def test_a_file_that_is_no_template_is_told(at_card: AtCard) -> None:
    assert at_card.read(b"%PDF-1.7") is None
    at_card.dialogs.answer(at_card.folder / "gone.dotx")
    at_card.click("Import a template…")
    told = [asked.text for asked in at_card.dialogs.asked if asked.call == "tell"]
    assert "“Corporate.dotx” cannot be used: it is a PDF" in told[0]
    assert "“gone.dotx” could not be read" in told[1]


def test_a_fault_of_the_program_is_told_without_its_jargon(
    at_card: AtCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_path: Path) -> None:
        raise ValueError("somebody's words")

    monkeypatch.setattr("ilacs_desktop.ui.pages.export.template_choice.read_template", broken)
    assert at_card.read(b"") is None
    told = at_card.dialogs.asked[-1].text
    assert "Something went wrong inside the program" in told
    assert "somebody's words" not in told


def test_the_template_is_remembered_and_others_can_be_chosen(
    open_card: Callable[[], AtCard],
) -> None:
    first = open_card()
    first.use(FOREIGN["dotx"](), "Same.dotx")
    first.use(FOREIGN["cover_table"](), "Same.dotx")
    again = open_card()
    choice = again.card._template._choice
    assert again.card.template == first.card.template
    labels = [choice.itemText(n) for n in range(choice.count())]
    assert labels == ["Standard look", *["Same.dotx (22 November 2026, 09:30)"] * 2]
    choice.setCurrentIndex(0)
    choice.activated.emit(0)
    assert again.card.template == STANDARD
    assert again.preferences.settings.export.template == ""


def test_a_template_can_be_removed(at_card: AtCard) -> None:
    at_card.use(FOREIGN["dotx"]())
    at_card.dialogs.answer(False)
    at_card.click("Remove the template")
    assert len(at_card.shelf.kept()) == 1
    at_card.dialogs.answer(True)
    at_card.click("Remove the template")
    assert at_card.shelf.kept() == ()
    assert at_card.card.template == STANDARD
    assert (at_card.folder / "Corporate.dotx").exists()


@pytest.mark.parametrize("happened", ["was changed outside this program", "is gone"])
def test_a_copy_that_is_not_as_it_was_is_told_and_not_used(at_card: AtCard, happened: str) -> None:
    at_card.use(FOREIGN["dotx"]())
    copy = at_card.card.template
    if happened == "is gone":
        copy.unlink()
    else:
        copy.write_bytes(b"something else")
    at_card.window.hide()
    at_card.window.show()
    at_card.done()
    assert happened in at_card.text()
    assert at_card.card.template == STANDARD


def test_what_the_import_found_can_be_read_again(at_card: AtCard) -> None:
    at_card.use(FOREIGN["full_of_traces"]())
    at_card.click("What the import found")
    report = texts(at_card.dialogs.forms[-1])
    assert "The sensitivity label “Official” is left out." in report
    assert "The names of 2 people" in report


def test_a_template_to_start_from_can_be_saved(at_card: AtCard) -> None:
    at_card.dialogs.answer(at_card.folder / "ours")
    at_card.click("Save a template to start from…")
    saved = at_card.folder / "ours.docx"
    assert saved.read_bytes() == STANDARD.read_bytes()
    assert f"Saved as {saved}." in at_card.text()
    at_card.dialogs.answer(at_card.folder / "no such folder" / "ours.docx")
    at_card.click("Save a template to start from…")
    assert "its folder is not there" in at_card.dialogs.asked[-1].text


def test_help_is_at_hand(at_card: AtCard) -> None:
    at_card.click("Make your council’s template")
    assert at_card.dialogs.asked[-1] == Asked("show_help", "templates")


# --- for everyone ---------------------------------------------------------------------------------


def test_the_card_is_accessible(at_card: AtCard, theme: Theme) -> None:
    at_card.use(FOREIGN["full_of_traces"]())
    assert_accessible(at_card.window, theme)


@pytest.mark.parametrize("scale", WALKED)
def test_the_card_fits_a_small_screen(at_card: AtCard, theme: Theme, scale: float) -> None:
    at_card.use(FOREIGN["full_of_traces"]())
    assert_fits(at_card.window, 480, 617, scale, theme)


@pytest.mark.parametrize(
    "name", ["full_of_traces", pytest.param("like_pandoc", marks=pytest.mark.long)]
)
def test_the_dialogs_are_accessible(at_card: AtCard, theme: Theme, name: str) -> None:
    form = at_card.read(FOREIGN[name]())
    assert form is not None
    assert_accessible(form, theme)
    form.accept()
    at_card.done()
    for button in ("What the import found", "Make your council’s template"):
        at_card.click(button)
        assert_accessible(at_card.dialogs.forms[-1], theme)


def test_a_refusal_is_accessible(at_card: AtCard, theme: Theme) -> None:
    form = at_card.read(word_file(COVER + SECTION.replace("r:id", "r:x"), STYLES))
    assert form is not None
    assert_accessible(form, theme)


def test_the_button_that_imports_keeps_the_keyboard_and_reads_one_at_a_time(
    at_card: AtCard,
) -> None:
    at_card.dialogs.answer(at_card.put(b"no"))
    at_card.window.activateWindow()
    button = at_card.card._template._import
    button.setFocus()
    button.click()
    button.click()  # one is being read: nothing is asked
    assert button.hasFocus()
    at_card.done()
