"""The search in the help."""

import pytest

from ilacs_desktop.help.blocks import blocks_of
from ilacs_desktop.help.pages import Page
from ilacs_desktop.help.search import Hit, Search, words_of

PAGES = {
    "packs": "# Contributors’ packs\n\nSend each head of service a file.\n\n## When they come back\n\n"
    "Drop the returned files on the window. ILACS has no part in it.\n",
    "dates": "# Key dates\n\nThe self-evaluation is due before the meeting; packs come back earlier.\n"
    "\n## Bank holidays\n\nChristmas and August are avoided. Children’s services rest then.\n",
    "keys": "# Keyboard\n\nPress `Ctrl+K` to go to any page.\n",
}


@pytest.fixture(scope="module")
def search() -> Search:
    blocks = {name: blocks_of(text) for name, text in PAGES.items()}
    return Search(Page(name, one[0].text, "Group", one) for name, one in blocks.items())


def places(hits: tuple[Hit, ...]) -> list[str]:
    return [f"{hit.page}#{hit.anchor}" if hit.anchor else hit.page for hit in hits]


def found(hit: Hit) -> list[str]:
    return [span.text for span in hit.snippet if span.look == "found"]


def test_a_title_comes_before_a_heading_and_a_heading_before_text(search: Search) -> None:
    assert places(search.find("packs")) == ["packs", "dates", "packs#when-they-come-back"]
    assert places(search.find("back")) == ["packs#when-they-come-back", "dates"]


def test_all_words_must_be_there_and_the_start_of_one_is_enough(search: Search) -> None:
    assert places(search.find("christ aug")) == ["dates#bank-holidays"]
    assert search.find("christmas easter") == ()


def test_words_of_one_page_may_stand_under_different_headings(search: Search) -> None:
    assert places(search.find("meeting christmas")) == ["dates"]


@pytest.mark.parametrize("query", ["self-evaluation", "self evaluation", "selfevaluation"])
def test_a_hyphen_is_typed_or_not(query: str, search: Search) -> None:
    assert places(search.find(query)) == ["dates"]


@pytest.mark.parametrize("query", ["ilacs", "ILACS", "Ilacs?"])
def test_capitals_and_marks_do_not_matter(query: str, search: Search) -> None:
    assert places(search.find(query)) == ["packs#when-they-come-back"]


@pytest.mark.parametrize("query", ["children", "childrens", "children's", "children’s"])
def test_an_apostrophe_is_typed_or_not(query: str, search: Search) -> None:
    assert places(search.find(query)) == ["dates#bank-holidays"]


def test_what_belongs_to_somebody_is_found_by_who_it_is(search: Search) -> None:
    assert places(search.find("meeting’s")) == ["dates"]


def test_a_question_is_searched_for_by_its_telling_words(search: Search) -> None:
    assert words_of("How do I send a pack?") == ("send", "pack")
    assert words_of("how to") == ("how", "to")
    assert places(search.find("How do I send a pack?")) == ["packs"]


def test_keys_are_found(search: Search) -> None:
    assert places(search.find("Ctrl+K")) == ["keys"]


def test_the_snippet_shows_the_words_where_they_stand(search: Search) -> None:
    (hit,) = search.find("avoided christmas")
    assert found(hit) == ["Christmas", "avoided"]
    assert hit.title == "Key dates: Bank holidays"


def test_a_long_text_is_cut_around_the_words() -> None:
    text = f"# Long\n\n{'before ' * 60}needle {'after ' * 60}\n"
    blocks = blocks_of(text)
    (hit,) = Search([Page("long", "Long", "Group", blocks)]).find("needle")
    words = "".join(span.text for span in hit.snippet)
    assert found(hit) == ["needle"]
    assert words.startswith("… before")
    assert words.endswith("after …")
    assert len(words) < 200


def test_nothing_is_found_for_nothing(search: Search) -> None:
    assert search.find("  ?! ") == ()
