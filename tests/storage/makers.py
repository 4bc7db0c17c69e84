"""What the tests of the file are about: small documents, files that hold them, and disks that fail."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import msgspec

from ilacs_desktop.document.body import Block, Text, block_text
from ilacs_desktop.document.model import Authority, Cycle, Document, Judgement, Section
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.container import pack
from ilacs_desktop.storage.disk import Disk
from ilacs_desktop.storage.save import Author

AUTUMN = dt.timezone(dt.timedelta(0), "GMT")
MOMENT = dt.datetime(2026, 11, 21, 14, 32, tzinfo=AUTUMN)
ANN = Author("Ann", "laptop")
BEN = Author("Ben", "desktop")


def document(text: str = "Children are safe.", name: str = "se-1") -> Document:
    """Return a small document that says ``text``."""
    block = Block("b-1", (Text(text),))
    return Document(
        name,
        Authority("Northbridge Council"),
        Cycle("2026", "ilacs-2026-04", dt.date(2026, 4, 1)),
        judgements=(Judgement("j", "Leaders"),),
        sections=(Section("s", "Supervision", "j", know=(block,)),),
    )


def saying(*paragraphs: str) -> Document:
    """Return a small document with these paragraphs in one answer."""
    blocks = (Block(f"b-{at}", (Text(text),)) for at, text in enumerate(paragraphs))
    section = Section("s", "Supervision", "j", know=tuple(blocks))
    return msgspec.structs.replace(document(), sections=(section,))


def said(document: Document) -> list[str]:
    """Return the paragraphs of that answer."""
    return [block_text(block) for block in document.sections[0].know]


def readable(document: Document) -> str:
    """Stand in for the readable copy."""
    return f"<!doctype html><p>{document.authority.name}</p>"


def packed(document: Document, *earlier: Document) -> bytes:
    """Return the bytes of a file whose document was saved after some earlier ones."""
    history, head = History(), ""
    for version in (*earlier, document):
        parents = [head] if head else []
        history, made = history.commit(version, parents, "Ann", MOMENT, "laptop")
        head = made.id
    return pack(document, history, head, readable)


def entries(data: bytes) -> dict[str, bytes]:
    """Return the parts of a zip file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip file with these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """Return a file of ours with another content in one part, its checksum left as it was."""
    return zipped(entries(data) | {name: part})


def with_manifest(data: bytes, **changes: object) -> bytes:
    """Return a file of ours with other values in its manifest."""
    manifest = msgspec.json.decode(entries(data)["manifest.json"])
    return with_part(data, "manifest.json", msgspec.json.encode(manifest | changes))


class Watch:
    """Passes the time without waiting, and remembers how long the program meant to wait."""

    def __init__(self) -> None:
        self.pauses: list[float] = []

    def wait(self, seconds: float) -> None:
        """Wait."""
        self.pauses.append(seconds)

    def disk(self, **parts: object) -> Disk:
        """Return a disk that waits on this watch, with other parts replaced."""
        return Disk(**{"wait": self.wait, **parts})


def windows_error(number: int, errno: int) -> OSError:
    """Return the error that Windows raises with this number of its own."""
    error = OSError(errno, "as Windows says")
    error.winerror = number
    return error


def names_in(folder: Path) -> list[str]:
    """Return the names of all files in a folder."""
    return sorted(path.name for path in folder.iterdir())
