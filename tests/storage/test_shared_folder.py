"""A folder that several authors share: each writes a part, and all have one document."""

import errno
import shutil
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.history.formats import FORMAT
from ilacs_desktop.history.history import History
from ilacs_desktop.storage import errors, names
from ilacs_desktop.storage.container import open_file, pack
from ilacs_desktop.storage.crypt import NeedsPassphraseError, WrongPassphraseError, new_key
from ilacs_desktop.storage.parts import is_shared, own_part
from ilacs_desktop.storage.save import Author, Saved, SaveOrder, save, save_new
from ilacs_desktop.storage.shared_folder import open_shared, start_sharing
from tests.storage.council import Council, words_of
from tests.storage.makers import (
    ANN,
    BEN,
    MOMENT,
    document,
    names_in,
    packed,
    readable,
    said,
    saying,
    with_manifest,
    with_part,
)

CHEAP = 2**14


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "northbridge.ilacs"


@pytest.fixture
def started(file: Path) -> Saved:
    """Ann's part, in the folder that she started beside her file."""
    first = save_new(file, saying("Audits.", "Visits."), ANN, MOMENT, readable)
    facts = (file, first.document, first.history, (first.version.id,), ANN, MOMENT, readable)
    return start_sharing(SaveOrder(*facts))


def saved(folder: Path, who: Author, *paragraphs: str, **how: object) -> Saved:
    """Let somebody open the folder, write and save."""
    opened = open_shared(folder, passphrase=how.get("key"))
    facts = (saying(*paragraphs), opened.history, (opened.head,), who, MOMENT, readable)
    return save(SaveOrder(folder / "any.ilacs", *facts, **how))


# --- the parts ----------------------------------------------------------------------------------


def test_sharing_makes_a_folder_beside_the_file_with_the_authors_part(
    started: Saved, file: Path
) -> None:
    folder = file.with_name("northbridge.parts")
    assert started.path.parent == folder
    assert names_in(folder) == [started.path.name]
    assert started.path.name.startswith("ann-laptop-")
    assert open_file(started.path).document == open_file(file).document
    assert is_shared(started.path)
    assert is_shared(folder)
    assert not is_shared(file)


def test_starting_where_others_share_already_joins_them(started: Saved, file: Path) -> None:
    opened = open_file(file)
    facts = (saying("Audits.", "Visits happen."), opened.history, (opened.head,))
    theirs = start_sharing(SaveOrder(file, *facts, BEN, MOMENT, readable))
    assert theirs.path != started.path
    assert said(open_shared(started.path).document) == ["Audits.", "Visits happen."]


def test_sharing_where_another_document_is_shared_is_refused(started: Saved, file: Path) -> None:
    order = SaveOrder(file, document("Another.", "se-2"), History(), (), BEN, MOMENT, readable)
    with pytest.raises(errors.AlreadyThereError, match=r"northbridge\.parts"):
        start_sharing(order)
    assert names_in(started.path.parent) == [started.path.name]


def test_sharing_what_is_shared_already_makes_no_folder_in_the_folder(started: Saved) -> None:
    facts = (started.path, started.document, started.history, (started.version.id,))
    theirs = start_sharing(SaveOrder(*facts, BEN, MOMENT, readable))
    assert theirs.path.parent == started.path.parent
    assert len(names_in(started.path.parent)) == 2


def test_a_folder_that_cannot_be_made_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refuse)
    order = SaveOrder(file, document(), History(), (), ANN, MOMENT, readable)
    with pytest.raises(errors.ReadOnlyPlaceError, match=r"northbridge\.parts"):
        start_sharing(order)


def test_each_author_writes_their_own_part_whichever_they_opened(started: Saved) -> None:
    before = started.path.read_bytes()
    opened = open_shared(started.path)
    facts = (saying("Audits.", "Visits happen."), opened.history, (opened.head,))
    theirs = save(SaveOrder(started.path, *facts, BEN, MOMENT, readable))
    assert theirs.path == own_part(started.path, "Ben", "desktop")
    assert started.path.read_bytes() == before
    assert said(open_file(theirs.path).document) == ["Audits.", "Visits happen."]


def test_opening_any_part_or_the_folder_gives_the_join_of_all(started: Saved) -> None:
    folder = started.path.parent
    ann = saved(folder, ANN, "Audits are good.", "Visits.")
    ben = saved(folder, BEN, "Audits are good.", "Visits happen.")
    for path in (folder, ann.path, ben.path, folder / "somebody new.ilacs"):
        assert said(open_shared(path).document) == ["Audits are good.", "Visits happen."]


def test_saving_takes_in_what_others_have_in_their_parts(started: Saved) -> None:
    folder = started.path.parent
    opened = open_shared(folder)
    saved(folder, BEN, "Audits.", "Visits happen.")
    facts = (saying("Audits are good.", "Visits."), opened.history, (opened.head,))
    ours = save(SaveOrder(started.path, *facts, ANN, MOMENT, readable))
    assert said(ours.document) == ["Audits are good.", "Visits happen."]
    assert ours.arrival is not None
    assert ours.arrival.by == "Ben"
    assert open_file(started.path).document == ours.document


def test_where_nothing_of_ours_is_new_no_part_is_written(started: Saved) -> None:
    folder = started.path.parent
    opened = open_shared(folder)
    saved(folder, BEN, "Audits.", "Visits happen.")
    before = started.path.read_bytes()
    facts = (saying("Audits.", "Visits."), opened.history, (opened.head,))
    ours = save(SaveOrder(started.path, *facts, ANN, MOMENT, readable))
    assert said(ours.document) == ["Audits.", "Visits happen."]
    assert started.path.read_bytes() == before


def test_two_who_open_the_same_parts_stand_at_the_same_version(
    started: Saved, tmp_path: Path
) -> None:
    folder = started.path.parent
    opened = open_shared(folder)
    for who, words in (
        (ANN, ("Audits are good.", "Visits.")),
        (BEN, ("Audits.", "Visits happen.")),
    ):
        facts = (saying(*words), opened.history, (opened.head,), who, MOMENT, readable)
        own = own_part(tmp_path / f"{who.by}.parts", who.by, who.device)
        own.parent.mkdir()
        save(SaveOrder(own, *facts))
        shutil.copy(own, folder / own.name)
    elsewhere = tmp_path / "elsewhere.parts"
    shutil.copytree(folder, elsewhere)
    one, other = open_shared(folder), open_shared(elsewhere)
    assert len(one.history.versions[one.head].parents) == 2
    assert (one.head, one.document) == (other.head, other.document)
    assert one.history.versions[one.head] == other.history.versions[other.head]


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_part_has_a_name_that_every_system_takes(by: str, device: str) -> None:
    part = own_part(Path("a.parts"), by, device)
    assert names.is_name_on_windows(part.name)
    assert len(part.name) <= 70
    assert part.name.isascii()
    assert part.parent == Path("a.parts")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ann", "laptop"), ("Ann", "desktop")),
        (("Ann", "laptop"), ("Ben", "laptop")),
        (("Ann O'Hare", "laptop"), ("Ann OHare", "laptop")),
        (("北桥", "laptop"), ("桥北", "laptop")),
        (("a" * 40 + "b", "laptop"), ("a" * 40 + "c", "laptop")),
        (("Ann", "b-c"), ("Ann b", "c")),
    ],
)
def test_no_two_authors_or_computers_share_a_part(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    folder = Path("a.parts")
    assert own_part(folder, *one) != own_part(folder, *other)


def test_the_same_author_written_otherwise_has_the_same_part() -> None:
    folder = Path("a.parts")
    assert own_part(folder, "Ann  Hare ", "LAPTOP") == own_part(folder, "ann hare", "laptop")


# --- parts that cannot be read ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("there", "why"),
    [
        (b"", "is empty"),
        (packed(document())[:-9], "is not complete"),
        (with_manifest(packed(document()), format=FORMAT + 1), "newer version of this program"),
        (with_part(packed(document()), "history/objects.jsonl", b""), "versions are damaged"),
        (packed(document("Another.", "se-2")), "another document"),
        (packed(msgspec.structs.replace(document(), pack="pk-1")), "another document"),
    ],
)
def test_a_part_that_cannot_be_joined_is_named_and_left_alone(
    started: Saved, there: bytes, why: str
) -> None:
    bad = started.path.with_name("aaa.ilacs")
    bad.write_bytes(there)
    opened = open_shared(started.path)
    assert said(opened.document) == ["Audits.", "Visits."]
    (note,) = opened.notes
    assert "“aaa.ilacs”" in note
    assert why in note
    ours = saved(started.path.parent, ANN, "Audits are good.", "Visits.")
    assert said(ours.document) == said(open_file(started.path).document)
    assert said(ours.document) == ["Audits are good.", "Visits."]
    assert bad.read_bytes() == there


def test_a_part_that_lacks_what_a_join_needs_is_named_and_left_alone(started: Saved) -> None:
    folder = started.path.parent
    opened = open_file(started.path)
    history, head = opened.history.commit(saying("Theirs."), (), "Dev", MOMENT, "pc")
    broken = History({head.id: history.versions[head.id]}, {})
    theirs = pack(saying("Theirs."), broken, head.id, readable)
    (folder / "dev.ilacs").write_bytes(theirs)
    found = open_shared(folder)
    assert said(found.document) == ["Audits.", "Visits."]
    assert any("“dev.ilacs” could not be joined" in note for note in found.notes)
    ours = saved(folder, ANN, "Audits are good.", "Visits.")
    assert said(open_file(ours.path).document) == ["Audits are good.", "Visits."]
    assert (folder / "dev.ilacs").read_bytes() == theirs


def test_beside_such_a_part_two_windows_of_one_author_are_still_joined(started: Saved) -> None:
    folder = started.path.parent
    opened = open_shared(folder)
    saved(folder, ANN, "Audits.", "Visits happen.")
    theirs, head = History().commit(saying("Theirs."), (), "Dev", MOMENT, "pc")
    broken = History(theirs.versions, {})
    (folder / "dev.ilacs").write_bytes(pack(saying("Theirs."), broken, head.id, readable))
    facts = (saying("Audits are good.", "Visits."), opened.history, (opened.head,))
    ours = save(SaveOrder(started.path, *facts, ANN, MOMENT, readable))
    assert said(open_file(ours.path).document) == ["Audits are good.", "Visits happen."]


def test_a_folder_without_a_readable_part_is_refused(started: Saved) -> None:
    started.path.write_bytes(b"")
    with pytest.raises(errors.EmptyFileError):
        open_shared(started.path.parent)
    started.path.unlink()
    with pytest.raises(errors.FileMissingError):
        open_shared(started.path.parent)
    started.path.parent.rmdir()
    with pytest.raises(errors.FileMissingError):
        open_shared(started.path)


def test_of_two_documents_in_a_folder_the_part_that_is_asked_for_decides(started: Saved) -> None:
    other = started.path.with_name("zzz.ilacs")
    other.write_bytes(packed(document("Another.", "se-2")))
    assert open_shared(other).document.id == "se-2"
    assert open_shared(started.path).document.id == "se-1"


# --- encrypted ----------------------------------------------------------------------------------


def test_encrypted_parts_open_with_one_passphrase(started: Saved) -> None:
    folder = started.path.parent
    for who, salted in ((ANN, new_key("words", CHEAP)), (BEN, new_key("words", CHEAP))):
        opened = open_shared(folder, passphrase="words")  # noqa: S106
        words = [*said(opened.document)[:1], f"{who.by}’s."]
        facts = (saying(*words), opened.history, (opened.head,), who, MOMENT, readable)
        save(SaveOrder(folder / "a.ilacs", *facts, key=salted, overwrite=True))
    opened = open_shared(folder, passphrase="words")  # noqa: S106
    assert opened.notes == ()
    assert opened.key is not None
    save_new(folder / "plain.ilacs", opened.document, BEN, MOMENT, readable)
    with pytest.raises(NeedsPassphraseError):
        open_shared(folder)
    with pytest.raises(WrongPassphraseError):
        open_shared(folder, passphrase="sword")  # noqa: S106


# --- laws ---------------------------------------------------------------------------------------


def check(folder: Path, seed: int, authors: str, turns: int, *, only_adding: bool) -> None:
    council = Council(folder, authors, Random(seed))
    council.go(turns, only_adding=only_adding)
    council.finish()
    first, *others = council.desks
    for desk in others:
        assert desk.document == first.document
        assert desk.parents == first.parents
    assert council.wrote <= words_of(first.document)


@pytest.mark.parametrize("seed", range(6))
def test_after_a_full_sync_all_have_the_same_document_with_every_word(
    tmp_path: Path, seed: int
) -> None:
    check(tmp_path, seed, "ABC", 24, only_adding=True)


@pytest.mark.parametrize("seed", range(6))
def test_after_a_full_sync_all_have_the_same_document_whatever_they_did(
    tmp_path: Path, seed: int
) -> None:
    check(tmp_path, seed, "ABC", 24, only_adding=False)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(200))
@pytest.mark.parametrize("only_adding", [True, False])
def test_larger_councils_agree_and_lose_nothing(
    tmp_path: Path, seed: int, *, only_adding: bool
) -> None:
    check(tmp_path, 1000 + seed, "ABCDE"[: 2 + seed % 4], 60, only_adding=only_adding)
