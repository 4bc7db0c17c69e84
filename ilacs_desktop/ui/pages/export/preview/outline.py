"""What Qt leaves out of a PDF: its language, its title in the title bar, and a list of its headings.

They are added as PDF itself provides for (ISO 32000-1, 7.5.6): what is new is appended, with a
table of where it stands, and the bytes before stay as Qt wrote them. Pure; no Qt here.
"""

import re
from collections.abc import Iterator, Sequence

from ilacs_desktop.ui.pages.export.preview.job import Entry

_LANGUAGE = "en-GB"
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*\Z", re.DOTALL)
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_SIZE = re.compile(rb"/Size (\d+)")


def with_outline(pdf: bytes, headings: Sequence[Entry]) -> bytes:
    """Return a PDF with language and headings; each leads to the place named as its bookmark is.

    A PDF that is not written as Qt writes it comes back as it is.
    """
    end = _TRAILER.search(pdf)
    root, size = (pattern.search(end[1]) if end else None for pattern in (_ROOT, _SIZE))
    if end is None or root is None or size is None:
        return pdf
    number, first = int(root[1]), int(size[1])
    catalog = re.search(rb"\n%d 0 obj\n<<\n(.*?)\n>>\nendobj" % number, pdf, re.DOTALL)
    if catalog is None:
        return pdf
    extra = b"/Lang (%s)\n/ViewerPreferences << /DisplayDocTitle true >>" % _LANGUAGE.encode()
    objects = {}
    if headings:
        extra += b"\n/Outlines %d 0 R" % first
        objects = dict(enumerate(_items(headings, first), start=first))
    objects[number] = b"<<\n%s\n%s\n>>" % (catalog[1], extra)
    entries = _SIZE.sub(b"/Size %d" % (first + len(objects) - 1), end[1])
    return _appended(pdf, objects, b"%s/Prev %s\n" % (entries, end[2]))


def _items(headings: Sequence[Entry], first: int) -> Iterator[bytes]:
    """Yield the list of headings, numbered from ``first`` on, and each heading after it."""
    tops = [at for at, heading in enumerate(headings) if _is_top(headings, at)]
    yield _object(Type="/Outlines", **_kin(tops, first), Count=str(len(tops)))
    for at, heading in enumerate(headings):
        parent = max((top for top in tops if top < at), default=at) if at not in tops else -1
        below = [] if at not in tops else _below(tops, at, len(headings))
        beside = tops if at in tops else _below(tops, parent, len(headings))
        place = beside.index(at)
        links = {
            "Title": _text(heading.title),
            "Dest": _text(heading.bookmark),
            "Parent": _reference(first + 1 + parent),
        }
        if place:
            links["Prev"] = _reference(first + 1 + beside[place - 1])
        if place + 1 < len(beside):
            links["Next"] = _reference(first + 1 + beside[place + 1])
        if below:  # closed, so that the list is short: a count below nothing says so
            links |= {**_kin(below, first), "Count": str(-len(below))}
        yield _object(**links)


def _is_top(headings: Sequence[Entry], at: int) -> bool:
    return at == 0 or headings[at].level <= 1


def _below(tops: Sequence[int], top: int, count: int) -> list[int]:
    following = min((other for other in tops if other > top), default=count)
    return list(range(top + 1, following))


def _kin(items: Sequence[int], first: int) -> dict[str, str]:
    return {
        "First": _reference(first + 1 + items[0]),
        "Last": _reference(first + 1 + items[-1]),
    }


def _reference(number: int) -> str:
    return f"{number} 0 R"


def _text(words: str) -> str:
    return f"<{(chr(0xFEFF) + words).encode('utf-16-be', 'replace').hex().upper()}>"


def _object(**entries: str) -> bytes:
    inside = "\n".join(f"/{name} {value}" for name, value in entries.items())
    return f"<<\n{inside}\n>>".encode()


def _appended(pdf: bytes, objects: dict[int, bytes], trailer: bytes) -> bytes:
    """Return a PDF with these objects, by number, new or in the place of those of that number."""
    whole = bytearray(pdf)
    table = bytearray()
    for number, content in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(whole)
    whole += b"xref\n%strailer\n<<%s>>\nstartxref\n%d\n%%%%EOF\n" % (table, trailer, start)
    return bytes(whole)
