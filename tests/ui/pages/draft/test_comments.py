"""Comments on the open part, and the prompts of its areas."""

from PySide6.QtWidgets import QStackedWidget

from ilacs_desktop.document.discussion import comments_on
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.records import Comment
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.disclosure import Disclosure
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from tests.ui.pages.conftest import NOW, OpenDraft
from tests.ui.pages.draft.kit import Desk, button, entry, error, said
from tests.ui.walk import settle


def comments(desk: Desk, part: str) -> tuple[Comment, ...]:
    return comments_on(desk.document, part)


def open_comments(desk: Desk, part: str) -> None:
    desk.page.show_part(part)
    desk.page.side.show_panel("comments")
    settle()


def count(desk: Desk) -> str:
    tabs = desk.page.side.tabs
    return tabs.accessibleTabName(2)


def test_the_tab_counts_the_open_comments(desk: Desk) -> None:
    desk.page.show_part("thresholds")
    assert count(desk) == "Comments, 1"
    desk.page.show_part("supervision")
    assert count(desk) == "Comments"


def test_a_comment_is_added_where_the_author_writes(desk: Desk) -> None:
    desk.open("supervision", 2)
    desk.page.side.show_panel("comments")
    button(desk.window, "Add comment").click()
    assert entry(desk.form, "About", Choice).value == "plan"
    entry(desk.form, "Comment", GrowingText).setPlainText(" Who leads? ")
    desk.form.accept()
    settle()
    added = desk.document.comments[-1]
    assert (added.part, added.question, added.text) == ("supervision", "plan", "Who leads?")
    assert (added.author, added.at) == ("Siân Holroyd", NOW)
    assert desk.workspace.undo_label == "Add comment"
    assert "Who leads?" in said(desk.window)
    assert count(desk) == "Comments, 1"


def test_an_empty_comment_is_not_kept(desk: Desk) -> None:
    before = desk.document
    open_comments(desk, "supervision")
    button(desk.window, "Add comment").click()
    desk.form.accept()
    assert error(desk.form, "Comment") == "Write the comment."
    assert desk.document is before


def test_a_comment_is_answered_closed_and_opened_again(desk: Desk) -> None:
    open_comments(desk, "thresholds")
    answer = button(desk.window, "Answer comment 1")
    answer.setFocus()
    answer.click()
    entry(desk.form, "Answer", GrowingText).setPlainText("Done.")
    desk.form.accept()
    settle()
    assert comments(desk, "thresholds")[0].replies[-1].text == "Done."
    assert desk.workspace.undo_label == "Answer comment"
    assert desk.window.focusWidget() is button(desk.window, "Add comment")
    button(desk.window, "Close comment 1").click()
    settle()
    assert comments(desk, "thresholds")[0].closed_by == "Siân Holroyd"
    assert desk.workspace.undo_label == "Close comment"
    assert count(desk) == "Comments"
    button(desk.window, "Reopen comment 1").click()
    settle()
    assert comments(desk, "thresholds")[0].closed_by == ""
    assert desk.workspace.undo_label == "Reopen comment"
    assert count(desk) == "Comments, 1"


def test_a_part_without_comments_says_that_they_stay_inside(desk: Desk) -> None:
    open_comments(desk, "workforce")
    assert any("never exported" in words for words in said(desk.window))


def test_comments_on_the_front_belong_to_one_of_its_texts(desk: Desk) -> None:
    open_comments(desk, "front.context")
    button(desk.window, "Add comment").click()
    entry(desk.form, "Comment", GrowingText).setPlainText("Too long.")
    desk.form.accept()
    assert count(desk) == "Comments, 1"
    desk.page.show_part("front.progress")
    assert count(desk) == "Comments"


def disclosures(desk: Desk) -> list[Disclosure]:
    found = desk.page.side.prompts.findChildren(Disclosure)
    return [disclosure for disclosure in found if disclosure.isVisible()]


def test_prompts_stand_under_their_areas_the_first_one_open(desk: Desk) -> None:
    desk.page.show_part("leadership")
    desk.page.side.show_panel("prompts")
    settle()
    section = next(s for s in desk.document.sections if s.id == "leadership")
    areas = [desk.workspace.framework.area(area) for area in section.areas]
    wanted = sorted(areas, key=lambda area: (not area.core, area.order))
    assert [d.text().replace("&&", "&") for d in disclosures(desk)] == [a.title for a in wanted]
    assert [d.is_open for d in disclosures(desk)] == [True] + [False] * (len(areas) - 1)
    assert set(wanted[0].prompts) <= set(said(desk.window))
    assert not set(wanted[1].prompts) & set(said(desk.window))


def test_prompts_come_first_where_there_is_nothing_to_cite(
    open_draft: OpenDraft, framework: Framework
) -> None:
    desk = open_draft(new_document(framework, "Northbridge Council", None))
    assert desk.page.side.tabs.current_id == "prompts"
    assert disclosures(desk)


def test_an_area_opens_and_closes(desk: Desk) -> None:
    desk.page.show_part("leadership")
    desk.page.side.show_panel("prompts")
    settle()
    second = disclosures(desk)[1]
    second.click()
    settle()
    assert second.accessibleName().endswith("shown")
    area = next(a for a in desk.workspace.framework.areas if a.title == second.text())
    assert set(area.prompts) <= set(said(desk.window))
    second.click()
    settle()
    assert not set(area.prompts) & set(said(desk.window))
    assert second.accessibleName().endswith("hidden")


def test_the_front_has_no_prompts_of_its_own(desk: Desk) -> None:
    desk.page.show_part("front")
    desk.page.side.show_panel("prompts")
    settle()
    assert disclosures(desk) == []
    assert any("Prompts belong to the sections" in words for words in said(desk.window))


def test_a_panel_is_made_when_it_is_first_seen(desk: Desk) -> None:
    stack = desk.page.side.records.parentWidget()
    assert isinstance(stack, QStackedWidget)
    before = stack.count()
    for name in ("prompts", "comments", "prompts"):
        desk.page.side.show_panel(name)
        settle()
    assert (before, stack.count()) == (1, 3)
