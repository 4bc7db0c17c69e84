"""All pages of help in their order, and which of them explains a place of the window."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from ilacs_desktop.checks.catalogue import load_catalogue
from ilacs_desktop.errors import ShippedFileError
from ilacs_desktop.framework.model import Text
from ilacs_desktop.framework.reading import read_toml
from ilacs_desktop.help.blocks import Block, blocks_of
from ilacs_desktop.help.checks import CHECKS_TITLE, check_pages

_CONTENTS = "contents.toml"


class HelpError(ShippedFileError):
    """A file of the help cannot be used."""

    what = "The help"
    todo = "Install the program again to put the help back."


class _Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: Text
    pages: tuple[Text, ...]


class Contents(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What contents.toml says: the groups of pages, and the pages of places and of dialogs."""

    group: tuple[_Group, ...]
    pages_of: dict[str, Text]
    dialogs: dict[str, Text] = {}


class Page(NamedTuple):
    """One page: what links call it, its title, the group it stands in, and what is on it."""

    id: str
    title: str
    group: str
    blocks: tuple[Block, ...]


class Library:
    """The pages in reading order. ``pages_of`` and ``dialogs`` name those that explain something."""

    def __init__(
        self, pages: tuple[Page, ...], pages_of: Mapping[str, str], dialogs: Mapping[str, str]
    ) -> None:
        self.pages = pages
        self.pages_of = pages_of
        self.dialogs = dialogs
        self._by_id = {page.id: page for page in pages}

    def has(self, page: str) -> bool:
        """Return whether there is a page of this id."""
        return page in self._by_id

    def page(self, page: str) -> Page:
        """Return the page of this id. Raises KeyError when there is none."""
        return self._by_id[page]

    def page_of(self, place: str, dialog: str = "") -> str:
        """Return the id of the page that explains a place, such as "plan/progress".

        The page of a dialog comes before that of the place it lies over. What has no page of its
        own has that of the larger place that it is in; what has none at all, the first one.
        """
        if dialog in self.dialogs:
            return self.dialogs[dialog]
        while place:
            if place in self.pages_of:
                return self.pages_of[place]
            place = place.rpartition("/")[0]
        return self.pages[0].id


def load_help(folder: Path, checks: Path) -> Library:
    """Return the help in a folder, with pages on the checks of another. Raises ShippedFileError."""
    contents = read_toml(folder, _CONTENTS, Contents, HelpError)
    written = [
        (group.title, tuple(_read(folder, page, group.title) for page in group.pages))
        for group in contents.group
    ]
    made = check_pages(load_catalogue(checks))
    known = any(title == CHECKS_TITLE for title, _ in written)
    groups = written if known else [*written, (CHECKS_TITLE, ())]
    pages = [
        page
        for title, of_group in groups
        for page in (*of_group, *(_made(made) if title == CHECKS_TITLE else ()))
    ]
    return Library(tuple(pages), contents.pages_of, contents.dialogs)


def leads_somewhere(library: Library, link: str) -> bool:
    """Return whether a link leads to a page that is there, and to a heading of it."""
    page, _, anchor = link.partition("#")
    if not library.has(page):
        return False
    return not anchor or any(block.anchor == anchor for block in library.page(page).blocks)


def _read(folder: Path, page: str, group: str) -> Page:
    file = f"{page}.md"
    try:
        source = (folder / file).read_text(encoding="utf-8")
    except OSError as error:
        raise HelpError(file, "", f"it cannot be read ({error.strerror})") from error
    blocks = blocks_of(source)
    title = next((block.text for block in blocks if block.kind == "title"), page)
    return Page(page, title, group, blocks)


def _made(made: tuple[tuple[str, tuple[Block, ...]], ...]) -> Iterator[Page]:
    for page, blocks in made:
        yield Page(page, blocks[0].text, CHECKS_TITLE, blocks)
