"""What stands at the top of a contributor's pack."""

import datetime as dt

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Pack
from ilacs_desktop.storage.save import Author, save_new
from ilacs_desktop.ui.work.pack_words import asked_for, pack_of
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


def test_only_a_document_that_is_a_pack_has_one(example: Document) -> None:
    assert pack_of(example) is None
    made = msgspec.structs.replace(example, pack="p1", packs=(PACK,))
    assert pack_of(made) == PACK
    assert pack_of(msgspec.structs.replace(made, packs=())) is None


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
