"""The processes that are compared: what each is called, and how it is run and measured once."""

import datetime as dt
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from ilacs_desktop.assets import standard_template
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from tests.bench.measure import Figures, printed_figures, whole_process
from tests.bench.peers.environment import peers_python
from tests.bench.peers.plain import as_html, markdown, plain_of
from tests.bench.window import compiled_environ, window_process
from tests.bench.window_process import FILE

Job = Callable[[], Figures]
TODAY = dt.date(2026, 10, 12)
_HERE = Path(__file__).parent
_ENVIRON = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def prepare(document: Document, framework: Framework, folder: Path) -> None:
    """Put into the folder what the jobs read: the example in every form that one of them needs."""
    window_process("prepare", str(folder))
    items = plain_of(document, framework)
    (folder / "plain.json").write_bytes(msgspec.json.encode(items))
    (folder / "plain.md").write_text(markdown(items), "utf-8")
    (folder / "plain.html").write_text(as_html(items), "utf-8")
    shutil.copyfile(standard_template(), folder / "style.docx")


def jobs(folder: Path) -> tuple[dict[str, Job], tuple[str, ...]]:
    """Return the jobs that can be done here by name, and a sentence for each peer left out."""
    made: dict[str, Job] = dict(_ours(folder))
    missing = []
    python, why = peers_python()
    if python is None:
        missing.append(f"novelWriter, docxtpl and python-docx were left out: {why}.")
    else:
        made.update(_in_their_environment(python, folder))
    for program, add in (("pandoc", _pandoc), ("soffice", _libreoffice)):
        if not hasattr(os, "wait4"):
            missing.append(f"{program} was left out: this system does not tell what it takes.")
        elif found := shutil.which(program):
            made.update(add(found, folder))
        else:
            missing.append(f"{program} was left out: there is no such program on the path.")
    return made, tuple(missing)


def _ours(folder: Path) -> Iterator[tuple[str, Job]]:
    for name in ("floor", "start", "ready"):
        yield f"our {name}", lambda name=name: window_process(name, str(folder))
    python = [sys.executable, "-m"]
    inside = [*python, "tests.bench.peers.ours_process", str(folder)]
    environ = compiled_environ(str(folder))
    yield "our writer", lambda: printed_figures(inside, environ)
    files = (str(folder / FILE), "--out", str(folder / "ours.docx"))
    export = [*python, "ilacs_desktop", "export", *files, "--replace", "--no-charts"]
    yield from _whole("our export", export, environ)


def _in_their_environment(python: Path, folder: Path) -> Iterator[tuple[str, Job]]:
    def command(script: str, task: str) -> list[str]:
        return [str(python), str(_HERE / script), task, str(folder)]

    first = (
        command("novelwriter_process.py", "prepare"),
        command("word_process.py", "make-template"),
    )
    for one in first:
        yield f"prepare {one[1]}", lambda one=one: printed_figures(one, _ENVIRON)
    for name in ("floor", "start", "sample"):
        shown = command("novelwriter_process.py", name)
        yield f"novelWriter {name}", lambda shown=shown: printed_figures(shown, _ENVIRON)
    for name in ("docxtpl", "python-docx"):
        inside = command("word_process.py", f"{name}-inside")
        yield f"{name} inside", lambda inside=inside: printed_figures(inside, _ENVIRON)
        yield from _whole(name, command("word_process.py", name))


def _pandoc(program: str, folder: Path) -> Iterator[tuple[str, Job]]:
    text, out = str(folder / "plain.md"), f"--output={folder / 'by-pandoc.docx'}"
    yield from _whole("pandoc", [program, text, out])
    style = f"--reference-doc={folder / 'style.docx'}"
    yield from _whole("pandoc in our style", [program, text, style, out])


def _libreoffice(program: str, folder: Path) -> Iterator[tuple[str, Job]]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ("--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder))
    text = ("--infilter=HTML (StarWriter)", str(folder / "plain.html"))
    yield from _whole("LibreOffice", [program, profile, *text[:1], *convert, text[1]])


def _whole(
    name: str, command: list[str], environ: Mapping[str, str] = _ENVIRON
) -> Iterator[tuple[str, Job]]:
    """Yield a job that is measured from outside, where the system tells what a process took."""
    if hasattr(os, "wait4"):
        yield name, lambda: whole_process(command, environ)._asdict()
