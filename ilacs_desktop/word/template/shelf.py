"""The shelf of templates: the usable copies of what councils imported, kept on this computer.

Each copy lies beside a card that tells its name, its SHA-256, when it came, what the import found
and what was decided about its label. The card is written last: a copy without one is not there.
"""

import contextlib
import datetime as dt
import errno
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.dates import any_zone_tells
from ilacs_desktop.word.template.report import TemplateReport

State = Literal["sound", "changed", "missing"]
_ID = 16  # letters of the digest that name a copy
_CARD, _COPY = ".json", ".docx"


class ShelfError(UserError):
    """A template could not be put on the shelf, or taken from it."""


class KeptTemplate(msgspec.Struct, frozen=True):
    """A template on the shelf; ``name`` is that of the file it came from."""

    name: str
    sha256: str
    imported: Annotated[dt.datetime, msgspec.Meta(tz=True)]
    report: TemplateReport
    keeps_label: bool = False

    @property
    def id(self) -> str:
        """What it goes by: the same copy is never there twice."""
        return self.sha256[:_ID]


class TemplateShelf:
    """The templates in one folder, which need not exist yet."""

    def __init__(self, folder: Path, now: Callable[[], dt.datetime]) -> None:
        self._folder = folder
        self._now = now

    def kept(self) -> tuple[KeptTemplate, ...]:
        """Return the templates on the shelf by their names; a damaged card is passed over."""
        found = [kept for path in self._folder.glob(f"*{_CARD}") if (kept := _read_card(path))]
        return tuple(sorted(found, key=lambda kept: (kept.name.casefold(), kept.imported)))

    def find(self, template: str) -> KeptTemplate | None:
        """Return the template that goes by this id."""
        return next((kept for kept in self.kept() if kept.id == template), None)

    def add(
        self,
        name: str,
        docx: bytes,
        report: TemplateReport,
        *,
        keeps_label: bool = False,
    ) -> KeptTemplate:
        """Put a usable copy on the shelf; the same one takes the place of the old.

        Raises ShelfError when it cannot be written; what was there stays.
        """
        digest = hashlib.sha256(docx).hexdigest()
        kept = KeptTemplate(name, digest, self._now(), report, keeps_label)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _write(self.path(kept), docx)
            _write(self._card(kept), msgspec.json.format(msgspec.json.encode(kept)))
        except OSError as fault:
            raise ShelfError(
                f"A copy of the template “{name}” could not be kept in {self._folder}. Your own "
                "file and your self-evaluation are as they were. Check that there is room on the "
                "disk, and import it again."
            ) from fault
        return kept

    def remove(self, kept: KeptTemplate) -> None:
        """Take a template off the shelf; the file that it came from is not touched.

        Raises ShelfError when that is not allowed, for example because the copy is open in Word.
        """
        try:
            self._card(kept).unlink(missing_ok=True)
            self.path(kept).unlink(missing_ok=True)
        except OSError as fault:
            raise ShelfError(
                f"The copy of “{kept.name}” could not be removed. Nothing is lost. If it is open "
                "in Word, close it there, and try again."
            ) from fault

    def path(self, kept: KeptTemplate) -> Path:
        """Return where the copy lies."""
        return self._folder / f"{kept.id}{_COPY}"

    def state(self, kept: KeptTemplate) -> State:
        """Return whether the copy is as it was kept, was changed since, or is gone."""
        try:
            found = hashlib.sha256(self.path(kept).read_bytes()).hexdigest()
        except OSError:
            return "missing"
        return "sound" if found == kept.sha256 else "changed"

    def _card(self, kept: KeptTemplate) -> Path:
        return self._folder / f"{kept.id}{_CARD}"


def trouble(kept: KeptTemplate, state: State) -> str:
    """Return what has happened to a copy and what to do, or nothing when it is sound."""
    if state == "sound":
        return ""
    happened = "is gone" if state == "missing" else "was changed outside this program"
    return (
        f"The copy of “{kept.name}” that was kept on this computer {happened}. Import the template "
        "again. Until then the standard look is used."
    )


def _read_card(path: Path) -> KeptTemplate | None:
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=KeptTemplate)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return kept if kept.id == path.stem and any_zone_tells(kept.imported) else None


def _write(path: Path, content: bytes) -> None:
    temporary = path.with_name(f"{path.name}.tmp")
    try:
        temporary.write_bytes(content)
        if temporary.read_bytes() != content:
            raise OSError(errno.EIO, "what was written did not come back whole")
        temporary.replace(path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
