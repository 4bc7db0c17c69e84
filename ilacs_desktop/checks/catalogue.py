"""Every check described as data: what it looks for, why, and how to answer it.

The checks read their numbers and their standing words here; the help and the Checks panel show it.
"""

import datetime as dt
from pathlib import Path
from typing import Annotated

import msgspec

from ilacs_desktop.checks.finding import Severity
from ilacs_desktop.errors import ShippedFileError
from ilacs_desktop.framework.model import Count, Ident, Text
from ilacs_desktop.framework.reading import read_toml


class CatalogueError(ShippedFileError):
    """A file of the catalogue cannot be used."""

    what = "The checks"
    todo = "Install the program again to put the checks back."


class CheckSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the reason for a check comes from, and the date on which it was so."""

    id: Ident
    citation: Text
    as_at: dt.date


class Family(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A group of checks. ``order`` is its place in lists.

    ``false_alarms`` says that even a stop of this family may be set aside, because a pattern in
    the text may mean something else.
    """

    id: Annotated[str, msgspec.Meta(pattern="^[a-z_]+$")]
    title: Text
    about: Text
    order: Count
    false_alarms: bool = False


class CheckEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One check in words. ``severity`` is the one it has unless the check says otherwise.

    ``answer`` is how to answer it: what a finding says to do when it has nothing closer to say.
    ``numbers`` and ``words`` hold its thresholds and lists, by the names its code uses.
    """

    id: Ident
    title: Text
    severity: Severity
    looks_for: Text
    why: Text
    source: Ident
    answer: Text
    numbers: dict[str, float] = {}
    words: dict[str, tuple[Text, ...]] = {}

    @property
    def family(self) -> str:
        """The family's id: what stands before the dot."""
        return self.id.partition(".")[0]


class _FamilyFile(msgspec.Struct, forbid_unknown_fields=True):
    family: Family
    check: tuple[CheckEntry, ...]
    source: tuple[CheckSource, ...] = ()


class Catalogue:
    """All families, their checks and their sources; a look-up of what is not there: KeyError."""

    def __init__(
        self,
        families: tuple[Family, ...],
        checks: tuple[CheckEntry, ...],
        sources: tuple[CheckSource, ...],
    ) -> None:
        self.families = families
        self.checks = checks
        self.sources = sources
        self._family = {family.id: family for family in families}
        self._check = {check.id: check for check in checks}
        self._source = {source.id: source for source in sources}

    def family(self, id_: str) -> Family:
        """Return the family with this id."""
        return self._family[id_]

    def check(self, id_: str) -> CheckEntry:
        """Return the check with this id, such as "length.section"."""
        return self._check[id_]

    def source(self, id_: str) -> CheckSource:
        """Return the source with this id."""
        return self._source[id_]

    def checks_of(self, family: str) -> tuple[CheckEntry, ...]:
        """Return the checks of a family in their order."""
        return tuple(check for check in self.checks if check.family == family)


def load_catalogue(folder: Path) -> Catalogue:
    """Return the catalogue in a folder: one TOML file for each family. Raises CatalogueError.

    A source may be described in any of the files and is known in all of them.
    """
    files = {
        path.name: read_toml(folder, path.name, _FamilyFile, CatalogueError)
        for path in sorted(folder.glob("*.toml"))
    }
    if not files:
        raise CatalogueError(folder.name, "", "there is no file of checks in this folder")
    for name, file in files.items():
        if name != f"{file.family.id}.toml":
            raise CatalogueError(name, "family", f"the file of “{file.family.id}” has another name")
    ordered = sorted(files.values(), key=lambda file: file.family.order)
    sources = tuple(source for file in ordered for source in file.source)
    known = {source.id for source in sources}
    seen: set[str] = set()
    for file in ordered:
        for check in file.check:
            _fits(check, file.family, known, seen)
            seen.add(check.id)
    return Catalogue(
        tuple(file.family for file in ordered),
        tuple(check for file in ordered for check in file.check),
        sources,
    )


def _fits(check: CheckEntry, family: Family, sources: set[str], seen: set[str]) -> None:
    key = f"check, “{check.id}”"
    if check.family != family.id or check.id == family.id:
        reason = f"its id must begin with “{family.id}.”"
    elif check.id in seen:
        reason = "this id is used twice"
    elif check.source not in sources:
        reason = f"there is no source “{check.source}”"
    else:
        return
    raise CatalogueError(f"{family.id}.toml", key, reason)
