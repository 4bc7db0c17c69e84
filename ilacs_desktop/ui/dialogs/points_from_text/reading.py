"""Reads the text of a report or letter, pasted or from a file, and finds its points; off the window."""

from pathlib import Path

from ilacs_desktop.assets import resources
from ilacs_desktop.errors import UserError
from ilacs_desktop.language.points import Found, points_in
from ilacs_desktop.language.report_rules import load_report_rules

TEXT_FILES = (".txt",)
WORD_FILES = (".docx", ".docm", ".dotx", ".dotm")
_MOST = 5_000_000  # bytes of a text file; the longest report has some 100,000
_BULLET = "• "


class ReportFileError(UserError):
    """A file whose text cannot be read."""


def found_in(text: str) -> Found:
    """Return what the text of a report or letter holds.

    Raises LanguageError where the shipped words cannot be read.
    """
    from ilacs_desktop.language.spelling import load_speller

    rules = load_report_rules(resources())
    if "-\n" not in text.replace("\r\n", "\n"):
        return points_in(text, rules)
    speller = load_speller(resources() / "language", resources() / "dictionaries" / "en_GB")
    return points_in(text, rules, lambda word: word in speller.words)


def text_of_file(path: Path) -> str:
    """Return the text of a Word or text file. Raises a UserError with what to do instead."""
    suffix = path.suffix.casefold()
    if suffix in WORD_FILES:
        return _word_text(path)
    if suffix == ".pdf":
        raise ReportFileError(
            f"“{path.name}” is a PDF, which cannot be read here. Nothing was changed. Open it, select"
            " all of its text (Ctrl+A), copy it (Ctrl+C) and paste it into the box."
        )
    return _plain_text(path)


def _plain_text(path: Path) -> str:
    try:
        raw = path.read_bytes() if path.stat().st_size <= _MOST else None
    except OSError as error:
        raise ReportFileError(
            f"“{path.name}” could not be read ({error.strerror}). Nothing was changed. Check that the"
            " file is still there and that you may open it."
        ) from error
    if raw is None:
        raise ReportFileError(f"“{path.name}” is too large to be a report. Choose another file.")
    return _decoded(raw)


def _decoded(raw: bytes) -> str:
    """Return text from UTF-8, from what Windows calls Unicode, or from its old code page."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _word_text(path: Path) -> str:
    from ilacs_desktop.word.last_year.outline import Grid
    from ilacs_desktop.word.last_year.reader import read_outline
    from ilacs_desktop.word.parts.safe_reader import read_file

    lines: list[str] = []
    for piece in read_outline(read_file(path)).pieces:
        lines += ["", piece.title, ""]
        for item in piece.items:
            if isinstance(item, Grid):
                lines += ["", item.text, ""]
            else:
                lines.append(item.text if item.kind == "paragraph" else f"{_BULLET}{item.text}")
                lines += [""] if item.kind == "paragraph" else []
    return "\n".join(lines).strip()
