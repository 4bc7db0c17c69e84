"""Forms that LibreOffice opened, edited over its own interface, and saved."""

import json
import shutil
import subprocess
from pathlib import Path
from random import Random

import msgspec
import pytest

from ilacs_desktop.document.places import body_at
from ilacs_desktop.word.form.form import read_form
from ilacs_desktop.word.form.returned import Returned
from tests.word.form.forms import (
    HEALTH,
    HOMES,
    HOW,
    KNOW,
    PACK,
    PLAN,
    SENT,
    make,
    only_changed,
    read,
    text,
)
from tests.word.form.test_laws import pack_for, written
from tests.word.form.told import is_form
from tests.word.review.test_libreoffice import PYTHON, SCRIPT, can_use_uno

pytestmark = pytest.mark.long
EDITS = (
    {"do": "replace", "find": "We read 44 records", "text": "We read 50 records", "tracked": False},
    {"do": "insert", "find": "We asked 118 children", "text": " and carers", "tracked": True},
    {"do": "remove", "find": "Moves come at night"},
    {"do": "new paragraph", "find": "Too few homes are near", "text": "Homes are full [3]."},
    {"do": "comment", "find": "stay together", "text": "Is this so for babies?"},
    {"do": "retitle", "find": "Write here", "text": "Every child sees a nurse.", "tracked": False},
    {"do": "in table", "find": "Write here", "text": ": train nurses", "tracked": False},
    {"do": "new paragraph", "find": "We meet monthly", "text": "We meet in April."},
)


def converted(raw: bytes, folder: Path) -> bytes:
    """Return a form as LibreOffice saves it."""
    if shutil.which("soffice") is None:
        pytest.skip("soffice is not installed")
    (folder / "form.docx").write_bytes(raw)
    asked = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        folder / "out",
        folder / "form.docx",
    ]
    subprocess.run(list(map(str, asked)), check=True, capture_output=True, timeout=240)
    return (folder / "out" / "form.docx").read_bytes()


@pytest.mark.parametrize("seed", range(8))
def test_a_form_that_libreoffice_saved_changes_nothing(seed: int, tmp_path: Path):
    sent = written(Random(seed)) if seed else SENT
    pack = pack_for(sent) if seed else PACK
    raw = converted(make(sent, pack, {KNOW: "We were late.\nWe are not now."}), tmp_path)
    assert is_form(raw)
    assert read_form(raw, "form.docx").facts.version == PACK.version
    back = read(raw, sent)
    assert back.document == sent
    assert (back.strays, back.notes) == ((), ())


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Returned:
    """Return what comes back of a form that was edited in LibreOffice."""
    if not can_use_uno():
        pytest.skip("LibreOffice with its Python interface is not here")
    folder = tmp_path_factory.mktemp("form")
    form, out, edits = folder / "form.docx", folder / "out.docx", folder / "edits.json"
    form.write_bytes(make())
    edits.write_text(json.dumps(EDITS), encoding="utf-8")
    asked = [PYTHON, SCRIPT, form, out, folder / "profile", edits]
    subprocess.run(list(map(str, asked)), check=True, timeout=300)
    return read(out.read_bytes())


def test_edits_made_in_libreoffice_arrive_in_their_answers(edited: Returned):
    assert text(edited, HOW) == ["We read 50 records.", "We asked 118 children and carers."]
    assert text(edited, HOMES) == ["Too few homes are near.", "Homes are full ."]
    assert text(edited, PLAN)[:2] == ["We meet monthly from May.", "We meet in April."]
    assert body_at(edited.document, KNOW) == body_at(SENT, KNOW)
    assert edited.strays == ()


def test_what_was_typed_over_the_placeholder_in_libreoffice_is_the_answer(edited: Returned):
    filled = [place for place in edited.texts if "Every child sees a nurse." in text(edited, place)]
    assert len(filled) == 1
    assert filled[0].part == HEALTH.part
    assert only_changed(edited, HOW, HOMES, PLAN, *filled)


def test_comments_and_new_records_of_libreoffice_arrive(edited: Returned):
    [comment] = edited.comments
    assert (comment.part, comment.question, comment.author) == (*KNOW, "Dana Price")
    [evidence] = edited.evidence
    assert "train nurses" in msgspec.json.encode(evidence).decode()
    assert any("tracked changes" in note for note in edited.notes)
