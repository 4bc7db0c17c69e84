"""Two heads of service and a coordinator, from the packs that go out to the Word file for Ofsted.

One head of service writes in a pack, the other has nothing but Word. Nobody's words may be lost,
and nobody sees what they were not sent.
"""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from ilacs_desktop.cli.common import OK
from ilacs_desktop.cli.run import main
from ilacs_desktop.document.body import Citation
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import body_at
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.settle import open_proposals
from ilacs_desktop.storage.verify import is_sound, verify
from tests.e2e.story import (
    PATHWAY,
    PERMANENCE,
    Coordinator,
    renumbered,
    sentences,
    texts_in,
    words_in_word,
    words_of,
    write_in_form,
    write_in_pack,
)
from tests.word.form.test_libreoffice import converted

WRITTEN = {
    "sooner", "steadily", "zebrawood", "rosewood", "sandalwood", "tulipwood",
    "quokkas", "wombats", "narwhals",
}  # fmt: skip


def check_packs(coordinator: Coordinator, pack: Path, form: Path) -> None:
    """See that neither file holds a piece of any text that its owner was not sent."""
    for sent, file in zip(coordinator.document.packs, (pack, form), strict=True):
        found = texts_in(file.read_bytes())
        others = list(sentences(coordinator.document, sent.sections))
        assert len(others) > 100
        assert [text for text in others if text in found] == []


def check_story(
    coordinator: Coordinator, fill_in: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    pack, form = coordinator.send()
    check_packs(coordinator, pack, form)
    graces = write_in_pack(pack)
    form.write_bytes(fill_in(form.read_bytes()))
    coordinator.write()
    sians = coordinator.document

    for_grace, for_leila = coordinator.take_in(form, pack)
    check_arrivals(coordinator, for_grace.label, for_leila.label)
    coordinator.settle_all()
    coordinator.save()

    document, history = coordinator.reopened()
    check_document(document)
    assert {"Siân Holroyd", "Grace Mwangale", "Leila Cartmell"} <= {
        version.by for version in history.versions.values()
    }
    word = tmp_path / "for-ofsted.docx"
    assert is_sound(verify(coordinator.file))
    assert main(["export", str(coordinator.file), "--out", str(word)]) == OK
    assert words_of(sians) | words_of(graces) | WRITTEN <= words_in_word(word.read_bytes())


def check_arrivals(coordinator: Coordinator, *labels: str) -> None:
    assert labels == ("Bring in Grace Mwangale’s pack", "Bring in Leila Cartmell’s pack")
    (clash,) = open_proposals(coordinator.document)
    assert (clash.part, clash.question) == PERMANENCE
    assert (clash.mine_by, clash.theirs_by) == ("Siân Holroyd", "Grace Mwangale")


def check_document(document: Document) -> None:
    assert faults(document) == ()
    assert renumbered(document) == ()
    assert open_proposals(document) == ()
    titles = {item.id: item.title for item in document.evidence}
    assert {"Survey of quokkas", "Review of wombats", "Count of narwhals"} <= set(titles.values())
    cited = [
        titles[run.evidence]
        for block in body_at(document, PATHWAY)
        for run in block.runs
        if isinstance(run, Citation)
    ]
    assert "Count of narwhals" in cited
    assert [pack.returned for pack in document.packs] == [dt.date(2026, 10, 12)] * 2


@pytest.fixture
def coordinator(example: Document, framework: Framework, tmp_path: Path) -> Coordinator:
    (tmp_path / "office").mkdir()
    return Coordinator(example, framework, tmp_path / "office")


def test_every_word_of_all_three_reaches_the_word_document(
    coordinator: Coordinator, tmp_path: Path
) -> None:
    check_story(coordinator, write_in_form, tmp_path)


@pytest.mark.long
def test_so_it_does_where_libreoffice_saved_the_form(
    coordinator: Coordinator, tmp_path: Path
) -> None:
    check_story(coordinator, lambda raw: converted(write_in_form(raw), tmp_path), tmp_path)
