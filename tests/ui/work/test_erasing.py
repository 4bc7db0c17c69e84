"""Words are erased, while somebody's save waits to come in or there is no file: no journal has them."""

from pathlib import Path

import pytest

from ilacs_desktop.document.erasing import Words
from ilacs_desktop.history.erasing import erase
from ilacs_desktop.storage.journal import read
from ilacs_desktop.ui.work.workspace import Workspace
from tests.storage.makers import entries
from tests.ui.work.at_work import Open, drained, rest, saved, text, typed

NAME = "Zoë Quill"


@pytest.fixture
def mine(open_workspace: Open, file: Path) -> Workspace:
    """Return ours with the name in it, while a save of Priya Nair's waits for typing to rest."""
    first = open_workspace(file)
    typed(first, f"{NAME} came.", "shared")
    saved(first)
    mine, theirs = open_workspace(file), open_workspace(file, "Priya Nair")
    typed(theirs, f"{NAME} came, and {NAME} left.", "theirs")
    saved(theirs)
    theirs.close()
    first.close()
    mine.take_in()
    mine._coming.rest.start()
    drained(mine)
    assert mine._coming._incoming is not None
    return mine


def begin_anew(mine: Workspace) -> None:
    erased = erase(mine.document, mine.history, Words([NAME]))
    mine.begin_anew(erased.document, erased.history)


def journals(mine: Workspace) -> bytes:
    """Return all that stands in the recovery folder, what was typed last included."""
    mine._keeping.keep()
    mine.services.journal_lane.drain()
    return b"".join(path.read_bytes() for path in mine.services.recovery.iterdir())


def test_what_waited_comes_in_from_the_file_without_the_words(mine: Workspace, file: Path) -> None:
    assert b"Quill" in journals(mine)
    begin_anew(mine)
    mine.save("Words erased")
    drained(mine)
    assert b"Quill" not in journals(mine)
    rest(mine)
    assert text(mine.document) == "[erased] came. [erased] came, and [erased] left."
    assert mine.save_state == "saved"
    assert b"Quill" not in journals(mine)
    assert b"Quill" not in b"".join(entries(file.read_bytes()).values())


def test_what_waited_does_not_come_in_before_the_file_is_saved(mine: Workspace) -> None:
    begin_anew(mine)
    rest(mine)
    assert text(mine.document) == "[erased] came."


def test_without_a_file_the_journal_begins_anew_and_has_all_but_the_words(
    open_workspace: Open,
) -> None:
    work = open_workspace(None)
    typed(work, f"{NAME} came.", "shared")
    assert b"Quill" in journals(work)
    begin_anew(work)
    assert b"Quill" not in journals(work)
    path = work._keeping.journal._path
    assert path is not None
    found = read(path)
    assert found is not None
    assert found.document == work.document
    assert found.changes > 0
