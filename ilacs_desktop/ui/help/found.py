"""What a search found, as a page: each place as a link with the words around what was found."""

from ilacs_desktop.help.blocks import Block, Span
from ilacs_desktop.help.search import Hit

_NOTHING = (
    "Nothing in the help has all of these words. Try fewer of them, or the beginning of one, such as"
    " “sign” for signing and signature. The contents list every page."
)


def results_page(query: str, hits: tuple[Hit, ...]) -> tuple[Block, ...]:
    """Return the blocks of the page that shows what was found for a query."""
    title = Block("title", (Span(f"Search: {query.strip()}"),))
    if not hits:
        return (title, Block("paragraph", (Span(_NOTHING),)))
    found = [block for hit in hits for block in _shown(hit)]
    return (title, Block("paragraph", (Span(how_many(hits)),)), *found)


def how_many(hits: tuple[Hit, ...]) -> str:
    """Return how many places were found, in words."""
    return {0: "Nothing found", 1: "1 place found"}.get(len(hits), f"{len(hits)} places found")


def link_to(hit: Hit) -> str:
    """Return the link that leads to what was found."""
    return f"{hit.page}#{hit.anchor}" if hit.anchor else hit.page


def _shown(hit: Hit) -> tuple[Block, ...]:
    where = Block("paragraph", (Span(hit.title, link=link_to(hit)), Span(f" ({hit.group})")))
    return (where, Block("paragraph", hit.snippet)) if hit.snippet else (where,)
