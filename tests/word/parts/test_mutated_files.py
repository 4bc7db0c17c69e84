"""A Word document with damaged bytes or parts is read or refused; it never ends in a traceback."""

import copy
import functools
import json
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from ilacs_desktop.assets import resources, standard_template
from ilacs_desktop.framework.load import load_framework
from tests.word.last_year.last_years import FULL
from tests.word.parts.hostile import DOCUMENT, outcome, zipped
from tests.word.review.kit import Reviewer, review_copy, sound
from tests.word.support import parts_of, write

ROOT = Path(__file__).resolve().parents[3]
WAYS = ("review", "template", "audit")
TOKEN = re.compile(rb"<[^>]+>|[^<]+")
VALUE = re.compile(rb'"[^"]*"')
VALUES = (b"-1", b"", b"99999999999999999999", b"zz", "½".encode(), b"true", b"0")
BYTES = b"<>/\"'=&;:w0 \x00\xff9-"
A_BATCH = 150
BATCHES = 20
MOST_SECONDS = 3
MOST_MEMORY = 300  # MB


@functools.cache
def sound_file(way: str) -> bytes:
    """Return a file as it is read in this way: one of ours, except last year's document."""
    if way == "template":
        return standard_template().read_bytes()
    framework = load_framework(resources() / "framework")
    if way == "audit":
        return write(DOCUMENT, framework, copy="final").docx
    if way == "review":
        kay = Reviewer(review_copy(sound(DOCUMENT), framework))
        kay.replace("We read 44", "We read 50")
        kay.comment(kay.find("We count moves"), "Shorten.", ("Done.",))
        return kay.save()
    return FULL


@functools.cache
def sound_parts(way: str) -> dict[str, bytes]:
    return parts_of(sound_file(way))


def mutated(dice: random.Random, way: str = "last year") -> bytes:
    """Return a document that was cut, or had bytes, letters, marks or elements changed."""
    whole, parts = sound_file(way), sound_parts(way)
    kind = dice.randrange(6)
    if kind == 0:
        return whole[: dice.randrange(len(whole))]
    if kind == 1:
        return noisy(whole, dice, dice.choice((1, 3, 20, 200)), bytes(range(256)))
    name = dice.choice(sorted(parts))
    is_xml = name.endswith((".xml", ".rels"))
    change = {2: noisy_part, 3: swapped}.get(kind, reshaped) if is_xml else noisy_part
    return zipped([*(parts | {name: change(parts[name], dice)}).items()])


def noisy(raw: bytes, dice: random.Random, times: int, letters: bytes) -> bytes:
    changed = bytearray(raw)
    for _ in range(times):
        changed[dice.randrange(len(changed))] = dice.choice(letters)
    return bytes(changed)


def noisy_part(part: bytes, dice: random.Random) -> bytes:
    return noisy(part, dice, dice.choice((1, 3, 10)), BYTES)


def swapped(part: bytes, dice: random.Random) -> bytes:
    """Return a part with one mark lost, doubled, given another value or put elsewhere."""
    tokens = TOKEN.findall(part)
    at, other = dice.randrange(len(tokens)), dice.randrange(len(tokens))
    how = dice.randrange(4)
    if how == 0:
        del tokens[at]
    elif how == 1:
        tokens.insert(at, tokens[other])
    elif how == 2:
        tokens[at] = VALUE.sub(b'"' + dice.choice(VALUES) + b'"', tokens[at])
    else:
        tokens[at], tokens[other] = tokens[other], tokens[at]
    return b"".join(tokens)


def reshaped(part: bytes, dice: random.Random) -> bytes:
    """Return a well-formed part with up to 8 elements lost, doubled, moved, renamed or changed."""
    root = etree.fromstring(part)
    for _ in range(dice.choice((1, 2, 8))):
        elements = list(root.iter())[1:]
        if not elements:
            break
        one, other = dice.choice(elements), dice.choice(elements)
        how = dice.randrange(5)
        if how == 0:
            one.getparent().remove(one)
        elif how == 1:
            other.append(copy.deepcopy(one))
        elif how == 2 and other not in one.iter():
            other.insert(0, one)
        elif how == 3:
            one.tag = other.tag
        else:
            for name in one.attrib:
                one.set(name, dice.choice(VALUES).decode())
    return etree.tostring(root)


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_document_is_read_or_refused(seed: int):
    said = outcome(mutated(random.Random(seed)))
    assert not said or said.startswith("“last year.docx” cannot be read: ")


def test_the_document_that_is_damaged_is_sound_itself():
    assert outcome(FULL) == ""


@pytest.mark.parametrize("way", WAYS)
def test_what_is_damaged_elsewhere_is_sound_itself(way: str):
    assert outcome(sound_file(way), way) == ""


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", range(25))
def test_whatever_is_read_is_read_or_refused_when_it_is_damaged(way: str, seed: int):
    said = outcome(mutated(random.Random(seed), way), way)
    assert not said or said.endswith(".")


@pytest.mark.parametrize("way", WAYS)
def test_a_file_with_one_part_cut_short_is_read_or_refused(way: str):
    for name, part in sound_parts(way).items():
        said = outcome(zipped([*(sound_parts(way) | {name: part[:-9]}).items()]), way)
        assert not said or said.endswith("."), name


@pytest.mark.long
@pytest.mark.parametrize("way", ["last year", *WAYS])
@pytest.mark.parametrize("batch", range(BATCHES))
def test_thousands_of_damaged_documents_cost_neither_time_nor_memory(
    way: str, batch: int, tmp_path: Path
):
    dice = random.Random(1000 + batch)
    paths = [tmp_path / f"{n}.docx" for n in range(A_BATCH)]
    for path in paths:
        path.write_bytes(mutated(dice, way))
    command = [sys.executable, "-m", "tests.word.parts.hostile", way, *map(str, paths)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(results) == A_BATCH
    assert max(seconds for _, seconds, _ in results) <= MOST_SECONDS
    assert max(memory for _, _, memory in results) <= MOST_MEMORY
    refused = sum(bool(said) for said, _, _ in results)
    worst = max(seconds for _, seconds, _ in results)
    print(f"{A_BATCH - refused} read, {refused} refused, worst {worst} s, {results[-1][2]} MB")  # noqa: T201 - what was measured, with -rP
