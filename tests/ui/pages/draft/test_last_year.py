"""Last year's words beside this year's answers: to read, to take over and to copy."""

from collections.abc import Callable, Iterator

import msgspec
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow

from ilacs_desktop.cycle.packs import pack_document
from ilacs_desktop.document.body import Body, body_text
from ilacs_desktop.document.confirming import unconfirmed
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_part
from ilacs_desktop.document.records import Parked
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.editor.chips import ChipFace
from ilacs_desktop.ui.pages.draft.side.last_year import LastYearPanel
from ilacs_desktop.ui.pages.draft.side.last_year_rows import (
    follows_another,
    is_unwritten,
    shown,
)
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.workspace import Workspace
from tests.cycle.contributors import CARE, sent_to
from tests.cycle.rolled import roll
from tests.ui.pages.conftest import OpenDraft
from tests.ui.pages.draft.kit import button, said
from tests.ui.walk import assert_accessible, settle

PART = "supervision"
KNOW = Place(PART, "know")


def _no_face(_record: str) -> ChipFace | None:
    return None


class Beside:
    """A person who reads the panel of one part."""

    def __init__(self, theme: Theme, workspace: Workspace, part: str = PART) -> None:
        self.workspace = workspace
        self.panel = LastYearPanel(theme, workspace)
        self.told: list[str] = []
        self.panel.taken_over.connect(self.told.append)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.panel)
        self.window.resize(312, 600)
        self.panel.show_part(part)
        self.window.show()
        self.window.activateWindow()
        settle()

    def press(self, name: str) -> QAbstractButton:
        pressed = button(self.window, name)
        pressed.setFocus()
        QTest.keyClick(pressed, Qt.Key.Key_Space)
        settle()
        return pressed

    def body(self, question: str = "know") -> Body:
        return body_at(self.workspace.document, Place(PART, question))

    @property
    def offered(self) -> list[str]:
        buttons = self.window.findChildren(QAbstractButton)
        return [one.accessibleName() for one in buttons if one.isVisible()]


@pytest.fixture(scope="module")
def begun(example: Document, framework: Framework) -> Document:
    return roll(example, framework).document


@pytest.fixture
def beside(
    theme: Theme, draft_workspace: Callable[[Document], Workspace]
) -> Iterator[Callable[..., Beside]]:
    """Return a function that opens the panel of a part of a document."""
    opened: list[Beside] = []

    def open_(document: Document, part: str = PART) -> Beside:
        opened.append(Beside(theme, draft_workspace(document), part))
        return opened[-1]

    yield open_
    for one in opened:
        one.window.close()
        one.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_what_was_said_is_read_with_its_year_marks_and_citations(
    beside: Callable[..., Beside], begun: Document, example: Document, theme: Theme
) -> None:
    person = beside(begun)
    texts = said(person.window)
    words = body_text(body_at(example, KNOW)).splitlines()[0]
    assert any(text.startswith(words[:40]) and "[" in text for text in texts)
    assert texts.count("Self-evaluation of 2026") == 3
    assert {"Area for improvement", "Strength"} <= set(texts)
    person.window.resize(640, 600)  # as wide as the panel is at 200 % text
    assert_accessible(person.window, theme)


def test_a_paragraph_is_taken_over_unconfirmed_and_the_keyboard_stays(
    beside: Callable[..., Beside], begun: Document, example: Document
) -> None:
    person = beside(begun)
    link = person.press("Take over paragraph 2, What we know")
    (block,) = person.body()
    old = body_at(example, KNOW)[1]
    assert (block.runs, block.stance, block.origin) == (old.runs, old.stance, "last_year")
    assert "Take over paragraph 2, What we know" not in person.offered
    assert "Stands in this year’s answer." in said(person.window)
    assert person.told == [
        "1 paragraph taken over at the end of “What we know”, to confirm or rewrite."
    ]
    now = person.window.focusWidget()
    assert isinstance(now, QAbstractButton)
    assert now.accessibleName() in person.offered
    assert now is not link


def test_a_whole_answer_is_taken_over_in_one_step(
    beside: Callable[..., Beside], begun: Document, example: Document
) -> None:
    person = beside(begun)
    old = body_at(example, KNOW)
    person.press(f"Take over: all {len(old)} paragraphs, What we know")
    assert [block.runs for block in person.body()] == [block.runs for block in old]
    assert person.workspace.undo_label == "Take over last year’s text"
    takes = [name for name in person.offered if name.startswith("Take over")]
    assert not [name for name in takes if name.endswith(", What we know")]
    assert faults(person.workspace.document) == ()
    person.workspace.undo()
    assert person.body() == ()


def test_what_has_no_place_is_listed_and_goes_where_the_author_writes(
    beside: Callable[..., Beside], begun: Document, example: Document
) -> None:
    sections = tuple(s for s in begun.sections if s.id != "thresholds")
    person = beside(msgspec.structs.replace(begun, sections=sections))
    title = next(s.title for s in example.sections if s.id == "thresholds")
    assert f"{title}: What we know" not in said(person.window)
    person.press("Has no place this year (3), hidden")
    assert f"{title}: What we know" in said(person.window)
    person.panel.set_question("how")
    person.press(f"Take over here paragraph 1, {title}: What we know")
    assert person.body("how")[0].origin == "last_year"
    person.press("Has no place this year (3), shown")
    assert f"{title}: What we know" not in said(person.window)


def test_a_part_of_which_nothing_is_remembered_says_so(
    beside: Callable[..., Beside], begun: Document
) -> None:
    person = beside(begun, "care_cohorts")
    assert said(person.window) == ["Nothing was written here in 2026."]


def test_on_the_draft_page_it_comes_first_and_what_is_taken_can_be_undone(
    open_draft: OpenDraft, begun: Document
) -> None:
    desk = open_draft(begun)
    tabs = desk.page.side.tabs
    names = ["Records", "Last year", "Checks", "Comments", "Prompts"]
    assert [tabs.tabText(n) for n in range(tabs.count())] == names
    assert tabs.current_id == "last_year"
    desk.open(PART)
    button(desk.window, "Take over paragraph 1, What we know").click()
    settle()
    assert desk.editor(0).body() == desk.body(PART, "know") != ()
    button(desk.window, "Undo").click()
    desk.rest()
    assert desk.body(PART, "know") == ()
    assert button(desk.window, "Take over paragraph 1, What we know")
    button(desk.window, "Copy: What we know").click()
    assert "[" in QGuiApplication.clipboard().text()  # citations read as such elsewhere
    editor = desk.editor(1)
    editor.setFocus()
    editor.paste()
    settle()
    pasted = desk.body(PART, "how")
    assert unconfirmed(pasted) == tuple(block.id for block in pasted) != ()


def test_only_what_follows_another_has_last_years_words_and_writes_at_first(
    example: Document, begun: Document, framework: Framework
) -> None:
    assert follows_another(begun)
    assert not follows_another(example)
    assert is_unwritten(begun)
    assert not is_unwritten(roll(example, framework, carry_text=True).document)


def test_what_is_told_for_the_judgement_or_parked_is_only_read_and_copied(
    begun: Document, framework: Framework
) -> None:
    section = next(s for s in begun.sections if s.id == PART)
    told = with_part(begun, msgspec.structs.replace(section, how_for_judgement=True))
    know, how, plan = shown(told, framework, PART, _no_face).answers
    assert (know.into, how.into, plan.into) == (KNOW, None, Place(PART, "plan"))
    assert how.note == "This question is answered for the judgement this year."
    parked = with_part(begun, msgspec.structs.replace(section, parked=Parked("Later", "Jo")))
    found = shown(parked, framework, PART, _no_face)
    assert {answer.into for answer in found.answers} == {None}
    assert found.writable == ()
    assert found.answers[0].note.startswith("This section is parked.")


def test_a_contributor_has_last_years_words_of_their_own_sections_to_hand(
    begun: Document, framework: Framework
) -> None:
    sent = sent_to(begun, CARE)
    pack = pack_document(begun, sent)
    assert {one.part for one in pack.remembered} == set(sent.sections)
    found = shown(pack, framework, sent.sections[0], _no_face)
    assert found.answers[0].into == Place(sent.sections[0], "know")
    assert {one.carried for one in pack.evidence} == {"2026"}
