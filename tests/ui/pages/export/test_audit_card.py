"""The card that says whether the exported Word file is fit to send."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.pages.export.audit_card import BEFORE, AuditCard
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.layouts import Column, all_round
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.word.audit.audit import Audit
from ilacs_desktop.word.audit.finding import AuditFinding, Place
from tests.ui.walk import Walked, assert_accessible, assert_fits, settle

HIDDEN = AuditFinding(
    "private.hidden",
    "private",
    "stop",
    "Text is hidden.",
    "Delete the text, or show it.",
    "",
    (Place("Under “Homes & places”: “Do not say”", "homes"),),
)
FILE = AuditFinding(
    "private.file_name",
    "private",
    "look",
    "A file is named.",
    "Name it.",
    "",
    (Place("In a note"),),
)
PALE = AuditFinding(
    "everyone.contrast",
    "everyone",
    "look",
    "Text is too pale.",
    "Choose a darker colour.",
    "WCAG 1.4.3 Contrast (minimum)",
    tuple(Place(f"Under “Homes”: “Line {n}”", "homes") for n in range(5)),
)
STOPS = Audit((HIDDEN, FILE, PALE))
LOOKS = Audit((PALE,))


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> Iterator[AuditCard]:
    """Return the card on a page of a window."""
    card = AuditCard(theme)
    page = Column(theme, 12, all_round(24))
    page.addWidget(card)
    page.addStretch(1)
    content = QWidget()
    content.setLayout(page)
    window = QWidget()
    frame = Column(theme, 0)
    frame.addWidget(PageScroll(theme, content))
    window.setLayout(frame)
    window.resize(1280, 680)
    window.show()
    qtbot.addWidget(window)
    settle()
    yield card
    window.close()


def texts(card: AuditCard) -> list[str]:
    settle()
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def button(card: AuditCard, name: str) -> QAbstractButton:
    settle()
    [found] = [b for b in card.findChildren(QAbstractButton) if b.accessibleName().startswith(name)]
    return found


def test_before_an_export_it_says_what_will_be_looked_at(card: AuditCard):
    assert BEFORE in texts(card)
    assert not [b for b in card.findChildren(QAbstractButton) if b.isVisible()]


def test_a_clean_file_is_fit_to_send(card: AuditCard):
    card.show_audit(Audit(()), "final")
    said = texts(card)
    assert "Yes: nothing was found in this final copy that should keep you from sending it." in said
    for group in ("Structure", "Nothing private goes out", "Everyone can read it"):
        assert group in said
    assert "People who hear it, enlarge it or move about by its headings can read it." in said
    assert not [b for b in card.findChildren(QAbstractButton) if b.isVisible()]


def test_a_final_copy_with_stops_was_not_written_and_says_what_to_put_right(card: AuditCard):
    card.show_audit(STOPS, "final")
    said = texts(card)
    assert "Not yet: 1 thing in the file to put right, listed below." in said
    assert said.index("To put right:") < said.index("Text is hidden.") < said.index("To look at:")
    assert "Delete the text, or show it." in said
    assert "Text is too pale. (5 places)" not in said  # on request


def test_a_verdict_about_an_older_text_says_so(card: AuditCard):
    before = texts(card)
    card.show_outdated()
    assert texts(card) == before  # nothing was looked over yet
    card.show_audit(LOOKS, "draft")
    card.show_outdated()
    card.show_outdated()
    (told,) = [one for one in texts(card) if one.startswith("The text or the choices have changed")]
    assert told.count("changed since") == 1


def test_a_draft_with_stops_was_written(card: AuditCard):
    card.show_audit(STOPS, "draft")
    assert "The draft was written. Before a final copy, 1 thing waits to be put right." in texts(
        card
    )


def test_what_is_only_to_look_at_holds_nothing_back(card: AuditCard):
    card.show_audit(LOOKS, "final")
    assert "The final copy was written. Have a look at 1 thing before you send it." in texts(card)


def test_details_come_on_request_with_their_standard_and_the_rest_of_the_places(card: AuditCard):
    card.show_audit(LOOKS, "review")
    button(card, "Everyone can read it: details").click()
    said = texts(card)
    assert "Text is too pale. (5 places)" in said
    assert "Asked for by WCAG 1.4.3 Contrast (minimum)." in said
    shown = [b.text() for b in card.findChildren(QAbstractButton) if b.isVisible()]
    assert "Under “Homes”: “Line 2”" in shown
    assert "Under “Homes”: “Line 3”" not in shown
    button(card, "Show 2 more").click()
    settle()
    shown = [b.text() for b in card.findChildren(QAbstractButton) if b.isVisible()]
    assert "Under “Homes”: “Line 4”" in shown
    assert "Show 2 more" not in shown


def test_a_place_in_the_text_leads_there(card: AuditCard, qtbot: QtBot):
    card.show_audit(STOPS, "final")
    with qtbot.waitSignal(card.part_wanted) as told:
        button(card, "Under “Homes & places”").click()
    assert told.args == ["homes"]


def test_the_last_audit_replaces_the_one_before(card: AuditCard):
    card.show_audit(STOPS, "final")
    card.show_audit(Audit(()), "final")
    assert "Text is hidden." not in texts(card)
    card.show_nothing()
    assert texts(card) == ["Is it fit to send?", BEFORE]


def test_signs_follow_the_look(card: AuditCard, theme: Theme):
    card.show_audit(STOPS, "final")
    theme.set_mode("dark")
    theme.set_text_scale(1.5)
    wanted = theme.pixmap("error", "bad").toImage()
    signs = [label.pixmap().toImage() for label in card.findChildren(QLabel)]
    assert signs.count(wanted) == 2  # the verdict's and the group's


@pytest.mark.parametrize("audit", [pytest.param(None, marks=pytest.mark.long), Audit(()), STOPS])
def test_it_can_be_used_without_sight_or_mouse(card: AuditCard, theme: Theme, audit: Audit | None):
    if audit is not None:
        card.show_audit(audit, "final")
        for opener in card.findChildren(QAbstractButton):
            if opener.accessibleName().endswith("details, hidden"):
                opener.click()
    settle()
    assert_accessible(card.window(), theme)
    for scale in Walked.scales:
        theme.set_text_scale(scale)  # once for both
        for width, height in ((1280, 680), (1097, 617)):
            assert_fits(card.window(), width, height, scale, theme)
