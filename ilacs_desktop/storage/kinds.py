"""Which kinds of file are ours, and what another is in the words of somebody who picked it."""

from collections.abc import Iterable

_STARTS = (
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel document, or one with a password"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
)
_PARTS = (
    ("word/", "a Word document"),
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
)
ZIP_START = b"PK\3\4"
# As the manifest calls them. A pack is what a contributor was sent of a self-evaluation.
SELF_EVALUATION, PACK = "self-evaluation", "contributor pack"


def kind_of_bytes(data: bytes) -> str:
    """Return what bytes that are no zip file are, such as "a PDF"."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    head = data[:4096]
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html")):
        return "a web page"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "a plain text file"
    if not any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head):
        return "a plain text file"
    return "another kind of file"


def kind_of_zip(names: Iterable[str]) -> str:
    """Return what a zip file with these entries is, such as "a Word document"."""
    entries = tuple(names)
    for start, kind in _PARTS:
        if any(entry.startswith(start) for entry in entries):
            return kind
    return "a zip file with other things in it"
