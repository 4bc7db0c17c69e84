"""The texts of the help: what they explain is there, they name what is on screen, and are spelt well.

Whether each page is listed and each link leads somewhere, test_pages.py looks at.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from ilacs_desktop.assets import resources
from ilacs_desktop.language.spelling import Speller, load_speller
from ilacs_desktop.ui.shell.stages import STAGES

HELP = resources() / "help"
CODE = resources().parent / "ilacs_desktop"
CONTENTS = tomllib.loads((HELP / "contents.toml").read_text(encoding="utf-8"))
LISTED = [page for group in CONTENTS["group"] for page in group["pages"]]
WRITTEN = sorted(path.stem for path in HELP.glob("*.md"))
PANELS = ("records", "evidence", "checks", "comments", "prompts", "last_year")
OWN_WORDS = ("ilacs", "wcag", "wcag2ict", "nvda", "jaws", "sharepoint", "onedrive", "islington")
COMPUTING = {"program", "programs"}  # British English too, of a computer's
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


class Text(NamedTuple):
    """One page as it is written."""

    name: str
    source: str

    @property
    def lines(self) -> list[str]:
        return self.source.splitlines()


def text_of(name: str) -> Text:
    return Text(name, (HELP / f"{name}.md").read_text(encoding="utf-8"))


TEXTS = {name: text_of(name) for name in WRITTEN}
each_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


def test_every_place_of_the_window_has_its_page() -> None:
    named = CONTENTS["pages_of"]
    assert [stage.id for stage in STAGES if stage.id not in named] == []
    assert {place for place in named if place.partition("/")[0] not in _places()} == set()
    tabs = set(_tabs())
    assert "overview/key_dates" in tabs
    assert tabs <= set(named)
    assert set(named.values()) | set(CONTENTS["dialogs"].values()) <= set(LISTED)


def _places() -> set[str]:
    return {"start", "pack", *(stage.id for stage in STAGES)}


def _tabs() -> Iterator[str]:
    """Yield the tabs as the code that makes pages names them, and the panels of Draft."""
    makers = (CODE / "ui" / "shell" / "page_makers.py").read_text(encoding="utf-8")
    for stage, body in re.findall(
        r"    def ([a-z_]+)\(self, parts.*?\n(.*?)(?=\n    def |\Z)", makers, re.DOTALL
    ):
        yield from (f"{stage}/{tab}" for tab in re.findall(r'Tab\("(\w+)"', body))
    yield from (f"draft/{panel}" for panel in PANELS)


def test_every_dialog_with_a_page_is_there() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in CODE.glob("ui/**/*.py"))
    assert [name for name in CONTENTS["dialogs"] if f"class {name}(" not in code] == []


@each_text
def test_a_page_uses_only_what_the_help_can_show(text: Text) -> None:
    title, *rest = text.lines
    assert re.match(r"# \S", title)
    assert [line for line in rest if re.match(r"#(?!# )|###|\s*[*+] |\s+- |\||>|```", line)] == []


@pytest.fixture(scope="module")
def on_screen() -> str:
    """All that the code and its data may show, with neither access keys nor marks of strings."""
    files = [*CODE.glob("**/*.py"), *resources().glob("*/*.toml")]
    found = "\n".join(path.read_text(encoding="utf-8") for path in files)
    joined = re.sub(r'"\s*\n\s*f?"', "", found)  # of a string in parts
    return re.sub(r"&(?=\w)", "", joined)


@each_text
def test_what_stands_in_bold_stands_on_the_screen(text: Text, on_screen: str) -> None:
    bold = {" ".join(words.split()) for words in _BOLD.findall(text.source)}
    named = {words for words in bold if not words.endswith((".", ":"))}  # those begin an item
    assert {words for words in named if f'"{words.removesuffix("…")}' not in on_screen} == set()


GROUPS = {group["title"]: group["pages"] for group in CONTENTS["group"]}


@pytest.fixture(scope="module")
def speller() -> Speller:
    found = load_speller(resources() / "language", resources() / "dictionaries" / "en_GB")
    return found.with_words(OWN_WORDS)


@each_text
def test_a_page_is_spelt_as_the_program_would_have_it(text: Text, speller: Speller) -> None:
    told = text.source.replace("*", "")
    plain = re.sub(r"`[^`]*`|\]\([^)]*\)|\w*(?:\.\w+)+", " ", told)
    hits = speller.check(plain)
    assert {hit.text for hit in hits} - COMPUTING == set()


def test_the_glossary_is_in_the_order_of_the_alphabet() -> None:
    terms = [line[3:] for line in TEXTS["glossary"].lines if line.startswith("## ")]
    assert terms == sorted(terms, key=str.casefold)


@pytest.mark.parametrize("name", GROUPS["The pages of the program"])
def test_a_page_about_a_page_is_read_in_two_minutes(name: str) -> None:
    assert len(TEXTS[name].source.split()) <= 400
