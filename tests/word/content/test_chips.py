"""How citations and links to actions are printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.body import ActionLink, Block, Citation, Text
from ilacs_desktop.document.records import Action, Promise
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.choices import CitationForm
from ilacs_desktop.word.content.chips import block_pieces
from ilacs_desktop.word.content.printed import Pieces, plain
from ilacs_desktop.word.content.references import references
from tests.word.support import SMALL, body, changed


def pieces(text: str, framework: Framework, form: CitationForm = "number") -> Pieces:
    (block,) = body(text)
    return block_pieces(block, references(SMALL, framework, form))


def numbered(text: str, framework: Framework) -> str:
    return plain(pieces(text, framework))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Plans are late[ev-audit].", "Plans are late [3]."),
        ("Plans are late [ev-audit].", "Plans are late [3]."),
        ("Late ([ev-audit])", "Late ([3])"),
        ("Late[ev-audit]and thin", "Late [3] and thin"),
        ("[ev-audit]: late", "[3]: late"),
        ("Late [ev-survey][ev-audit] [ev-survey].", "Late [3, 12]."),
        ("Late [ev-audit], [ev-survey]", "Late [3], [12]"),
        ("Late [ev-audit][ac-panel]", "Late [3] [action\u00a02]"),
        ("[ac-panel] helps, and [ac-book]", "[action\u00a02] helps, and [action\u00a04]"),
        ("See[ac-book][ac-panel]first", "See [action\u00a04, action\u00a02] first"),
    ],
)
def test_chips_are_spaced_and_joined(framework: Framework, text: str, wanted: str):
    assert numbered(text, framework) == wanted


def test_a_number_links_to_its_row_and_shows_the_title(framework: Framework):
    link = next(piece for piece in pieces("Late [ev-audit]", framework) if piece.target)
    assert (link.text, link.target, link.tip) == ("3", "ilacs_evidence_3", "Permanence audit")
    link = next(piece for piece in pieces("See [ac-book]", framework) if piece.target)
    assert (link.text, link.target) == ("action\u00a04", "ilacs_action_4")


def test_a_short_source_gives_type_base_and_month(framework: Framework):
    found = pieces("Late [ev-audit][ev-survey].", framework, "short_source")
    assert plain(found) == (
        "Late (case audit, 44 records, July 2026; children's views, 118 children, June 2026)."
    )
    assert [piece.target for piece in found if piece.target] == [
        "ilacs_evidence_3",
        "ilacs_evidence_12",
    ]


def test_sources_that_read_the_same_are_told_apart_by_their_numbers(framework: Framework):
    one, two, _ = SMALL.evidence
    twin = type(two)("ev-twin", 14, "Second survey", two.type, None, two.period_to)
    same = type(two)("ev-same", 15, "Third survey", two.type, None, two.period_to)
    refs = references(changed(SMALL, evidence=(one, twin, same)), framework, "short_source")
    (block,) = body("Said [ev-same][ev-twin]")
    found = block_pieces(block, refs)
    assert plain(found) == "Said (children's views, June 2026: evidence 14, 15)"
    assert [piece.target for piece in found if piece.target] == [
        "ilacs_evidence_14",
        "ilacs_evidence_15",
    ]


def test_evidence_of_which_nothing_is_known_is_named_by_its_number(framework: Framework):
    bare = type(SMALL.evidence[0])("ev-audit", 3)
    refs = references(changed(SMALL, evidence=(bare,)), framework, "short_source")
    (block,) = body("Late [ev-audit]")
    assert plain(block_pieces(block, refs)) == "Late (evidence 3)"


def test_unknown_evidence_prints_a_question_mark(framework: Framework):
    assert numbered("Late [ev-gone].", framework) == "Late [?]."
    assert numbered("Late [ev-gone][ev-audit].", framework) == "Late [3, ?]."
    assert plain(pieces("Late [ev-gone].", framework, "short_source")) == "Late (?)."


def test_an_action_that_left_the_plan_is_named_as_it_was_promised(framework: Framework):
    gone = Promise("pr", "2026", Action("ac-gone", 30, "Recruit", state="shown_to_work"))
    refs = references(changed(SMALL, promised=(gone,)), framework, "number")
    block = Block("b", (Text("See "), ActionLink("ac-gone"), ActionLink("ac-book")))
    found = block_pieces(block, refs)
    assert plain(found) == "See [action\u00a030, shown to work in 2026, action\u00a04]"
    assert [piece.target for piece in found if piece.target] == ["ilacs_action_4"]


def test_bold_and_italic_stay_on_their_words(framework: Framework):
    found = pieces("A **bold** and *slanted* word [ev-audit]", framework)
    assert [(p.text, p.bold, p.italic) for p in found if p.bold or p.italic] == [
        ("bold", True, False),
        ("slanted", False, True),
    ]


RUNS = st.one_of(
    st.builds(Text, st.text(min_size=1, max_size=8), st.booleans(), st.booleans()),
    st.builds(Citation, st.sampled_from(["ev-audit", "ev-survey", "ev-gone"])),
    st.builds(ActionLink, st.sampled_from(["ac-panel", "ac-book", "ac-gone"])),
)


@given(runs=st.lists(RUNS, max_size=8))
def test_typed_text_comes_out_as_typed_but_for_white_space_between_chips(
    framework: Framework, runs: list[Text | Citation | ActionLink]
):
    found = block_pieces(Block("b", tuple(runs)), references(SMALL, framework, "number"))
    typed = "".join(run.text for run in runs if isinstance(run, Text))
    shown = "".join(piece.text for piece in found if piece.look != "reference")
    assert "".join(shown.split()) == "".join(typed.split())
