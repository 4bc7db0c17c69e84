"""The record of a sign-off as rows: the stages, who agreed what, and the comments. Pure."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ilacs_desktop.document.key_dates import step_of
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Comment, SignOff
from ilacs_desktop.document.sign_off import (
    GIVEN,
    Agreement,
    Discussion,
    agreements,
    discussion,
    newest_signed,
)
from ilacs_desktop.framework.dates import format_date, format_day
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.outputs.review_places import Directory
from ilacs_desktop.ui.dialogs.person import ROLES
from ilacs_desktop.ui.pages.review.signing.standing import Standing, say_changed, say_standing
from ilacs_desktop.ui.pages.team.history_rows import say_version
from ilacs_desktop.ui.widgets.detail_rows import Detail, DetailRow

_SHORT = 8  # characters of a fingerprint that tell it from another
_CHECKING = "It is being looked at…"


class Record(NamedTuple):
    """What the rows are told from; ``standings`` may lack what was not worked out yet."""

    document: Document
    framework: Framework
    history: History
    standings: Mapping[str, Standing]
    today: dt.date


def record_rows(record: Record) -> tuple[DetailRow, ...]:
    """Return the rows, each group under its heading; groups with nothing in them are left out.

    The id of a row is ``step:``, ``signed:`` or ``comment:`` with the id of what it shows.
    """
    document, framework = record.document, record.framework
    stages = agreements(document, framework)
    asked = [stage for stage in stages if not stage.left_out]
    given = f"{sum(bool(stage.given) for stage in asked)} of {len(asked)} given"
    newest = sorted(document.sign_offs, key=lambda one: one.on, reverse=True)
    titles = {stage.step: stage.title for stage in stages}
    signed = [_signed(one, titles.get(step_of(one, framework), ""), record) for one in newest]
    found = discussion(document)
    directory = Directory(document, framework)
    return (
        *_group("stages", "Stages", [_stage(one, record) for one in stages], given),
        *_group("comments", "Open comments", [
            comment_row(one, found, directory) for one in found.open
        ]),
        *_group("signed", "On record", signed),
        *_group("closed", "Closed comments", [
            comment_row(one, found, directory) for one in found.closed
        ], opened=False),
    )  # fmt: skip


def signed_of(row: str, document: Document, framework: Framework) -> SignOff | None:
    """Return the sign-off that a row shows: for a stage, the one that was given last."""
    kind, _, id_ = row.partition(":")
    if kind == "signed":
        return next((one for one in document.sign_offs if one.id == id_), None)
    stages = agreements(document, framework) if kind == "step" else ()
    return next((one.given[-1] for one in stages if one.step == id_ and one.given), None)


def comment_of(row: str, document: Document) -> Comment | None:
    """Return the comment that a row shows."""
    kind, _, id_ = row.partition(":")
    comments = document.comments if kind == "comment" else ()
    return next((one for one in comments if one.id == id_), None)


def summary_of(record: Record) -> str:
    """Return in a sentence or two how far the signing has come."""
    stages = [one for one in agreements(record.document, record.framework) if not one.left_out]
    if not stages:
        return "This council has no stage that somebody signs."
    waiting = [one for one in stages if one.is_open]
    if not waiting:
        return f"All {len(stages)} agreements are given."
    given = len(stages) - len(waiting)
    first = waiting[0]
    by = f" by {format_day(first.day)}" if first.day is not None else ""
    whose = f" ({first.who})" if first.who else ""
    verb = "is" if given == 1 else "are"
    return f"{given} of {len(stages)} agreements {verb} given. Next: {first.title}{whose}{by}."


def since_signed(record: Record) -> str:
    """Return what was changed since the newest agreement; empty where nothing was."""
    signed = newest_signed(record.document)
    if signed is None:
        return ""
    standing = record.standings.get(signed.id)
    changed = say_changed(standing) if standing is not None else ""
    if not changed:
        return ""
    return f"The self-evaluation was changed since {signed.name} agreed it: {changed}."


def say_comments(found: Discussion) -> str:
    """Return how many comments are open; empty when none is."""
    if not found.open:
        return ""
    count, critical = len(found.open), len(found.critical_open)
    told = counted(count, "comment is open", "comments are open")
    if critical:
        some = "" if count == 1 else "all of them " if critical == count else f"{critical} of them "
        told += f", {some}a critical friend’s"
    answered = count - len(found.unanswered)
    if answered:
        some = "it is" if count == 1 else f"{answered} {'is' if answered == 1 else 'are'}"
        told += f"; {some} answered but not closed"
    return f"{told}."


def comment_row(comment: Comment, found: Discussion, directory: Directory) -> DetailRow:
    """Return a comment as a row: who said it, where, what was answered, and whether it is open."""
    where = directory.place_name(Place(comment.part, comment.question))
    friend = "critical friend" if comment.id in found.critical else ""
    details = [Detail(f"{reply.author} answered", reply.text) for reply in comment.replies]
    if comment.closed_by:
        details.append(Detail("Closed by", comment.closed_by))
    state = "Closed" if comment.closed_by else "Answered, not closed" if comment.replies else "Open"
    icon, colour = ("agreed", "ok") if comment.closed_by else ("comment", "accent")
    author = ", ".join(filter(None, (comment.author, friend)))
    notes = tuple(filter(None, (author, where, state)))
    id_ = f"comment:{comment.id}"
    return DetailRow(id_, comment.text, 1, icon, colour, state, notes, tuple(details))


def _group(
    id_: str, title: str, rows: Iterable[DetailRow], note: str = "", *, opened: bool = True
) -> list[DetailRow]:
    found = list(rows)
    if not found:
        return []
    notes = (note or str(len(found)),)
    return [DetailRow(f"group:{id_}", title, notes=notes, is_heading=True, opened=opened), *found]


def _stage(stage: Agreement, record: Record) -> DetailRow:
    state, icon, colour = _state(stage, record)
    notes = [state]
    if stage.given:
        last = stage.given[-1]
        notes = [state, last.name, f"{format_date(last.on)}, version {last.digest[:_SHORT]}"]
    elif not stage.left_out:
        by = f"by {format_day(stage.day)}" if stage.day is not None else ""
        notes = [state, stage.who or "nobody is named", by]
    details = list(_details(stage.given[-1], record)) if stage.given else []
    if stage.done is not None and not stage.given:
        marked = f"On {format_date(stage.done)}, under Key dates. No agreement is on record."
        details.append(Detail("Marked as done", marked))
    if stage.day is not None:
        details.append(Detail("Planned for", format_day(stage.day)))
    if stage.who:
        details.append(Detail("Whose part it is", stage.who))
    details.append(Detail("What it is", stage.about))
    id_, told = f"step:{stage.step}", tuple(filter(None, notes))
    return DetailRow(id_, stage.title, 1, icon, colour, state, told, tuple(details))


def _state(stage: Agreement, record: Record) -> tuple[str, str, str]:
    """Return the state in words, with its icon and colour."""
    if stage.left_out and not stage.given:
        return "Not a stage of this council", "left_out", "muted"
    if not stage.given:
        if stage.done is not None:
            return "Marked as done, not on record", "half_done", "warn_mark"
        if stage.day is not None and stage.day < record.today:
            return "Late", "warning", "warn_mark"
        return "Waiting", "not_started", "muted"
    return _stands(stage.given[-1], record)


def _stands(signed: SignOff, record: Record) -> tuple[str, str, str]:
    standing = record.standings.get(signed.id)
    if standing is not None and not standing.is_sound:
        return "Cannot be relied on", "error", "bad"
    if standing is not None and not standing.is_current:
        return "Given, changed since", "warning", "warn_mark"
    return "Given", "agreed", "ok"


def _signed(signed: SignOff, stage: str, record: Record) -> DetailRow:
    state, icon, colour = _stands(signed, record)
    notes = (format_date(signed.on), stage, f"version {signed.digest[:_SHORT]}", state)
    title = ", ".join(filter(None, (signed.name, role_words(signed.role))))
    told = tuple(filter(None, notes))
    details = tuple(_details(signed, record))
    return DetailRow(f"signed:{signed.id}", title, 1, icon, colour, state, told, details)


def _details(signed: SignOff, record: Record) -> Iterable[Detail]:
    who = ", ".join(filter(None, (signed.name, role_words(signed.role))))
    yield Detail("Agreed by", f"{who}, on {format_day(signed.on)}")
    yield Detail("How it was given", _how(signed))
    if signed.note:
        yield Detail("Note", signed.note)
    version = record.history.versions.get(signed.version)
    if version is not None:
        yield Detail("Version", say_version(version, None))
    yield Detail("Fingerprint", signed.digest)
    standing = record.standings.get(signed.id)
    yield Detail("Today", say_standing(standing) if standing is not None else _CHECKING)


def _how(signed: SignOff) -> str:
    told = f"{GIVEN[signed.given]}."
    if signed.recorded_by:
        on = f" on {format_date(signed.recorded_on)}" if signed.recorded_on else ""
        told += f" Written down here by {signed.recorded_by}{on}."
    return told


def role_words(role: str) -> str:
    """Return what a role is called; its id where it is none that we know."""
    return next((words for known, words in ROLES.items() if known == role), role)
