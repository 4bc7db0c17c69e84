"""A finished Word file, parsed once for all who look it over before it goes out."""

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from ilacs_desktop.word.flow.styles import StyleBook
from ilacs_desktop.word.parts.limits import LIMITS, Limits
from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.parts.package import (
    PackageError,
    Parts,
    Relationship,
    parse,
    relationships,
)

_XML = (".xml", ".rels")
# The parts that hold text, and what people call them.
_WITH_TEXT = {
    "header": "a header",
    "footer": "a footer",
    "footnotes": "a footnote",
    "endnotes": "an endnote",
}
_NAMES = {
    "core.xml": "In the file’s properties",
    "app.xml": "In the file’s properties",
    "settings.xml": "In the file’s settings",
    "styles.xml": "In the styles",
    "numbering.xml": "In the lists’ numbering",
}
THE_TEXT = "the text"


class Story(NamedTuple):
    """A part that holds text; ``where`` is what people call it."""

    part: str
    where: str
    root: etree._Element


class Opened(NamedTuple):
    """The parts of a Word file, the roots of those in XML, what each links to, and its stories.

    ``links`` holds the relationships of each part by its name, "" being the package. The main
    document is the first story.
    """

    parts: Parts
    roots: Mapping[str, etree._Element]
    links: Mapping[str, tuple[Relationship, ...]]
    stories: tuple[Story, ...]

    @property
    def main(self) -> Story:
        """The main document."""
        return self.stories[0]

    def related(self, kind: str) -> etree._Element | None:
        """Return the root of the first part of this kind that the main document links to."""
        links = self.links.get(self.main.part, ())
        found = (self.roots.get(link.target) for link in links if link.kind == kind)
        return next((root for root in found if root is not None), None)

    def styles(self) -> StyleBook:
        """Return the styles of the file."""
        styles = self.related("styles")
        return StyleBook(
            etree.Element(W + "styles") if styles is None else styles,
            self.related("numbering"),
            self.related("theme"),
        )


def part_name(part: str) -> str:
    """Return what people call a part that holds no text, with where it is."""
    return _NAMES.get(part.rpartition("/")[2], f"In the part “{part}” of the file")


def roots_of(parts: Parts, limits: Limits = LIMITS) -> dict[str, etree._Element]:
    """Return the roots of the parts in XML. Raises PackageError when one is damaged or too large."""
    return {name: parse(part, limits) for name, part in parts.items() if name.endswith(_XML)}


def opened(parts: Parts, roots: Mapping[str, etree._Element]) -> Opened:
    """Return the file with its stories.

    Raises PackageError when it has no main document with a body.
    """
    names = [name for name in ("", *parts) if not name.endswith(".rels")]
    links = {name: tuple(relationships(parts, name)) for name in names}
    main = next((link.target for link in links[""] if link.kind == "officeDocument"), "")
    if main not in roots or roots[main].find(W + "body") is None:
        raise PackageError("it has no document in it")
    stories = {main: Story(main, THE_TEXT, roots[main])}
    for link in links[main]:
        if link.kind in _WITH_TEXT and link.target in roots:
            where = _WITH_TEXT[link.kind]
            stories.setdefault(link.target, Story(link.target, where, roots[link.target]))
    return Opened(parts, roots, links, tuple(stories.values()))
