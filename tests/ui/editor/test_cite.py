"""Which evidence and actions a few typed words find, and in what order."""

from ilacs_desktop.ui.editor.cite import CiteItem, matching

ITEMS = (
    CiteItem("evidence", "ev-112", "[112]", "Peer challenge"),
    CiteItem("evidence", "ev-12", "[12]", "Supervision audit, July 2025"),
    CiteItem("evidence", "ev-3", "[3]", "Annual staff survey"),
    CiteItem("action", "ac-12", "Action 12", "Audit every closed case"),
)


def found(query: str) -> list[str]:
    return [item.id for item in matching(ITEMS, query)]


def test_nothing_typed_finds_everything_in_order() -> None:
    assert found("") == ["ev-112", "ev-12", "ev-3", "ac-12"]


def test_every_word_must_be_there_whatever_its_case() -> None:
    assert found("AUDIT sup") == ["ev-12"]
    assert found("audit elephant") == []


def test_a_number_finds_the_item_of_that_number_first() -> None:
    assert found("12") == ["ev-12", "ac-12", "ev-112"]


def test_a_title_that_begins_so_comes_before_one_that_only_holds_it() -> None:
    assert found("audit") == ["ac-12", "ev-12"]


def test_the_kind_can_be_typed() -> None:
    assert found("action") == ["ac-12"]
