"""Leaves the work of a test behind as a crash does."""

from ilacs_desktop.ui.work.workspace import Workspace


def abandon(workspace: Workspace) -> None:
    """End a workspace whose journal is written: it stays, and nobody holds it any more.

    All else ends with it, as in a crash. A save that came due later would begin another journal,
    and nothing would ever close that one.
    """
    journal = workspace._keeping.journal
    assert journal._file is not None
    journal._file.close()
    journal._file = None
    workspace.close()
