"""The help as a whole: that which is shipped has no fault, and faults are found."""

from pathlib import Path

import pytest

from ilacs_desktop.assets import resources
from ilacs_desktop.checks.catalogue import load_catalogue
from ilacs_desktop.help.blocks import slug
from ilacs_desktop.help.checks import CHECKS_PAGE, CHECKS_TITLE
from ilacs_desktop.help.pages import HelpError, Library, load_help
from tests.help.faults import faults_of, pictures_of

HELP = resources() / "help"
CHECKS = resources() / "checks"
CONTENTS = """
[[group]]
title = "First"
pages = ["one", "two"]
[pages_of]
"start" = "one"
"plan" = "two"
[dialogs]
"ActionDialog" = "one"
"""


@pytest.fixture(scope="module")
def shipped() -> Library:
    return load_help(HELP, CHECKS)


def written(folder: Path, **pages: str) -> Path:
    """Write help of two pages into a folder; what is not given has a title alone."""
    (folder / "contents.toml").write_text(CONTENTS, encoding="utf-8")
    for name, text in {"one": "# One\n", "two": "# Two\n", **pages}.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_help_has_no_fault(shipped: Library) -> None:
    assert faults_of(shipped, HELP) == []


def test_each_picture_is_there_for_a_light_window_and_a_dark_one_and_no_other(
    shipped: Library,
) -> None:
    files = {path.name for path in (HELP / "pictures").iterdir()}
    assert files == {f"{n}-{look}.png" for n in pictures_of(shipped) for look in ("light", "dark")}


def test_all_pictures_together_stay_small() -> None:
    sizes = [path.stat().st_size for path in (HELP / "pictures").glob("*.png")]
    assert sum(sizes) < 1_500_000


def test_every_check_has_its_place_in_the_help(shipped: Library) -> None:
    catalogue = load_catalogue(CHECKS)
    pages = [page for page in shipped.pages if page.group == CHECKS_TITLE]
    anchors = {block.anchor for page in pages for block in page.blocks}
    assert {slug(check.id) for check in catalogue.checks} <= anchors
    text = " ".join(block.text for page in pages for block in page.blocks)
    for check in catalogue.checks:
        assert all(words in text for words in (check.looks_for, check.why, check.answer))
        assert catalogue.source(check.source).citation in text
    assert shipped.page(CHECKS_PAGE).title == CHECKS_TITLE


def test_a_place_without_a_page_has_that_of_the_place_it_is_in(tmp_path: Path) -> None:
    library = load_help(written(tmp_path), CHECKS)
    assert library.page_of("plan/progress") == "two"
    assert library.page_of("start") == "one"
    assert library.page_of("nowhere") == "one"
    assert library.page_of("plan", "ActionDialog") == "one"
    assert library.page_of("plan", "PersonForm") == "two"


def test_the_checks_stand_in_the_group_of_their_name(tmp_path: Path) -> None:
    written(tmp_path)
    named = CONTENTS.replace('"First"', f'"{CHECKS_TITLE}"')
    (tmp_path / "contents.toml").write_text(
        named.replace("[pages_of]", '[[group]]\ntitle = "Last"\npages = ["last"]\n[pages_of]'),
        encoding="utf-8",
    )
    (tmp_path / "last.md").write_text("# Last\n", encoding="utf-8")
    pages = [page.id for page in load_help(tmp_path, CHECKS).pages]
    assert pages[:3] == ["one", "two", CHECKS_PAGE]
    assert pages[-1] == "last"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("# One\n\nSee [it](nowhere).\n", "a link leads nowhere: nowhere"),
        ("# One\n\nSee [it](two#part).\n", "a link leads nowhere: two#part"),
        ("# One\n\n![](plan)\n", "the picture plan has no alternative text"),
        ("# One\n\n# Two\n", "it has not one title"),
        ("Words.\n", "it has not one title"),
        ("# One\n\nHalf **bold.\n", "not understood: Half **bold."),
        ("# One\n\n### Deep\n", "not understood: ### Deep"),
        ("# One\n\n## A\n\n## A\n", "two headings “a”"),
    ],
)
def test_faults_of_a_page_are_named(text: str, fault: str, tmp_path: Path) -> None:
    folder = written(tmp_path, one=text)
    assert faults_of(load_help(folder, CHECKS), folder) == [f"one: {fault}"]


def test_a_page_that_is_not_listed_and_a_place_without_a_page_are_named(tmp_path: Path) -> None:
    folder = written(tmp_path, spare="# Spare\n")
    library = load_help(folder, CHECKS)
    wrong = Library(library.pages, {"plan": "gone"}, {"ActionDialog": "lost"})
    assert faults_of(wrong, folder) == [
        "spare.md is in no group of contents.toml",
        "plan has no page “gone”",
        "ActionDialog has no page “lost”",
    ]


def test_a_listed_page_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    (written(tmp_path) / "two.md").unlink()
    with pytest.raises(HelpError, match=r"two\.md.*cannot be read.*Install the program again"):
        load_help(tmp_path, CHECKS)
