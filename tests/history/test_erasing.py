"""Erased words are nowhere; all versions load; copies can be joined and bring nothing back."""

import datetime as dt
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.codec import encode
from ilacs_desktop.document.erasing import ERASED, Words
from ilacs_desktop.document.model import Authority, Cycle, Document
from ilacs_desktop.document.places import Place, with_body
from ilacs_desktop.document.records import SetAside
from ilacs_desktop.history.erasing import (
    erase,
    erased_notes,
    may_have_come_back,
    newly_erased,
)
from ilacs_desktop.history.history import History
from tests.history.secrets import SECRET, bytes_of, planted
from tests.strategies import documents, edited

NOON = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
SUMMARY = Place("front", "summary")
WORDS = Words([SECRET])


def commit(
    history: History, document: Document, *parents: str, by: str = "Ann", label: str = ""
) -> tuple[History, str]:
    history, version = history.commit(document, parents, by, NOON, "laptop", label)
    return history, version.id


def says(document: Document, text: str, block: str = "b1") -> Document:
    return with_body(document, SUMMARY, (Block(block, (Text(text),)),))


def without_hashes(document: Document) -> Document:
    kept = tuple(msgspec.structs.replace(one, text_hash="") for one in document.set_asides)
    return msgspec.structs.replace(document, set_asides=kept)


@st.composite
def saved(draw: st.DrawFn) -> tuple[Document, History]:
    """Draw a document with some versions, the secret here and there in text, label and names."""
    random = Random(draw(st.integers(0, 2**32)))
    document = draw(documents())
    history, head = History(), ""
    for _ in range(draw(st.integers(1, 2))):
        document = planted(draw(edited(document)), random)
        by = random.choice(["Ann", f"{SECRET} (worker)"])
        label = random.choice(["", f"About {SECRET}"])
        history, head = commit(history, document, *filter(None, [head]), by=by, label=label)
    return document, history


@given(saved())
def test_erased_words_are_nowhere_and_every_version_loads(drawn: tuple[Document, History]) -> None:
    document, history = drawn
    erased = erase(document, history, WORDS)
    for raw in (bytes_of(erased.history), encode(erased.document)):
        assert SECRET.encode() not in raw
        assert b"Quillfeather" not in raw
    for version in history.versions:
        cleaned = erase(history.load(version), History(), WORDS).document
        # What was set aside may be about words of another version.
        assert without_hashes(erased.history.load(version)) == without_hashes(cleaned)
    assert erased.history.versions.keys() == history.versions.keys()
    assert History.parse(*erased.history.dump(), erased.history.dump_erased()) == erased.history


@given(saved())
def test_erasing_touches_nothing_else_and_is_not_undone_by_a_copy(
    drawn: tuple[Document, History],
) -> None:
    document, history = drawn
    nothing = erase(document, history, Words(["Nobody Named So"]))
    assert (nothing.document is document, nothing.anything) == (True, False)
    assert bytes_of(nothing.history) == bytes_of(history)
    done = erase(document, history, WORDS)
    assert done.history.objects.items() <= history.objects.items()
    for united in (done.history.unite(history), history.unite(done.history)):
        assert united == done.history
    assert newly_erased(history, done.history) == done.versions
    assert newly_erased(done.history, done.history.unite(history)) == 0
    again = erase(done.document, done.history, WORDS)
    assert (again.document, again.history) == (done.document, done.history)
    assert not again.anything


@given(saved(), st.data())
def test_what_is_saved_after_erasing_is_loaded_word_for_word(
    drawn: tuple[Document, History], data: st.DataObject
) -> None:
    document, history = drawn
    erased = erase(document, history, WORDS)
    head = history.log()[0].id
    after, version = commit(erased.history, data.draw(edited(erased.document)), head)
    rewritten, again = commit(after, document, version)  # the very same words, typed once more
    assert rewritten.load(again) == document
    assert rewritten.load(head) == erased.history.load(head)
    assert History.parse(*rewritten.dump(), rewritten.dump_erased()) == rewritten


def two_erasures(example: Document) -> tuple[History, History, History, str]:
    first = says(example, f"{SECRET} met Ben Okafor.")
    history, head = commit(History(), first, by=f"{SECRET} and Ben Okafor")
    return (
        history,
        erase(first, history, WORDS).history,
        erase(first, history, Words(["Ben Okafor"])).history,
        head,
    )


def test_words_erased_in_either_of_two_copies_are_erased_in_both(example: Document) -> None:
    whole, anns, bens, head = two_erasures(example)
    united = anns.unite(bens)
    assert united == bens.unite(anns) == united.unite(whole) == whole.unite(bens).unite(anns)
    for word in (b"Quillfeather", b"Okafor"):
        assert word not in bytes_of(united)
    assert ERASED in str(united.load(head).front.summary)
    assert united.versions[head].by == ERASED


def test_the_words_come_back_only_where_the_other_side_newly_wrote_them(example: Document) -> None:
    first = says(example, f"{SECRET} came.")
    whole, head = commit(History(), first)
    erased = erase(first, whole, WORDS)
    theirs, new = commit(whole, says(first, f"{SECRET} came and left."), head, by="Ben")
    united = erased.history.unite(theirs)
    assert SECRET not in str(united.load(head))
    assert united.load(new) == says(first, f"{SECRET} came and left.")
    section = next(iter(erased.document.sections))
    joined = united.load(new)
    stand_ins = united.stand_ins
    assert may_have_come_back(stand_ins, erased.document, joined) == ("Summary and context",)
    title = msgspec.structs.replace(erased.document.evidence[0], title="Theirs")
    listed = msgspec.structs.replace(erased.document, evidence=(title,))
    about = {"x": encode(title)}
    assert may_have_come_back(about, erased.document, listed) == ("Evidence",)
    assert may_have_come_back(about, listed, listed) == ()
    elsewhere = with_body(
        erased.document, Place(section.id, "know"), (Block("n", (Text("New."),)),)
    )
    assert may_have_come_back(stand_ins, erased.document, elsewhere) == ()


def test_a_join_tells_that_erased_words_may_have_come_back_with_an_older_copy(
    example: Document,
) -> None:
    first = says(example, f"{SECRET} came.")
    whole, head = commit(History(), first)
    mine = erase(first, whole, WORDS)
    theirs, new = commit(whole, says(first, f"{SECRET} came and left."), head, by="Ben")
    joined = mine.history.unite(theirs)
    (note,) = erased_notes(mine.history, [theirs], joined, mine.document, joined.load(new))
    assert "may have come back" in note
    assert "Read “Summary and context”" in note
    after, newer = commit(mine.history, says(first, "Nobody."), head, by="Ben")
    knew = mine.history.unite(after)
    assert erased_notes(mine.history, [after], knew, mine.document, knew.load(newer)) == ()


def test_a_join_tells_that_words_were_erased_in_the_other_copy(example: Document) -> None:
    first = says(example, f"{SECRET} came.")
    mine, _ = commit(History(), first)
    theirs = erase(first, mine, WORDS)
    joined = mine.unite(theirs.history)
    (note,) = erased_notes(mine, [theirs.history], joined, first, theirs.document)
    assert "erased on purpose in the other copy, and so from 1 of the saved versions" in note
    assert erased_notes(joined, [theirs.history], joined, first, theirs.document) == ()


def set_aside(document: Document, *places: str) -> Document:
    made = (SetAside(f"sa-{n}", "c", p, "f00d", "why", "Ann", NOON) for n, p in enumerate(places))
    return msgspec.structs.replace(document, set_asides=tuple(made))


def hashes(document: Document) -> list[str]:
    return [one.text_hash for one in document.set_asides]


def test_no_hash_of_what_lost_words_stays_in_what_was_set_aside(example: Document) -> None:
    elsewhere = f"{example.sections[0].id}/know"
    places = ("front/summary/b1", "front/summary", "", "front/summary/b2", elsewhere)
    first = set_aside(says(example, f"{SECRET} came."), *places)
    history, old = commit(History(), first)
    today = set_aside(says(example, "Nobody came."), *places)
    history, _ = commit(history, today, old)
    erased = erase(today, history, WORDS)
    cleared = [ERASED, ERASED, ERASED, "f00d", "f00d"]
    assert hashes(erased.document) == hashes(erased.history.load(old)) == cleared
    assert erased.holding == {old}
    assert newly_erased(history, erased.history) == 1
    assert erased.history.unite(history) == history.unite(erased.history) == erased.history
    assert hashes(erase(first, History(), WORDS).document) == cleared


def test_where_nobody_erased_anything_no_object_of_all_the_versions_is_read(
    example: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: object) -> None:
        raise AssertionError("an object was read")

    history, head = commit(History(), says(example, "All is well."))
    later, _ = commit(history, says(example, "All is well, and more."), head)
    monkeypatch.setattr(msgspec.json, "decode", read)
    assert newly_erased(history, later) == 0


def test_a_strangers_stand_in_may_leave_words_out_and_say_nothing_else(example: Document) -> None:
    document = says(example, "All children are safe.")
    history, head = commit(History(), document)
    name = next(name for name, raw in history.objects.items() if b"All children" in raw)
    for text in ("No child is safe.", f"{ERASED} is safe, says {ERASED}", "All are safe."):
        forged = history.objects[name].replace(b"All children are safe.", text.encode())
        stranger = History(history.versions, {}, {name: forged})
        for united in (history.unite(stranger), stranger.unite(history)):
            assert united.load(head) == document
    honest = history.objects[name].replace(b"children", ERASED.encode())
    assert f"All {ERASED} are safe." in str(
        history.unite(History(history.versions, {}, {name: honest})).load(head)
    )


@pytest.mark.parametrize("change", [{"tree": "0" * 32}, {"parents": ("x",)}, {"by": "Mallory"}])
def test_a_strangers_version_may_not_pass_for_an_erased_one(
    example: Document, change: dict[str, object]
) -> None:
    history, head = commit(History(), example)
    forged = msgspec.structs.replace(history.versions[head], state="erased", **change)
    assert history.unite(History({head: forged})).versions == history.versions
    assert History({head: forged}).unite(history).versions == history.versions


# --- a copy without history ---------------------------------------------------------------------


@given(saved())
def test_a_copy_without_history_joins_with_the_whole_without_loss(
    drawn: tuple[Document, History],
) -> None:
    document, history = drawn
    head = history.log()[0].id
    copy = history.without_contents(head)
    assert copy.load(head) == document
    assert copy.unite(history) == history.unite(copy) == history
    assert History.parse(*copy.dump(), copy.dump_erased()) == copy
    assert {(v.by, v.device, v.label) for v in copy.versions.values()} == {("", "", "")}


def test_no_word_of_an_earlier_version_is_in_a_copy_without_history(example: Document) -> None:
    history, old = commit(History(), says(example, f"{SECRET}."), by=SECRET, label=SECRET)
    history, head = commit(history, says(example, "Nobody."), old)
    copy = history.without_contents(head)
    assert b"Quillfeather" in bytes_of(history)
    assert b"Quillfeather" not in bytes_of(copy)
    with pytest.raises(Exception, match="left out of this copy on purpose"):
        copy.load(old)
    after, new = commit(copy, says(example, "Somebody."), head)
    assert after.unite(history).bases(new, head) == (head,)


def test_what_was_erased_stays_so_in_a_copy_without_history(example: Document) -> None:
    document = says(example, f"{SECRET} came.")
    history, head = commit(History(), document, by=SECRET)
    erased = erase(document, history, WORDS).history
    copy = erased.without_contents(head)
    assert copy.load(head) == erased.load(head)
    assert copy.unite(erased) == erased.unite(copy) == erased


@pytest.mark.parametrize(
    "raw", [SECRET.encode(), f'"{SECRET}'.encode(), b'["\xff"]', b"[" * 2000, b'{"id": {"a": 1}}']
)
def test_an_object_that_cannot_be_read_is_left_out_whole(raw: bytes) -> None:
    """Only a file made by hand has one: the words may stand in it, and no version needs it."""
    document = says(Document("se", Authority(""), Cycle("", "", NOON.date())), f"About {SECRET}.")
    history, _ = commit(History(), document)
    with_it = History(history.versions, history.objects | {"odd": raw}, history.stand_ins)
    done = erase(document, with_it, WORDS)
    assert SECRET not in str(bytes_of(done.history))
    assert may_have_come_back(done.history.stand_ins | {"odd": raw}, document, document) == ()
