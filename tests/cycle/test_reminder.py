"""The words of the emails that a coordinator copies."""

import datetime as dt
from typing import Literal

import msgspec
import pytest

from ilacs_desktop.cycle.register import Entry, register, with_sent
from ilacs_desktop.cycle.reminder import covering_email, reminder
from ilacs_desktop.document.model import Document
from tests.cycle.contributors import CARE, sent_to

DUE = dt.date(2026, 10, 26)
Form = Literal["ilacs", "word"]


def entry(document: Document, today: dt.date, form: Form = "ilacs") -> Entry:
    pack = msgspec.structs.replace(sent_to(document, CARE), due=DUE, form=form)
    return register(with_sent(document, [pack]), today)[0]


@pytest.mark.parametrize(
    ("form", "how"),
    [
        ("ilacs", "Open the attached file with ILACS Desktop."),
        ("word", "Open the attached document in Word."),
    ],
)
def test_the_e_mail_with_a_pack_says_what_by_when_and_how(
    form: Form, how: str, example: Document
) -> None:
    one = entry(example, DUE, form)
    text = covering_email(example, one)
    assert text.startswith("Subject: Your part of our self-evaluation 2026\n\nDear Grace Mwangale,")
    assert how in text
    assert "Please send it back by Monday 26 October 2026." in text
    assert "Northbridge Council" in text
    assert one.pack.note in text
    assert all(f"- {title}\n" in text for title in one.titles)
    assert text.endswith("Thank you\nSiân Holroyd\n")


@pytest.mark.parametrize(
    ("today", "subject", "told"),
    [
        (dt.date(2026, 10, 20), "Reminder", "due back by Monday 26 October 2026:"),
        (dt.date(2026, 10, 25), "Reminder", "Monday 26 October 2026, which is tomorrow:"),
        (dt.date(2026, 10, 26), "Reminder", "Monday 26 October 2026, which is today:"),
        (dt.date(2026, 10, 27), "Overdue", "by Monday 26 October 2026, and they have not"),
    ],
)
@pytest.mark.parametrize("form", ["ilacs", "word"])
def test_a_reminder_is_another_before_the_day_and_after_it(
    today: dt.date, subject: str, told: str, form: Form, example: Document
) -> None:
    text = reminder(example, entry(example, today, form))
    assert text.startswith(f"Subject: {subject}: your part of our self-evaluation 2026")
    assert told in text
    assert ("tell me which day you can manage" in text) == (subject == "Overdue")
    what = "file" if form == "ilacs" else "document"
    assert f"Open the {what} that I sent you on 12 October 2026" in text


def test_nothing_is_said_of_what_is_not_known(example: Document) -> None:
    pack = msgspec.structs.replace(sent_to(example, CARE), due=None, note="", asked_by="")
    (one,) = register(with_sent(example, [pack]), DUE)
    text = covering_email(example, one)
    assert "Please send it back as soon as you can." in text
    assert text.endswith("Thank you\n")
    assert "None" not in text + reminder(example, one)
    assert "\n\n\n" not in text
