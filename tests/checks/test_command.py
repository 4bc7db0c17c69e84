"""The command ``check`` as its users meet it."""

import datetime as dt
import json
from pathlib import Path

import pytest

from ilacs_desktop.checks.set_aside import set_aside
from ilacs_desktop.cli.common import OK, STOPPED
from ilacs_desktop.cli.run import main
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.save import Author, SaveOrder, save
from tests.checks import kit

AT = dt.datetime(2026, 10, 12, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def file(tmp_path: Path, example: Document, framework: Framework) -> Path:
    """The example without a marking, and one of its findings set aside."""
    document = kit.with_cycle(example, marking="")
    finding = next(f for f in kit.found(document, framework) if f.record == "ev-compliments")
    reason = "Thanks show no impact."
    document = set_aside(document, finding, reason, "Siân", AT, kit.suite().catalogue)
    return saved(tmp_path / "one.ilacs", document)


def saved(path: Path, document: Document) -> Path:
    who = Author("Siân", "laptop")
    facts = (path, document, History(), (), who, AT, lambda _: "<html></html>")
    save(SaveOrder(*facts, overwrite=True))
    return path


def rows(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_it_lists_what_to_do_with_each_kind(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(file)]) == OK
    out = capsys.readouterr().out
    assert "To fix: Choose the marking in Set up." in out
    assert "  - There is no protective marking." in out
    assert "8 findings; none would hold back a final copy." in out
    assert "Thanks show no impact" not in out


def test_one_severity_alone_can_be_listed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(file), "--severity", "fix", "--json"]) == OK
    assert [row["check"] for row in rows(capsys)] == ["readiness.marking"]


def test_what_was_set_aside_is_listed_when_asked_for(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(file), "--all"]) == OK
    assert "is cited nowhere. Siân: Thanks show no impact." in capsys.readouterr().out
    assert main(["check", str(file), "--all", "--json", "--severity", "consider"]) == OK
    answered = [row for row in rows(capsys) if "set_aside" in row]
    assert [row["record"] for row in answered] == ["ev-compliments"]
    assert answered[0]["set_aside"] == {"reason": "Thanks show no impact.", "by": "Siân"}


def test_a_stop_stops_even_when_other_findings_are_asked_for(
    tmp_path: Path, example: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    born = kit.with_text(example, "supervision", "how", "She was born on 3 May 2011.")
    path = saved(tmp_path / "two.ilacs", born)
    assert main(["check", str(path), "--severity", "consider", "--json"]) == STOPPED
    assert "personal_data.birth_date" not in {row["check"] for row in rows(capsys)}
    assert main(["check", str(path), "--severity", "stop"]) == STOPPED
    assert "1 finding; 1 would hold back a final copy." in capsys.readouterr().out
