"""A self-evaluation under a framework that is not its own, with ids gone and renamed: nothing raises."""

import datetime as dt
import io
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from ilacs_desktop.assets import standard_template, templates
from ilacs_desktop.checks.run import run_checks
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.overview import overview
from ilacs_desktop.export.others import Order, make_output
from ilacs_desktop.export.word import Export, make_word
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.outputs.catalogue import OUTPUTS, PublicChoices
from ilacs_desktop.outputs.readable import readable_html
from ilacs_desktop.word.choices import ExportChoices
from tests.framework_packs import change_2027, made

NOW = dt.datetime(2026, 10, 12, 9, tzinfo=dt.UTC)
TODAY = NOW.date()


@pytest.fixture(scope="module")
def other() -> Framework:
    return made(change_2027).framework


@pytest.fixture(scope="module")
def strange(example: Document) -> Document:
    """Return the example with ids that no framework has."""
    replace = msgspec.structs.replace
    return replace(
        example,
        cycle=replace(example.cycle, framework="unheard-of", pathway="unheard-of"),
        evidence=tuple(replace(item, type="unheard-of") for item in example.evidence),
        indicators=tuple(replace(item, judgement="unheard-of") for item in example.indicators),
        sections=tuple(replace(part, areas=("unheard.of",)) for part in example.sections),
        key_dates=tuple(replace(date, id=f"{date.id}-x") for date in example.key_dates),
    )


@pytest.fixture(scope="module")
def small(strange: Document) -> Document:
    """Return that with the text of the first and the last section only."""
    first, *rest, last = strange.sections
    empty = (msgspec.structs.replace(one, know=(), how=(), plan=()) for one in rest)
    return msgspec.structs.replace(strange, sections=(first, *empty, last))


@pytest.fixture(
    scope="module",
    params=[
        pytest.param("example", marks=pytest.mark.long),
        pytest.param("strange", marks=pytest.mark.long),
        "small",
    ],
)
def document(request: pytest.FixtureRequest) -> Document:
    found: Document = request.getfixturevalue(request.param)
    return found


def test_its_overview_says_how_far_it_is(document: Document, other: Framework) -> None:
    found = overview(document, other)
    assert found.due == dt.date(2026, 11, 6)
    assert len(document.sections) > 20
    assert found.sections.answered > 0


def test_it_is_checked_and_what_the_framework_asks_is_found(
    document: Document, other: Framework
) -> None:
    found = run_checks(document, other, TODAY).open
    missing = {one.record for one in found if one.check == "coverage.area"}
    assert missing >= {"help.targeted", "lead.hubs"}


@pytest.mark.long
def test_it_goes_to_word_with_every_judgement(
    document: Document, other: Framework, tmp_path: Path, qapp: QApplication
) -> None:
    import docx

    out = tmp_path / "a.docx"
    order = Export(document, other, standard_template(), ExportChoices(), TODAY, out)
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(make_word(order).docx)).paragraphs)
    assert "The experiences and progress of care leavers" in text
    assert "Support to 25 and participation" in text


def test_it_has_a_copy_to_read(document: Document, other: Framework) -> None:
    assert "Support to 25 and participation" in readable_html(document, other, templates())


@pytest.mark.long
@pytest.mark.parametrize("kind", [pytest.param(one, id=one.id) for one in OUTPUTS])
def test_every_other_document_is_made(
    kind, document: Document, other: Framework, tmp_path: Path, qapp: QApplication
) -> None:
    form = next((form for form in kind.forms if form != ".pdf"), kind.forms[0])
    order = Order(
        kind.id, document, other, History(), NOW, TODAY, False, None, PublicChoices(),
        dt.date(2026, 5, 1), standard_template(), tmp_path / f"a{form}",
    )  # fmt: skip
    assert make_output(order).path.stat().st_size > 500
