"""What a .ilacs file holds, and what is said of one that is damaged, foreign or too new."""

import contextlib
import hashlib
import io
import json
import tracemalloc
import zipfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ilacs_desktop.document.codec import decode_document, encode
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.history.formats import FORMAT
from ilacs_desktop.history.history import History
from ilacs_desktop.storage import container, errors
from ilacs_desktop.storage.container import (
    DOCUMENT,
    MANIFEST,
    OBJECTS,
    READ_ME,
    READABLE,
    VERSIONS,
    first_page,
    open_file,
    pack,
    peek,
    read_manifest,
    unpack,
)
from ilacs_desktop.storage.crypt import START, Key
from ilacs_desktop.storage.disk import MIB
from ilacs_desktop.storage.save import save_new
from tests.storage.keys import KEY
from tests.storage.makers import (
    ANN,
    MOMENT,
    document,
    entries,
    packed,
    readable,
    with_manifest,
    with_part,
    zipped,
)
from tests.strategies import documents

FILE = packed(document("Now."), document("Before."))


@given(documents())
def test_what_was_packed_is_unpacked(document) -> None:
    if faults(document):  # what the program never makes
        return
    history, version = History().commit(document, (), "Ann", MOMENT, "laptop")
    opened = unpack(pack(document, history, version.id, readable), "x.ilacs")
    assert (opened.document, opened.history, opened.head) == (document, history, version.id)
    assert opened.notes == ()


def test_the_parts_can_be_read_without_the_program() -> None:
    parts = entries(FILE)
    assert set(parts) == {READ_ME, MANIFEST, DOCUMENT, READABLE, VERSIONS, OBJECTS}
    assert json.loads(parts[DOCUMENT])["authority"]["name"] == "Northbridge Council"
    assert b"\n  " in parts[DOCUMENT]  # indented
    assert parts[READABLE].decode() == readable(document())
    assert "document.html" in parts[READ_ME].decode()
    for line in (parts[VERSIONS] + parts[OBJECTS]).splitlines():
        json.loads(line)


def test_the_manifest_has_a_checksum_of_every_other_part() -> None:
    parts = entries(FILE)
    manifest = json.loads(parts.pop(MANIFEST))
    assert manifest["sha256"] == {
        name: hashlib.sha256(data).hexdigest() for name, data in parts.items()
    }
    assert manifest["format"] == FORMAT
    assert manifest["document"] == "se-1"


def test_equal_documents_and_histories_make_equal_bytes() -> None:
    assert packed(document("Now."), document("Before.")) == FILE


def test_every_part_is_packed_in_the_way_every_system_unpacks() -> None:
    with zipfile.ZipFile(io.BytesIO(FILE)) as archive:
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_DEFLATED}
        assert archive.testzip() is None


def test_a_file_is_opened_and_peeked_at_and_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.ilacs"
    file.write_bytes(FILE)
    opened = open_file(file)
    assert opened.document == document("Now.")
    assert peek(file).head == opened.head
    assert [opened.history.load(v.id) for v in opened.history.log()] == [
        document("Now."),
        document("Before."),
    ]
    assert file.read_bytes() == FILE


def test_a_file_packed_again_by_another_program_opens() -> None:
    again = zipped({"__MACOSX/x": b"", **dict(reversed(entries(FILE).items()))})
    assert unpack(again, "x").document == document("Now.")
    assert unpack(zipped(entries(FILE), zipfile.ZIP_STORED), "x").document == document("Now.")


# --- damage -------------------------------------------------------------------------------------


def test_a_damaged_document_is_put_together_from_the_history() -> None:
    opened = unpack(with_part(FILE, DOCUMENT, b"{}"), "x")
    assert opened.document == document("Now.")
    assert opened.head in opened.history.versions
    assert len(opened.notes) == 1
    assert "put together again" in opened.notes[0]


@pytest.mark.parametrize("part", [VERSIONS, OBJECTS])
def test_a_damaged_history_leaves_the_document_to_be_saved_elsewhere(part: str) -> None:
    opened = unpack(with_part(FILE, part, b"{}"), "x")
    assert (opened.document, opened.history, opened.head) == (document("Now."), History(), "")
    assert "Save it under a new name" in opened.notes[0]


def test_a_damaged_readable_copy_is_told_and_made_anew_by_saving() -> None:
    opened = unpack(with_part(FILE, READABLE, b""), "x")
    assert opened.document == document("Now.")
    assert opened.head
    assert "readable copy" in opened.notes[0]


def test_a_head_that_is_not_in_the_history_counts_as_a_damaged_history() -> None:
    opened = unpack(with_manifest(FILE, head="gone"), "x")
    assert (opened.document, opened.head) == (document("Now."), "")


def test_a_history_that_is_whole_but_none_counts_as_damaged() -> None:
    sums = msgspec.json.decode(entries(FILE)[MANIFEST])["sha256"]
    sums[VERSIONS] = hashlib.sha256(b"{}").hexdigest()
    opened = unpack(with_manifest(with_part(FILE, VERSIONS, b"{}"), sha256=sums), "x")
    assert (opened.document, opened.history) == (document("Now."), History())


def test_document_and_history_both_damaged_cannot_be_opened() -> None:
    broken = with_part(with_part(FILE, DOCUMENT, b"{}"), OBJECTS, b"")
    with pytest.raises(errors.DamagedFileError, match="the document cannot be read"):
        unpack(broken, "x.ilacs")


def test_a_damaged_document_whose_newest_version_is_incomplete_cannot_be_opened() -> None:
    sums = msgspec.json.decode(entries(FILE)[MANIFEST])["sha256"]
    sums[OBJECTS] = hashlib.sha256(b"").hexdigest()
    broken = with_part(with_part(FILE, DOCUMENT, b""), OBJECTS, b"")
    broken = with_manifest(broken, sha256=sums)
    with pytest.raises(errors.DamagedFileError):
        unpack(broken, "x.ilacs")


@pytest.mark.parametrize(
    "manifest", [b"", b"{", b"[]", b'{"format": 1}', b'{"format": "1"}', b"\xff", b"[" * 100_000]
)
def test_a_damaged_manifest_cannot_be_opened(manifest: bytes) -> None:
    with pytest.raises(errors.DamagedFileError, match="what is in it"):
        unpack(with_part(FILE, MANIFEST, manifest), "x")


def test_a_file_of_ours_without_a_manifest_is_called_damaged() -> None:
    parts = entries(FILE)
    del parts[MANIFEST]
    with pytest.raises(errors.DamagedFileError):
        unpack(zipped(parts), "x")


@given(st.data())
def test_a_flipped_byte_is_found_or_does_no_harm(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(FILE) - 1))
    broken = (
        FILE[:place] + bytes([FILE[place] ^ data.draw(st.integers(1, 255))]) + FILE[place + 1 :]
    )
    with contextlib.suppress(errors.OpenError):
        assert unpack(broken, "x").document == document("Now.")


@given(st.integers(0, len(FILE) - 1))
@example(1)
@example(4)
@example(30)
@example(len(FILE) - 1)
def test_a_file_cut_short_is_refused(length: int) -> None:
    with pytest.raises(errors.EmptyFileError if length == 0 else errors.CutShortError):
        unpack(FILE[:length], "x")


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_a_sentence(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", FILE[:100]):
        with pytest.raises(errors.OpenError) as refused:
            unpack(start + data, "x")
        assert str(refused.value).startswith("“x” ")


# --- other files --------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"\0" * 5000])
def test_an_empty_file_is_called_empty(data: bytes) -> None:
    with pytest.raises(errors.EmptyFileError):
        unpack(data, "x")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "an old Word"),
        (b"{\\rtf1 text}", "a rich text document"),
        (b"\x89PNG\r\n", "a picture"),
        (b"<!DOCTYPE html><title>", "a web page"),
        ("Our self-evaluation – draft".encode(), "a plain text file"),
        ("\ufeffNotes".encode("utf-16"), "a plain text file"),
        (b"\1\2\3\4", "another kind of file"),
        (zipped({"word/document.xml": b""}), "a Word document"),
        (zipped({"xl/workbook.xml": b""}), "an Excel workbook"),
        (zipped({"holiday.jpg": b""}), "a zip file with other things in it"),
        (zipped({}), "another kind of file"),
    ],
)
def test_a_file_of_another_kind_is_called_what_it_is(data: bytes, kind: str) -> None:
    with pytest.raises(errors.WrongKindError, match=kind):
        unpack(data, "x")


def test_a_file_of_ours_that_is_no_self_evaluation_is_not_opened_as_one() -> None:
    with pytest.raises(errors.WrongKindError, match="made by this program"):
        unpack(with_manifest(FILE, kind="something later"), "x")


@pytest.mark.parametrize("changes", [{}, {"head": 5}, {"sha256": None}])
def test_a_newer_format_is_refused_whatever_else_it_changed(changes: dict[str, object]) -> None:
    newer = with_manifest(FILE, format=FORMAT + 2, **changes)
    with pytest.raises(errors.TooNewError, match=f"format {FORMAT + 2}.*up to {FORMAT}"):
        read_manifest(newer, "x")


@pytest.mark.parametrize("number", [0, -3])
def test_a_format_that_never_was_is_damage(number: int) -> None:
    with pytest.raises(errors.DamagedFileError):
        unpack(with_manifest(FILE, format=number), "x")


# --- whole files with a document that cannot be used --------------------------------------------


def with_document(raw: bytes) -> bytes:
    """Return a file that says of any bytes that they are its document."""
    sums = msgspec.json.decode(entries(FILE)[MANIFEST])["sha256"]
    sums[DOCUMENT] = hashlib.sha256(raw).hexdigest()
    return with_manifest(with_part(FILE, DOCUMENT, raw), sha256=sums)


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b"\xff", b"[" * 100_000, b'{"id": 3}'])
def test_a_document_that_is_none_is_refused(raw: bytes) -> None:
    with pytest.raises(errors.UnreadableDocumentError):
        unpack(with_document(raw), "x")


def test_a_document_that_could_lose_words_in_a_merge_is_refused() -> None:
    whole = document()
    doubled = msgspec.structs.replace(whole, sections=whole.sections * 2)
    with pytest.raises(errors.UnreadableDocumentError, match="have the id “s”"):
        unpack(with_document(encode(doubled)), "x")


def test_fields_that_the_program_does_not_know_do_no_harm() -> None:
    raw = msgspec.json.decode(encode(document())) | {"later": 1}
    assert unpack(with_document(encode(raw)), "x").document == decode_document(encode(raw))


def test_an_id_that_leads_out_of_a_folder_is_refused() -> None:
    with pytest.raises(errors.UnreadableDocumentError, match="Its id is not one"):
        unpack(packed(document(name="../../../tmp/up")), "x")


# --- files made to fill the memory --------------------------------------------------------------


@pytest.mark.parametrize("field", ["unknown", "people", "id"])
def test_a_great_many_small_values_are_refused_before_they_fill_the_memory(field: str) -> None:
    count = 2 * MIB
    bomb = with_document(b'{"%s":[%s[]]}' % (field.encode(), b"[]," * count))
    tracemalloc.start()
    with pytest.raises(errors.UnreadableDocumentError):
        unpack(bomb, "x")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 32 * MIB  # the lists alone would take 56 bytes each


@pytest.mark.parametrize("part", [MANIFEST, DOCUMENT, VERSIONS])
def test_a_part_that_is_far_too_large_is_refused(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = len(entries(FILE)[part])
    monkeypatch.setitem(container._LIMITS, part, size - 1)
    with pytest.raises(errors.UnsafeFileError, match="unlikely size"):
        unpack(FILE, "x")
    monkeypatch.setitem(container._LIMITS, part, size)
    assert unpack(FILE, "x").notes == ()


def test_a_history_of_too_many_pieces_counts_as_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "_OBJECTS_LIMIT", 3)
    opened = unpack(FILE, "x")
    assert (opened.document, opened.history, opened.head) == (document("Now."), History(), "")


def test_a_document_of_an_older_format_may_not_be_as_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "FORMAT", FORMAT + 1)
    assert unpack(FILE, "x").document == document("Now.")
    monkeypatch.setattr(container, "_PLAIN_LIMIT", len(entries(FILE)[DOCUMENT]) - 1)
    with pytest.raises(errors.UnreadableDocumentError, match=f"of format {FORMAT}"):
        unpack(FILE, "x")


def test_a_number_that_two_authors_used_is_set_right_when_the_file_is_opened(
    tmp_path: Path,
) -> None:
    twice = (Evidence("ev-1", 3, "First audit"), Evidence("ev-2", 3, "Second audit"))
    doubled = msgspec.structs.replace(document("Said."), evidence=twice)
    file = tmp_path / "a.ilacs"
    save_new(file, doubled, ANN, MOMENT, readable)
    opened = open_file(file)
    assert [item.number for item in opened.document.evidence] == [3, 4]
    assert opened.notes == ("Evidence 3 “Second audit” is now number 4.",)


# --- the beginning alone ------------------------------------------------------------------------


@pytest.mark.parametrize("key", [None, KEY])
def test_the_beginning_of_a_file_says_what_it_is(key: Key | None) -> None:
    history, version = History().commit(document(), (), "Ann", MOMENT, "laptop")
    data = pack(document(), history, version.id, readable, key)
    whole = read_manifest(data, "x.ilacs")
    assert first_page(data[:2000]) == whole


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF",
        FILE[:20],
        FILE[:60],
        zipped({"another.json": b"{}", MANIFEST: b"{}"}),
        zipped({MANIFEST: b"{}"}),
        zipped({MANIFEST: b"{}"}, zipfile.ZIP_STORED),
        START + b"{}\n",
    ],
)
def test_a_beginning_that_does_not_say_is_no_error(data: bytes) -> None:
    assert first_page(data) is None
