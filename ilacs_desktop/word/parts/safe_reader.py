"""Opens a Word document that somebody sent: its text in safety, and what was left aside in words.

Nothing in the file is run, and nothing outside it is fetched: macros, templates, pictures and
embedded files are passed over.
"""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from ilacs_desktop.errors import UserError
from ilacs_desktop.word.parts.limits import LIMITS, Limits, PackageError
from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.parts.package import (
    CONTENT_TYPES,
    Parts,
    Relationship,
    open_package,
    parse,
    relationships,
    relationships_name,
)
from ilacs_desktop.word.parts.unpack import Unpacker

_STRICT = "http://purl.oclc.org/ooxml/"
_MAIN_KIND = "officeDocument"
# What is read of a document: its text, how it looks, and what people wrote in its margins.
_READ = frozenset(
    (
        "styles",
        "numbering",
        "settings",
        "footnotes",
        "endnotes",
        "comments",
        "commentsExtended",
        "people",
        "header",
        "footer",
    )
)
_SAVE_AGAIN = "Open it in Word, save it as a Word document (.docx), and choose that file."


class WordFileError(UserError):
    """A Word file that cannot be read: what is wrong with it, what is safe, what to do."""


class WordSource(NamedTuple):
    """A Word document that was read: its parts of text by name, and what was left aside.

    ``main`` is the name of the part with the document itself. ``notes`` are sentences for the
    person who chose the file.
    """

    name: str
    parts: Parts
    main: str
    notes: tuple[str, ...]

    def root(self, kind: str = "") -> etree._Element | None:
        """Return the root of the part of this kind ("styles"), or of the document itself.

        Returns None where the document has no such part. Raises WordFileError when it is damaged.
        """
        names = [self.main] if not kind else [link.target for link in self.links(kind)]
        return next((self.part(name) for name in names if name in self.parts), None)

    def part(self, name: str) -> etree._Element | None:
        """Return the root of the part of this name, or None. Raises WordFileError."""
        if name not in self.parts:
            return None
        try:
            return parse(self.parts[name])
        except PackageError as fault:
            raise refused(self.name, fault) from fault

    def links(self, kind: str) -> tuple[Relationship, ...]:
        """Return the links of the document to other parts of this kind, or to outside."""
        return tuple(link for link in relationships(self.parts, self.main) if link.kind == kind)


def read_word(raw: bytes, name: str, limits: Limits = LIMITS) -> WordSource:
    """Return the text of a Word document (.docx, .docm, .dotx or .dotm) called ``name``.

    Raises WordFileError with a sentence of its own for each kind of file that is none, that is
    damaged or protected, or that holds more than the limits allow.
    """
    try:
        return _read(open_package(raw, limits), name, limits)
    except PackageError as fault:
        raise refused(name, fault) from fault


def read_file(path: Path, limits: Limits = LIMITS) -> WordSource:
    """Return the text of the Word document at a path. Raises WordFileError, as read_word does."""
    try:
        with path.open("rb") as file:
            raw = file.read(limits.file + 1)  # one too many is refused, and no more is read
    except OSError as error:
        raise WordFileError(
            f"“{path.name}” could not be read ({error.strerror}). Your self-evaluation was not"
            " changed. If it is open in Word, close it there; if it lies on a drive that is away,"
            " copy it to this computer. Then choose it again."
        ) from None
    return read_word(raw, path.name, limits)


def refused(name: str, fault: PackageError) -> WordFileError:
    """Return the sentences that refuse a file of this name."""
    return WordFileError(
        f"“{name}” cannot be read: {fault}. Your self-evaluation was not changed."
        f" {fault.todo or _SAVE_AGAIN}"
    )


def _read(package: Unpacker, name: str, limits: Limits) -> WordSource:
    package.measure_pictures()
    parts: Parts = {CONTENT_TYPES: package.read_xml(CONTENT_TYPES)}
    main = _main_part(package, parts)
    cut: Counter[str] = Counter()
    waiting = [main]
    while waiting:
        part = waiting.pop()
        parts[part] = package.read_xml(part)
        links = relationships_name(part)
        if links not in package.names:
            continue
        parts[links] = package.read_xml(links)
        for link in relationships(parts, part):
            if link.external:
                cut[link.kind] += link.kind != "hyperlink"
            elif link.kind in _READ and link.target in package.names and link.target not in parts:
                waiting.append(link.target)
    _check_main(parts[main], limits)
    return WordSource(name, parts, main, _notes(package, cut))


def _main_part(package: Unpacker, parts: Parts) -> str:
    """Return the name of the part that holds the document; its kind was checked."""
    links = relationships_name("")
    if links not in package.names:
        raise PackageError("it has no document in it, so it is damaged")
    parts[links] = package.read_xml(links)
    for link in relationships(parts, ""):
        if link.kind == _MAIN_KIND and not link.external:
            if link.type.startswith(_STRICT):
                raise _strict()
            if link.target not in package.names:
                break
            return link.target
    raise PackageError("it has no document in it, so it is damaged")


def _check_main(raw: bytes, limits: Limits) -> None:
    root = parse(raw)
    if str(root.tag).startswith(f"{{{_STRICT}"):
        raise _strict()
    if root.tag != W + "document" or root.find(W + "body") is None:
        raise PackageError("it is not a Word document", "Choose a Word document (.docx).")
    if sum(1 for _ in root.iter(W + "p")) > limits.paragraphs:
        raise _too_long(f"{limits.paragraphs:,} paragraphs")
    if sum(len(text.text or "") for text in root.iter(W + "t")) > limits.letters:
        raise _too_long(f"{limits.letters:,} letters")


def _too_long(what: str) -> PackageError:
    return PackageError(
        f"it has more than {what}, more than any self-evaluation",
        "Copy the part that you need into a new Word document, and choose that.",
    )


def _strict() -> PackageError:
    return PackageError(
        "it was saved as a “Strict Open XML Document”",
        "Open it in Word, save it as “Word Document (*.docx)”, the first in the list, and choose"
        " that file.",
    )


def _notes(package: Unpacker, cut: Counter[str]) -> tuple[str, ...]:
    names = [name.lower() for name in package.names]
    embedded = sum("/embeddings/" in name for name in names)
    others = cut.total() - cut["attachedTemplate"] - cut["image"]
    said = (
        (
            any(name.endswith("vbaproject.bin") for name in names),
            "It holds macros. They were not run and are left out.",
        ),
        (
            cut["attachedTemplate"],
            "It asks for a template that is kept elsewhere. It was opened without it.",
        ),
        (cut["image"], _without(cut["image"], "picture", "pictures")),
        (others, _without(others, "other thing", "other things")),
        (embedded, f"Embedded files are left out: {embedded:,}."),
    )
    return tuple(sentence for is_so, sentence in said if is_so)


def _without(count: int, one: str, many: str) -> str:
    what, them = (one, "it") if count == 1 else (many, "them")
    return f"It asks for {count:,} {what} from elsewhere. It was opened without {them}."
