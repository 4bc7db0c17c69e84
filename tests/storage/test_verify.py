"""What is said about a file: whole, damaged in one part or another, and what was signed in it."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.document.codec import digest
from ilacs_desktop.document.erasing import Words
from ilacs_desktop.history.erasing import erase
from ilacs_desktop.history.history import History
from ilacs_desktop.history.signing import Statement, sign_off
from ilacs_desktop.storage.container import DOCUMENT, MANIFEST, OBJECTS, READABLE, VERSIONS, pack
from ilacs_desktop.storage.verify import is_sound, verify
from tests.storage.keys import KEY, PASSPHRASE
from tests.storage.makers import (
    MOMENT,
    document,
    entries,
    packed,
    readable,
    with_manifest,
    with_part,
)

DAY = dt.date(2026, 11, 21)


def ids(path: Path, data: bytes, passphrase: str | None = None) -> list[str]:
    path.write_bytes(data)
    found = verify(path, passphrase)
    assert is_sound(found) == all(one.level != "bad" for one in found)
    assert path.read_bytes() == data
    for one in found:
        assert one.sentence.endswith(".")
        msgspec.json.encode(one)
    return [one.id for one in found]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.ilacs"


def signed(text: str = "Children are safe.", since: str = "") -> tuple[bytes, History, str]:
    history, version = History().commit(document(text), (), "Ann", MOMENT, "laptop")
    after = sign_off(document(since or text), version, Statement("dcs", "Dr Asha Verma", DAY))
    history, head = history.commit(after, (version.id,), "Ann", MOMENT, "laptop")
    return pack(after, history, head.id, readable), history, head.id


def test_a_whole_file_is_in_order(file: Path) -> None:
    assert ids(file, packed(document("Now."), document("Before."))) == [
        "parts",
        "versions",
        "document",
    ]
    assert is_sound(verify(file))
    assert verify(file)[1].sentence == "All 2 saved versions can be read."


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (READABLE, ["damaged_part", "versions", "document"]),
        (DOCUMENT, ["damaged_part", "versions", "document"]),
        (VERSIONS, ["damaged_part", "no_history"]),
        (OBJECTS, ["damaged_part", "no_history"]),
    ],
)
def test_a_damaged_part_is_named(file: Path, part: str, found: list[str]) -> None:
    data = with_part(packed(document("Now.")), part, b"{}")
    assert ids(file, data) == found
    assert verify(file)[0].facts == {"part": part}
    assert not is_sound(verify(file))


def test_a_part_that_is_not_ours_is_told_and_does_no_harm(file: Path) -> None:
    assert ids(file, with_part(packed(document()), "notes.txt", b"x"))[:2] == [
        "parts",
        "strange_part",
    ]
    assert is_sound(verify(file))


def test_a_version_that_cannot_be_read_is_named(file: Path) -> None:
    data = packed(document("Now."), document("Before."))
    left = b"".join(
        line + b"\n" for line in entries(data)[OBJECTS].splitlines() if b"Before" not in line
    )
    sums = msgspec.json.decode(entries(data)[MANIFEST])["sha256"] | {OBJECTS: digest(left)}
    broken = with_manifest(with_part(data, OBJECTS, left), sha256=sums)
    assert ids(file, broken) == ["parts", "damaged_version", "versions", "document"]


def test_a_document_that_is_not_its_version_is_told(file: Path) -> None:
    history, version = History().commit(document("One."), (), "Ann", MOMENT, "laptop")
    assert "other_document" in ids(file, pack(document("Two."), history, version.id, readable))
    assert not is_sound(verify(file))


def test_a_file_that_does_not_open_is_told_in_its_own_words(file: Path) -> None:
    assert ids(file, b"%PDF-1.7") == ["cannot_open"]
    assert verify(file)[0].facts == {"fault": "WrongKind"}
    assert verify(file.with_name("none.ilacs"))[0].facts == {"fault": "FileMissing"}


def test_an_encrypted_file_is_looked_into_with_its_passphrase(file: Path) -> None:
    history, version = History().commit(document(), (), "Ann", MOMENT, "laptop")
    data = pack(document(), history, version.id, readable, KEY)
    assert ids(file, data, PASSPHRASE) == ["encrypted", "parts", "versions", "document"]
    assert verify(file)[0].facts == {"fault": "NeedsPassphrase"}
    assert verify(file, "not it")[0].facts == {"fault": "WrongPassphrase"}


def test_what_was_signed_is_there_and_the_document_says_it(file: Path) -> None:
    assert ids(file, signed()[0])[-2:] == ["signed", "as_signed"]
    assert verify(file)[-1].sentence == (
        "The document says what Dr Asha Verma signed on 21 November 2026."
    )


def test_a_change_since_it_was_signed_is_told_and_is_no_damage(file: Path) -> None:
    assert ids(file, signed(since="Children are mostly safe.")[0])[-1] == "changed_since_signed"
    assert is_sound(verify(file))


def test_a_signed_version_that_holds_something_else_is_damage(file: Path) -> None:
    _, history, head = signed()
    after = history.load(head)
    forged = msgspec.structs.replace(after.sign_offs[0], digest="0" * 32)
    after = msgspec.structs.replace(after, sign_offs=(forged,))
    history, version = history.commit(after, (head,), "Ann", MOMENT, "laptop")
    assert ids(file, pack(after, history, version.id, readable))[-1] == "signed"
    assert verify(file)[-1].facts["state"] == "changed"
    assert not is_sound(verify(file))


def test_erased_words_and_versions_left_out_are_counted_and_are_no_damage(file: Path) -> None:
    _, history, head = signed("Zoë came.", since="Nobody came.")
    cleaned = erase(history.load(head), history, Words(["Zoë"]))
    data = pack(cleaned.document, cleaned.history, head, readable)
    assert ids(file, data) == [
        "parts", "versions", "document", "erased", "signed", "changed_since_signed",
    ]  # fmt: skip
    assert verify(file)[3].facts == {"objects": 1, "versions": 0}
    assert verify(file)[3].sentence == (
        "Words were erased on purpose from 1 paragraph or record of its versions."
    )
    copy = pack(history.load(head), history.without_contents(head), head, readable)
    assert ids(file, copy) == ["parts", "versions", "left_out", "document", "signed"]
    assert is_sound(verify(file))


@pytest.mark.parametrize(
    ("texts", "labels", "told"),
    [
        ((), ("Zoë",), "the label or author of 1 version."),
        ((), ("Zoë", "Zoë"), "the label or author of 2 versions."),
        (
            ("Zoë came.", "Zoë left."),
            ("Zoë", ""),
            "2 paragraphs and records of its versions, and from the label or author of 1 version.",
        ),
    ],
)
def test_what_was_erased_is_told_in_its_number(
    file: Path, texts: tuple[str, ...], labels: tuple[str, ...], told: str
) -> None:
    history, head = History(), ""
    for number, label in enumerate(labels):
        text = texts[number] if texts else f"Text {number}."
        parents = filter(None, [head])
        history, made = history.commit(document(text), parents, "Ann", MOMENT, "laptop", label)
        head = made.id
    erased = erase(history.load(head), history, Words(["Zoë"]))
    file.write_bytes(pack(erased.document, erased.history, head, readable))
    (found,) = (one for one in verify(file) if one.id == "erased")
    assert found.sentence == f"Words were erased on purpose from {told}"
