"""What waits and what came in, as rows; and proposals as they are shown. Without a window."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.document.body import Body
from ilacs_desktop.document.edits import with_record, without_record
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.arrivals import Earlier
from ilacs_desktop.merge.bring_in import Arrival
from ilacs_desktop.merge.document import merge
from ilacs_desktop.merge.proposals import Names
from ilacs_desktop.merge.settle import as_merged, open_proposals, settle
from ilacs_desktop.storage.container import Manifest
from ilacs_desktop.storage.siblings import Sibling
from ilacs_desktop.ui.pages.team.bring_in_came import Came, told_of
from ilacs_desktop.ui.pages.team.bring_in_questions import Asking, Question, Questions
from ilacs_desktop.ui.pages.team.bring_in_rows import (
    Found,
    from_reviewers,
    listing,
    open_count,
    summed,
    words_of_entry,
)
from ilacs_desktop.ui.pages.team.bring_in_ways import way_of
from tests.ui.pages.team.bring_in_kit import first_place, with_texts

AT = dt.datetime(2026, 5, 12, 9, 30, tzinfo=dt.UTC)
ME, PRIYA, TOM = "Siân Holroyd", "Priya Nair", "Tom Reid"
replace = msgspec.structs.replace


def asked(document: Document, framework: Framework, me: str = ME) -> Question:
    """Return the one proposal that waits, as it is shown."""
    (one,) = open_proposals(document)
    return Asking(document, framework, me).question(one)


def merged(
    base: Document, mine: Document, theirs: Document, by: tuple[str, str] = (ME, PRIYA)
) -> Document:
    return merge(base, mine, theirs, Names(*by, AT)).document


def clash(example: Document, by: tuple[str, str] = (ME, PRIYA)) -> Document:
    """Return a document in which two authors wrote the same word differently."""
    place = first_place(example)
    sides = (
        with_texts(example, place, f"{word} homes are near.") for word in ("Most", "Many", "Few")
    )
    return merged(*sides, by)


def found(document: Document, framework: Framework, **more: object) -> Found:
    questions = Questions().of(document, framework, ME, document.proposals)
    return Found(document, framework, questions)._replace(zone=dt.UTC, **more)  # type: ignore[arg-type]


# ---- questions


def test_my_side_comes_first_whichever_the_join_called_mine(
    example: Document, framework: Framework
) -> None:
    swapped = asked(clash(example, (PRIYA, ME)), framework)
    assert (swapped.mine.title, swapped.theirs.title) == (
        "Mine · Siân Holroyd",
        "Theirs · Priya Nair",
    )
    assert (swapped.pick("mine"), swapped.pick("theirs"), swapped.pick("both")) == (
        "theirs", "mine", "both",
    )  # fmt: skip
    plain = asked(clash(example), framework)
    assert (plain.pick("mine"), plain.keep, plain.take) == ("mine", "Keep mine", "Take theirs")


def test_two_others_are_called_by_their_names(example: Document, framework: Framework) -> None:
    others = asked(clash(example, (TOM, PRIYA)), framework)
    assert (others.keep, others.take) == ("Keep Tom Reid’s", "Take Priya Nair’s")
    assert (others.mine.title, others.theirs.title) == (TOM, PRIYA)


def test_ones_own_work_on_two_computers_is_told_apart(
    example: Document, framework: Framework
) -> None:
    own = asked(clash(example, (ME, ME)), framework)
    assert own.theirs.title == "The other copy · Siân Holroyd"
    assert (own.keep, own.take) == ("Keep mine", "Take the other")


def test_two_edits_that_stand_together_ask_only_to_be_read(
    example: Document, framework: Framework
) -> None:
    place = first_place(example)
    text = "Most homes are near and few are far away."
    sides = (
        with_texts(example, place, one)
        for one in (text, text.replace("Most", "Many"), text.replace("far away", "distant"))
    )
    question = asked(merged(*sides), framework)
    assert question.kind == "Put together, to read"
    assert "Many homes are near and few are distant." in question.note


def test_what_one_took_out_shows_what_went(example: Document, framework: Framework) -> None:
    place = first_place(example)
    sides = (with_texts(example, place, *two) for two in (
        ("Near.", "Far."), ("", "Far."), ("Very near.", "Far."),
    ))  # fmt: skip
    question = asked(merged(*sides), framework)
    assert question.kind == "Taken out by one, changed by the other"
    assert question.mine.rows == ((("Taken out", ""),), (("Near.", "-"),))
    assert question.picks == ("mine", "theirs", "both")


def test_a_state_a_date_and_an_owner_are_told_in_words(
    example: Document, framework: Framework
) -> None:
    action, section = example.actions[0], example.sections[0]
    first, second = example.people[:2]

    def version(state: str, owner: str) -> Document:
        changed = with_record(example, replace(action, state=state))
        own = replace(section, owner=owner)
        return replace(changed, sections=(own, *example.sections[1:]))

    base = version("not_started", "")
    document = merged(base, version("in_progress", first.id), version("done", second.id))
    shown = [Asking(document, framework, ME).question(one) for one in open_proposals(document)]
    state, owner = sorted(shown, key=lambda one: one.kind, reverse=True)
    assert state.mine.rows == ((("Not started", "-"), (" ", ""), ("In progress", "+")),)
    assert owner.theirs.rows == (((second.name, "+"),),)
    assert state.offered is None
    assert owner.offered is None
    assert way_of(document, state.proposal).record == document.actions[0]


def test_what_is_chosen_from_a_list_takes_no_words_of_ones_own(
    example: Document, framework: Framework
) -> None:
    item = example.evidence[0]
    base, *sides = (
        with_record(example, replace(item, direction=way)) for way in ("", "mixed", "negative")
    )
    question = asked(merged(base, *sides), framework)
    assert question.mine.rows == ((("mixed", "+"),),)
    assert question.offered is None


def test_a_record_that_one_removed_shows_what_the_other_changed(
    example: Document, framework: Framework
) -> None:
    point = example.prior_points[0]
    theirs = with_record(example, replace(point, response="We visit weekly."))
    document = merged(example, without_record(example, point), theirs)
    question = asked(document, framework)
    assert question.mine.rows == ((("Taken out", ""),),)
    assert question.theirs.rows[0][0] == ("Response: ", "")
    assert ("We visit weekly.", "+") in question.theirs.rows[0]


def test_a_mark_is_asked_with_its_paragraph(example: Document, framework: Framework) -> None:
    place = first_place(example)
    plain = with_texts(example, place, "Plans drift.")

    def marked(stance: str) -> Document:
        section = plain.sections[0]
        blocks = (replace(section.know[0], stance=stance),)
        return replace(plain, sections=(replace(section, know=blocks), *plain.sections[1:]))

    document = merged(plain, marked("strength"), marked("improvement"))
    question = asked(document, framework)
    assert question.title == "Marked differently: Plans drift."
    assert question.theirs.rows == (
        (("Neither", "-"), (" ", ""), ("An area for improvement", "+")),
    )


def test_what_is_gone_says_so_and_keeps_its_words(example: Document, framework: Framework) -> None:
    item = example.evidence[0]
    sides = (with_record(example, replace(item, title=name)) for name in ("Mine", "Theirs"))
    document = without_record(merged(example, *sides), item)
    question = asked(document, framework)
    assert "no longer in the self-evaluation" in question.why
    assert question.picks == ()
    assert words_of_entry(question) == "Mine · Siân Holroyd:\nMine\n\nTheirs · Priya Nair:\nTheirs"
    assert way_of(document, question.proposal).record is None


def test_a_question_is_worked_out_once_as_long_as_nothing_of_it_changes(
    example: Document, framework: Framework
) -> None:
    document, questions = clash(example), Questions()
    (first,) = questions.of(document, framework, ME, document.proposals)
    elsewhere = replace(document, allow_list=("Ash Court",))
    (again,) = questions.of(elsewhere, framework, ME, elsewhere.proposals)
    assert again is first
    other = with_texts(document, Place(document.sections[1].id, "know"), "Another text.")
    (again,) = questions.of(other, framework, ME, other.proposals)
    assert again is first
    edited = with_texts(document, first_place(document), "Ten homes are near.")
    (changed,) = questions.of(edited, framework, ME, edited.proposals)
    assert changed is not first


def test_how_the_merge_left_a_text_is_worked_out_once(
    example: Document, framework: Framework, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, questions, asked_for = clash(example), Questions(), []

    def counted(proposal: Proposal) -> Body:
        asked_for.append(proposal.id)
        return as_merged(proposal)

    monkeypatch.setattr("ilacs_desktop.ui.pages.team.bring_in_questions.as_merged", counted)
    for text in ("Ten homes.", "Nine homes.", "Many homes are near."):
        edited = with_texts(document, first_place(document), text)
        (question,) = questions.of(edited, framework, ME, edited.proposals)
    assert asked_for == [document.proposals[0].id]
    assert question.note == ""


# ---- rows


def test_questions_stand_under_their_sections_in_reading_order(
    example: Document, framework: Framework
) -> None:
    document = clash(example)
    (text,) = document.proposals
    last = document.sections[-1]
    title = Proposal(
        "p-2", "field", last.id, field="title", base_value='"A"', mine_value='"B"',
        theirs_value='"C"', list="sections",
    )  # fmt: skip
    item = replace(title, id="p-3", part="", record=document.evidence[0].id, list="evidence")
    both = replace(document, proposals=(item, title, text))
    rows = listing(found(both, framework)).rows
    assert [row.title for row in rows if row.is_heading] == [
        "To settle", example.sections[0].title, last.title, "Evidence",
    ]  # fmt: skip


def test_what_is_settled_is_folded_away_and_says_who_decided(
    example: Document, framework: Framework
) -> None:
    document = clash(example)
    document = settle(document, document.proposals[0], "both", ME, AT)
    heading, row = listing(found(document, framework)).rows
    assert (heading.title, heading.opened) == ("Settled", False)
    assert row.state == "Both kept, by Siân Holroyd, 12 May 2026"


def test_what_came_from_word_is_settled_elsewhere(example: Document) -> None:
    word = Proposal("p-1", "from_word", example.sections[0].id, "know")
    document = replace(example, proposals=(word,))
    assert (open_count(document), from_reviewers(document)) == (0, 1)


@pytest.mark.parametrize(
    ("arrivals", "said"),
    [((PRIYA,), "1 change came in from Priya Nair on 12 May."),
     ((PRIYA, TOM), "2 changes came in from Priya Nair and Tom Reid.")],
)  # fmt: skip
def test_the_summary_counts_what_came_in(
    example: Document, framework: Framework, arrivals: tuple[str, ...], said: str
) -> None:
    base = replace(example, proposals=())
    after = with_texts(base, first_place(base), *([""] * len(base.sections[0].know)), "More.")
    before = with_texts(base, first_place(base))
    told = {n: told_of(Arrival(before, after, by, AT), framework) for n, by in enumerate(arrivals)}
    assert summed(found(base, framework, told=told)) == said
    assert summed(found(base, framework)) == "Nothing waits for you."


def test_each_change_tells_how_it_stands_now(example: Document, framework: Framework) -> None:
    place = first_place(example)
    before = with_texts(replace(example, proposals=()), place, "Near.", "Far.")
    after = with_texts(before, place, "Near.", "Far away.", "More.")
    told = {0: told_of(Arrival(before, after, PRIYA, AT), framework)}

    def states(document: Document) -> list[str]:
        rows = listing(found(document, framework, told=told))
        return [one.state for one in rows.entries.values() if isinstance(one, Came)]

    assert states(after) == ["in", "in"]
    assert states(before) == ["back", "back"]
    assert states(with_texts(before, place, "Near.", "Quite far.", "More.")) == ["since", "in"]
    assert states(with_texts(before, place, "Near.")) == ["gone", "back"]


def test_copies_and_what_came_earlier_have_their_own_groups(
    example: Document, framework: Framework
) -> None:
    quiet = replace(example, proposals=())
    manifest = Manifest(2, "self-evaluation", example.id, "v1", {})
    copies = (Sibling(Path("ours (1).ilacs"), manifest, is_new=True),)
    earlier = (Earlier("v3", "v1", ("v2",), PRIYA, AT),)
    rows = listing(found(quiet, framework, copies=copies, earlier=earlier)).rows
    assert [row.title for row in rows] == [
        "Copies found beside the file", "ours (1).ilacs",
        "Came in earlier", "From Priya Nair, 12 May 2026, 09:30",
    ]  # fmt: skip
    assert not rows[2].opened
    shown = found(quiet, framework, copies=copies, earlier=earlier, shown={earlier[0].key: 0})
    assert len(listing(shown).rows) == 2


@pytest.mark.parametrize(("number", "opened"), [(150, True), (151, False)])
def test_very_many_changes_are_folded_away_under_their_sections(
    example: Document, framework: Framework, number: int, opened: bool
) -> None:
    place = first_place(example)
    before, after = (
        with_texts(replace(example, proposals=()), place, *(f"{word} {n}." for n in range(number)))
        for word in ("Near", "Far")
    )
    told = {0: told_of(Arrival(before, after, PRIYA, AT), framework)}
    rows = listing(found(after, framework, told=told)).rows
    assert [row.opened for row in rows if row.is_heading] == [True, opened]
