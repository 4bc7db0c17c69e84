"""What commands share: opening, saving and printing."""

import datetime as dt
import getpass
import os
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ilacs_desktop.assets import resources, templates
from ilacs_desktop.document.codec import encode
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError
from ilacs_desktop.folders import user_folders
from ilacs_desktop.framework.load_compiled import load_compiled
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.framework.shelf import FrameworkShelf, stands_in
from ilacs_desktop.storage.names import is_there

if TYPE_CHECKING:
    from ilacs_desktop.history.history import History
    from ilacs_desktop.storage.container import Opened, Readable
    from ilacs_desktop.storage.save import Author, Saved

OK, STOPPED, REFUSED = 0, 1, 2
PASSPHRASE = "ILACS_DESKTOP_PASSPHRASE"  # noqa: S105 - the name of where a caller leaves it


def the_framework() -> Framework:
    """Return what Ofsted asks. Raises FrameworkError when shipped data is damaged."""
    return load_compiled(resources() / "framework")


def the_shelf() -> FrameworkShelf:
    """Return the frameworks on this computer. Raises FrameworkError when shipped data is damaged."""
    return FrameworkShelf(the_framework(), resources() / "framework", user_folders().frameworks)


def framework_of(document: Document) -> Framework:
    """Return the framework that a document was written under; where it is not here, that is told."""
    framework = the_shelf().framework_for(document.cycle.framework)
    if framework.id != document.cycle.framework:
        print(stands_in(document.cycle.framework, framework), file=sys.stderr)
    return framework


def today_for(document: Document) -> dt.date:
    """Return the day it is; the example has a fixed one."""
    return document.cycle.today or dt.datetime.now().astimezone().date()


def open_document(path: Path) -> Document:
    """Return the document in a file, as ``opened_file`` does."""
    return opened_file(path).document


def opened_file(path: Path) -> "Opened":
    """Return what a file holds; what had to be got round is told. Raises an OpenError.

    In a shared folder that is the join of all parts, whichever is named, as in the window.
    The passphrase of an encrypted file is taken from the environment (``PASSPHRASE``), or else asked
    for without showing it.
    """
    from ilacs_desktop.storage.container import open_file
    from ilacs_desktop.storage.crypt import NeedsPassphraseError
    from ilacs_desktop.storage.parts import is_shared
    from ilacs_desktop.storage.shared_folder import open_shared

    open_ = open_shared if is_shared(path) else open_file
    try:
        opened = open_(path)
    except NeedsPassphraseError:
        opened = open_(path, passphrase=passphrase_of(path))
    for note in opened.notes:
        print(note, file=sys.stderr)
    return opened


def passphrase_of(path: Path) -> str:
    """Return the passphrase of a file, from the environment or typed. Raises UserError for none."""
    given = os.environ.get(PASSPHRASE)
    if given is None and sys.stdin is not None and sys.stdin.isatty():
        given = getpass.getpass(f"Passphrase of “{path.name}”: ")
    if not given:
        raise UserError(
            f"“{path.name}” is encrypted: it opens only with its passphrase. Nothing was changed. Set"
            f" {PASSPHRASE} to it, or run the command where it can ask you."
        )
    return given


def readable(document: Document) -> str:
    """Return the copy to read that goes into a file."""
    from ilacs_desktop.outputs.readable import readable_html

    framework = the_shelf().framework_for(document.cycle.framework)
    return readable_html(document, framework, templates())


def save_new_file(path: Path, document: Document, framework: Framework) -> None:
    """Save a document that starts a history of its own. Raises a SaveError."""
    from ilacs_desktop.outputs.readable import readable_html
    from ilacs_desktop.storage.save import save_new

    save_new(
        path,
        document,
        author(),
        dt.datetime.now().astimezone(),
        lambda version: readable_html(version, framework, templates()),
    )


def needs_versions(opened: "Opened", what: str) -> None:
    """Raise UserError where the earlier versions are damaged: ``what`` is it that cannot be done."""
    if not opened.head:
        raise UserError(
            f"The earlier versions in the file are damaged, so nothing can be {what}. Nothing was"
            " changed. Open it in the window and save it under a new name first."
        )


def save_after(  # noqa: PLR0913 - what a version is made of
    opened: "Opened",
    document: Document,
    path: Path,
    *,
    history: "History | None" = None,
    parents: tuple[str, ...] | None = None,
    label: str = "",
    readable: "Readable" = readable,
) -> "Saved":
    """Save a document after the versions of a file that was opened, and print what saving notes.

    ``history`` and ``parents`` are what the file holds, unless something was joined to it or erased
    from it. Raises a SaveError.
    """
    from ilacs_desktop.storage.save import SaveOrder, save

    if parents is None:
        parents = (opened.head,) if opened.head else ()
    saved = save(
        SaveOrder(
            path,
            document,
            opened.history if history is None else history,
            parents,
            author(),
            dt.datetime.now().astimezone(),
            readable,
            label,
            key=opened.key,
        )
    )
    for note in saved.notes:
        print(note, file=sys.stderr)
    return saved


def user() -> str:
    """Return the name of who is logged in."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a machine account without a name
        return "unknown"


def make_folder(folder: Path) -> None:
    """Make a folder with those above it. Raises UserError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"The folder “{folder}” could not be made ({error.strerror}). Nothing was written."
            " Choose a folder where you may write."
        ) from error


def stands(path: Path) -> bool:
    """Return whether something stands at a path. Raises UserError where the system will not say."""
    try:
        return is_there(path)
    except OSError as error:
        raise UserError(
            f"“{path}” could not be looked at ({error.strerror}). It was left as it is. Check that"
            " its folder or drive can be reached, and run the command again."
        ) from error


def must_be_new(path: Path, todo: str = "Choose another name with --out.") -> None:
    """Raise UserError where a file of this name is there already; ``todo`` says what to do."""
    if stands(path):
        raise UserError(
            f"There is already a file “{path.name}” in this folder. It was left as it is. {todo}"
        )


def needs_suffix(path: Path, *suffixes: str) -> None:
    """Raise UserError unless a file's name ends in one of these."""
    if path.suffix.casefold() not in suffixes:
        raise UserError(
            f"The name needs to end in {' or '.join(suffixes)}; “{path.name}” does not."
            " Nothing was written. Choose another name."
        )


def print_json(value: object) -> None:
    """Print JSON in UTF-8, whatever the console's code page is: programs read it."""
    sys.stdout.flush()
    sys.stdout.buffer.write(msgspec.json.format(encode(value), indent=2) + b"\n")
    sys.stdout.flush()


def author() -> "Author":
    """Return who works here, as the log of versions names them."""
    from ilacs_desktop.storage.save import Author

    return Author(user(), platform.node())
