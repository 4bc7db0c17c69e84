"""The job behind the card: which version an update compares with, and the public Word file."""

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from ilacs_desktop.assets import standard_template
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.records import SignOff
from ilacs_desktop.export.others import Order, make_output, since_of
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History, HistoryError
from ilacs_desktop.outputs.catalogue import PublicChoices
from ilacs_desktop.outputs.changes import Since

NOW = dt.datetime(2026, 10, 12, 14, 32, tzinfo=dt.UTC)
replace = msgspec.structs.replace


@pytest.fixture
def two_versions(example: Document) -> tuple[History, Document, Document]:
    """Return a history of two saves, in May and in September, with what each held."""
    first = replace(example, actions=())
    at = dt.datetime(2026, 5, 1, 9, 0, tzinfo=dt.UTC)
    history, version = History().commit(first, (), "Siân", at, "LAPTOP-1")
    later = dt.datetime(2026, 9, 1, 23, 30, tzinfo=dt.UTC)
    history, _ = history.commit(example, (version.id,), "Siân", later, "LAPTOP-1")
    return history, first, example


def since(
    history: History, document: Document, day: dt.date | None, hours: int = 0
) -> Since | None:
    return since_of(document, history, day, dt.timezone(dt.timedelta(hours=hours)))


def test_it_compares_with_the_last_version_saved_by_that_day(
    two_versions: tuple[History, Document, Document],
) -> None:
    history, first, second = two_versions
    day = dt.date(2026, 8, 1)
    assert since(history, second, day) == Since(day, first, "the version saved on 1 May 2026")
    on = dt.date(2026, 9, 1)
    assert since(history, second, on) == Since(on, second, "the version saved on 1 September 2026")
    found = since(history, second, on, hours=1)  # by British summer time it was the 2nd
    assert found == Since(on, first, "the version saved on 1 May 2026")


def test_the_version_signed_off_that_day_comes_first(
    two_versions: tuple[History, Document, Document],
) -> None:
    history, first, second = two_versions
    oldest = history.log()[-1].id
    day = dt.date(2026, 9, 20)
    signs = (
        SignOff("a", "dcs", "Marianne", day, "unknown", "d"),
        SignOff("b", "dcs", "Marianne", day, oldest, "d"),
    )
    document = replace(second, sign_offs=signs)
    found = Since(day, first, "the version signed off on 20 September 2026")
    assert since(history, document, day) == found


def test_before_the_first_save_there_is_no_version(
    two_versions: tuple[History, Document, Document],
) -> None:
    history, _, second = two_versions
    day = dt.date(2026, 4, 30)
    assert since(history, second, day) == Since(day)
    assert since(history, second, None) is None


def test_a_version_that_is_damaged_is_told_in_a_sentence(
    two_versions: tuple[History, Document, Document],
) -> None:
    history, _, second = two_versions
    broken = History(history.versions, {})
    with pytest.raises(HistoryError, match="cannot be read"):
        since(broken, second, dt.date(2026, 9, 10))


def order(document: Document, framework: Framework, id_: str, out: Path, **more: object) -> Order:
    made = Order(
        id_, document, framework, History(), NOW, NOW.date(), False, None, PublicChoices(), None,
        standard_template(), out,
    )  # fmt: skip
    return made._replace(**more)  # type: ignore[arg-type]


def test_the_public_word_file_holds_nothing_that_is_withheld(
    example: Document, framework: Framework, tmp_path: Path, qapp: QApplication
) -> None:
    public = PublicChoices(held_back=("accommodation",))
    out = tmp_path / "public.docx"
    told = make_output(order(example, framework, "public", out, public=public)).told
    assert "things are withheld" in told
    with zipfile.ZipFile(io.BytesIO(out.read_bytes())) as parts:
        raw = b"".join(parts.read(name) for name in parts.namelist()).decode("utf-8", "replace")
    text = re.sub(r"<[^>]*>", "", raw)
    assert "[withheld] The council does not publish this section." in text
    assert "Fewer young people have a suitable home" not in text
    assert "Public version" in text
    assert "OFFICIAL-SENSITIVE" not in text
    assert not [p.name for p in example.people if not {"dcs", "lead_member", "chief_executive"} & set(p.roles) and p.name in text]  # fmt: skip


def test_a_public_version_without_anything_to_withhold_says_so(
    framework: Framework, tmp_path: Path, qapp: QApplication
) -> None:
    empty = new_document(framework, "Northbridge Council", None)
    told = make_output(order(empty, framework, "public", tmp_path / "public.html")).told
    assert told.startswith("The rules found nothing to withhold. Somebody who knows")


def test_without_checks_of_this_text_the_briefing_runs_them_itself(
    example: Document, framework: Framework, tmp_path: Path, qapp: QApplication
) -> None:
    known, found = tmp_path / "known.html", tmp_path / "found.html"
    make_output(order(example, framework, "briefing", found))
    make_output(order(example, framework, "briefing", known, enquiries=()))
    assert "You name these areas for improvement yourselves." in found.read_text("utf-8")
    assert "No question comes out of what the checks found." in known.read_text("utf-8")


def test_what_is_not_saved_yet_is_said(
    example: Document, framework: Framework, tmp_path: Path, qapp: QApplication
) -> None:
    history, _ = History().commit(example, (), "Siân", NOW, "LAPTOP-1")
    out = tmp_path / "web.html"
    make_output(order(example, framework, "web", out, history=history, changed=True))
    told = out.read_text("utf-8")
    assert "as saved on 12 October 2026 at 14:32, with changes that are not saved yet" in told
    assert "Siân, " not in told
