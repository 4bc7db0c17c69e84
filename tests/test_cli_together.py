"""The commands about versions and several people's work, as their users meet them."""

import datetime as dt
import json
from pathlib import Path

import pytest

from ilacs_desktop.cli.common import OK, REFUSED, STOPPED
from ilacs_desktop.cli.run import main
from ilacs_desktop.document.body import Block, Text, body_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.save import Author, SaveOrder, save, save_new
from ilacs_desktop.storage.shared_folder import start_sharing
from tests.storage.keys import KEY, PASSPHRASE
from tests.storage.makers import ANN, BEN, MOMENT, with_part

SUMMARY = Place("front", "summary")
LATER = MOMENT + dt.timedelta(hours=1)


def said(document: Document, *paragraphs: str) -> Document:
    blocks = tuple(Block(f"s{at}", (Text(text),)) for at, text in enumerate(paragraphs))
    return with_body(document, SUMMARY, blocks)


def readable(document: Document) -> str:
    return document.authority.name


@pytest.fixture
def file(tmp_path: Path, example: Document) -> Path:
    path = tmp_path / "northbridge.ilacs"
    save_new(path, said(example, "Practice is good.", "Plans drift."), ANN, MOMENT, readable)
    return path


def change(path: Path, *paragraphs: str, who: Author = ANN, label: str = "") -> None:
    opened = open_file(path)
    document = said(opened.document, *paragraphs)
    save(
        SaveOrder(path, document, opened.history, (opened.head,), who, LATER, readable, label=label)
    )


def copied(file: Path, name: str) -> Path:
    path = file.with_name(name)
    path.write_bytes(file.read_bytes())
    return path


def summary(path: Path) -> str:
    return body_text(body_at(open_file(path).document, SUMMARY))


def printed(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_log_lists_the_versions_newest_first(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(file, "Practice is better.", label="Agreed")
    assert main(["log", str(file)]) == OK
    newest, oldest = printed(capsys).splitlines()
    assert "“Agreed”" in newest
    assert "Ann on laptop" in newest
    assert "Agreed" not in oldest
    assert newest.split()[0] != oldest.split()[0]


def test_log_prints_json_for_programs(file: Path, capsysbinary: pytest.CaptureFixture[bytes]):
    assert main(["log", str(file), "--json"]) == OK
    (version,) = json.loads(capsysbinary.readouterr().out)
    assert version["id"] == open_file(file).head
    assert (version["by"], version["device"], version["joins"]) == ("Ann", "laptop", 0)


def test_restore_goes_back_and_keeps_what_came_after(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = open_file(file).head
    change(file, "Practice is better.")
    second = open_file(file).head
    assert main(["restore", str(file), "--version", first[:8]]) == OK
    assert summary(file) == "Practice is good.\nPlans drift."
    assert {first, second} < set(open_file(file).history.versions)
    assert "Later versions are kept" in printed(capsys)


def test_restore_to_another_file_leaves_this_one(file: Path) -> None:
    first = open_file(file).head
    change(file, "Practice is better.")
    before = file.read_bytes()
    out = file.with_name("then.ilacs")
    assert main(["restore", str(file), "--version", first, "--out", str(out)]) == OK
    assert summary(out) == "Practice is good.\nPlans drift."
    assert file.read_bytes() == before


@pytest.mark.parametrize("wanted", ["zz", ""])
def test_restore_refuses_what_names_no_version(
    wanted: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = file.read_bytes()
    assert main(["restore", str(file), "--version", wanted]) == REFUSED
    assert "Nothing was changed" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_merge_brings_two_copies_together(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    theirs = copied(file, "copy.ilacs")
    change(theirs, "Practice is good.", "Some plans drift.", who=BEN)
    change(file, "Practice is mostly good.", "Plans drift.")
    assert main(["merge", str(file), str(theirs)]) == OK
    assert summary(file) == "Practice is mostly good.\nSome plans drift."
    assert "as Ben saved it" in printed(capsys)


def test_merge_says_what_waits_to_be_settled(
    file: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    theirs, out = copied(file, "copy.ilacs"), file.with_name("both.ilacs")
    change(theirs, "Practice is good.", "No plan drifts.", who=BEN)
    change(file, "Practice is good.", "Most plans drift.")
    before = file.read_bytes()
    words = ["merge", str(file), str(theirs), "--out", str(out), "--json"]
    assert main(words) == STOPPED
    (told,) = json.loads(capsysbinary.readouterr().out)
    assert (told["by"], told["to_settle"], told["came_in"]) == ("Ben", 1, True)
    (proposal,) = open_file(out).document.proposals
    wordings = {body_text(proposal.mine_body), body_text(proposal.theirs_body)}
    assert wordings == {"Most plans drift.", "No plan drifts."}
    assert file.read_bytes() == before


def test_merge_says_why_a_file_was_not_brought_in(
    file: Path, example: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    before, bad = file.read_bytes(), file.with_name("bad.ilacs")
    bad.write_bytes(b"no zip")
    assert main(["merge", str(file), str(bad)]) == STOPPED
    assert "Not brought in" in capsys.readouterr().err
    assert file.read_bytes() == before


@pytest.mark.parametrize("form", [[], ["--word"]])
def test_a_pack_goes_out_and_is_on_the_list(form: list[str], file: Path) -> None:
    out = file.with_name("packs")
    words = ["pack", str(file), "--owner", "tomasz brennan", "--out", str(out), *form]
    assert main([*words, "--due", "2026-10-12", "--note", "Two pages."]) == OK
    (made,) = out.iterdir()
    (sent,) = open_file(file).document.packs
    assert (sent.owner, sent.form) == ("Tomasz Brennan", "word" if form else "ilacs")
    assert made.suffix == (".docx" if form else ".ilacs")
    assert sent.version in open_file(file).history.versions


def test_a_pack_comes_back(file: Path) -> None:
    out = file.with_name("packs")
    assert main(["pack", str(file), "--owner", "Tomasz Brennan", "--out", str(out)]) == OK
    (pack,) = out.iterdir()
    opened = open_file(pack)
    place = Place(opened.document.sections[0].id, "know")
    words = (*body_at(opened.document, place), Block("new", (Text("We see children sooner."),)))
    document = with_body(opened.document, place, words)
    save(SaveOrder(pack, document, opened.history, (opened.head,), BEN, LATER, readable))
    assert main(["merge", str(file), str(pack)]) == OK
    assert "We see children sooner." in body_text(body_at(open_file(file).document, place))
    assert open_file(file).document.packs[0].returned is not None


def test_a_pack_among_the_versions_is_told_and_is_none_to_go_back_to(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = file.with_name("packs")
    assert main(["pack", str(file), "--owner", "Tomasz Brennan", "--out", str(out)]) == OK
    (pack,) = out.iterdir()
    opened = open_file(pack)
    place = Place(opened.document.sections[0].id, "know")
    document = with_body(opened.document, place, (Block("new", (Text("Sooner."),)),))
    save(SaveOrder(pack, document, opened.history, (opened.head,), BEN, LATER, readable))
    assert main(["merge", str(file), str(pack)]) == OK
    printed(capsys)
    assert main(["log", str(file)]) == OK
    told = [line for line in printed(capsys).splitlines() if "a contributor’s pack" in line]
    assert len(told) == len(open_file(pack).history.versions)
    assert main(["restore", str(file), "--version", told[0].split()[0]]) == REFUSED
    assert "a part of the self-evaluation alone" in capsys.readouterr().err


def test_a_pack_is_made_for_somebody_who_owns_sections(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", str(file), "--owner", "Nobody"]) == REFUSED
    assert "Tomasz Brennan" in capsys.readouterr().err
    assert list(file.parent.iterdir()) == [file]


def test_verify_says_that_a_file_is_whole_and_when_it_is_not(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(file)]) == OK
    assert "exactly as they were written" in printed(capsys)
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])
    assert main(["verify", str(file)]) == STOPPED
    assert "bad" in printed(capsys)


def test_erase_tells_first_and_erases_when_it_is_told_to(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ILACS_DESKTOP_FOLDER", str(tmp_path / "own"))
    change(file, "Practice is good.", "Kim Example waited.")
    change(file, "Practice is good.", "One child waited.")
    before = file.read_bytes()
    assert main(["erase", str(file), "--text", "Kim Example"]) == OK
    assert "1 earlier version holds the words" in printed(capsys)
    assert file.read_bytes() == before
    assert main(["erase", str(file), "--text", "Kim Example", "--yes"]) == OK
    opened = open_file(file)
    assert not any(b"Kim Example" in raw for raw in opened.history.objects.values())
    held = [body_text(body_at(opened.history.load(v), SUMMARY)) for v in opened.history.versions]
    assert "Practice is good.\n[erased] waited." in held
    assert all("Kim Example" not in text for text in held)


@pytest.mark.parametrize("command", ["erase", "merge", "pack"])
def test_a_file_whose_versions_are_damaged_is_told_of_and_left_as_it_is(
    file: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    other = copied(file, "theirs.ilacs")
    file.write_bytes(with_part(file.read_bytes(), "history/objects.jsonl", b""))
    before = file.read_bytes()
    more = {"erase": ["--text", "Plans drift", "--yes"], "merge": [str(other)]}
    words = more.get(command, ["--owner", "Priya Nair"])
    assert main([command, str(file), *words]) == REFUSED
    assert "The earlier versions in the file are damaged" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_an_encrypted_file_is_opened_with_the_passphrase_of_the_environment(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = open_file(file)
    order = SaveOrder(file, opened.document, opened.history, (opened.head,), ANN, LATER, readable)
    file.unlink()
    save(SaveOrder(*(getattr(order, name) for name in order.__struct_fields__[:8]), key=KEY))
    monkeypatch.setattr("sys.stdin", None)
    assert main(["log", str(file)]) == REFUSED
    assert "is encrypted" in capsys.readouterr().err
    monkeypatch.setenv("ILACS_DESKTOP_PASSPHRASE", PASSPHRASE)
    assert main(["log", str(file)]) == OK
    assert main(["verify", str(file)]) == OK
    monkeypatch.setenv("ILACS_DESKTOP_PASSPHRASE", "wrong horse")
    assert main(["log", str(file)]) == REFUSED
    assert "not the passphrase" in capsys.readouterr().err


def test_in_a_shared_folder_the_work_of_all_is_meant_and_erased(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ILACS_DESKTOP_FOLDER", str(tmp_path / "own"))
    opened = open_file(file)
    parts = []
    for who, words in ((ANN, "Kim Example waited."), (BEN, "Kim Example was seen.")):
        document = said(opened.document, "Practice is good.", words)
        head = (opened.head,)
        order = SaveOrder(file, document, opened.history, head, who, LATER, readable)
        parts.append(start_sharing(order).path)
    assert main(["erase", str(parts[0]), "--text", "Kim Example", "--yes"]) == OK
    printed_ = printed(capsys)
    saved = next(part for part in parts[0].parent.iterdir() if part not in parts)
    assert f"erased from “{saved.name}”" in printed_
    assert "Kim Example" not in body_text(body_at(open_file(saved).document, SUMMARY))
    assert all(part.name in printed_ for part in parts)  # they may still hold the words


def test_merge_never_writes_over_another_file(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, other = copied(file, "there.ilacs"), copied(file, "other.ilacs")
    before = out.read_bytes()
    assert main(["merge", str(file), str(other), "--out", str(out)]) == REFUSED
    assert "already a file" in capsys.readouterr().err
    assert out.read_bytes() == before


def test_restore_keeps_the_list_of_packs(file: Path) -> None:
    first = open_file(file).head
    assert main(["pack", str(file), "--owner", "Tomasz Brennan"]) == OK
    assert main(["restore", str(file), "--version", first]) == OK
    assert [pack.owner for pack in open_file(file).document.packs] == ["Tomasz Brennan"]
