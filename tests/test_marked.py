"""Counted figures go between the marks of a page, and nowhere else."""

from pathlib import Path

import pytest

from tests.marked import between, put_between

PAGE = "# Page\n\n<!-- a -->\n\nold\n\n<!-- /a -->\n\nProse.\n"


def test_only_what_is_between_the_marks_is_replaced(tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_text(PAGE, "utf-8")
    put_between(page, "a", "new\n")
    assert page.read_text("utf-8") == PAGE.replace("old", "new")
    assert between(page.read_text("utf-8"), "a") == "new"
    put_between(page, "a", "old")
    assert page.read_text("utf-8") == PAGE


@pytest.mark.parametrize(
    "text",
    [
        "# Page\n",
        "<!-- a -->\n",
        "<!-- /a -->\n<!-- a -->\n",
        f"{PAGE}{PAGE}",
    ],
    ids=["no marks", "never ends", "ends first", "twice"],
)
def test_a_page_without_both_marks_is_refused_and_left_alone(text: str, tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=r"must have <!-- a -->"):
        put_between(page, "a", "new")
    assert page.read_text("utf-8") == text
