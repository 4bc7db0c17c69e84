"""Who is compared with whom, on which work, and why we are behind where we are."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tests.bench.measure import Figures

Medians = Mapping[str, Figures]


class Match(NamedTuple):
    """One line of the comparison: our job and a peer's, by their names, on the same work."""

    what: str
    peer: str
    ours: str
    theirs: str
    why: Callable[[Medians], str]  # we are behind, in a sentence with figures of the same run


def _toolkit(ours: str, theirs: str) -> Callable[[Medians], str]:
    def why(found: Medians) -> str:
        own, other = (found[name]["cpu"] for name in (ours, theirs))
        bare, bare_of_theirs = (found[f"{one} floor"]["cpu"] for one in ("our", "novelWriter"))
        return (
            f"A bare window of PySide6 takes {_ms(bare)}, one of PyQt6 {_ms(bare_of_theirs)};"
            f" beyond it we take {_ms(own - bare)}, novelWriter {_ms(other - bare_of_theirs)}."
        )

    return why


def _whole_export(found: Medians) -> str:
    parts = found["our writer"]
    return (
        f"Starting Python and importing takes {_ms(parts['imports'])} of ours. Its writer takes"
        f" {_ms(parts['cpu'])}; then lines are measured for the page numbers of the contents list"
        f" ({_ms(parts['pages'])}), and the file is looked over ({_ms(parts['audit'])}). The others do"
        " neither, but for LibreOffice, which lays lines out too."
    )


def _writer(found: Medians) -> str:
    parts = found["our writer"]
    return (
        f"Ours also makes {parts['links']:.0f} links and {parts['bookmarks']:.0f} bookmarks, a list of"
        " contents and numbered lists that begin again; the other puts text into paragraphs."
    )


MATCHES = (
    Match("start, ready for a click", "novelWriter", "our start", "novelWriter start",
          _toolkit("our start", "novelWriter start")),
    Match("start with the example open, ready for a key", "novelWriter, its sample open",
          "our ready", "novelWriter sample", _toolkit("our ready", "novelWriter sample")),
    Match("text to Word, a whole process", "pandoc", "our export", "pandoc", _whole_export),
    Match("text to Word, a whole process", "pandoc with --reference-doc", "our export",
          "pandoc in our style", _whole_export),
    Match("text to Word, a whole process", "LibreOffice, from HTML", "our export", "LibreOffice",
          _whole_export),
    Match("text to Word, a whole process", "docxtpl", "our export", "docxtpl", _whole_export),
    Match("text to Word, a whole process", "python-docx, styles by name", "our export",
          "python-docx", _whole_export),
    Match("text to Word, after imports", "docxtpl", "our writer", "docxtpl inside", _writer),
    Match("text to Word, after imports", "python-docx, styles by name", "our writer",
          "python-docx inside", _writer),
)  # fmt: skip

# Each beside the bare window of its own toolkit.
OWN_FLOORS = (
    ("our start", "our floor"),
    ("novelWriter start", "novelWriter floor"),
    ("our ready", "our floor"),
    ("novelWriter sample", "novelWriter floor"),
)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"
