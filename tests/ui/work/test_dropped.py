"""Files dropped on the window: one is opened, those of what is open are brought into it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ilacs_desktop.storage.container import Manifest
from ilacs_desktop.storage.errors import FileMissingError
from ilacs_desktop.ui.work.dropped import Dropped, Drops, sorted_drop
from tests.ui.at_desk import AtDesk

OURS = "northbridge"
DOCUMENTS = {
    "ours (1).ilacs": OURS,
    "pack.ilacs": OURS,
    "south.ilacs": "southbridge",
    "east.ilacs": "eastbridge",
}


def peek(path: Path) -> Manifest:
    if path.name not in DOCUMENTS:
        raise FileMissingError(path.name)
    return Manifest(2, "self-evaluation", DOCUMENTS[path.name], "v1", {})


def dropped(*names: str, on: str = OURS) -> Dropped:
    return sorted_drop(map(Path, names), on, peek)


@pytest.mark.parametrize("name", ["south.ilacs", "damaged.ilacs", "ours.parts"])
@pytest.mark.parametrize("on", [OURS, ""])
def test_another_self_evaluation_by_itself_is_opened(name: str, on: str) -> None:
    assert dropped(name, on=on) == Dropped(open=Path(name))


def test_copies_packs_and_forms_of_what_is_open_are_brought_in_together() -> None:
    names = ("form.docx", "pack.ilacs", "ours (1).ilacs", "Form 2.DOCX", "pack.ilacs")
    assert dropped(*names) == Dropped(bring=tuple(map(Path, names[:4])))


def test_with_nothing_open_any_self_evaluation_is_opened() -> None:
    assert dropped("pack.ilacs", on="") == Dropped(open=Path("pack.ilacs"))


def test_another_among_them_is_left_out_and_told() -> None:
    found = dropped("pack.ilacs", "south.ilacs", "damaged.ilacs")
    assert (found.open, found.bring) == (None, (Path("pack.ilacs"),))
    assert [sentence.split("”")[0] for sentence in found.left] == ["“south.ilacs", "“damaged.ilacs"]


@pytest.mark.parametrize("on", [OURS, ""])
def test_of_several_others_none_is_opened(on: str) -> None:
    found = dropped("south.ilacs", "east.ilacs", on=on)
    assert (found.open, found.bring) == (None, ())
    assert found.left[0].startswith("“south.ilacs” and “east.ilacs” are several")


def test_forms_wait_for_a_self_evaluation_to_be_open() -> None:
    found = dropped("form.docx", "south.ilacs", on="")
    assert found.open == Path("south.ilacs")
    assert found.bring == ()
    assert "open your self-evaluation first" in found.left[0]


def test_nothing_dropped_is_nothing_to_do() -> None:
    assert dropped() == Dropped()


@pytest.fixture
def drops(at_desk: AtDesk) -> Iterator[Drops]:
    made = Drops(at_desk.desk, at_desk.desk)
    yield made
    made.lane.drain()


def test_at_the_desk_a_copy_is_handed_on_and_the_open_file_is_not(
    at_desk: AtDesk, drops: Drops
) -> None:
    at_desk.desk.new("Northbridge Council", None)
    path = at_desk.save_as("ours.ilacs")
    copy = path.with_name("copy.ilacs")
    copy.write_bytes(path.read_bytes())
    form = path.with_name("form.docx")
    wanted: list[tuple[Path, ...]] = []
    drops.bring_wanted.connect(wanted.append)
    drops.take((path, copy, form))
    drops.lane.drain()
    assert wanted == [(copy, form)]
    assert at_desk.told == [("“ours.ilacs” is open already.", "warn")]


def test_at_the_desk_another_is_opened(at_desk: AtDesk, drops: Drops) -> None:
    at_desk.desk.new("Southbridge Council", None)
    other = at_desk.save_as("south.ilacs")
    at_desk.desk.close()
    at_desk.desk.new("Northbridge Council", None)
    drops.take((other,))
    drops.lane.drain()
    assert at_desk.workspace.path == other


def test_whatever_is_dropped_on_a_pack_is_opened(at_desk: AtDesk, drops: Drops) -> None:
    import msgspec

    at_desk.desk.new("Northbridge Council", None)
    path = at_desk.save_as("ours.ilacs")
    at_desk.desk.close()
    at_desk.desk.open(path)
    at_desk.workspace.change("x", msgspec.structs.replace(at_desk.workspace.document, pack="p1"))
    at_desk.save_as("pack.ilacs")
    drops.take((path,))
    drops.lane.drain()
    assert at_desk.workspace.path == path


def test_what_was_closed_meanwhile_gets_nothing(at_desk: AtDesk, drops: Drops) -> None:
    at_desk.desk.new("Northbridge Council", None)
    path = at_desk.save_as("ours.ilacs")
    copy = path.with_name("copy.ilacs")
    copy.write_bytes(path.read_bytes())
    wanted: list[object] = []
    drops.bring_wanted.connect(wanted.append)
    drops.lane.hold()
    drops.take((copy,))
    at_desk.desk.close()
    drops.lane.release()
    drops.lane.drain()
    assert wanted == []
