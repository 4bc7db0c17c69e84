"""What stands at the top of a contributor's pack."""

import datetime as dt
from pathlib import Path

import msgspec

from ilacs_desktop.document.answers import section_state
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Pack
from ilacs_desktop.document.session import Caret
from ilacs_desktop.storage.save import Author, save_new
from ilacs_desktop.ui.work.pack_words import asked_for, handed_back, pack_of, what_next
from tests.ui.at_desk import NOW, AtDesk

PACK = Pack(
    id="p1",
    owner="Jane Orr",
    sections=("s1", "s2"),
    form="ilacs",
    sent=dt.date(2026, 10, 1),
    due=dt.date(2026, 11, 7),
    asked_by="Priya Nair",
)


def test_it_says_who_asks_for_what_by_when() -> None:
    assert asked_for(PACK, 2) == "Priya Nair asks you for 2 sections by 7 November 2026."


def test_what_is_not_known_is_left_out() -> None:
    plain = msgspec.structs.replace(PACK, due=None, asked_by="")
    assert asked_for(plain, 1) == "You are asked for 1 section."


def test_text_that_came_with_a_pack_is_no_answer_to_what_is_asked(example: Document) -> None:
    answered = tuple(s for s in example.sections if section_state(example, s) == "answered")[:2]
    sent = msgspec.structs.replace(example, sections=answered)
    asked = "Priya Nair asks you for 2 sections by 7 November 2026, back by email."
    assert what_next(PACK, sent, is_as_sent=True) == asked
    assert what_next(PACK, sent).startswith("All 2 sections are answered. Next: send")


def test_what_goes_back_is_named_with_what_it_lacks(example: Document) -> None:
    sections = example.sections[:1]
    empty = msgspec.structs.replace(sections[0], know=(), how=(), plan=())
    path = Path("packs") / "ours for Jane.ilacs"
    told = handed_back(PACK, msgspec.structs.replace(example, sections=(empty,)), path)
    assert told == (
        "“ours for Jane.ilacs” is saved in “packs”. Send that file to Priya Nair by email. 1 section"
        " is not answered yet: you can go on, and send the file again later."
    )


def test_only_a_document_that_is_a_pack_has_one(example: Document) -> None:
    assert pack_of(example) is None
    made = msgspec.structs.replace(example, pack="p1", packs=(PACK,))
    assert pack_of(made) == PACK
    assert pack_of(msgspec.structs.replace(made, packs=())) is None


def test_where_one_was_in_a_pack_is_not_where_the_next_one_opens(
    at_desk: AtDesk, example: Document
) -> None:
    """All packs of a self-evaluation have its id; another one asks for something else."""
    part = example.sections[0].id
    begun: list[Caret | None] = []
    at_desk.desk.opened.connect(lambda _work, caret: begun.append(caret))
    for pack in ("p1", "p2", "p1"):
        made = msgspec.structs.replace(
            example, pack=pack, packs=(msgspec.structs.replace(PACK, id=pack),)
        )
        path = at_desk.documents / f"{pack}.ilacs"
        if not path.exists():
            save_new(path, made, Author("Priya Nair", ""), NOW, lambda _: "")
        assert at_desk.desk.open(path)
        if pack == "p1":
            at_desk.desk.leave_at(Caret(Place(part, "know"), "b1", 0))
    assert [caret.place.part if caret is not None else "" for caret in begun] == ["", "", part]


def test_who_works_on_a_pack_is_whom_it_was_sent_to(at_desk: AtDesk, example: Document) -> None:
    """The coordinator knows Jane Orr, not the name she logs in with."""
    made = msgspec.structs.replace(example, pack="p1", packs=(PACK,))
    path = at_desk.documents / "pack.ilacs"
    save_new(path, made, Author("Priya Nair", ""), NOW, lambda _: "")
    assert at_desk.desk.open(path)
    assert at_desk.workspace.services.author == Author("Jane Orr", "LAPTOP-1")
    at_desk.preferences.change(name="J. Orr")
    assert at_desk.workspace.services.author.by == "J. Orr"
    at_desk.preferences.change(name="")
    assert at_desk.workspace.services.author.by == "Jane Orr"
    at_desk.desk.close()
    at_desk.desk.open_example()
    assert at_desk.workspace.services.author.by == "s.holroyd"
