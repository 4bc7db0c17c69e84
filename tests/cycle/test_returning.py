"""Packs that come back: what is brought in, what stays as it was, and what is refused."""

import datetime as dt
from itertools import permutations

import msgspec
import pytest

from ilacs_desktop.cycle import errors
from ilacs_desktop.cycle.packs import Choices
from ilacs_desktop.cycle.returning import FormBack, FormFacts, label_of, sent_document, take_in
from ilacs_desktop.document.body import Citation, body_text
from ilacs_desktop.document.edits import without_record
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, bodies, body_at, with_body
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.history.history import History
from ilacs_desktop.merge.bring_in import Brought, Open
from ilacs_desktop.merge.join import join
from ilacs_desktop.storage.container import Opened
from tests.cycle.contributors import CARE, FRIDAY, LEAVERS, Office, adding, kept, said

PERMANENCE = Place("permanence", "know")
RETURNED_ON = dt.date(2026, 10, 12)  # the example's own today


@pytest.fixture
def office(example: Document) -> Office:
    return Office(example, CARE, LEAVERS)


def written(office: Office, text: str, place: Place = PERMANENCE, number: int = 0) -> Opened:
    """Return a pack that came back with one more paragraph."""
    sent = office.file(number)
    return kept(sent, adding(sent.document, place, text))


def after(mine: Open, brought: Brought) -> Open:
    """Return what is open once something was brought in, and not saved yet."""
    parents = (*mine.parents, *brought.joined)
    return mine._replace(document=brought.arrival.after, history=brought.history, parents=parents)


def test_what_was_written_comes_in_and_everything_else_stays(office: Office) -> None:
    brought = take_in(office.open(), written(office, "More children have a permanent home."))
    now = brought.arrival.after
    assert body_text(body_at(now, PERMANENCE)).endswith("More children have a permanent home.")
    changed = [
        place
        for (place, old), (_, new) in zip(bodies(office.document), bodies(now), strict=True)
        if old != new
    ]
    assert changed == [PERMANENCE]
    assert now.proposals == ()
    same = msgspec.structs.replace(now, sections=(), packs=())
    assert same == msgspec.structs.replace(office.document, sections=(), packs=())
    assert brought.arrival.by == "Grace Mwangale"


def test_the_pack_is_marked_as_returned_and_the_others_are_not(office: Office) -> None:
    now = take_in(office.open(), written(office, "More.")).arrival.after
    assert [pack.returned for pack in now.packs] == [RETURNED_ON, None]


def test_a_pack_that_comes_back_again_brings_only_what_is_new(office: Office) -> None:
    first = written(office, "First.")
    mine = after(office.open(), take_in(office.open(), first))
    edited = adding(mine.document, PERMANENCE, "Ours.")  # by the coordinator, behind theirs
    mine = mine._replace(document=edited)
    second = kept(first, adding(first.document, Place("permanence", "plan"), "Second."))
    now = take_in(mine, second).arrival.after
    assert body_text(body_at(now, PERMANENCE)).endswith("First.\nOurs.")
    assert body_text(body_at(now, Place("permanence", "plan"))).endswith("Second.")
    assert now.proposals == ()


def test_the_same_file_twice_brings_nothing_new(office: Office) -> None:
    back = written(office, "Once.")
    mine = after(office.open(), take_in(office.open(), back))
    brought = take_in(mine, back)
    assert brought.arrival.after is mine.document
    assert brought.joined == ()


def test_what_the_coordinator_changed_meanwhile_is_kept_or_asked_about(office: Office) -> None:
    block = body_at(office.document, PERMANENCE)[0]
    ours = msgspec.structs.replace(block, runs=said("Ours instead.")[0].runs)
    rest = body_at(office.document, PERMANENCE)[1:]
    mine = office.open(with_body(office.document, PERMANENCE, (ours, *rest)))
    sent = office.file()
    theirs = msgspec.structs.replace(block, runs=said("Theirs instead.")[0].runs)
    back = kept(sent, with_body(sent.document, PERMANENCE, (theirs, *rest)))
    now = take_in(mine, back).arrival.after
    assert "Ours instead." in body_text(body_at(now, PERMANENCE))
    assert [body_text(one.theirs_body) for one in now.proposals] == ["Theirs instead."]


def test_new_evidence_comes_along_with_a_number_of_its_own(office: Office) -> None:
    sent = office.file()
    taken = max(item.number for item in sent.document.evidence) + 1
    assert taken in {item.number for item in office.document.evidence}
    new = Evidence("ev-new", taken, "Permanence audit")
    block = msgspec.structs.replace(said("Audited.")[0], runs=(Citation("ev-new"),))
    body = (*body_at(sent.document, PERMANENCE), block)
    wrote = with_body(sent.document, PERMANENCE, body)
    wrote = msgspec.structs.replace(wrote, evidence=(*wrote.evidence, new))
    brought = take_in(office.open(), kept(sent, wrote))
    now = brought.arrival.after
    numbers = [item.number for item in now.evidence]
    assert len(set(numbers)) == len(numbers) == len(office.document.evidence) + 1
    assert any("Permanence audit" in note for note in brought.arrival.notes)
    assert faults(now) == ()


def test_evidence_that_they_removed_and_others_cite_stays(office: Office) -> None:
    sent = office.file(0, Choices(all_evidence=True))
    elsewhere = next(
        item
        for item in sent.document.evidence
        if item.id not in {e.id for e in office.file().document.evidence}
        and f'"{item.id}"' in msgspec.json.encode(office.document.sections).decode()
    )
    back = kept(sent, without_record(sent.document, elsewhere))
    now = take_in(office.open(), back).arrival.after
    (here,) = (item for item in office.document.evidence if item.id == elsewhere.id)
    assert here in now.evidence


def test_packs_taken_in_one_by_one_in_any_order_give_the_same_texts(office: Office) -> None:
    leavers = Place(office.packs[1].sections[0], "know")
    back = [
        written(office, "One."),
        written(office, "Two.", Place("permanence", "plan")),
        written(office, "Three.", leavers, 1),
    ]
    results = []
    for some in permutations(back):
        mine = office.open()
        for one in some:
            mine = after(mine, take_in(mine, one))
        results.append((dict(bodies(mine.document)), mine.document.packs))
    assert all(result == results[0] for result in results)


def test_two_coordinators_who_took_in_the_same_pack_come_together(office: Office) -> None:
    """As in a shared folder: their files share the saved version and the pack's own versions."""
    back = written(office, "From the pack.")
    sides = []
    for by, text in (("Siân", "Siân’s."), ("Jo", "Jo’s.")):
        mine = after(office.open(), take_in(office.open(), back))
        document = adding(mine.document, Place("front", "summary"), text)
        sides.append(mine.history.commit(document, mine.parents, by, FRIDAY, by))
    united = sides[0][0].unite(sides[1][0])
    now = join(united, sides[0][1].id, sides[1][1].id).document
    assert body_text(body_at(now, PERMANENCE)).count("From the pack.") == 1
    summary = body_text(body_at(now, Place("front", "summary")))
    assert {"Siân’s.", "Jo’s."} <= set(summary.split("\n"))
    assert [s.id for s in now.sections] == [s.id for s in office.document.sections]
    assert now.pack == ""
    assert now.proposals == ()


# ---- the Word form


def form(office: Office, text: str, mine: Open | None = None, **facts: str) -> FormBack:
    """Return what a Word form came back with: one more paragraph in what was sent."""
    sent = office.packs[0]
    named = FormFacts(
        office.document.id, sent.id, sent.version, sent.owner, office.document.cycle.label
    )._replace(**facts)
    written = adding(sent_document(mine or office.open(), named), PERMANENCE, text)
    return FormBack(named, written, "Grace Mwangale", FRIDAY, ("A picture was left out.",))


def test_a_word_form_and_a_pack_with_the_same_words_bring_the_same(office: Office) -> None:
    of_form = take_in(office.open(), form(office, "More."))
    of_file = take_in(office.open(), written(office, "More."))
    assert of_form.arrival.after == of_file.arrival.after
    assert of_form.arrival.notes == (*of_file.arrival.notes, "A picture was left out.")


def test_a_form_is_compared_with_the_version_it_was_made_from(office: Office) -> None:
    """What the coordinator wrote since is not in the form, and is not taken for removed."""
    mine = office.open(adding(office.document, PERMANENCE, "Written meanwhile."))
    now = take_in(mine, form(office, "From the form.", mine)).arrival.after
    lines = body_text(body_at(now, PERMANENCE)).split("\n")
    assert {"Written meanwhile.", "From the form."} <= set(lines)
    assert now.proposals == ()


def test_a_form_brought_back_twice_is_known(office: Office) -> None:
    mine = after(office.open(), take_in(office.open(), form(office, "More.")))
    assert take_in(mine, form(office, "More.")).joined == ()


def test_a_form_whose_version_is_gone_replaces_nothing_without_asking(office: Office) -> None:
    ours = adding(office.document, PERMANENCE, "Ours.")
    mine = office.open(ours)._replace(history=History(), parents=())
    back = form(office, "More.", mine)
    theirs = with_body(back.written, PERMANENCE, said("Other words.", "More."))
    now = take_in(mine, back._replace(written=theirs)).arrival.after
    body = body_text(body_at(now, PERMANENCE))
    assert body_text(body_at(ours, PERMANENCE)) in body
    offered = " ".join([body, *(body_text(one.theirs_body) for one in now.proposals)])
    assert "Other words." in offered
    assert "More." in offered


def test_a_form_that_has_lost_all_but_the_pack_is_known_by_the_list(office: Office) -> None:
    back = form(office, "More.", document="", version="", owner="", label="")
    now = take_in(office.open(), back).arrival.after
    assert body_text(body_at(now, PERMANENCE)).endswith("More.")
    assert now.proposals == ()


def test_an_unknown_form_may_have_written_in_any_section(office: Office) -> None:
    mine = office.open(msgspec.structs.replace(office.document, packs=()))
    back = form(office, "More.", mine)
    assert {s.id for s in back.written.sections} == {s.id for s in office.document.sections}
    refused(mine, back, errors.UnknownPackError)
    now = take_in(mine, back, even_unknown=True).arrival.after
    assert body_text(body_at(now, PERMANENCE)).endswith("More.")


def test_a_form_of_another_self_evaluation_is_refused_before_it_is_read(office: Office) -> None:
    with pytest.raises(errors.OtherSelfEvaluationError):
        sent_document(office.open(), FormFacts("se-other", "pk-1"))


# ---- what is refused


def refused(mine: Open, back: Opened | FormBack, error: type[errors.NotBroughtInError]) -> str:
    with pytest.raises(error) as raised:
        take_in(mine, back)
    return str(raised.value)


def test_a_pack_of_another_self_evaluation_is_refused(office: Office) -> None:
    back = written(office, "More.")
    mine = office.open(msgspec.structs.replace(office.document, id="se-other"))
    told = refused(mine, back, errors.OtherSelfEvaluationError)
    assert "Northbridge Council, 2026" in told


def test_a_pack_in_which_nothing_was_changed_is_refused(office: Office) -> None:
    told = refused(office.open(), office.file(), errors.UnchangedError)
    assert "Grace Mwangale" in told
    refused(office.open(), kept(office.file(), office.file().document), errors.UnchangedError)


def test_an_unknown_pack_is_offered_and_comes_in_if_somebody_says_so(office: Office) -> None:
    back = written(office, "More.")
    mine = office.open(msgspec.structs.replace(office.document, packs=()))
    told = refused(mine, back, errors.UnknownPackError)
    title = next(s.title for s in office.document.sections if s.id == "permanence")
    assert title in told
    now = take_in(mine, back, even_unknown=True).arrival.after
    assert body_text(body_at(now, PERMANENCE)).endswith("More.")
    assert now.packs == (msgspec.structs.replace(office.packs[0], returned=RETURNED_ON),)


def test_last_years_pack_is_refused_unless_it_is_on_the_list(office: Office) -> None:
    back = written(office, "More.")
    cycle = msgspec.structs.replace(office.document.cycle, label="2027")
    later = msgspec.structs.replace(office.document, cycle=cycle)
    assert take_in(office.open(later), back).joined  # the year was only given another name
    rolled = office.open(msgspec.structs.replace(later, packs=()))
    told = refused(rolled, back, errors.OlderCycleError)
    assert "2026" in told
    assert "2027" in told


def test_a_pack_is_not_taken_into_somebody_elses(office: Office) -> None:
    back = written(office, "More.")
    other = office.file(1)
    mine = Open(other.document, other.history, (other.head,), "Leila", "PC", FRIDAY)
    refused(mine, back, errors.PackInPackError)


def test_a_pack_that_names_another_owner_than_the_list_is_refused(office: Office) -> None:
    back = written(office, "More.")
    listed = msgspec.structs.replace(office.packs[0], owner="Leila Cartmell")
    mine = office.open(msgspec.structs.replace(office.document, packs=(listed,)))
    refused(mine, back, errors.OtherOwnerError)


def test_a_whole_copy_is_no_pack(office: Office) -> None:
    whole = Opened(office.document, office.history, office.parents[0])
    refused(office.open(), whole, errors.NoPackError)


def test_a_pack_whose_history_is_damaged_is_compared_with_what_was_sent(office: Office) -> None:
    back = msgspec.structs.replace(written(office, "More."), history=History(), head="")
    mine = office.open(adding(office.document, PERMANENCE, "Ours."))
    now = take_in(mine, back).arrival.after
    assert body_text(body_at(now, PERMANENCE)).endswith("Ours.\nMore.")
    assert now.proposals == ()


@pytest.mark.parametrize(
    ("owner", "label"),
    [
        ("Priya Nair", "Bring in Priya Nair’s pack"),
        ("Joanne Hughes", "Bring in Joanne Hughes’ pack"),
    ],
)
def test_undo_calls_it_by_its_owner(office: Office, owner: str, label: str) -> None:
    back = office.file()
    pack = msgspec.structs.replace(back.document.packs[0], owner=owner)
    document = msgspec.structs.replace(back.document, packs=(pack,))
    assert label_of(msgspec.structs.replace(back, document=document)) == label
