"""The committed rules of counting, and LibreOffice's own count of the same text."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given

from ilacs_desktop.document.body import ActionLink, Block, Citation, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import (
    bodies,
    exported_bodies,
    part_at,
    told_for_judgement,
    with_part,
)
from ilacs_desktop.document.records import Parked
from ilacs_desktop.document.words import (
    count_block,
    count_body,
    count_text,
    judgement_words,
    part_words,
    section_words,
    total_words,
)
from tests.strategies import texts

# Each line with the count that LibreOffice 7.4 gives for it.
COUNTED = {
    "": 0,
    "   \t ": 0,
    "Children are seen.": 3,
    "16- and 17-year-olds": 3,
    "brothers and\u00a0sisters": 3,
    "on time – and well": 4,
    "on time—and well": 4,
    "2025–2026": 2,
    "e.g. 44% (19 of 43)": 5,
    "and/or": 1,
    "a - b": 3,
    "£1.2 million; 7 March 2026.": 5,
    "don’t": 1,
    "https://example.org/a-b?c=d": 1,
    "🙂 good": 2,
}


@pytest.mark.parametrize(("text", "words"), COUNTED.items())
def test_words_are_parted_by_white_space_and_dashes(text: str, words: int) -> None:
    assert count_text(text) == words


def test_chips_do_not_count_but_part_words() -> None:
    runs = (Text("seen"), Citation("ev-1"), Text("soon "), ActionLink("ac-1"))
    assert count_block(Block("b", runs)) == 2


def test_a_full_stop_behind_a_chip_is_no_word() -> None:
    runs = (Text("seen in time "), Citation("ev-1"), Citation("ev-2"), Text(". And heard."))
    assert count_block(Block("b", runs)) == 5


def test_a_change_of_look_inside_a_word_does_not_part_it() -> None:
    assert count_block(Block("b", (Text("imp"), Text("act", bold=True)))) == 1


@given(texts, texts)
def test_counting_two_paragraphs_is_counting_each(first: str, second: str) -> None:
    body = (Block("a", (Text(first),)), Block("b", (Text(second),)))
    assert count_body(body) == count_text(first) + count_text(second)


def test_the_whole_is_the_sum_of_its_parts(example: Document) -> None:
    parts = [part_words(example, "front")]
    parts += [judgement_words(example, judgement.id) for judgement in example.judgements]
    assert sum(parts) == total_words(example)


def test_a_parked_section_has_no_words(example: Document) -> None:
    section = part_at(example, "thresholds")
    parked = msgspec.structs.replace(section, parked=Parked("Later.", "A. Coordinator"))
    assert section_words(section) > 0
    assert section_words(parked) == 0
    shorter = with_part(example, parked)
    assert total_words(shorter) == total_words(example) - section_words(section)


def test_an_answer_told_for_the_judgement_does_not_count(example: Document) -> None:
    section = part_at(example, "thresholds")
    how = count_body(section.how)
    told = msgspec.structs.replace(section, how_for_judgement=True)
    assert section_words(told) == section_words(section) - (0 if section.how_for_judgement else how)


def test_what_is_not_exported_is_parked_or_told_for_the_judgement(example: Document) -> None:
    exported = {place for place, _ in exported_bodies(example)}
    left_out = [place for place, _ in bodies(example) if place not in exported]
    assert left_out
    for place in left_out:
        section = part_at(example, place.part)
        assert section.parked is not None or told_for_judgement(section, place.question)


def test_libreoffice_counts_the_same_in_odd_lines_and_in_the_whole_example(
    example: Document, tmp_path: Path
) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    # Chips are no words of ours, so they are left out for LibreOffice with the space before them,
    # as an author would who deletes them.
    prose = [
        re.sub(r"\s*\ufffc", "", _with_signs(block))
        for _, body in exported_bodies(example)
        for block in body
    ]
    expected = sum(COUNTED.values()) + total_words(example)
    assert _libreoffice_count([*COUNTED, *prose], tmp_path) == expected


def _with_signs(block: Block) -> str:
    return "".join(run.text if isinstance(run, Text) else "\ufffc" for run in block.runs)


def _libreoffice_count(lines: list[str], folder: Path) -> int:
    text = folder / "words.txt"
    text.write_text("\n".join(lines), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["--headless", "--infilter=Text (encoded):UTF8", "--convert-to", "odt"]
    command = ["soffice", profile, *convert, "--outdir", str(folder), str(text)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(folder / "words.odt") as odt:
        found = re.search(rb'meta:word-count="(\d+)"', odt.read("meta.xml"))
    assert found is not None
    return int(found[1])
