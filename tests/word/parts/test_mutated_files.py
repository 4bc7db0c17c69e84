"""A Word document with damaged bytes or parts is read or refused; it never ends in a traceback."""

import copy
import json
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from tests.word.last_year.last_years import FULL
from tests.word.parts.hostile import outcome, zipped
from tests.word.support import parts_of

ROOT = Path(__file__).resolve().parents[3]
PARTS = parts_of(FULL)
TOKEN = re.compile(rb"<[^>]+>|[^<]+")
VALUE = re.compile(rb'"[^"]*"')
VALUES = (b"-1", b"", b"99999999999999999999", b"zz", "½".encode(), b"true", b"0")
BYTES = b"<>/\"'=&;:w0 \x00\xff9-"
A_BATCH = 150
BATCHES = 20
MOST_SECONDS = 3
MOST_MEMORY = 300  # MB


def mutated(dice: random.Random) -> bytes:
    """Return a document that was cut, or had bytes, letters, marks or elements changed."""
    kind = dice.randrange(6)
    if kind == 0:
        return FULL[: dice.randrange(len(FULL))]
    if kind == 1:
        return noisy(FULL, dice, dice.choice((1, 3, 20, 200)), bytes(range(256)))
    name = dice.choice(sorted(PARTS))
    change = {2: noisy_part, 3: swapped}.get(kind, reshaped)
    return zipped([*(PARTS | {name: change(PARTS[name], dice)}).items()])


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


@pytest.mark.long
@pytest.mark.parametrize("batch", range(BATCHES))
def test_three_thousand_damaged_documents_cost_neither_time_nor_memory(batch: int, tmp_path: Path):
    dice = random.Random(1000 + batch)
    paths = [tmp_path / f"{n}.docx" for n in range(A_BATCH)]
    for path in paths:
        path.write_bytes(mutated(dice))
    command = [sys.executable, "-m", "tests.word.parts.hostile", *map(str, paths)]
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
