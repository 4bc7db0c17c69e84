"""The versions as rows under their days, newest first. Pure; no Qt here."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from ilacs_desktop.document.records import SignOff
from ilacs_desktop.framework.dates import WEEKDAYS, format_date
from ilacs_desktop.history.version import State, Version
from ilacs_desktop.merge.since_packs import PackVersion, Stage
from ilacs_desktop.ui.widgets.detail_rows import DetailRow

NOW = "now"  # the row of what is open and not saved yet; no version has such an id
_OPENED = 40  # versions that are in sight at first: the days before them are folded
_NOBODY = "somebody"
_STATES: Mapping[State, str] = {
    "erased": "words were erased from it",
    "left_out": "left out of this copy",
}
_STAGES: Mapping[Stage, str] = {
    "sent": "as it was sent out",
    "on_the_way": "as it was saved on the way",
    "returned": "as it was sent back",
}


class Wanted(NamedTuple):
    """Which versions to show: those with all these words, and of them only those with a name."""

    words: str = ""
    only_named: bool = False


class Telling(NamedTuple):
    """What the rows are told from: all versions, newest first, and who signed which off.

    ``device`` is this computer; ``today`` the day it is; times are shown in ``zone``, None being
    the computer's own. ``unsaved`` says that what is open was changed since it was saved.
    ``packs`` tells which versions are of a contributor's pack, by their ids.
    """

    log: tuple[Version, ...]
    sign_offs: tuple[SignOff, ...]
    device: str
    today: dt.date
    zone: dt.tzinfo | None = None
    unsaved: bool = False
    packs: Mapping[str, PackVersion] = {}


def version_rows(telling: Telling, wanted: Wanted = Wanted()) -> tuple[DetailRow, ...]:  # noqa: B008 - frozen
    """Return a row for each version that is wanted, under its day."""
    known = {version.id: version for version in telling.log}
    signed = {one.version: one for one in telling.sign_offs}
    rows: list[DetailRow] = []
    narrowed = bool(wanted.words.split()) or wanted.only_named
    if telling.unsaved and not narrowed:
        rows.append(DetailRow(NOW, "Now", 0, "edit", "accent", notes=("not saved yet",)))
    shown = 0
    for day, some in groupby(telling.log, lambda version: _day(version, telling.zone)):
        found = [
            row
            for version in some
            if not (wanted.only_named and not version.label)
            and _holds(row := _row(version, known, signed, telling), version, wanted.words, day)
        ]
        if found:
            opened = narrowed or shown < _OPENED
            group = f"day:{day.isoformat()}:{len(rows)}"
            rows.append(_heading(group, say_day(day, telling.today), len(found), opened=opened))
            rows += found
            shown += len(found)
    return tuple(rows)


def say_day(day: dt.date, today: dt.date) -> str:
    """Return "Today", "Yesterday" or "Thursday 19 November 2026"."""
    near = {0: "Today", 1: "Yesterday"}
    return near.get((today - day).days, f"{WEEKDAYS[day.weekday()]} {format_date(day)}")


def say_time(version: Version, zone: dt.tzinfo | None) -> str:
    """Return the time of day at which a version was saved: "14:32"."""
    return f"{version.at.astimezone(zone):%H:%M}"


def say_moment(version: Version, zone: dt.tzinfo | None) -> str:
    """Return when a version was saved: "19 November 2026, 14:32"."""
    return f"{format_date(_day(version, zone))}, {say_time(version, zone)}"


def say_version(version: Version, zone: dt.tzinfo | None, pack: PackVersion | None = None) -> str:
    """Return a version in a line: "19 November 2026, 14:32, Jo Ash: Sent to the director".

    ``pack`` is what the version is of a contributor's pack.
    """
    told = f"{say_moment(version, zone)}, {version.by or _NOBODY}"
    named = version.label or (say_pack_version(pack) if pack is not None else "")
    return f"{told}: {named}" if named else told


def say_pack(pack: PackVersion) -> str:
    """Return whose pack it is: "Priya Nair’s pack"."""
    if not pack.owner:
        return "A contributor’s pack"
    return f"{pack.owner}’{'' if pack.owner.endswith('s') else 's'} pack"


def say_pack_version(pack: PackVersion) -> str:
    """Return what a version of a pack is: "Priya Nair’s pack, as it was sent back"."""
    return f"{say_pack(pack)}, {_STAGES[pack.stage]}"


def versions_said(
    log: Iterable[Version],
    zone: dt.tzinfo | None,
    packs: Mapping[str, PackVersion] = {},
) -> Iterator[tuple[str, str]]:
    """Yield the id and the words of each version, those with a name first."""
    for version in sorted(log, key=lambda one: not one.label):
        yield version.id, say_version(version, zone, packs.get(version.id))


def _day(version: Version, zone: dt.tzinfo | None) -> dt.date:
    return version.at.astimezone(zone).date()


def _heading(id_: str, title: str, count: int, *, opened: bool) -> DetailRow:
    notes = (f"{count} versions",) if count > 1 else ()
    return DetailRow(id_, title, notes=notes, is_heading=True, opened=opened)


def _row(
    version: Version,
    known: Mapping[str, Version],
    signed: Mapping[str, SignOff],
    telling: Telling,
) -> DetailRow:
    time, by = say_time(version, telling.zone), version.by or _NOBODY
    notes: list[str] = []
    icon, colour = "", "text2"
    if version.device and version.device != telling.device:
        notes.append(f"on {version.device}")
    if len(version.parents) > 1:
        icon = "join"
        notes.append(_joined(version, known, telling.packs))
    if version.id in telling.packs:
        icon = "people"
    if version.label:
        icon, colour = "book", "accent"
    if version.id in signed:
        icon, colour = "agreed", "ok"
        notes.append(f"signed off by {signed[version.id].name}")
    if version.state:
        notes.append(_STATES[version.state])
    title = f"{time}  {by}"
    pack = telling.packs.get(version.id)
    named = version.label or (say_pack_version(pack) if pack is not None else "")
    if named:
        title, notes = named, [title, *notes]
    return DetailRow(version.id, title, 1, icon, colour, notes=tuple(notes))


def _joined(
    version: Version, known: Mapping[str, Version], packs: Mapping[str, PackVersion]
) -> str:
    """Return whose work was joined: "joined with Priya Nair’s", "joined with Priya Nair’s pack"."""
    others = {
        say_pack(packs[parent])
        for parent in version.parents
        if parent in packs and version.id not in packs
    }
    wholes = [known[parent].by for parent in version.parents if parent in known.keys() - packs]
    if not others or len(wholes) > 1:  # a pack came into the one whole there was
        others |= {f"{name}’s" for name in wholes if name not in ("", version.by)}
    return f"joined with {' and '.join(sorted(others)) or 'another copy'}"


def _holds(row: DetailRow, version: Version, words: str, day: dt.date) -> bool:
    said = " ".join((row.title, *row.notes, version.device, format_date(day))).casefold()
    return all(word in said for word in words.casefold().split())
