"""The audit of the libraries: what has an advisory is told, and no answer is never good news."""

import datetime as dt
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "packaging" / "audit"
TODAY = dt.date(2026, 11, 22)
PINS = [("jinja2", "2.10"), ("lxml", "6.1.3")]
CLEAN = [{"name": name, "version": version, "vulns": []} for name, version in PINS]
WEAK = {
    "name": "jinja2",
    "version": "2.10",
    "vulns": [{"id": "PYSEC-2019-217", "aliases": ["CVE-2019-10906"], "fix_versions": ["2.10.1"]}],
}


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit_of_libraries", FOLDER / "audit.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_when_each_version_was_answered_for_it_passes(audit: ModuleType) -> None:
    assert audit.judge(PINS, CLEAN, [], TODAY) == ((), (), ())
    assert audit.judge(PINS, CLEAN, [], TODAY).code == 0


def test_an_advisory_is_told_with_the_version_that_mends_it(audit: ModuleType) -> None:
    verdict = audit.judge(PINS, [WEAK, CLEAN[1]], [], TODAY)
    assert verdict.found == ("jinja2 2.10: PYSEC-2019-217 CVE-2019-10906, mended in 2.10.1",)
    assert verdict.code == 1


@pytest.mark.parametrize(
    "answers",
    [
        [],
        CLEAN[:1],
        [CLEAN[0], {"name": "lxml", "skip_reason": "Dependency not found on PyPI"}],
        [CLEAN[0], {"name": "lxml", "version": "6.0", "vulns": []}],
    ],
)
def test_a_version_without_an_answer_is_no_pass(audit: ModuleType, answers: list[object]) -> None:
    verdict = audit.judge(PINS, answers, [], TODAY)
    assert "lxml 6.1.3" in verdict.unanswered
    assert verdict.code == 2


@pytest.mark.parametrize(("until", "code"), [(TODAY, 0), (TODAY - dt.timedelta(1), 1)])
def test_what_was_accepted_counts_until_its_day(
    audit: ModuleType, until: dt.date, code: int
) -> None:
    accepted = [audit.Accepted("jinja2", "CVE-2019-10906", "not used", until)]
    verdict = audit.judge(PINS, [WEAK, CLEAN[1]], accepted, TODAY)
    assert verdict.code == code
    assert len(verdict.accepted) == (code == 0)


def test_pip_audit_that_cannot_ask_gives_no_answer(
    audit: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "pip-audit"
    broken.write_text("#!/bin/sh\necho 'Failed to resolve the name' >&2\nexit 1\n")
    broken.chmod(0o755)
    assert audit.ask(broken, PINS, tmp_path, "pypi") == []
    assert "Failed to resolve the name" in capsys.readouterr().err


def test_every_version_of_every_platform_is_asked_for(audit: ModuleType) -> None:
    text = "a==1 ; x\n    --hash=sha256:0\nb_c==2.0 \\\na==2\n# d==3\n"
    locked = audit.pins(text)
    assert locked == [("a", "1"), ("b-c", "2.0"), ("a", "2")]
    assert audit.rounds(locked) == [[("a", "1"), ("b-c", "2.0")], [("a", "2")]]
    for name in audit.LOCKED:
        whole = (ROOT / name).read_text("utf-8")
        assert len(audit.pins(whole)) == len(re.findall(r"^[A-Za-z0-9].*==", whole, re.MULTILINE))


def test_what_is_accepted_has_a_reason_and_a_day_soon(audit: ModuleType) -> None:
    for one in audit.read_accepted(FOLDER / "accepted.toml"):
        assert one.reason
        assert isinstance(one.until, dt.date)


def test_the_tool_is_locked_by_hashes_and_in_no_release(audit: ModuleType) -> None:
    locked = (FOLDER / "requirements.txt").read_text("utf-8")
    names = {name for name, _ in audit.pins(locked)}
    assert "pip-audit" in names
    assert "https://" not in locked
    lines = [line for line in locked.splitlines() if "==" in line]
    assert all(line.endswith("\\") for line in lines), "each has hashes behind it"
    product = (ROOT / "requirements.txt").read_text("utf-8")
    assert "pip-audit" not in product
