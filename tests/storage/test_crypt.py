"""An encrypted file: read by those who have its passphrase, found by all, and told from a damaged one."""

import hashlib
import itertools
import json
import subprocess
import sys
from base64 import b64decode
from pathlib import Path
from random import Random

import msgspec
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.codec import digest
from ilacs_desktop.document.records import Pack
from ilacs_desktop.history.formats import FORMAT
from ilacs_desktop.history.history import History
from ilacs_desktop.storage import crypt, errors
from ilacs_desktop.storage.container import open_file, pack, peek, read_manifest, unpack
from ilacs_desktop.storage.crypt import (
    START,
    DamagedEncryptedError,
    NeedsPassphraseError,
    TooNewEncryptedError,
    WrongPassphraseError,
    new_key,
)
from tests.storage.keys import CHEAP, KEY, PASSPHRASE
from tests.storage.makers import MOMENT, document, entries, packed, readable

HISTORY, VERSION = History().commit(document("Quiet."), (), "Ann", MOMENT, "laptop", "To the DCS")
FILE = pack(document("Quiet."), HISTORY, VERSION.id, readable, KEY)


def with_header(**changes: object) -> bytes:
    """Return the file with another header, and a checksum that fits it."""
    line, rest = FILE[len(START) :].split(b"\n", 1)
    header = msgspec.json.encode(msgspec.json.decode(line) | changes)
    sealed = rest[65:]
    written = START + header + b"\n"
    return written + digest(written + sealed).encode() + b"\n" + sealed


def with_lock(**changes: object) -> bytes:
    line = FILE[len(START) :].split(b"\n", 1)[0]
    return with_header(lock=msgspec.json.decode(line)["lock"] | changes)


def test_the_passphrase_opens_it_and_gives_the_key_that_saves_it_again(tmp_path: Path) -> None:
    file = tmp_path / "a.ilacs"
    file.write_bytes(FILE)
    opened = open_file(file, passphrase=PASSPHRASE)
    assert (opened.document, opened.history, opened.head) == (
        document("Quiet."),
        HISTORY,
        VERSION.id,
    )
    assert opened.key == KEY
    again = pack(opened.document, opened.history, opened.head, readable, opened.key)
    assert unpack(again, "x", opened.key) == opened


def test_a_key_of_full_cost_opens_its_file_and_only_that() -> None:
    key = new_key(PASSPHRASE)
    assert key.cost == 2**17
    file = pack(document("Quiet."), HISTORY, VERSION.id, readable, key)
    assert unpack(file, "x", PASSPHRASE).document == document("Quiet.")
    with pytest.raises(NeedsPassphraseError):
        unpack(file, "x", KEY)


def test_nothing_that_was_written_can_be_read_in_its_bytes() -> None:
    for word in (b"Quiet", b"Northbridge", b"Ann", b"laptop", b"DCS", b"PK\3\4", KEY.secret):
        assert word not in FILE
    assert PASSPHRASE.encode() not in FILE
    assert KEY.secret.hex() not in repr(KEY)


def test_another_program_can_follow_the_description() -> None:
    """docs/file-format.md, followed with other libraries than the program uses where there are any."""
    first, second, third, sealed = FILE.split(b"\n", 3)
    header = json.loads(second)
    lock = header["lock"]
    clear = first + b"\n" + second + b"\n"
    assert third.decode() == hashlib.sha256(clear + sealed).hexdigest()
    assert (header["size"], lock["kdf"]) == (len(sealed), "scrypt")
    salt, check, nonce = map(b64decode, (lock["salt"], lock["check"], header["nonce"]))
    cost = {"n": lock["n"], "r": lock["r"], "p": lock["p"], "maxmem": 2**28}
    made = hashlib.scrypt(PASSPHRASE.encode(), salt=salt, dklen=64, **cost)
    assert made[32:] == check
    content = AESGCM(made[:32]).decrypt(nonce, sealed, clear)
    assert entries(content).keys() >= {"manifest.json", "document.json"}


def test_no_two_saves_are_alike() -> None:
    other = pack(document("Quiet."), HISTORY, VERSION.id, readable, KEY)
    assert other != FILE
    header, same = (file.split(b"\n")[1] for file in (FILE, other))
    assert msgspec.json.decode(header)["nonce"] != msgspec.json.decode(same)["nonce"]
    assert msgspec.json.decode(header)["lock"] == msgspec.json.decode(same)["lock"]


def test_its_document_and_version_are_found_without_the_passphrase(tmp_path: Path) -> None:
    file = tmp_path / "a.ilacs"
    file.write_bytes(FILE)
    manifest = peek(file)
    assert (manifest.document, manifest.head, manifest.format) == ("se-1", VERSION.id, FORMAT)
    assert (manifest.kind, manifest.sha256) == ("self-evaluation", {})


def test_a_pack_is_called_one_in_the_clear_and_inside() -> None:
    sent = Pack("p1", "Jo Ash", (), "ilacs", MOMENT.date())
    part = msgspec.structs.replace(document(), pack="p1", packs=(sent,))
    history, version = History().commit(part, (), "Ann", MOMENT, "laptop")
    for key in (None, KEY):
        data = pack(part, history, version.id, readable, key)
        assert read_manifest(data, "x").kind == "contributor pack"
        assert unpack(data, "x", KEY).document == part


@pytest.mark.parametrize("given", [None, "", " ", new_key("another", CHEAP)])
def test_without_a_passphrase_it_says_that_it_needs_one(given: object) -> None:
    with pytest.raises(NeedsPassphraseError, match="opens only with its passphrase"):
        unpack(FILE, "x.ilacs", given)


@pytest.mark.parametrize("wrong", ["four quiet heron wait", "Four quiet herons wait", "\ud800"])
def test_a_wrong_passphrase_is_told_from_damage(wrong: str) -> None:
    with pytest.raises(WrongPassphraseError, match="The file is whole"):
        unpack(FILE, "x.ilacs", wrong)


def test_how_accents_are_typed_and_space_around_it_do_not_matter() -> None:
    file = pack(document(), HISTORY, VERSION.id, readable, new_key("Zoë’s café", CHEAP))
    assert unpack(file, "x", " Zoe\u0308’s cafe\u0301\n").document == document()


def test_an_empty_passphrase_makes_no_key() -> None:
    with pytest.raises(ValueError, match="at least one character"):
        new_key("  ", CHEAP)


def test_a_passphrase_for_a_file_that_is_not_encrypted_does_no_harm() -> None:
    opened = unpack(packed(document()), "x", PASSPHRASE)
    assert (opened.document, opened.key) == (document(), None)


def no_key_made(*_: object) -> None:
    raise AssertionError("a key was made for a file that is not as it was written")


def broken(random: Random) -> bytes:
    """Return the file with something wrong in it."""
    at = random.randrange(len(FILE))
    kind = random.randrange(4)
    if kind == 0:
        return FILE[:at] + bytes([FILE[at] ^ random.randint(1, 255)]) + FILE[at + 1 :]
    if kind == 1:
        return FILE[:at] + random.randbytes(random.randint(1, 9)) + FILE[at:]
    if kind == 2:
        return FILE[:at]
    end = min(len(FILE), at + random.randint(1, 99))
    return FILE[:at] + bytes(reversed(FILE[at:end])) + FILE[end:]


def test_a_mutated_file_is_refused_before_a_key_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crypt, "_derived", no_key_made)
    random = Random(20261122)
    for _ in range(3000):
        data = broken(random)
        if data == FILE:
            continue
        with pytest.raises(errors.OpenError) as refused:
            unpack(data, "x", PASSPHRASE)
        assert not isinstance(refused.value, NeedsPassphraseError | WrongPassphraseError)


@given(st.integers(0, len(FILE) - 1))
def test_one_cut_short_says_so(length: int) -> None:
    with pytest.raises(errors.OpenError) as refused:
        unpack(FILE[:length], "x", KEY)
    if length > len(START):
        assert isinstance(refused.value, errors.CutShortError)


@pytest.mark.parametrize(
    "change",
    [
        {"head": "0" * 32},
        {"document": "se-2"},
        {"kind": "contributor pack"},
        {"nonce": "AAAAAAAAAAAAAAAA"},
        {"nonce": ""},
        {"format": 1},
    ],
)
def test_a_header_that_was_changed_on_purpose_does_not_open(change: dict[str, object]) -> None:
    with pytest.raises(DamagedEncryptedError, match="nothing to do with it"):
        unpack(with_header(**change), "x", KEY)


@pytest.mark.parametrize(
    "change",
    [
        {"n": 2**30},
        {"n": 2**19},
        {"n": 2**13},
        {"n": 100_000},
        {"n": -1},
        {"n": 0},
        {"r": 64},
        {"p": 1000},
        {"salt": ""},
        {"check": ""},
        {"salt": "A" * 4000},
    ],
)
def test_a_header_that_asks_for_too_costly_a_key_is_refused_before_it_is_made(
    change: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crypt, "_derived", no_key_made)
    with pytest.raises(errors.OpenError):
        unpack(with_lock(**change), "x", PASSPHRASE)


@pytest.mark.parametrize("change", [{"lock": 1}, {"format": 0}, {"size": "x"}, {"head": None}])
def test_a_header_that_is_none_is_damage(change: dict[str, object]) -> None:
    with pytest.raises(DamagedEncryptedError):
        read_manifest(with_header(**change), "x")


def test_a_newer_format_is_refused_whatever_else_it_changed() -> None:
    with pytest.raises(TooNewEncryptedError, match=f"format {FORMAT + 1}.*up to {FORMAT}"):
        read_manifest(with_header(format=FORMAT + 1, lock=None), "x")


def test_another_kind_of_encrypted_file_is_not_opened() -> None:
    with pytest.raises(errors.WrongKindError):
        read_manifest(with_header(kind="something later"), "x")


def test_the_first_line_says_to_people_what_it_is() -> None:
    assert FILE.startswith(b"This is an encrypted ILACS self-evaluation.")
    assert len(list(itertools.takewhile(lambda byte: byte != 10, FILE))) < 100


def test_the_library_is_loaded_only_when_something_is_encrypted() -> None:
    code = (
        "import sys; import ilacs_desktop.storage.save, ilacs_desktop.storage.journal;"
        "import ilacs_desktop.storage.verify; print('cryptography' in sys.modules)"
    )
    seen = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert seen.stdout.strip() == "False"
