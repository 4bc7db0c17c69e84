"""The commands about earlier versions: log and restore."""

import argparse
import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from ilacs_desktop.cli.common import (
    OK,
    author,
    needs_suffix,
    opened_file,
    print_json,
    readable,
    save_after,
)
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.storage.names import SUFFIX

if TYPE_CHECKING:
    from ilacs_desktop.history.history import History
    from ilacs_desktop.history.version import Version

_SHOWN = 8  # letters of an id: a file has some hundred versions


class Listed(msgspec.Struct, frozen=True):
    """One version as ``log --json`` prints it; ``is_pack`` tells a contributor's pack."""

    id: str
    at: dt.datetime
    by: str
    device: str
    name: str
    joins: int
    is_pack: bool = False


def log(args: argparse.Namespace) -> int:
    """List the saved versions, newest first."""
    from ilacs_desktop.merge.since_packs import pack_versions

    opened = opened_file(args.file)
    versions, packs = opened.history.log(), pack_versions(opened.history, opened.document.pack)
    if args.json:
        print_json([_listed(version, is_pack=version.id in packs) for version in versions])
        return OK
    for version in versions:
        print(_line(version, is_pack=version.id in packs))
    return OK


def restore(args: argparse.Namespace) -> int:
    """Go back to a saved version, which becomes the newest, or write it to a file of its own."""
    from ilacs_desktop.merge.since import gone_back
    from ilacs_desktop.storage.save import save_new

    opened = opened_file(args.file)
    version = _found(opened.history, args.version)
    document = opened.history.load(version.id)
    if document.pack != opened.document.pack:
        raise UserError(
            "That version is a contributor’s pack: a part of the self-evaluation alone. Nothing was"
            " changed. Choose a version of the whole."
        )
    if args.out is not None:
        needs_suffix(args.out, SUFFIX)
        at = dt.datetime.now().astimezone()
        save_new(args.out, document, author(), at, readable, key=opened.key)
        print(f"The version of {_told(version)} is in {args.out.absolute()}.")
        return OK
    label = f"Back to the version of {_told(version)}"
    saved = save_after(opened, gone_back(opened.document, document), args.file, label=label)
    print(
        f"“{saved.path.name}” is as it was on {_told(version)}. Later versions are kept in it too."
    )
    return OK


def _found(history: "History", wanted: str) -> "Version":
    """Return the version whose id begins so. Raises UserError unless there is exactly one."""
    found = [version for name, version in history.versions.items() if name.startswith(wanted)]
    if len(found) == 1 and wanted:
        return found[0]
    what = "More than one version begins" if found else "No version begins"
    raise UserError(
        f"{what} with “{wanted}”. Nothing was changed. “log FILE” lists the versions of a file; type"
        " more of the letters at the start of a line."
    )


def _listed(version: "Version", *, is_pack: bool) -> Listed:
    facts = (version.id, version.at, version.by, version.device, version.label)
    return Listed(*facts, len(version.parents), is_pack)


def _line(version: "Version", *, is_pack: bool) -> str:
    pack = "  a contributor’s pack" if is_pack else ""
    name = f"  “{version.label}”" if version.label else ""
    joins = f"  brings {len(version.parents)} versions together" if len(version.parents) > 1 else ""
    device = f" on {version.device}" if version.device else ""
    when = version.at.astimezone()
    who = version.by or "somebody"
    return f"{version.id[:_SHOWN]}  {when:%Y-%m-%d %H:%M}  {who}{device}{joins}{pack}{name}"


def _told(version: "Version") -> str:
    when = version.at.astimezone()
    return f"{format_date(when.date())} at {when:%H:%M}"
