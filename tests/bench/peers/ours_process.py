"""Our own Word export in a process of its own: ``python -m tests.bench.peers.ours_process FOLDER``.

It prints the CPU seconds of writing inside a process that has everything imported, and what the
parts of a whole export take.
"""

import io
import json
import statistics
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

RUNS = 3


def figures(folder: Path) -> dict[str, float]:
    """Return ``cpu`` for the writer alone, as its peers are measured, and the parts of an export."""
    from ilacs_desktop import cli  # noqa: F401 - what the command line imports counts as importing
    from ilacs_desktop.assets import resources, standard_template
    from ilacs_desktop.export import word
    from ilacs_desktop.framework.load_compiled import load_compiled
    from ilacs_desktop.layout.numbered import write_numbered
    from ilacs_desktop.storage.container import open_file
    from ilacs_desktop.word.audit.audit import audit
    from ilacs_desktop.word.choices import ExportChoices
    from ilacs_desktop.word.writer import write_docx
    from tests.bench.window_process import FILE

    imported = time.process_time()
    framework = load_compiled(resources() / "framework")
    document = open_file(folder / FILE).document
    order = (document, framework, standard_template(), ExportChoices(charts=False))
    today = document.cycle.meeting
    assert today is not None
    write = lambda: write_docx(*order, today=today)  # noqa: E731
    made = write()
    numbered = _cpu(lambda: write_numbered(*order, today=today))
    cpu = _cpu(write)
    known = word.Export(*order, today=today, out=folder / "out.docx")
    audited = _cpu(lambda: audit(made.docx, document, "draft", word._known(known)))
    return {
        "cpu": cpu,
        "imports": imported,
        "pages": numbered - cpu,
        "audit": audited,
        "links": _count(made.docx, b"<w:hyperlink "),
        "bookmarks": _count(made.docx, b"<w:bookmarkStart "),
    }


def _count(docx: bytes, tag: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(docx)) as parts:
        return parts.read("word/document.xml").count(tag)


def _cpu(work: Callable[[], object]) -> float:
    work()
    spent = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return statistics.median(spent)


if __name__ == "__main__":
    print(json.dumps(figures(Path(sys.argv[1]))), flush=True)
