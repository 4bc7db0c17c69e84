"""What the documents for developers say of the code is so."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "ilacs_desktop"
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
IN_BACKTICKS = re.compile(r"`((?:\w+/)+(?:\w+\.py)?|\w+\.py)`")
LINKED = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
PLACES = (ROOT, PACKAGE, PACKAGE / "ui")
TOLD_AS_IT_WAS = ROOT / "docs" / "decisions"


def known_names() -> frozenset[str]:
    """Return the names of all modules of ours, wherever they are."""
    return frozenset(
        path.name
        for at in ("ilacs_desktop", "tests", "packaging")
        for path in (ROOT / at).rglob("*.py")
    )


def missing_code(page: str, names: frozenset[str]) -> list[str]:
    """Return the modules and folders that a page names in backticks and that are not there.

    A name alone may stand for a module in any folder; what has a path must be at that path.
    """
    named = {name for name in IN_BACKTICKS.findall(page) if name.count("/") != 1 or name[-1] != "/"}
    return sorted(
        name
        for name in named
        if name not in names | {"run.py"} and not any((at / name).exists() for at in PLACES)
    )


def test_a_module_that_is_not_there_is_noticed():
    page = (
        "`document/find.py`, `ui/shell/find/`, `find.py`, `document/gone.py`, `ui/gone/`, `gone.py`"
    )
    gone = missing_code(page, frozenset({"find.py"}))
    assert gone == ["document/gone.py", "gone.py", "ui/gone/"]


def test_documents_name_only_modules_that_there_are():
    names = known_names()
    pages = [page for page in PAGES if TOLD_AS_IT_WAS not in page.parents]
    gone = {page.name: missing_code(page.read_text("utf-8"), names) for page in pages}
    assert {page: names for page, names in gone.items() if names} == {}


def test_architecture_shows_every_part():
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    parts = {path.stem for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    parts |= {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
    assert {part for part in parts if not re.search(rf"\b{part}\b", page)} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path):
    linked = LINKED.findall(page.read_text("utf-8"))
    assert [to for to in linked if not (page.parent / to).exists()] == []
