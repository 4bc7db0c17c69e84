"""The frameworks on this computer: one of each id, the shipped one always, damage told and left alone."""

import datetime as dt
import functools
from pathlib import Path

import pytest

from ilacs_desktop.assets import resources
from ilacs_desktop.framework.errors import FrameworkShelfError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.framework.pack import Pack, pack_of, read_pack
from ilacs_desktop.framework.shelf import FrameworkShelf
from tests.framework_packs import NEXT, Tables, change_2027, made

SHIPPED = resources() / "framework"


@pytest.fixture
def shelf(tmp_path: Path, framework: Framework) -> FrameworkShelf:
    return FrameworkShelf(framework, SHIPPED, tmp_path / "frameworks")


@pytest.fixture(scope="module")
def next_year() -> Pack:
    return made(change_2027)


@functools.cache
def as_at(day: dt.date, name: str = "") -> Pack:
    """Return a pack with the id of the shipped framework, as at another day."""

    def change(tables: Tables) -> None:
        tables["framework.toml"]["as_at"] = day
        if name:
            tables["framework.toml"]["name"] = name

    return made(change)


LATER = dt.date(2026, 9, 1)


def test_without_a_folder_there_is_the_shipped_one(shelf, framework: Framework) -> None:
    assert shelf.kept() == (framework,)
    assert shelf.find(framework.id) is framework
    assert shelf.damaged() == ()


def test_a_pack_that_was_added_is_found_also_by_another_start(shelf, next_year, tmp_path) -> None:
    assert shelf.standing(next_year) == "new"
    shelf.add(next_year)
    again = FrameworkShelf(shelf.shipped, SHIPPED, shelf.folder)
    assert again.find(NEXT) == next_year.framework
    assert [one.id for one in again.kept()] == [NEXT, shelf.shipped.id]  # the latest first
    assert again.standing(next_year) == "here"


def test_the_same_pack_is_the_same_object_until_it_changes(shelf, next_year) -> None:
    shelf.add(next_year)
    assert shelf.find(NEXT) is shelf.find(NEXT)


def test_a_later_one_of_the_same_id_takes_the_place_of_the_earlier(shelf) -> None:
    later = as_at(LATER)
    assert shelf.standing(later) == "newer"
    shelf.add(later)
    assert shelf.find(shelf.shipped.id) == later.framework
    assert len(shelf.kept()) == 1
    latest = as_at(dt.date(2026, 10, 1))
    shelf.add(latest)
    assert shelf.find(shelf.shipped.id) == latest.framework
    assert len(list(shelf.folder.iterdir())) == 1


def test_an_older_one_is_refused(shelf) -> None:
    shelf.add(as_at(LATER))
    with pytest.raises(
        FrameworkShelfError, match="which is later than this pack, as at 2026-08-01"
    ):
        shelf.add(as_at(dt.date(2026, 8, 1)))
    with pytest.raises(FrameworkShelfError, match="remove the later one first"):
        shelf.standing(as_at(shelf.shipped.as_at))


def test_one_that_says_something_else_of_the_same_day_is_refused(shelf) -> None:
    with pytest.raises(FrameworkShelfError, match="something else of the same day"):
        shelf.add(as_at(shelf.shipped.as_at, "Another"))
    shelf.add(as_at(LATER))
    with pytest.raises(FrameworkShelfError, match=r"a later date .* or an id of its own"):
        shelf.add(as_at(LATER, "Another"))
    assert shelf.find(shelf.shipped.id).name == shelf.shipped.name


def test_a_program_that_brings_a_later_one_than_the_pack_goes_before_it(shelf, framework) -> None:
    shelf.add(as_at(LATER))
    newer = as_at(dt.date(2027, 1, 1)).framework
    updated = FrameworkShelf(newer, SHIPPED, shelf.folder)
    assert updated.find(framework.id) is newer


def test_a_pack_can_be_removed_and_the_shipped_one_stands_again(shelf, next_year) -> None:
    shelf.add(next_year)
    shelf.add(later := as_at(LATER))
    assert shelf.may_remove(later.framework)
    shelf.remove(later.framework)
    assert shelf.find(shelf.shipped.id) is shelf.shipped
    shelf.remove(next_year.framework)
    assert shelf.kept() == (shelf.shipped,)


def test_the_shipped_one_is_never_removed(shelf) -> None:
    assert not shelf.may_remove(shelf.shipped)
    with pytest.raises(FrameworkShelfError, match="came with the program and cannot be removed"):
        shelf.remove(shelf.shipped)


def test_the_shipped_one_is_not_removed_in_place_of_a_pack_of_its_id(shelf) -> None:
    shelf.add(as_at(LATER))
    with pytest.raises(FrameworkShelfError):
        shelf.remove(shelf.shipped)
    assert shelf.find(shelf.shipped.id).as_at == LATER


def test_a_damaged_pack_is_told_of_and_left_alone(shelf, next_year) -> None:
    shelf.add(next_year)
    (file,) = shelf.folder.iterdir()
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    (damaged,) = shelf.damaged()
    assert damaged.path == file
    assert damaged.reason.startswith("This framework pack cannot be used.")
    assert shelf.find(NEXT) is None
    assert shelf.framework_for(NEXT) is shelf.shipped
    assert file.read_bytes() == content[: len(content) // 2]
    shelf.add(next_year)  # brought in again, it is mended
    assert shelf.damaged() == ()


def test_a_file_under_the_name_of_another_id_is_not_taken_for_it(shelf, next_year) -> None:
    shelf.add(next_year)
    (file,) = shelf.folder.iterdir()
    file.rename(file.with_name("framework-other.zip"))
    assert shelf.find("other") is None


def test_where_it_cannot_be_written_what_was_there_stays(shelf, next_year) -> None:
    shelf.folder.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(FrameworkShelfError, match="Check that there is room on the disk"):
        shelf.add(next_year)
    assert shelf.find(NEXT) is None


def test_each_can_be_saved_as_a_pack_with_its_remarks(shelf, next_year) -> None:
    shelf.add(next_year)
    assert pack_of(shelf.pack_of(next_year.framework), "p.zip") == next_year
    assert pack_of(shelf.pack_of(shelf.shipped), "p.zip").files == read_pack(SHIPPED).files


@pytest.mark.parametrize("id_", ["x/../../outside", "..", "a\0b", "a\\..\\b", "", "Ilacs"])
def test_an_id_that_is_none_leads_nowhere(shelf, next_year, id_: str) -> None:
    """A self-evaluation that somebody sent names its framework: nothing is looked for outside."""
    (shelf.folder / "framework-x").mkdir(parents=True)
    shelf.add(next_year)
    (shelf.folder / f"framework-{NEXT}.zip").replace(shelf.folder.parent / "outside.zip")
    asked: list[Path] = []
    shelf._look = asked.append
    assert shelf.find(id_) is None
    assert shelf.framework_for(id_) is shelf.shipped
    assert not asked


def test_a_disk_that_keeps_half_of_a_pack_is_told(
    shelf: FrameworkShelf, next_year: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_bytes
    monkeypatch.setattr(Path, "write_bytes", lambda path, data: write(path, data[:99]))
    with pytest.raises(FrameworkShelfError, match="could not be kept"):
        shelf.add(next_year)
    assert shelf.damaged() == ()
    assert shelf.find(NEXT) is None
