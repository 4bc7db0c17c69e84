"""The comparison with peers: what cannot be had is left out and said, and all get the same words."""

import subprocess
from pathlib import Path

import pytest

from tests.bench.documents import example, shipped_framework, with_evidence, with_text
from tests.bench.peers import jobs
from tests.bench.peers.compare import compared, warmed_up
from tests.bench.peers.plain import Plain, as_html, markdown, plain_of

STARTS = ("our floor", "our start", "novelWriter floor", "novelWriter start")


def test_a_job_that_fails_is_left_out_and_said() -> None:
    def fail() -> dict[str, float]:
        raise subprocess.CalledProcessError(1, "pandoc")

    ready, told = warmed_up({"pandoc": fail, "ours": dict, "prepare it": dict})
    assert list(ready) == ["ours"]
    assert told == ("pandoc was left out: it failed (CalledProcessError).",)


def test_what_is_not_installed_is_left_out_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "peers_python", lambda: (None, "there is no network"))
    monkeypatch.setattr(jobs.shutil, "which", lambda _: None)
    found, told = jobs.jobs(tmp_path)
    assert all(name.startswith("our ") for name in found)
    assert len(told) == 3
    assert "novelWriter, docxtpl and python-docx were left out: there is no network." in told


def test_who_was_not_measured_is_not_compared() -> None:
    taken = {name: [{"cpu": 1.0}] for name in STARTS[:2]}
    assert list(compared(taken)) == []


def test_we_are_behind_with_a_reason_from_the_same_run() -> None:
    seconds = dict(zip(STARTS, (0.2, 0.9, 0.1, 0.6), strict=True))
    taken = {name: [{"cpu": cpu, "wall": cpu}] for name, cpu in seconds.items()}
    (one,) = compared(taken)
    assert one.ratio == pytest.approx(1.5)
    assert one.wall == pytest.approx(1.5)
    assert not one.is_ahead
    assert "beyond it we take 700 ms, novelWriter 500 ms" in one.why


def test_everybody_gets_the_same_words() -> None:
    items = (Plain("h1", "1. Help & *care*"), Plain("table", "T", (("A", "B"), ("1", "a|b"))))
    assert (
        markdown(items) == "# 1\\. Help & \\*care\\*\n\n| A | B |\n| --- | --- |\n| 1 | a\\|b |\n"
    )
    assert "<h1>1. Help &amp; *care*</h1>" in as_html(items)
    assert "<tr><td>1</td><td>a|b</td></tr>" in as_html(items)


def test_a_larger_document_has_more_of_one_thing_and_all_of_it_is_printed() -> None:
    framework = shipped_framework()
    small = example(framework)
    cited = with_evidence(small, 150)
    assert (len(cited.evidence), cited.sections[0].title) == (150, small.sections[0].title)
    longer = with_text(small, 2)
    assert longer.evidence == small.evidence
    assert len(longer.sections) == 2 * len(small.sections)
    longest = max(len(item.rows) for item in plain_of(cited, framework))
    assert longest - max(len(item.rows) for item in plain_of(small, framework)) == 75
