"""How a reviewer's change is shown and said: pure, without a window."""

import msgspec
import pytest

from ilacs_desktop.document.body import Block, Body, Citation, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, with_body
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.merge.change import Marked
from ilacs_desktop.ui.pages.review.returned_words import (
    CLASH,
    GONE,
    LOOK,
    SAME,
    Names,
    begins,
    html_of,
    kind_of,
    plain,
    shown,
    spoken,
)
from ilacs_desktop.word.review.records import Told, packed


def block(name: str, text: str) -> Block:
    return Block(name, (Text(text),))


A, B, C = block("a", "One home is near."), block("b", "We count."), block("c", "We ask why.")


def changed(base: Body, theirs: Body, **more: object) -> Proposal:
    return Proposal(
        "p", "from_word", "", "know", base[0].id if base else "", base_body=base, theirs_body=theirs,
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("base", "theirs", "kind"),
    [
        ((A,), (block("a", "One home is far."),), "Reworded"),
        ((A,), (A, B), "New paragraph"),
        ((A,), (A, B, C), "2 new paragraphs"),
        ((), (A,), "New paragraph"),
        ((A,), (), "Deleted"),
        ((A, B), (), "Paragraphs deleted"),
        ((A, B), (B, A), "Moved"),
        ((A,), (block("a", "One home"), block("n", "is near.")), "Cut in two"),
        ((A, B), (block("a", "One home is near. We count."),), "Paragraphs joined"),
    ],
)
def test_every_kind_of_change_has_a_name(base: Body, theirs: Body, kind: str) -> None:
    assert kind_of(changed(base, theirs)) == kind


@pytest.fixture
def document(small: Document) -> Document:
    return with_body(small, Place(small.sections[0].id, "know"), (A, B, C))


@pytest.fixture
def part(small: Document) -> str:
    return small.sections[0].id


def show(document: Document, proposal: Proposal) -> tuple[str, str, str]:
    found = shown(document, proposal, Names.of(document))
    return found.kind, spoken(found.paragraphs), found.note


def test_it_is_said_what_went_and_what_came(document: Document, part: str) -> None:
    change = msgspec.structs.replace(changed((A,), (block("a", "One home is far."),)), part=part)
    assert show(document, change) == (
        "Reworded",
        "One home is deleted: near; inserted: far; .",
        "",
    )


def test_only_the_new_paragraph_is_shown_and_where_it_would_stand(
    document: Document, part: str
) -> None:
    change = msgspec.structs.replace(changed((A,), (A, block("n", "New."))), part=part)
    kind, words, note = show(document, change)
    assert (kind, words) == ("New paragraph", "inserted: New.;")
    assert note == "After “One home is near.”"


def test_a_deleted_paragraph_is_said_whole(document: Document, part: str) -> None:
    change = msgspec.structs.replace(changed((B,), ()), part=part)
    assert show(document, change)[1] == "deleted: We count.;"


def test_a_clash_shows_what_stands_now(document: Document, part: str) -> None:
    change = changed((block("a", "One home is close."),), (block("a", "One home is far."),))
    found = shown(document, msgspec.structs.replace(change, part=part), Names.of(document))
    assert (found.note, found.now) == (CLASH, "One home is near.")


def test_what_stands_already_is_told(document: Document, part: str) -> None:
    change = changed((block("a", "One home is close."),), (A,))
    assert show(document, msgspec.structs.replace(change, part=part))[2] == SAME


def test_a_sentence_that_both_changed_is_to_be_read(document: Document, part: str) -> None:
    was = block("a", "One small home of ours in the county is near.")
    theirs = block("a", "One big home of ours in the county is near.")
    now = block("a", "One small home of ours in the county is far.")
    both = with_body(document, Place(part, "know"), (now, B))
    change = msgspec.structs.replace(changed((was,), (theirs,)), part=part)
    assert show(both, change)[2] == LOOK


def test_a_move_says_where_to(document: Document, part: str) -> None:
    change = msgspec.structs.replace(changed((A, B, C), (B, A, C)), part=part, block="a")
    assert show(document, change)[1] == "“One home is near.” moves after “We count.”"


def test_a_title_shows_both_titles(document: Document, part: str) -> None:
    title = document.sections[0].title
    change = Proposal(
        "p", "from_word", part, field="title", base_value=f'"{title}"', theirs_value='"Homes"'
    )
    assert show(document, change)[0] == "New title"
    assert "inserted: Homes;" in show(document, change)[1]
    gone = msgspec.structs.replace(document, sections=document.sections[1:])
    assert show(gone, change)[2] == GONE


def test_a_comment_without_a_place_shows_what_it_is_about(document: Document) -> None:
    change = Proposal(
        "p", "from_word", base_body=(A,), theirs_body=(B,),
        base_value=packed(Told("Comment", "In the footer", "")),
    )  # fmt: skip
    assert show(document, change) == ("Comment", "We count.", "On: “One home is near.”")


def test_chips_are_shown_and_copied_by_their_numbers(document: Document, part: str) -> None:
    item = document.evidence[0]
    cited = Block("a", (Text("One home is near "), Citation(item.id)))
    change = msgspec.structs.replace(changed((A,), (cited,)), part=part)
    names = Names.of(document)
    assert plain(change, names) == f"One home is near [{item.number}]"
    unknown = Block("a", (Citation("ev-gone"),))
    assert plain(changed((A,), (unknown,)), names) == "[?]"
    assert plain(changed((A,), ()), names) == "One home is near."


def test_words_are_never_taken_for_markup() -> None:
    html = html_of(((("<b>&", "+"), ("old", "-"), ("\n", "")),), "#111111", "#222222")
    assert '<u style="color:#111111">&lt;b&gt;&amp;</u>' in html
    assert '<s style="color:#222222">old</s>' in html
    assert "<br>" in html


@pytest.mark.parametrize(
    ("row", "apart"),
    [
        ((("something", "-"), ("everything", "+")), True),
        ((("something ", "-"), ("everything", "+")), False),
        ((("something", "-"), (" good", "")), False),
        ((("some", ""), ("thing", "+")), False),
    ],
)
def test_what_went_and_what_came_do_not_run_together(row: Marked, apart: bool) -> None:
    html = html_of((row,), "#111111", "#222222")
    assert ("</s>\u2009<u" in html) is apart
    assert ("\u2009" in html) is apart


@pytest.mark.parametrize(
    ("pieces", "line"),
    [
        ((("We ", ""), ("read", "-"), ("count", "+"), (" it.", "")), "“read” becomes “count”"),
        ((("We ", ""), ("all ", "+"), ("read.", "")), "adds “all”"),
        ((("We ", ""), ("all ", "-"), ("read.", "")), "takes out “all”"),
        ((("New.", "+"),), "New."),
        ((("a ", ""), ("b", "+"), (" c ", ""), ("d", "-")), "adds “b”, and more"),
        ((("kept", ""),), "kept"),
        ((), ""),
    ],
)
def test_a_row_says_what_a_change_does_first(
    pieces: tuple[tuple[str, str], ...], line: str
) -> None:
    assert begins((pieces,) if pieces else ()) == line  # type: ignore[arg-type]


def test_a_text_whose_section_was_removed_is_told_so(document: Document, part: str) -> None:
    change = msgspec.structs.replace(changed((A,), (block("a", "One home is far."),)), part=part)
    gone = msgspec.structs.replace(document, sections=document.sections[1:])
    kind, words, note = show(gone, change)
    assert (kind, note) == ("Reworded", GONE)
    assert "inserted: far;" in words


def test_several_edits_of_a_paragraph_are_one_decision(document: Document, part: str) -> None:
    was = block("a", "One small home of ours in the county is near to every school.")
    theirs = block("a", "One big home of ours in the county is near to each school.")
    document = with_body(document, Place(part, "know"), (was,))
    change = msgspec.structs.replace(changed((was,), (theirs,)), part=part)
    assert show(document, change)[2] == "2 changes in this paragraph go together."
