"""The shelf of templates: copies that are kept, listed, removed, and known when they were changed."""

import datetime as dt
from pathlib import Path

import pytest

from ilacs_desktop.word.template.report import TemplateReport
from ilacs_desktop.word.template.shelf import ShelfError, TemplateShelf, trouble

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
REPORT = TemplateReport(placeholders=("title", "body"), has_label=True, label="Official")


@pytest.fixture
def shelf(tmp_path: Path) -> TemplateShelf:
    return TemplateShelf(tmp_path / "deep" / "templates", lambda: NOW)


def test_what_is_put_on_it_is_there_for_the_next_start(shelf: TemplateShelf, tmp_path: Path):
    assert shelf.kept() == ()
    kept = shelf.add("Corporate.dotx", b"one", REPORT, keeps_label=True)
    later = TemplateShelf(tmp_path / "deep" / "templates", lambda: NOW)
    assert later.kept() == (kept,)
    assert (kept.name, kept.imported, kept.report, kept.keeps_label) == (
        "Corporate.dotx",
        NOW,
        REPORT,
        True,
    )
    assert later.path(kept).read_bytes() == b"one"
    assert later.find(kept.id) == kept
    assert later.find("") is None


def test_the_same_copy_is_there_once_and_others_beside_it(shelf: TemplateShelf):
    for name, docx in (("b.dotx", b"one"), ("B.dotx", b"two"), ("a.dotx", b"one")):
        shelf.add(name, docx, REPORT)
    assert [kept.name for kept in shelf.kept()] == ["a.dotx", "B.dotx"]


def test_a_copy_that_was_changed_or_is_gone_is_noticed(shelf: TemplateShelf):
    kept = shelf.add("a.dotx", b"one", REPORT)
    assert shelf.state(kept) == "sound"
    shelf.path(kept).write_bytes(b"One")
    assert shelf.state(kept) == "changed"
    shelf.path(kept).unlink()
    assert shelf.state(kept) == "missing"
    assert trouble(kept, "sound") == ""
    assert "“a.dotx” that was kept on this computer is gone" in trouble(kept, "missing")
    assert "was changed outside this program" in trouble(kept, "changed")


def test_removing_takes_the_copy_and_leaves_the_others(shelf: TemplateShelf):
    one, two = (shelf.add(f"{n}.dotx", n.encode(), REPORT) for n in ("one", "two"))
    shelf.remove(one)
    assert shelf.kept() == (two,)
    assert not shelf.path(one).exists()
    shelf.remove(one)  # somebody else was quicker


def test_a_damaged_or_foreign_card_is_passed_over(shelf: TemplateShelf):
    kept = shelf.add("a.dotx", b"one", REPORT)
    folder = shelf.path(kept).parent
    (folder / "x.json").write_text("{", encoding="utf-8")
    (folder / "z.json").write_bytes(b'{"name": "\xff"}')
    (folder / "deep.json").write_bytes(b'{"what": ' + b"[" * 100_000)
    (folder / "y.json").write_bytes((folder / f"{kept.id}.json").read_bytes())
    assert shelf.kept() == (kept,)


@pytest.mark.parametrize("moment", ["2026-11-22T09:30:00", "9999-12-31T23:30:00Z", "soon"])
def test_a_card_of_a_moment_that_cannot_be_told_or_compared_is_passed_over(
    shelf: TemplateShelf, moment: str
):
    kept, other = (shelf.add("a.dotx", docx, REPORT) for docx in (b"one", b"two"))
    card = shelf.path(other).with_suffix(".json")
    said = card.read_text("utf-8").replace("2026-11-22T09:30:00Z", moment)
    card.write_text(said, encoding="utf-8")
    assert moment in said
    assert shelf.kept() == (kept,)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path):
    (tmp_path / "templates").write_text("a file", encoding="utf-8")
    shelf = TemplateShelf(tmp_path / "templates", lambda: NOW)
    with pytest.raises(ShelfError, match=r"“a\.dotx” could not be kept"):
        shelf.add("a.dotx", b"one", REPORT)


def test_a_copy_that_cannot_be_removed_is_told(shelf: TemplateShelf):
    kept = shelf.add("a.dotx", b"one", REPORT)
    shelf.path(kept).unlink()
    shelf.path(kept).mkdir()
    with pytest.raises(ShelfError, match="could not be removed"):
        shelf.remove(kept)


def test_nothing_half_written_is_left(shelf: TemplateShelf):
    kept = shelf.add("a.dotx", b"one", REPORT)
    names = sorted(path.name for path in shelf.path(kept).parent.iterdir())
    assert names == [f"{kept.id}.docx", f"{kept.id}.json"]


def test_a_disk_that_keeps_half_of_a_copy_is_told(
    shelf: TemplateShelf, monkeypatch: pytest.MonkeyPatch
):
    write = Path.write_bytes
    monkeypatch.setattr(Path, "write_bytes", lambda path, data: write(path, data[:1]))
    with pytest.raises(ShelfError, match="could not be kept"):
        shelf.add("a.dotx", b"one", REPORT)
    assert shelf.kept() == ()
