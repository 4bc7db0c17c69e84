"""A form that came back: which pack it is, and what it says, before that is put in its place."""

import datetime as dt
import re
from typing import NamedTuple

from lxml import etree

from ilacs_desktop.errors import UserError
from ilacs_desktop.word.form.anchors import FORM_PREFIX, Facts, facts_of
from ilacs_desktop.word.form.items import REFERENCE
from ilacs_desktop.word.form.walk import Pages, read_pages
from ilacs_desktop.word.parts.limits import LIMITS, PackageError
from ilacs_desktop.word.parts.ooxml import to_moment
from ilacs_desktop.word.parts.package import open_package, parse
from ilacs_desktop.word.parts.properties import CORE_NAME
from ilacs_desktop.word.parts.safe_reader import WordSource, read_word

_MARKS = (f'"{FORM_PREFIX}'.encode(), REFERENCE.encode())
_REFERENCE = re.compile(rf"{re.escape(REFERENCE)}\s*(\S+)(?:\s+(\S+))?")


class NotAFormError(UserError):
    """The file is no form that this program made, or nothing is left in it by which to tell."""


class IsAFormError(UserError):
    """The file is a form where another Word document is wanted."""


class Form(NamedTuple):
    """A form that was read.

    ``facts`` say which pack it is; ``by`` and ``at`` who saved it last and when, as the file says,
    "" and None where it does not. ``pages`` hold its words, ``notes`` sentences about what was left
    aside.
    """

    name: str
    facts: Facts
    pages: Pages
    by: str = ""
    at: dt.datetime | None = None
    notes: tuple[str, ...] = ()


def refuse_form(source: WordSource) -> None:
    """Raise IsAFormError, which says where forms belong, for a Word document that is one."""
    if any(mark in source.parts[source.main] for mark in _MARKS):
        raise IsAFormError(
            f"“{source.name}” is a Word form that was sent to a contributor. Nothing was changed."
            " Bring it in under Team, Contributors: what is written in it then goes into its own"
            " sections."
        )


def read_form(data: bytes, name: str) -> Form:
    """Return what a form called ``name`` says.

    Raises WordFileError with its own sentence for each kind of file that is no Word document or
    cannot be read in safety, and NotAFormError where it is no form.
    """
    source = read_word(data, name)
    pages = read_pages(source)
    facts = facts_of(pages.marks) or _told(pages)
    if not facts.pack and not pages.marks:
        raise NotAFormError(
            f"“{name}” is not a form that was sent out from here, or nothing is left in it by which"
            " to tell: its headings and its last line may have been taken out. Your self-evaluation"
            " was not changed. Ask for the file as it was saved in Word, or copy what you need from"
            " it by hand."
        )
    by, at = _saved(data)
    return Form(name, facts, pages, by, at, source.notes)


def _told(pages: Pages) -> Facts:
    """Return what the last line of a form tells of it, where the hidden places are not whole."""
    for line in pages.lines:
        match = _REFERENCE.search(" ".join(line.text.split()))
        if match is not None:
            return Facts(pack=match[1], document=match[2] or "")
    return Facts()


def _saved(data: bytes) -> tuple[str, dt.datetime | None]:
    """Return who saved a file last and when; it is not damaged, or it would not have been read."""
    try:
        package = open_package(data, LIMITS)
        root = parse(package.read_xml(CORE_NAME)) if CORE_NAME in package.names else None
    except PackageError:
        return "", None
    by, at = _text(root, "lastModifiedBy"), _text(root, "modified")
    return by, to_moment(at)


def _text(root: etree._Element | None, tag: str) -> str:
    element = None if root is None else root.find(f"{{*}}{tag}")
    return "" if element is None else (element.text or "").strip()
