"""Files that come back, of every kind and in any order: what is taken in, and what is said of the rest."""

from itertools import permutations
from pathlib import Path

import docx
import msgspec
import pytest

from ilacs_desktop.document.body import body_text
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.outline import join
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.exchange.coming_back import Line, read_all, take, told
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.merge.bring_in import Open
from ilacs_desktop.storage.container import Opened
from ilacs_desktop.storage.crypt import new_key
from tests.cycle.contributors import FRIDAY, adding
from tests.exchange.post import PERMANENCE, Post, answering
from tests.storage.keys import CHEAP

SUMMARY = Place("front", "summary")


@pytest.fixture
def post(example: Document, framework: Framework, tmp_path: Path) -> Post:
    return Post(example, framework, tmp_path)


def copy_of(post: Post, document: Document | None = None, text: str = "From a copy.") -> Opened:
    """Return a whole copy that Tom Okafor worked on."""
    wrote = adding(document or post.office.document, SUMMARY, text)
    history, version = post.office.history.commit(
        wrote, post.office.parents, "Tom Okafor", FRIDAY, "TOM-PC"
    )
    return Opened(wrote, history, version.id)


def only(post: Post, path: Path, mine: Open | None = None) -> Line:
    """Return what is told of the one file that is brought in."""
    _, (taken,) = post.bring(mine or post.office.open(), path)
    return told(taken)


def refused(post: Post, path: Path) -> str:
    """Return why a file was not brought in; nothing was changed."""
    mine = post.office.open()
    after, (taken,) = post.bring(mine, path)
    assert after == mine
    line = told(taken)
    assert not line.came_in
    assert line.words.startswith("Not brought in. ")
    return line.words


def test_packs_forms_and_copies_come_in_together_and_in_any_order(post: Post) -> None:
    paths = (
        post.pack(),
        post.word("leila.docx", answering("From the form.")),
        post.file("copy.ilacs", copy_of(post)),
    )
    results = []
    for some in permutations(paths):
        mine, taken = post.bring(post.office.open(), *some)
        assert all(told(one).came_in for one in taken)
        results.append(mine.document)
    assert all(result == results[0] for result in results)
    now = results[0]
    assert body_text(body_at(now, PERMANENCE)).endswith("From the pack.")
    assert body_text(body_at(now, post.answer)).startswith("From the form.")
    assert body_text(body_at(now, SUMMARY)).endswith("From a copy.")
    assert [pack.returned is not None for pack in now.packs] == [True, True]
    assert (now.pack, now.proposals, faults(now)) == ("", (), ())


def test_what_cannot_be_read_keeps_nothing_else_out(post: Post) -> None:
    damaged = post.folder / "damaged.ilacs"
    damaged.write_bytes(post.pack("whole.ilacs").read_bytes()[:400])
    gone = post.folder / "gone.docx"
    mine, taken = post.bring(post.office.open(), gone, damaged, post.pack())
    lines = [told(one) for one in taken]
    assert [(line.name, line.came_in) for line in lines] == [
        ("grace.ilacs", True),
        ("damaged.ilacs", False),
        ("gone.docx", False),
    ]
    assert body_text(body_at(mine.document, PERMANENCE)).endswith("From the pack.")


def test_a_file_that_is_given_twice_is_read_once(post: Post) -> None:
    path = post.pack()
    assert [read.path for read in read_all((path, path))] == [path]


def test_what_was_brought_in_is_told_with_who_saved_it(post: Post) -> None:
    line = only(post, post.pack())
    assert line == Line("grace.ilacs", "Brought in, as Grace Mwangale saved it.", True)
    line = only(post, post.word("form.docx", answering("Words."), by="Ada Deputy"))
    assert line.words == "Brought in, as Leila Cartmell wrote it (saved by Ada Deputy)."


@pytest.mark.parametrize("by", ["Leila Cartmell", ""])
def test_a_form_that_does_not_say_who_saved_it_is_its_owners(post: Post, by: str) -> None:
    _, (taken,) = post.bring(post.office.open(), post.word("f.docx", answering("Words."), by=by))
    assert taken.brought is not None
    assert taken.brought.arrival.by == "Leila Cartmell"
    assert taken.brought.arrival.at == FRIDAY
    assert taken.label == "Bring in Leila Cartmell’s pack"


def test_questions_are_counted(post: Post) -> None:
    edited = [f"{text}." for text in ("Ours instead", "Theirs instead")]
    place, office = PERMANENCE, post.office
    first, *rest = body_at(office.document, place)

    def saying(document: Document, text: str) -> Document:
        runs = (msgspec.structs.replace(first.runs[0], text=text),)
        block = msgspec.structs.replace(first, runs=runs)
        section = next(one for one in document.sections if one.id == place.part)
        changed = msgspec.structs.replace(section, know=(block, *rest))
        sections = tuple(changed if one is section else one for one in document.sections)
        return msgspec.structs.replace(document, sections=sections)

    sent = office.file()
    history, head = sent.history.commit(
        saying(sent.document, edited[1]), (sent.head,), "Grace Mwangale", FRIDAY, ""
    )
    path = post.file("grace.ilacs", Opened(history.load(head.id), history, head.id))
    line = only(post, path, office.open(saying(office.document, edited[0])))
    assert line.words == "Brought in, as Grace Mwangale saved it. 1 question for you."


def test_a_file_that_comes_again_is_told_as_known(post: Post) -> None:
    for path in (
        post.pack(),
        post.word("form.docx", answering("Words.")),
        post.file("copy.ilacs", copy_of(post)),
    ):
        mine, _ = post.bring(post.office.open(), path)
        again, (taken,) = post.bring(mine, path)
        assert again.document is mine.document
        known = "Everything in it was brought in before. It was saved last on 23 October 2026."
        assert told(taken) == Line(path.name, known, came_in=False)


def test_a_pack_and_a_form_in_which_nothing_was_written_are_told(post: Post) -> None:
    assert "Nothing in this pack was changed" in refused(
        post, post.file("as-sent.ilacs", post.office.file())
    )
    assert "sent to Leila Cartmell" in refused(post, post.word("empty.docx", lambda _: None))


def joined_since(post: Post) -> Open:
    """Return what is open once the section of the form's first answer went into another."""
    into = post.office.packs[1].sections[1]
    return post.office.open(join(post.office.document, into, post.answer.part))


def test_an_answer_in_a_section_that_was_joined_into_another_is_asked_about(post: Post) -> None:
    """It is an answer still, where it was given, and no comment on something else."""
    mine = joined_since(post)
    now, (taken,) = post.bring(mine, post.word("leila.docx", answering("From the form.")))
    assert told(taken).words.endswith("1 question for you.")
    assert "From the form." in body_text(body_at(now.document, post.answer)).split("\n")
    assert now.document.comments == mine.document.comments


def test_a_form_in_which_nothing_was_written_brings_nothing_into_a_joined_section(
    post: Post,
) -> None:
    mine = joined_since(post)
    now, (taken,) = post.bring(mine, post.word("empty.docx", lambda _: None))
    assert not told(taken).came_in
    assert now == mine


def test_another_self_evaluation_is_refused_and_named(post: Post) -> None:
    other = msgspec.structs.replace(post.office.document, id="se-other")
    told_of = refused(post, post.file("other.ilacs", copy_of(post, other)))
    assert "a copy of another self-evaluation, Northbridge Council, 2026" in told_of


def test_a_copy_whose_history_is_damaged_is_refused(post: Post) -> None:
    damaged = Opened(copy_of(post).document, History(), "")
    mine = post.office.open()
    read = read_all((post.pack(),))[0]._replace(found=damaged)
    taken = take(mine, read, post.framework)
    assert taken.brought is None
    assert "its history is damaged" in told(taken).words


def test_a_locked_copy_comes_in_with_the_key_of_what_is_open(post: Post) -> None:
    key = new_key("correct horse battery", CHEAP)
    path = post.file("copy.ilacs", copy_of(post), key)
    assert "passphrase" in refused(post, path)
    mine, (taken,) = post.bring(post.office.open(), path, key=key)
    assert told(taken).came_in
    assert body_text(body_at(mine.document, SUMMARY)).endswith("From a copy.")


def test_a_locked_copy_with_another_passphrase_is_refused(post: Post) -> None:
    path = post.file("copy.ilacs", copy_of(post), new_key("another one", CHEAP))
    _, (taken,) = post.bring(post.office.open(), path, key=new_key("correct horse battery", CHEAP))
    assert taken.brought is None
    assert "passphrase" in told(taken).words


def test_a_word_document_that_is_no_form_leads_to_reviewers_changes(post: Post) -> None:
    path = post.folder / "minutes.docx"
    word = docx.Document()
    word.add_paragraph("Minutes of the meeting.")
    word.save(str(path))
    words = refused(post, path)
    assert "is not a form that was sent out from here" in words
    assert "Review, From reviewers" in words


def test_a_word_document_that_is_none_is_told(post: Post) -> None:
    path = post.folder / "form.docx"
    path.write_bytes(b"PK\3\4 cut off")
    assert "form.docx" in refused(post, path)


def test_an_unknown_pack_is_marked_as_one_that_can_be_brought_in(post: Post) -> None:
    mine = post.office.open(msgspec.structs.replace(post.office.document, packs=()))
    for path in (post.pack(), post.word("form.docx", answering("Words."))):
        (read,) = read_all((path,))
        taken = take(mine, read, post.framework)
        assert taken.unknown
        assert "no such pack" in taken.fault
        sure = take(mine, read, post.framework, even_unknown=True)
        assert sure.brought is not None
        assert not sure.unknown


def test_of_several_returns_of_one_person_the_oldest_is_taken_in_first(post: Post) -> None:
    late = post.word("a.docx", answering("Late."), hours=5)
    early = post.word("b.docx", answering("Early."), hours=1)
    assert [read.path for read in read_all((late, early))] == [early, late]
