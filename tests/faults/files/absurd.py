"""Files of absurd size, made to fill the memory or the day of whoever opens them.

``python -m tests.faults.files.absurd FOLDER`` reads each in a process of its own; see ``main``.
"""

import json
import os
import resource
import sys
import time
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.pack import read_pack
from ilacs_desktop.storage.container import open_file, peek
from ilacs_desktop.tables.sheet import read_sheet
from ilacs_desktop.word.parts.safe_reader import read_file
from tests.faults.files.ilacs import sound, with_parts
from tests.faults.files.sheets import workbook
from tests.most_memory import most_memory
from tests.storage.makers import entries

MB = 1 << 20
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
Write = Callable[[Path], None]


def _sparse(path: Path) -> None:
    """Make a file of 50 GB that takes no room on the disk."""
    with path.open("wb") as file:
        file.write(b"PK\3\4")
        file.truncate(50 << 30)


def _zip(name: str, pieces: Iterable[bytes], parts: dict[str, bytes]) -> Write:
    """Return what writes a zip file with one part made of pieces, however large."""

    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
            for other, part in parts.items():
                if other != name:
                    zipped.writestr(other, part)
            with zipped.open(name, "w", force_zip64=True) as stream:
                for piece in pieces:
                    stream.write(piece)

    return write


def _book(name: str, start: str, piece: str, size: int, end: str) -> Write:
    """Return what writes a workbook of which one part is a piece again and again."""
    block = piece.encode() * (MB // len(piece))
    return _zip(name, [start.encode(), *[block] * (size // MB), end.encode()], workbook())


def _sheet(inside: str, size: int = 0) -> Write:
    start = f'<worksheet xmlns="{_MAIN}"><sheetData>'
    if size:
        return _book("xl/worksheets/sheet1.xml", start, inside, size, "</sheetData></worksheet>")
    whole = f"{start}{inside}</sheetData></worksheet>".encode()
    return _zip("xl/worksheets/sheet1.xml", [whole], workbook())


def _raw(piece: bytes, times: int) -> Write:
    return lambda path: path.write_bytes(piece * times) and None


def _document(piece: bytes, times: int) -> Write:
    """Return what writes a sound .ilacs file but for its document, whose checksum is right."""
    parts = entries(sound())
    return lambda path: (
        path.write_bytes(with_parts(parts | {"document.json": piece * times})) and None
    )


def _cells(ref: str, rows: int = 1) -> str:
    return "".join(f'<row><c r="{ref}" t="n"><v>1</v></c></row>' for _ in range(rows))


# Each by what it is: the ending of its name, and what writes it.
ABSURD: dict[str, tuple[str, Write]] = {
    "a file of 50 GB": (".ilacs", _sparse),
    "a workbook of 50 GB": (".xlsx", _sparse),
    "a list of 50 GB": (".csv", _sparse),
    "a Word file of 50 GB": (".docx", _sparse),
    "a framework pack of 50 GB": (".zip", _sparse),
    "400 MB of zeros in a document": (
        ".ilacs",
        _zip("document.json", [bytes(MB)] * 400, entries(sound())),
    ),
    "a document of 60 MB of brackets": (".ilacs", _document(b"[", 60 * MB)),
    "a document of 60 MB of blanks": (".ilacs", _document(b" " * 7, 8 * MB)),
    "5 MB of one cell": (".csv", _raw(b"x", 5 * MB - 1)),
    "5 MB of quotation marks": (".csv", _raw(b'"', 5 * MB - 1)),
    "a million columns": (".csv", _raw(b",", MB)),
    "a million rows": (".csv", _raw(b"\n", MB)),
    "two million cells": (".csv", _raw(b"a," * 99 + b"\n", 5000)),
    "12 million empty texts": (
        ".xlsx",
        _book("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}">', "<si/>", 58 * MB, "</sst>"),
    ),
    "one text of 58 MB": (
        ".xlsx",
        _book(
            "xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}"><si><t>', "x", 58 * MB, "</t></si></sst>"
        ),
    ),
    "millions of looks": (
        ".xlsx",
        _book(
            "xl/styles.xml",
            f'<styleSheet xmlns="{_MAIN}"><cellXfs count="1">',
            '<xf numFmtId="0"/>',
            58 * MB,
            "</cellXfs></styleSheet>",
        ),
    ),
    "8 million empty rows": (".xlsx", _sheet("<row/>", 58 * MB)),
    "millions of empty cells in a row": (
        ".xlsx",
        _book(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{_MAIN}"><sheetData><row>',
            "<c/>",
            58 * MB,
            "</row></sheetData></worksheet>",
        ),
    ),
    "as many empty rows as may be": (".xlsx", _sheet("<row/>", 6 * MB)),
    "as many looks as may be": (
        ".xlsx",
        _book(
            "xl/styles.xml",
            f'<styleSheet xmlns="{_MAIN}"><cellXfs count="1">',
            '<xf numFmtId="0"/>',
            MB,
            "</cellXfs></styleSheet>",
        ),
    ),
    "cells in the last column": (".xlsx", _sheet(_cells("XFD1", 5000))),
    "cells beyond the last column": (".xlsx", _sheet(_cells("ZZZ1", 5000))),
    "a cell nowhere": (".xlsx", _sheet(_cells("ZZZZZZZZ1"))),
    "a row far away": (
        ".xlsx",
        _sheet('<row r="999999999999"><c r="A999999999999"><v>1</v></c></row>'),
    ),
    "elements within elements": (
        ".xlsx",
        _book("xl/workbook.xml", f'<workbook xmlns="{_MAIN}">', "<a>", 50 * MB, ""),
    ),
}
_READ: dict[str, Callable[[Path], object]] = {
    ".ilacs": lambda path: (peek(path), open_file(path)),
    ".xlsx": read_sheet,
    ".csv": read_sheet,
    ".docx": read_file,
    ".zip": read_pack,
}


def main(path: Path) -> None:
    """Read a file in at most 2 GB; print what was said, the seconds of work and the most MB."""
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
    start = time.process_time()
    said = ""
    try:
        _READ[path.suffix](path)
    except UserError as refusal:
        said = str(refusal)
    seconds = round(time.process_time() - start, 2)
    memory = most_memory()
    sys.stdout.write(json.dumps([said, seconds, memory]) + "\n")


if __name__ == "__main__":
    os.nice(5)
    main(Path(sys.argv[1]))
