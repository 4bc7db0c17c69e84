"""Files that are no Word document, or a hostile one, are refused with a sentence of their own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.word.parts.hostile import ELSEWHERE, LARGE, SMALL, outcome

ROOT = Path(__file__).resolve().parents[3]
MOST_SECONDS = 3
MOST_MEMORY = 300  # MB


@pytest.mark.parametrize("kind", [kind for kind, (_, said) in SMALL.items() if said])
def test_each_kind_of_file_is_refused_with_its_own_sentence(kind: str):
    make, said = SMALL[kind]
    refusal = outcome(make())
    assert said in refusal
    assert refusal.startswith("“last year.docx” cannot be read: ")
    assert "Your self-evaluation was not changed. " in refusal


@pytest.mark.parametrize("kind", [kind for kind, (_, said) in SMALL.items() if not said])
def test_what_only_looks_hostile_is_opened(kind: str):
    assert outcome(SMALL[kind][0]()) == ""


@pytest.mark.long
@pytest.mark.parametrize("kind", [*SMALL, *LARGE, *ELSEWHERE])
def test_a_hostile_file_costs_neither_time_nor_memory(kind: str, tmp_path: Path):
    here = {name: ("last year", *rest) for name, rest in (SMALL | LARGE).items()}
    way, make, expected = (here | ELSEWHERE)[kind]
    path = tmp_path / "hostile.docx"
    path.write_bytes(make())
    command = [sys.executable, "-m", "tests.word.parts.hostile", way, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    said, seconds, memory = json.loads(done.stdout)
    assert expected in said
    assert bool(expected) == bool(said)
    assert memory <= MOST_MEMORY
    assert seconds <= MOST_SECONDS
    print(f"{kind}: {seconds} s, {memory} MB")  # noqa: T201 - what was measured, with -rP
