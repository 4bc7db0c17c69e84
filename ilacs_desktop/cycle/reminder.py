"""The words of the emails that go with a pack: the one it is sent with, and the ones that remind.

The coordinator copies them into their own email: this program sends nothing.
"""

import datetime as dt
from collections.abc import Sequence

from ilacs_desktop.cycle.register import Entry
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.dates import format_date, format_day

_HOW = {
    "ilacs": (
        "Open {it} with ILACS Desktop. You see only your own sections, each with three questions."
        " Write your answers, save, and send the same file back to me by email."
    ),
    "word": (
        "Open {it} in Word. It has only your own sections, each with three questions. Write under"
        " “Your answer”, save, and send the same document back to me by email. Please leave the"
        " headings as they are: they show which answer is which."
    ),
}
_OTHER_FORM = {
    "ilacs": "If you do not have ILACS Desktop, tell me, and I will send you a Word document instead.",
    "word": "If you would rather use ILACS Desktop, tell me.",
}
_FILES = {"ilacs": "file", "word": "document"}
_IN_TIME = "If you have sent them already, please forget this message."
_LATE = (
    "If you have sent them already, please send them once more: I do not have them. If you need more"
    " time, tell me which day you can manage, or who else could help."
)


def covering_email(document: Document, entry: Entry) -> str:
    """Return the text of the email that a pack is sent with; its first line is the subject."""
    pack = entry.pack
    lines = [
        f"Subject: Your part of our self-evaluation {document.cycle.label}".rstrip(),
        f"Dear {pack.owner},",
        f"We are writing {document.authority.name}’s self-evaluation of social work practice for"
        " Ofsted. Please write this part of it, or bring it up to date:",
        _listed(entry.titles),
        *([pack.note] if pack.note else []),
        " ".join((_how(entry, "the attached {file}"), _OTHER_FORM[pack.form])),
        _by(pack.due),
        "It takes about an hour. Please name no child, and give no detail by which a child could be"
        " recognised.",
        _signed(pack.asked_by),
    ]
    return _letter(lines)


def reminder(document: Document, entry: Entry) -> str:
    """Return the text of an email that reminds of a pack; its first line is the subject.

    It is a friendly word before the day, and asks for a new one after it.
    """
    pack = entry.pack
    late = entry.state == "late"
    label = document.cycle.label
    subject = f"Subject: {'Overdue' if late else 'Reminder'}: your part of our self-evaluation"
    lines = [
        f"{subject} {label}".rstrip(),
        f"Dear {pack.owner},",
        _late(pack.due) if late else _early(entry),
        _listed(entry.titles),
        _LATE if late else _IN_TIME,
        _how(entry, f"the {{file}} that I sent you on {format_date(pack.sent)}"),
        _signed(pack.asked_by),
    ]
    return _letter(lines)


def _how(entry: Entry, it: str) -> str:
    """Return how to fill a pack in; ``it`` is what it is called."""
    form = entry.pack.form
    return _HOW[form].format(it=it.format(file=_FILES[form]))


def _listed(titles: Sequence[str]) -> str:
    return "\n".join(f"- {title}" for title in titles) or "- the sections in the attached file"


def _by(due: dt.date | None) -> str:
    if due is None:
        return "Please send it back as soon as you can."
    return f"Please send it back by {format_day(due)}."


def _late(due: dt.date | None) -> str:
    when = f" by {format_day(due)}" if due is not None else ""
    return f"I asked for these sections{when}, and they have not reached me yet:"


def _early(entry: Entry) -> str:
    due = entry.pack.due
    if due is None:
        return "This is a reminder of the sections that I asked you to write:"
    near = {0: ", which is today", 1: ", which is tomorrow"}.get(entry.days or 0, "")
    return f"This is a reminder of the sections due back by {format_day(due)}{near}:"


def _signed(name: str) -> str:
    return f"Thank you\n{name}".rstrip()


def _letter(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"
