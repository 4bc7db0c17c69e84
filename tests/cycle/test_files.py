"""Packs as files: their names, and that nothing is ever replaced."""

from pathlib import Path
from typing import Literal

import msgspec
import pytest

from ilacs_desktop.cycle.files import Made, Order, make_packs, pack_name
from ilacs_desktop.cycle.packs import Choices, pack_document
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Pack
from ilacs_desktop.errors import UserError
from ilacs_desktop.storage.container import open_file, peek
from ilacs_desktop.storage.names import is_name_on_windows
from tests.cycle.contributors import CARE, LEAVERS, MONDAY, readable, sent_to


def word_form(made: Document, pack: Pack) -> bytes:
    return f"{pack.owner}: {len(made.sections)} sections".encode()


def made_in(folder: Path, document: Document, *orders: Order) -> tuple[Made, ...]:
    return make_packs(document, orders, folder, MONDAY, readable, word_form)


@pytest.mark.parametrize(
    ("owner", "form", "name"),
    [
        ("Priya Nair", "ilacs", "northbridge-2026 for Priya Nair.ilacs"),
        ("Siân O’Neill-Ó Dálaigh", "word", "northbridge-2026 for Siân O’Neill-Ó Dálaigh.docx"),
        ("Ann/Bob: <head> of?", "ilacs", "northbridge-2026 for Ann Bob head of.ilacs"),
        ("J. P.", "ilacs", "northbridge-2026 for J. P.ilacs"),
        ("...", "word", "northbridge-2026 for a contributor.docx"),
        ("A" * 300, "word", f"northbridge-2026 for {'A' * 40}.docx"),
    ],
)
def test_a_file_is_named_for_the_council_the_year_and_the_person(
    owner: str, form: Literal["ilacs", "word"], name: str, example: Document
) -> None:
    pack = msgspec.structs.replace(sent_to(example, CARE), owner=owner, form=form)
    found = pack_name(example, pack)
    assert found == name
    assert is_name_on_windows(found)


def test_each_order_becomes_a_file_of_its_form(example: Document, tmp_path: Path) -> None:
    word = msgspec.structs.replace(sent_to(example, LEAVERS), form="word")
    choices = Choices(all_evidence=True)
    order = Order(sent_to(example, CARE), choices)
    one, other = made_in(tmp_path, example, order, Order(word))
    assert one.path is not None
    assert open_file(one.path).document == pack_document(example, order.pack, choices)
    assert other.path is not None
    assert other.path.read_bytes() == b"Leila Cartmell: 5 sections"


def test_a_file_that_is_there_is_kept_and_the_new_one_gets_a_number(
    example: Document, tmp_path: Path
) -> None:
    order = Order(sent_to(example, CARE))
    first, second, third = made_in(tmp_path, example, order, order, order)
    assert [made.path.name if made.path else "" for made in (first, second, third)] == [
        "northbridge-2026 for Grace Mwangale.ilacs",
        "northbridge-2026 for Grace Mwangale (2).ilacs",
        "northbridge-2026 for Grace Mwangale (3).ilacs",
    ]


def test_one_that_cannot_be_made_does_not_keep_the_others_from_it(
    example: Document, tmp_path: Path
) -> None:
    word = msgspec.structs.replace(sent_to(example, LEAVERS), form="word")

    def fails(_made: Document, _pack: Pack) -> bytes:
        raise UserError("The template cannot be used.")

    orders = (Order(word), Order(sent_to(example, CARE)))
    one, other = make_packs(example, orders, tmp_path, MONDAY, readable, fails)
    assert (one.path, one.fault) == (None, "The template cannot be used.")
    assert other.path is not None


def test_a_folder_that_is_gone_is_told_of(example: Document, tmp_path: Path) -> None:
    (made,) = made_in(tmp_path / "gone", example, Order(sent_to(example, CARE)))
    assert made.path is None
    assert "its folder is not there" in made.fault


def test_the_file_says_on_its_first_page_that_it_is_a_pack(
    example: Document, tmp_path: Path
) -> None:
    (made,) = made_in(tmp_path, example, Order(sent_to(example, CARE)))
    assert made.path is not None
    assert peek(made.path).kind == "contributor pack"


def test_a_folder_that_does_not_say_what_is_in_it_is_told_for_its_pack(
    example: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_: Path, **__: object) -> bool:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "exists", away)
    (made,) = made_in(tmp_path, example, Order(sent_to(example, CARE)))
    assert made.path is None
    assert "could not be saved: Input/output error" in made.fault
