"""Real edits, made by LibreOffice over its own interface, come back into the right sections."""

import datetime as dt
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from ilacs_desktop.document.body import block_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.reviewed import accept, together
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.parts.safe_reader import read_word
from ilacs_desktop.word.review.bring_back import Returned, bring_back
from ilacs_desktop.word.review.marks import SOMEBODY
from ilacs_desktop.word.review.printed import exhibit
from ilacs_desktop.word.review.reader import read_copy
from ilacs_desktop.word.review.records import told
from tests.word.review.kit import review_copy, sound
from tests.word.support import SMALL

SCRIPT = Path(__file__).with_name("libreoffice_reviewer.py")
PYTHON = "/usr/bin/python3"
NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
UNTRACKED = {"tracked": False}
EDITS: tuple[dict[str, Any], ...] = (
    {"do": "insert", "find": "Plans come late for babies", "text": " and for teenagers"},
    {"do": "delete", "find": " near"},
    {"do": "new paragraph", "find": "We ask", "text": "A new line about visits."},
    {"do": "new paragraph", "find": "We act on what we learn", "text": "And we say so."},
    {"do": "remove", "find": "Moves come at night"},
    {"do": "replace", "find": "Audits", "text": "Reviews"},
    {"do": "comment", "find": "44 records", "text": "Is this figure right?"},
    {"do": "comment", "find": "We count moves", "text": "Please shorten."},
    {"do": "retitle", "find": "Permanence", "text": "Lasting homes"},
    {"do": "retitle", "find": "Homes", "text": "Where children live", **UNTRACKED},
    {"do": "replace", "find": "meet monthly", "text": "meet weekly", **UNTRACKED},
    {"do": "new paragraph", "find": "We count again", "text": "Untracked words.", **UNTRACKED},
    {"do": "in table", "find": "Start life-story work", "text": " as agreed"},
    {"do": "move", "find": "Children are safe", "text": "And we say so"},
)


def can_use_uno() -> bool:
    if shutil.which("soffice") is None or not Path(PYTHON).exists():
        return False
    asked = [PYTHON, "-c", "import uno"]
    return subprocess.run(asked, check=False, capture_output=True).returncode == 0


@pytest.fixture(scope="module")
def document() -> Document:
    return sound(SMALL)


@pytest.fixture(scope="module")
def returned(
    document: Document, framework: Framework, tmp_path_factory: pytest.TempPathFactory
) -> Returned:
    """Return what comes back of a copy that was edited in LibreOffice."""
    if not can_use_uno():
        pytest.skip("LibreOffice with its Python interface is not here")
    folder = tmp_path_factory.mktemp("review")
    copy, out, edits = folder / "copy.docx", folder / "out.docx", folder / "edits.json"
    copy.write_bytes(review_copy(document, framework))
    edits.write_text(json.dumps(EDITS), encoding="utf-8")
    asked = [PYTHON, SCRIPT, copy, out, folder / "profile", edits]
    subprocess.run(list(map(str, asked)), check=True, timeout=300)
    read = read_copy(read_word(out.read_bytes(), out.name))
    choices = ExportChoices(copy="review", charts=False)
    return bring_back(document, exhibit(document, framework, choices), read, together, NOW)


def words(proposal: Proposal) -> str:
    return "\n".join(map(block_text, proposal.theirs_body)) or "(deleted)"


def placed(returned: Returned, text: str) -> Proposal:
    found = [p for p in returned.placed if text in words(p) or text in p.theirs_value]
    assert len(found) == 1, [words(p) for p in returned.placed]
    return found[0]


@pytest.mark.long
@pytest.mark.parametrize(
    ("text", "part", "question"),
    [
        ("and for teenagers", "permanence", "know"),
        ("Too few homes are.", "homes", "know"),
        ("A new line about visits.", "permanence", "how"),
        ("Reviews and children", "children_in_care", "how"),
        ("Lasting homes", "permanence", ""),
        ("Where children live", "homes", ""),
        ("meet weekly", "permanence", "plan"),
        ("Untracked words.", "homes", "how"),
    ],
)
def test_every_change_lands_in_its_section(
    returned: Returned, text: str, part: str, question: str
) -> None:
    found = placed(returned, text)
    assert (found.part, found.question) == (part, question)


@pytest.mark.long
def test_what_was_not_tracked_is_told_apart(returned: Returned) -> None:
    untracked = {"Where children live", "meet weekly", "Untracked words."}
    for text in untracked:
        assert placed(returned, text).theirs_by == SOMEBODY
    theirs = [
        p for p in returned.placed if not any(u in words(p) + p.theirs_value for u in untracked)
    ]
    assert SOMEBODY not in {p.theirs_by for p in theirs}


@pytest.mark.long
def test_both_comments_land_on_their_blocks(returned: Returned, document: Document) -> None:
    blocks = {b.id: block_text(b) for s in document.sections for b in s.how}
    places = [(c.part, c.question, blocks[c.block], c.author) for c in returned.comments]
    assert places == [
        ("permanence", "how", "We read 44 records.", "Dana Price"),
        ("homes", "how", "We count moves.", "Dana Price"),
    ]


@pytest.mark.long
def test_a_change_in_a_table_is_told(returned: Returned) -> None:
    (stray,) = returned.not_placed
    assert "as agreed" in words(stray)
    assert told(stray).where.startswith("In the table")


@pytest.mark.long
def test_accepting_everything_gives_what_was_written(
    returned: Returned, document: Document
) -> None:
    changed: Document | None = returned.document
    for proposal in returned.placed:
        assert changed is not None
        changed = accept(changed, proposal, "Jo Ash", NOW)
    assert changed is not None
    summary = [block_text(block) for block in changed.front.summary]
    assert summary == ["We act on what we learn.", "And we say so.", "Children are safe."]
    homes = next(section for section in changed.sections if section.id == "homes")
    assert homes.title == "Where children live"
    assert [block_text(block) for block in homes.know] == ["Too few homes are."]
    assert [block_text(block) for block in homes.how][-2:] == [
        "We count again.",
        "Untracked words.",
    ]
