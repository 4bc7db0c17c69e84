"""What to tell somebody when the program fails: what was saved, when and where, and what is kept."""

import datetime as dt

from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.ui.work.workspace import Workspace


def what_is_safe(workspace: Workspace | None) -> str:
    """Return what is safe of what is open, without a word of it."""
    if workspace is None:
        return "No self-evaluation is open, so nothing was lost."
    return f"Your self-evaluation is still open. {_saved(workspace)} {_kept(workspace)}"


def _saved(workspace: Workspace) -> str:
    path, at = workspace.path, _saved_at(workspace)
    if path is None or at is None:
        return "It has not been saved in a file yet."
    when = f"on {format_date(at.date())} at {at:%H:%M}"
    return f"It was last saved {when}, as “{path.name}” in “{path.parent}”."


def _saved_at(workspace: Workspace) -> dt.datetime | None:
    """Return when it was last saved, by the clock of this computer; perhaps by somebody else."""
    if workspace.saved_at is not None:
        return workspace.saved_at
    versions = workspace.history.versions
    saved = [versions[v].at for v in workspace.open_now().parents if v in versions]
    zone = workspace.services.now().tzinfo
    return max(saved).astimezone(zone) if saved else None


def _kept(workspace: Workspace) -> str:
    if not workspace.is_changed:
        return "Nothing was typed since."
    if not workspace.is_kept:
        return "What you typed since could not be kept on this computer: it is in the window only."
    return (
        f"What you typed since is kept on this computer, in “{workspace.services.recovery}”, and is"
        " offered to you when the program starts again."
    )
