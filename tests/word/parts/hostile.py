"""Files that nobody means well with, and files that are no Word document, made by hand.

``python -m tests.word.parts.hostile WAY FILE …`` reads files in one of the program's ways, in a process of
its own, and prints what came of each, its seconds of work, and the most memory that the process took, in MB.
"""

import io
import json
import struct
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from ilacs_desktop.errors import UserError
from ilacs_desktop.word.audit.audit import UNREADABLE, audit
from ilacs_desktop.word.audit.known import Known
from ilacs_desktop.word.last_year.reader import read_outline
from ilacs_desktop.word.parts.ooxml import NAMESPACE
from ilacs_desktop.word.parts.package import write_package
from ilacs_desktop.word.parts.safe_reader import read_word
from ilacs_desktop.word.review.reader import read_copy
from ilacs_desktop.word.template.importing import import_template
from tests.most_memory import most_memory
from tests.word.parts.made_by_hand import (
    CLOSING,
    MAIN,
    OPENING,
    STYLES,
    paragraph,
    relationships_part,
    word_file,
    word_parts,
)
from tests.word.support import SMALL as DOCUMENT

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
BODY = paragraph("Words that are safe.")
PARTS = word_parts(BODY)
_BOMB = 60_000_000


def changed(**parts: bytes) -> bytes:
    """Return the plain document with its main part (``document``) or others changed."""
    names = {"document": "word/document.xml", "links": "word/_rels/document.xml.rels"}
    return write_package(PARTS | {names.get(name, name): part for name, part in parts.items()})


def with_doctype(declaration: str, text: str, code: str = "utf-8") -> bytes:
    """Return a document whose main part begins with a document type."""
    xml = f'<?xml version="1.0" encoding="{code}"?>{declaration}{OPENING}{paragraph(text)}{CLOSING}'
    return changed(document=xml.encode(code))


def laughs(code: str) -> bytes:
    """Return a document of entities within entities."""
    entities = '<!ENTITY a "' + "x" * 1000 + '">'
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        entities += f'<!ENTITY {name} "' + f"&{before};" * 10 + '">'
    return with_doctype(f"<!DOCTYPE w [{entities}]>", "&i;", code)


def packed(name: str, pieces: Callable[[], object], parts: Mapping[str, bytes] = PARTS) -> bytes:
    """Return the plain document with a part written piece by piece, however large."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for other, part in parts.items():
            if other != name:
                package.writestr(other, part)
        with package.open(name, "w", force_zip64=True) as stream:
            for piece in pieces():  # type: ignore[attr-defined]
                stream.write(piece)
    return out.getvalue()


def bomb(
    piece: bytes,
    size: int,
    name: str = "word/document.xml",
    start: str = "",
    parts: Mapping[str, bytes] = PARTS,
) -> bytes:
    """Return a document whose body is a piece again and again, up to some bytes."""
    block = piece * (100_000 // len(piece))

    def pieces() -> list[bytes]:
        whole = [block] * (size // len(block))
        return [f"{start}{OPENING}".encode(), *whole, CLOSING.encode()]

    return packed(name, pieces, parts)


def by_another_name(start: bytes, piece: bytes = b"", size: int = 0) -> bytes:
    """Return a document whose main part is called as no XML part is, and begins so."""
    links = PARTS["_rels/.rels"].replace(b"document.xml", b"main.dat")
    parts = {name: part for name, part in PARTS.items() if name != "word/document.xml"}
    links_of_it = parts.pop("word/_rels/document.xml.rels")
    parts |= {"_rels/.rels": links, "word/_rels/main.dat.rels": links_of_it}
    return bomb(piece or b"<w:p/>", size, "word/main.dat", start.decode(), parts)


def chained(styles: int, paragraphs: int) -> bytes:
    """Return a document with styles each based on the next, and paragraphs of them all."""
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="Style {n}"/>'
        f'<w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(styles)
    )
    body = "".join(paragraph("Words.", f"s{n % styles}") for n in range(paragraphs))
    return word_file(
        body + paragraph("{{ body }}"),
        {"styles": STYLES.replace("</w:styles>", f"{chain}</w:styles>")},
    )


def commented(comments: int, paragraphs: int, *, closed: bool) -> bytes:
    """Return a document whose comments all begin in its first paragraph, and end in its last."""
    ids = range(comments)
    starts = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in ids)
    ends = "".join(f'<w:commentRangeEnd w:id="{n}"/>' for n in ids if closed)
    body = paragraph(f"{starts}<w:r><w:t>First.</w:t></w:r>") + paragraph("Words.") * paragraphs
    told = "".join(f'<w:comment w:id="{n}"><w:p/></w:comment>' for n in ids)
    part = f'<w:comments xmlns:w="{NAMESPACE}">{told}</w:comments>'
    return word_file(f"{body}{paragraph(f'{ends}<w:r/>')}", {"comments": part})


def lying(raw: bytes) -> bytes:
    """Return a zip file whose directory says that the document takes 1,000 bytes unpacked."""
    lied = bytearray(raw)
    at = lied.rfind(b"PK\1\2")
    while at >= 0:
        length = int.from_bytes(lied[at + 28 : at + 30], "little")
        if lied[at + 46 : at + 46 + length] == b"word/document.xml":
            struct.pack_into("<L", lied, at + 24, 1000)
        at = lied.rfind(b"PK\1\2", 0, at)
    return bytes(lied)


def zipped(entries: list[tuple[str, bytes]], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip file with these entries, of one name too."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as package:
        for name, data in entries:
            info = zipfile.ZipInfo(name)
            info.compress_type = compression
            package.writestr(info, data)
    return out.getvalue()


def picture(width: int, height: int) -> bytes:
    """Return the beginning of a PNG that says it is so large."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\x08\2\0\0\0"


def deep(levels: int) -> str:
    """Return tables within tables."""
    return "<w:tbl><w:tr><w:tc>" * levels + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * levels


def main_of(kind: str) -> bytes:
    """Return the plain document with another kind of main part."""
    return write_package(word_parts(BODY, main=kind))


OUTSIDE = relationships_part(
    ("styles", "styles.xml", ""),
    ("attachedTemplate", "http://templates.example/t.dotm", "External"),
    ("image", "file:////server/share/x.png", "External"),
    ("frame", "http://frames.example/", "External"),
)

# Each file by what it is: how it is made, and what is said of it; "" where it is opened.
SMALL: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "it is empty"),
    "a password": (
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
        "it is protected with a password",
    ),
    "a sensitivity label": (
        lambda: OLE + "EncryptedPackage DRMEncryptedTransform".encode("utf-16-le"),
        "it is encrypted by a sensitivity label",
    ),
    "Word 97": (lambda: OLE + "WordDocument".encode("utf-16-le"), "before 2007 (.doc)"),
    "Excel 97": (lambda: OLE + "Workbook".encode("utf-16-le"), "it is an Excel workbook"),
    "a PDF": (lambda: b"%PDF-1.7\n%\xe2\xe3", "it is a PDF"),
    "rich text": (lambda: b"{\\rtf1\\ansi Words}", "it is in Rich Text Format"),
    "a web page": (lambda: b"\xef\xbb\xbf\n<!DOCTYPE html><html></html>", "it is a web page"),
    "a mail": (lambda: b"MIME-Version: 1.0\r\n", "it is a web page"),
    "flat XML": (lambda: b'<?xml version="1.0"?><pkg:package/>', "it is an XML file"),
    "plain text": ("What we know. £5".encode, "it is plain text"),
    "noise": (lambda: bytes(range(256)) * 4, "it is not a Word document"),
    "OpenDocument": (
        lambda: zipped(
            [("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>")]
        ),
        "it is an OpenDocument text (.odt)",
    ),
    "a workbook": (
        lambda: zipped([("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<x/>")]),
        "it is an Excel workbook",
    ),
    "a presentation": (
        lambda: zipped([("[Content_Types].xml", b"<Types/>"), ("ppt/presentation.xml", b"<x/>")]),
        "it is a PowerPoint presentation",
    ),
    "our own file": (
        lambda: zipped([("document.json", b"{}"), ("manifest.json", b"{}")]),
        "it is a self-evaluation made with this program",
    ),
    "a zip folder": (lambda: zipped([("a.docx", b"x")]), "it is a zip folder"),
    "strict": (
        lambda: changed(
            document=f"{OPENING}{CLOSING}".replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            ).encode()
        ),
        "“Strict Open XML Document”",
    ),
    "cut short": (lambda: write_package(PARTS)[:-60], "cut short on its way"),
    "a hole in it": (
        lambda: b"".join((write_package(PARTS)[:300], b"\0" * 40, write_package(PARTS)[340:])),
        "cut short on its way",
    ),
    "no document": (
        lambda: write_package({k: v for k, v in PARTS.items() if k != "word/document.xml"}),
        "it has no document in it",
    ),
    "laughs": (lambda: laughs("utf-8"), "declares a document type"),
    "laughs in UTF-16": (lambda: laughs("utf-16"), "declares a document type"),
    "an entity from outside": (
        lambda: with_doctype('<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"),
        "declares a document type",
    ),
    "a document type in the links": (
        lambda: changed(links=b"<!DOCTYPE a><a/>"),
        "declares a document type",
    ),
    "another code": (
        lambda: changed(document=b'<?xml version="1.0" encoding="utf-7"?><a/>'),
        "in a code that Word does not use",
    ),
    "another code, told late": (
        lambda: changed(document=b'<?xml version="1.0"' + b" " * 2000 + b' encoding="UTF-7"?><a/>'),
        "in a code that Word does not use",
    ),
    "another code, told in UTF-16": (
        lambda: changed(document='<?xml version="1.0" encoding="utf-7"?><a/>'.encode("utf-16")),
        "in a code that Word does not use",
    ),
    "blanks before a document type": (
        lambda: by_another_name(b" " * 200 + b"<!DOCTYPE w>"),
        "declares a document type",
    ),
    "a document of another name": (lambda: by_another_name(b""), ""),
    "tables within tables": (
        lambda: word_file(deep(60)),
        "nested more than 120 deep",
    ),
    "two parts of one name": (
        lambda: zipped([*PARTS.items(), ("WORD/document.xml", b"<x/>")]),
        "two parts of one name",
    ),
    "packed oddly": (
        lambda: zipped(list(PARTS.items()), zipfile.ZIP_BZIP2),
        "packed in a way that Word does not use",
    ),
    "2,001 parts": (
        lambda: zipped([*PARTS.items(), *((f"x{n}", b"") for n in range(2001))]),
        "more than 2,000 parts",
    ),
    "301 pictures": (
        lambda: zipped([*PARTS.items(), *((f"word/media/{n}.png", b"") for n in range(301))]),
        "more than 300 pictures",
    ),
    "a huge picture": (
        lambda: changed(**{"word/media/a.png": picture(50_000, 50_000)}),
        "50,000 by 50,000 points",
    ),
    "things from outside": (lambda: changed(links=OUTSIDE), ""),
    "macros": (
        lambda: write_package(
            word_parts(BODY, main="application/vnd.ms-word.document.macroEnabled.main+xml")
            | {"word/vbaProject.bin": b"x"}
        ),
        "",
    ),
    "a template": (lambda: main_of(MAIN.replace("document.main", "template.main")), ""),
    "a name that leads out": (lambda: changed(**{"../../evil.xml": b"<x/>"}), ""),
}
LARGE: dict[str, tuple[Callable[[], bytes], str]] = {
    "30 million empty paragraphs": (lambda: bomb(b"<w:p/>", 180_000_000), "to more than 40 MB"),
    "6 million empty paragraphs": (lambda: bomb(b"<w:p/>", 36_000_000), "more than 600,000 pieces"),
    "as many paragraphs as may be": (
        lambda: bomb(b"<w:p/>", 3_500_000),
        "more than 10,000 paragraphs",
    ),
    "attributes": (
        lambda: bomb(b'<w:p w:a="" w:b="" w:c="" w:d="" w:e=""/>', 39_000_000),
        "more than 600,000 pieces",
    ),
    "300 MB of text": (lambda: bomb(b"A" * 1000, 300_000_000), "to more than 40 MB"),
    "39 MB of text": (
        lambda: bomb(paragraph("A" * 4000).encode(), 39_000_000),
        "more than 5,000,000 letters",
    ),
    "one word of 39 MB": (lambda: bomb(b"A" * 1000, 39_000_000), "not well-formed"),
    "a false size": (lambda: lying(bomb(b"A" * 1000, _BOMB)), "cut short on its way"),
    "70,000 parts": (
        lambda: zipped([*PARTS.items(), *((f"x{n}", b"") for n in range(70_000))]),
        "more than 2,000 parts",
    ),
    "20 million elements after blanks": (
        lambda: by_another_name(b" " * 200, b"<a/>", 80_000_000),
        "to more than 40 MB",
    ),
    "9 million elements after blanks": (
        lambda: by_another_name(b" " * 200, b"<a/>", 36_000_000),
        "more than 600,000 pieces",
    ),
    "3,000 styles in a chain": (lambda: chained(3_000, 9_000), ""),
    "9,700 paragraphs": (lambda: bomb(paragraph("Words." * 40).encode(), 3_000_000), ""),
}
# What is hostile to another way of reading: the way, how it is made, and what is said of it.
ELSEWHERE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "comments never closed": ("review", lambda: commented(2_900, 9_000, closed=False), ""),
    "comments about everything": (
        "review",
        lambda: commented(2_900, 9_000, closed=True),
        "comments about more text than anybody reads",
    ),
    "99,000 comments": ("review", lambda: commented(99_000, 1, closed=False), "3,000 comments"),
    "1,000 styles in a template": ("template", lambda: chained(1_000, 1), ""),
    "a template in another code": (
        "template",
        SMALL["another code, told late"][0],
        "in a code that Word does not use",
    ),
    "a template with blanks before its elements": (
        "template",
        lambda: by_another_name(b" " * 200, b"<a/>", 36_000_000),
        "more than 600,000 pieces",
    ),
}


def _audited(raw: bytes) -> str:
    found = audit(raw, DOCUMENT, "final", Known()).findings
    return next((one.places[0].words for one in found if one.rule == UNREADABLE.id), "")


def _read(raw: bytes, way: str) -> str:
    if way == "audit":
        return _audited(raw)
    if way == "template":
        import_template(raw, "last year.docx")
    elif way == "review":
        read_copy(read_word(raw, "last year.docx"))
    else:
        read_outline(read_word(raw, "last year.docx"))
    return ""


def outcome(raw: bytes, way: str = "last year") -> str:
    """Return "" when the document is opened and read in this way, or the sentence that refuses it."""
    try:
        return _read(raw, way)
    except UserError as refusal:
        return str(refusal)


def main(way: str, paths: list[str]) -> None:
    """Read files in one way and print what came of each, one line of JSON a file."""
    for path in paths:
        raw = Path(path).read_bytes()
        start = time.process_time()
        said = outcome(raw, way)
        seconds = time.process_time() - start
        memory = most_memory()
        sys.stdout.write(json.dumps([said, round(seconds, 3), memory]) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
