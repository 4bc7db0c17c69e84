"""Bodies of text: what they say without their chips, and when two read the same."""

from hypothesis import given

from ilacs_desktop.document.body import (
    ActionLink,
    Block,
    Citation,
    Run,
    Text,
    block_text,
    body_text,
    cited_evidence,
    is_blank,
    linked_actions,
    tidy_runs,
)
from tests.strategies import runs


def test_text_is_read_without_chips() -> None:
    block = Block("b", (Text("Seen "), Citation("ev-1"), Text("soon", bold=True)))
    assert block_text(block) == "Seen soon"
    assert body_text((block, Block("c", (Text("Yes."),)))) == "Seen soon\nYes."


def test_a_body_of_white_space_and_chips_is_blank() -> None:
    assert is_blank(())
    assert is_blank((Block("b", (Text(" \u00a0"), Citation("ev-1"))),))
    assert not is_blank((Block("b"), Block("c", (Text("."),))))


def test_citations_and_links_come_in_order_and_as_often_as_they_stand() -> None:
    body = (
        Block("b", (Citation("ev-2"), ActionLink("ac-1"), Citation("ev-1"))),
        Block("c", (Citation("ev-2"),)),
    )
    assert cited_evidence(body) == ("ev-2", "ev-1", "ev-2")
    assert linked_actions(body) == ("ac-1",)


def test_neighbours_of_one_look_are_joined_and_empty_runs_dropped() -> None:
    runs = (Text("a"), Text(""), Text("b"), Text("c", bold=True), Citation("ev-1"), Text("d"))
    assert tidy_runs(runs) == (Text("ab"), Text("c", bold=True), Citation("ev-1"), Text("d"))


@given(runs())
def test_tidying_keeps_every_character_with_its_look(drawn: tuple[Run, ...]) -> None:
    def letters(some: tuple[Run, ...]) -> list[object]:
        return [
            piece
            for run in some
            for piece in (
                [(c, run.bold, run.italic) for c in run.text] if isinstance(run, Text) else [run]
            )
        ]

    assert letters(tidy_runs(drawn)) == letters(drawn)


@given(runs())
def test_tidying_twice_is_tidying_once(drawn: tuple[Run, ...]) -> None:
    assert tidy_runs(tidy_runs(drawn)) == tidy_runs(drawn)
