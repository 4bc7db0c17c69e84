"""What is wrong with the text of a help, and which pictures it shows."""

from collections.abc import Iterator
from pathlib import Path

from ilacs_desktop.help.pages import Library, Page, leads_somewhere


def faults_of(library: Library, folder: Path) -> list[str]:
    """Return what is wrong with the help in a folder, a sentence each."""
    listed = {page.id for page in library.pages}
    found = [
        f"{path.name} is in no group of contents.toml"
        for path in sorted(folder.glob("*.md"))
        if path.stem not in listed
    ]
    named = (*library.pages_of.items(), *library.dialogs.items())
    found += [f"{place} has no page “{page}”" for place, page in named if page not in listed]
    found += [f"{page.id}: {fault}" for page in library.pages for fault in _faults(library, page)]
    return found


def pictures_of(library: Library) -> frozenset[str]:
    """Return the names of all pictures on the pages."""
    return frozenset(block.picture for page in library.pages for block in page.blocks) - {""}


def _faults(library: Library, page: Page) -> Iterator[str]:
    if [block.kind for block in page.blocks].count("title") != 1:
        yield "it has not one title"
    anchors = [block.anchor for block in page.blocks if block.anchor]
    yield from (f"two headings “{one}”" for one in sorted(set(anchors)) if anchors.count(one) > 1)
    for block in page.blocks:
        if block.picture and not block.text:
            yield f"the picture {block.picture} has no alternative text"
        for span in block.spans:
            if span.link and not leads_somewhere(library, span.link):
                yield f"a link leads nowhere: {span.link}"
            if any(left in span.text for left in ("**", "](", "`")) or span.text.startswith("#"):
                yield f"not understood: {span.text}"
