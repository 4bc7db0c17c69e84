"""What is typed is in the journal, also while the document is being saved."""

from pathlib import Path

from ilacs_desktop.storage.journal import Unsaved, read
from ilacs_desktop.ui.work.workspace import Workspace
from tests.storage.keys import KEY
from tests.ui.work.at_work import Open, drained, text, typed


def kept(work: Workspace) -> Unsaved:
    """Return what is in the journal."""
    work.services.journal_lane.drain()
    path = work._keeping.journal._path
    assert path is not None
    found = read(path, work.key)
    assert found is not None
    return found


def test_what_was_typed_during_a_save_is_in_the_journal_that_follows_it(
    open_workspace: Open, file: Path
) -> None:
    work = open_workspace(file)
    typed(work, "Saved.")
    work.save()
    typed(work, "Saved. Typed meanwhile.")
    drained(work)
    found = kept(work)  # and no pause has passed
    assert (text(found.base), text(found.document)) == ("Saved.", "Saved. Typed meanwhile.")


def test_so_is_what_was_typed_before_a_passphrase_was_set(open_workspace: Open, file: Path) -> None:
    work = open_workspace(file)
    typed(work, "Typed.")
    work._keeping.seal(KEY)
    work._key = KEY
    assert text(kept(work).document) == "Typed."
