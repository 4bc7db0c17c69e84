"""Documents with more and more versions: 10 to 1,000 of 20,000 words."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from ilacs_desktop.assets import templates
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.readable import readable_html
from tests.bench.measure import Work
from tests.bench.operations import Prepared
from tests.bench.versions import Writer, works

FEWEST = 10
SHOWN = (
    "open", "save", "join of two drafts", "take in a pack", "any version",
    "oldest against newest", "erase a word",
)  # fmt: skip


def versions_works(
    document: Document, framework: Framework, folder: Path, sizes: Sequence[int]
) -> Iterator[tuple[int, Mapping[str, Prepared]]]:
    """Yield for each size what is done with a document of that many times ten versions."""
    author = Writer(document)

    def readable(version: Document) -> str:
        return readable_html(version, framework, templates())

    counts = [FEWEST * size for size in sizes]
    kept = author.saved_at(author.blank(), counts, folder, readable)
    for size, one in zip(sizes, kept, strict=True):
        found = works(one, author, readable)
        yield size, {name: partial(_ready, found[name]) for name in SHOWN}


def _ready(work: Work) -> Work:
    return work
