"""The program opens no connection, starts no program, and touches no file but those it is meant to.

Python tells an audit hook of all that its code asks of the system. What Qt does by itself is seen in
test_traced.py.
"""

from pathlib import Path

import pytest

from tests.security.allowed import breaches
from tests.security.record import Seen
from tests.security.watched import person_in, seen_of


def paths(seen: list[Seen], way: str) -> set[str]:
    return {one.what for one in seen if one.event == way}


@pytest.mark.any_python
def test_every_module_and_a_piece_of_work_stay_within_what_is_allowed(tmp_path: Path) -> None:
    person = person_in(tmp_path)
    seen = seen_of("short", person)
    assert breaches(seen, person.places) == []
    assert list(person.places.temporary.iterdir()) == []
    written = paths(seen, "write")
    saved = person.places.chosen[1]
    assert str(saved) in written, "the hook hears of saving"
    assert any(one.startswith(str(person.folder / "home/recovery")) for one in written)
    passing = {one.partition(".")[0] for one in written if "/temporary/openpyxl." in one}
    assert len(passing) == 1, "a sheet of a workbook passes through the temporary folder"
    assert len(seen) > 500


@pytest.mark.long
@pytest.mark.parametrize("way", ["commands", "all_commands", "all_places"])
def test_all_that_the_program_does_stays_within_what_is_allowed(way: str, tmp_path: Path) -> None:
    person = person_in(tmp_path)
    assert breaches(seen_of(way, person), person.places) == []
    assert list(person.places.temporary.iterdir()) == []


def test_what_it_may_not_do_would_be_seen(tmp_path: Path) -> None:
    person = person_in(tmp_path)
    letter, other = person.private
    private = letter.parent
    found = breaches(seen_of("planted", person), person.places)
    kinds = [one.partition(": ")[0] for one in found]
    assert {"socket.__new__", "socket.getaddrinfo", "subprocess.Popen", "ctypes.dlopen"} <= set(
        kinds
    )
    for breach in (
        f"read: {letter}",
        f"read: {private}",
        f"write: {private / 'new.txt'}",
        f"write: {private / 'other.txt'}",
        f"make: {private / 'folder'}",
        f"read: {other}",
    ):
        assert breach in found
    (left,) = person.places.temporary.iterdir()
    assert f"write: {left}" in found
