"""Help on the checks."""

import pytest

from ilacs_desktop.assets import resources
from ilacs_desktop.checks.catalogue import Catalogue, load_catalogue
from ilacs_desktop.ui.dialogs.checks_help import ABOUT, ChecksDialog, help_rows
from ilacs_desktop.ui.theme.theme import Theme


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(resources() / "checks")


def test_every_check_is_told_with_what_why_how_and_source(catalogue: Catalogue) -> None:
    first, *rest = help_rows(catalogue)
    assert first.id == ABOUT
    rows = [row for row in rest if not row.is_heading]
    assert {row.id for row in rows} == {check.id for check in catalogue.checks}
    labels = ["What it looks for", "Why it matters", "How to answer it", "Source"]
    for row in rows:
        assert [detail.label for detail in row.details] == labels
        assert all(detail.text for detail in row.details)
        assert row.state


def test_families_are_folded_until_something_is_searched_for(catalogue: Catalogue) -> None:
    assert not any(row.opened for row in help_rows(catalogue) if row.is_heading)
    found = help_rows(catalogue, "UPN")
    assert [row.id for row in found] == [] or all(row.opened for row in found if row.is_heading)


def test_the_search_finds_by_every_word_in_any_text(catalogue: Catalogue) -> None:
    found = help_rows(catalogue, "negative  CITES")
    assert "unsaid.negative" in [row.id for row in found]
    assert len(found) < len(help_rows(catalogue)) / 4
    assert help_rows(catalogue, "no such words at all") == ()


def test_typing_in_the_dialog_narrows_the_list(theme: Theme, catalogue: Catalogue) -> None:
    dialog = ChecksDialog(theme, catalogue)
    dialog._search.setText("pupil number")
    dialog._search.search_now()
    assert dialog._tree.model().rowCount() == 1
    dialog.deleteLater()
