"""Names a file that is no Word document: what it is, in words, and what to do about it."""

from collections.abc import Collection

from ilacs_desktop.word.parts.limits import PackageError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Open it in Word, save it as a Word document (.docx), and choose that file."
_UNLOCK = (
    "Open it in Word with its password, take the password off (File, Info, Protect Document,"
    " Encrypt with Password), save it, and choose it again."
)
_ASK_FOR_COPY = (
    "Ask its owner for a copy whose sensitivity label does not encrypt it, and choose that copy."
)
_WORKBOOK = ("it is an Excel workbook, not a Word document", "Choose the Word document instead.")
_SLIDES = ("it is a PowerPoint presentation, not a Word document", _WORKBOOK[1])
_TEXT_SAMPLE = 4096

# What the older Office files are, by the name of a stream in them.
_OLE_KINDS: tuple[tuple[str, str, str], ...] = (
    ("DRMEncrypted", "it is encrypted by a sensitivity label or rights management", _ASK_FOR_COPY),
    ("EncryptedPackage", "it is protected with a password", _UNLOCK),
    ("Workbook", *_WORKBOOK),
    ("PowerPoint Document", *_SLIDES),
)
# What other files are, by how they begin, in small letters.
_KINDS: tuple[tuple[bytes | tuple[bytes, ...], str, str], ...] = (
    (
        b"%pdf-",
        "it is a PDF, not a Word document",
        "Choose the Word document that it was made from. If there is none, open the PDF in Word,"
        " check the text, save it as a Word document (.docx), and choose that file.",
    ),
    (b"{\\rtf", "it is in Rich Text Format (.rtf)", _SAVE_AS),
    ((b"<!doctype html", b"<html", b"mime-version:"), "it is a web page", _SAVE_AS),
    (b"<?xml", "it is an XML file, not a Word document (.docx)", _SAVE_AS),
)
_ZIP_KINDS: tuple[tuple[str, str, str], ...] = (
    ("xl/workbook.xml", *_WORKBOOK),
    ("xl/workbook.bin", *_WORKBOOK),
    ("ppt/presentation.xml", *_SLIDES),
    (
        "document.json",
        "it is a self-evaluation made with this program",
        "Open it with File, Open.",
    ),
    (
        "Index/Document.iwa",
        "it is a Pages document",
        "Export it from Pages to Word, and choose that file.",
    ),
)


def foreign_file(raw: bytes) -> PackageError | None:
    """Return why these bytes are not packed as a Word document is; None when they are."""
    start = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"pk"):
        return None
    if not start:
        return PackageError("it is empty", "Choose another file.")
    if start.startswith(_OLE):
        return _old_office(raw)
    for beginnings, reason, todo in _KINDS:
        if start.startswith(beginnings):
            return PackageError(reason, todo)
    if _is_text(raw[:_TEXT_SAMPLE]):
        return PackageError("it is plain text, not a Word document", _SAVE_AS)
    return PackageError("it is not a Word document", "Choose a Word document (.docx).")


def foreign_package(names: Collection[str], mimetype: bytes) -> PackageError | None:
    """Return why a zip file with parts of these names is no Word document; None when it may be."""
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return PackageError(
            "it is an OpenDocument text (.odt)",
            "Open it in Word or LibreOffice, save it as a Word document (.docx), and choose that"
            " file.",
        )
    if mimetype:
        return PackageError("it is not a Word document", "Choose a Word document (.docx).")
    for name, reason, todo in _ZIP_KINDS:
        if name in names:
            return PackageError(reason, todo)
    if "[Content_Types].xml" not in names:
        holds = any(name.lower().endswith((".docx", ".docm")) for name in names)
        inside = "Take the Word document out of it, and choose that." if holds else ""
        return PackageError(
            "it is a zip folder, not a Word document",
            inside or "Choose a Word document (.docx).",
        )
    return None


def _old_office(raw: bytes) -> PackageError:
    for stream, reason, todo in _OLE_KINDS:
        if stream.encode("utf-16-le") in raw:
            return PackageError(reason, todo)
    return PackageError("it is in Word’s format from before 2007 (.doc)", _SAVE_AS)


def _is_text(start: bytes) -> bool:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 9 for byte in start)
