"""A framework folder is read whole or refused with the file, the key and the reason."""

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import msgspec
import pytest

from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.errors import FrameworkError
from ilacs_desktop.framework.load import load_framework
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.framework.reading import read_toml

AREA = "area, “help.thresholds”"
THRESHOLDS = 'id = "help.thresholds"\njudgement = "help_and_protection"\ntitle = "Thresholds"\n'
SUPERVISION_PROMPT = '"Do managers notice and tackle drift and delay?"'


def test_a_councils_own_folder_is_read(own, framework: Framework) -> None:
    assert load_framework(own.path) == framework
    own.spoil("framework.toml", 'short = "What next"', 'short = "What we will do"')
    assert load_framework(own.path).question("plan").short == "What we will do"


def test_the_message_says_what_happened_what_is_safe_and_what_to_do(own) -> None:
    own.spoil("areas.toml", THRESHOLDS, THRESHOLDS.replace('"Thresholds"', "4"))
    with pytest.raises(UserError) as caught:
        load_framework(own.path)
    assert str(caught.value) == (
        "The framework cannot be used. areas.toml, area, “help.thresholds”, title: expected text, "
        "found a whole number. Your documents are not affected. Correct the file, or go back to "
        "the framework that came with the program."
    )


@pytest.mark.parametrize(
    "file",
    [
        "framework.toml",
        "areas.toml",
        "sections.toml",
        "evidence_types.toml",
        "dates.toml",
        "bank_holidays.toml",
    ],
)
def test_a_missing_file_is_named(own, file: str) -> None:
    (own.path / file).unlink()
    assert own.fault() == (file, "", f"there is no such file in {own.path}")


def test_a_folder_in_place_of_a_file_cannot_be_read(own) -> None:
    (own.path / "dates.toml").unlink()
    (own.path / "dates.toml").mkdir()
    file, key, reason = own.fault()
    assert (file, key) == ("dates.toml", "")
    assert reason.startswith("it cannot be read (")


def test_a_file_in_another_encoding_is_refused(own) -> None:
    (own.path / "dates.toml").write_bytes("# août".encode("latin-1"))
    assert own.fault() == ("dates.toml", "", "it is not a UTF-8 text file")


def test_a_fault_of_toml_is_given_with_its_line(own) -> None:
    own.spoil("dates.toml", "cycle_years = 3", "cycle_years = three")
    line = (
        (own.path / "dates.toml")
        .read_text(encoding="utf-8")
        .splitlines()
        .index("cycle_years = three")
    )
    file, key, reason = own.fault()
    assert (file, key) == ("dates.toml", "")
    assert reason.startswith("it is not valid TOML: ")
    assert f"at line {line + 1}, column" in reason


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "reason"),
    [
        pytest.param(
            "areas.toml",
            THRESHOLDS,
            THRESHOLDS.replace('title = "Thresholds"\n', ""),
            AREA,
            "the key “title” is missing",
            id="missing key",
        ),
        pytest.param(
            "areas.toml",
            THRESHOLDS,
            THRESHOLDS + 'colour = "red"\n',
            AREA,
            "the key “colour” is not known",
            id="unknown key",
        ),
        pytest.param(
            "framework.toml",
            'name = "ILACS from April 2026"\n',
            "",
            "",
            "the key “name” is missing",
            id="missing key of the whole file",
        ),
        pytest.param(
            "areas.toml",
            THRESHOLDS,
            THRESHOLDS.replace('title = "Thresholds"', "title = 2026-04-01"),
            f"{AREA}, title",
            "expected text, found a date",
            id="date for text",
        ),
        pytest.param(
            "areas.toml",
            SUPERVISION_PROMPT,
            "true",
            "area, “lead.supervision”, prompts, entry 3",
            "expected text, found true or false",
            id="wrong type in a list",
        ),
        pytest.param(
            "areas.toml",
            SUPERVISION_PROMPT,
            '" "',
            "area, “lead.supervision”, prompts, entry 3",
            "it is empty",
            id="empty prompt",
        ),
        pytest.param(
            "areas.toml",
            'annex_a = ["All lists"]\nprompts = [',
            "prompts = []\nevidence = []\n[[area]]\nprompts = [",
            "area, “lead.performance”, prompts",
            "it is empty",
            id="no prompts",
        ),
        pytest.param(
            "areas.toml",
            THRESHOLDS,
            THRESHOLDS.replace("help.thresholds", "Help thresholds"),
            "area, “Help thresholds”, id",
            "an id has only small letters, digits, “_”, “.” and “-”",
            id="bad id",
        ),
        pytest.param(
            "areas.toml",
            "seen_pct = 79",
            "seen_pct = 790",
            "area, “lead.practice_environment”, seen_pct",
            "it must be 100 or less",
            id="percentage over 100",
        ),
        pytest.param(
            "framework.toml",
            "as_at = 2026-04-01",
            'as_at = "April 2026"',
            "as_at",
            "it is not a date such as 2026-04-01",
            id="bad date",
        ),
        pytest.param(
            "framework.toml",
            'id = "plan"',
            'id = "next"',
            "question, “next”, id",
            "“next” is not one of the values allowed",
            id="unknown question",
        ),
        pytest.param(
            "evidence_types.toml",
            "freshness = 6",
            "freshness = 0",
            "evidence_type, “audit_case”, freshness",
            "it must be 1 or more",
            id="freshness of nothing",
        ),
        pytest.param(
            "evidence_types.toml",
            "freshness = 6",
            "freshness = 1.5",
            "evidence_type, “audit_case”, freshness",
            "expected a whole number or text, found a number with decimals",
            id="freshness of half months",
        ),
        pytest.param(
            "bank_holidays.toml",
            '2026-04-03 = "Good Friday"',
            'Easter = "Good Friday"',
            "days",
            "it is not a date such as 2026-04-01",
            id="bank holiday without a date",
        ),
    ],
)
def test_what_has_the_wrong_shape_is_named(
    own, file: str, old: str, new: str, key: str, reason: str
) -> None:
    own.spoil(file, old, new)
    assert own.fault() == (file, key, reason)


def test_a_fault_without_words_of_ours_is_given_as_it_came(tmp_path: Path) -> None:
    (tmp_path / "steps.toml").write_text("step = 7")
    in_fives = dict[str, Annotated[int, msgspec.Meta(multiple_of=5)]]
    with pytest.raises(FrameworkError, match="Expected `int` that's a multiple of 5"):
        read_toml(tmp_path, "steps.toml", in_fives)


def test_loading_needs_neither_qt_nor_the_libraries_of_the_outputs() -> None:
    program = (
        "import sys\n"
        "from ilacs_desktop.assets import resources\n"
        "from ilacs_desktop.framework.load import load_framework\n"
        "load_framework(resources() / 'framework')\n"
        "heavy = {'PySide6', 'docx', 'lxml', 'jinja2', 'openpyxl', 'holidays'}\n"
        "print(sorted(heavy & {name.partition('.')[0] for name in sys.modules}))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert result.stdout == "[]\n"
