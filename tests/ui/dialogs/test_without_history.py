"""A copy without history is written beside what one works in, which stays as it is."""

from pathlib import Path

import pytest

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.places import Place
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.ui.dialogs.without_history import CopyWithoutHistory
from tests.storage.keys import KEY
from tests.storage.makers import entries
from tests.ui.dialogs.in_file import InFile


class Copying:
    def __init__(self, in_file: InFile) -> None:
        self.file = in_file
        self.told: list[str] = []
        self.job = CopyWithoutHistory(
            in_file.workspace, in_file.dialogs, in_file.lane, in_file.folder, in_file.workspace
        )
        self.job.told.connect(self._hear)
        self.write("Deleted since.")
        in_file.workspace.save("Secret label")
        in_file.rest()
        self.write("Typed and not saved.")

    def _hear(self, sentence: str, tone: str) -> None:
        self.told.append(f"{tone}: {sentence}")

    def write(self, text: str) -> None:
        place = Place("front", "summary")
        self.file.workspace.edit_body(place, (Block("b1", (Text(text),)),))

    def copy_to(self, path: Path) -> None:
        self.file.dialogs.answer(True, path)
        self.job.start()
        self.file.rest()


@pytest.fixture
def copying(in_file: InFile) -> Copying:
    return Copying(in_file)


@pytest.mark.parametrize("key", [None, KEY])
def test_the_copy_holds_what_is_said_now_and_nothing_that_was(
    copying: Copying, key: object
) -> None:
    workspace = copying.file.workspace
    workspace.set_key(key)
    copying.file.rest()
    copying.write("Typed and not saved.")
    before = copying.file.path.read_bytes()
    copy = copying.file.folder / "copy"
    copying.copy_to(copy)
    copy = copy.with_name("copy.ilacs")
    assert open_file(copy).document == workspace.document
    everything = b"".join(entries(copy.read_bytes()).values())
    for word in (b"Deleted since", b"Secret label", b"A. Coordinator", b"LAPTOP-1"):
        assert word not in everything
    assert copying.file.path.read_bytes() == before
    assert workspace.path == copying.file.path
    assert copying.told == [
        f"ok: A copy without history is in “{copy}”. You go on working in your own file."
    ]
    asked = copying.file.dialogs.asked
    assert ("without the passphrase" in asked[-2].text) == (key is not None)
    assert asked[-1].text.endswith("a without history.ilacs")


def test_it_never_takes_the_place_of_the_file(copying: Copying) -> None:
    before = copying.file.path.read_bytes()
    copying.copy_to(copying.file.path)
    assert copying.file.path.read_bytes() == before
    assert copying.told[0].startswith("bad: “a.ilacs” is this self-evaluation already")


@pytest.mark.parametrize("answers", [(False,), (True, None)])
def test_whoever_gives_up_makes_no_copy(copying: Copying, answers: tuple[object, ...]) -> None:
    copying.file.dialogs.answer(*answers)
    copying.job.start()
    copying.file.rest()
    assert copying.told == []
    assert [path.name for path in copying.file.folder.glob("*.ilacs")] == ["a.ilacs"]
