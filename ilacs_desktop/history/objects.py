"""A document taken apart into objects that are named by their content, and put together again.

Every record (a block, a section, an item of evidence) and every list of records is an object of
its own: JSON bytes, named by their digest. An object refers to another by ``{"#": "<name>"}``.
What two versions share is therefore stored once, and two equal documents get equal names. No text
can imitate a reference, because text is always a JSON string and a reference never is.
"""

from collections.abc import Callable, Container, Iterator, Mapping
from typing import Any

import msgspec

from ilacs_desktop.document.codec import digest, encode
from ilacs_desktop.document.model import Document
from ilacs_desktop.history.formats import Raw

Objects = Mapping[str, bytes]
Put = Callable[[Any], dict[str, str]]

REFERENCE = "#"
NAME_LENGTH = 32  # hexadecimal digits: half a SHA-256, still far beyond any chance collision
# Objects may share parts, so a small hostile file could stand for an endless document.
EXPANDED_LIMIT = 16 * 1024 * 1024  # bytes: forty times the largest self-evaluation


def name_of(raw: bytes) -> str:
    """Return the name of an object or version with these bytes."""
    return digest(raw)[:NAME_LENGTH]


def take_apart(document: Document, taken: Container[str] = ()) -> tuple[str, dict[str, bytes]]:
    """Return the name of the document's tree, and all its objects by name.

    No object gets a name that is ``taken``: those of objects from which words were erased. Whoever
    writes the very same words again writes another object, with a space at its end.
    """
    objects: dict[str, bytes] = {}

    def put(value: Any) -> dict[str, str]:  # noqa: ANN401 - as _stored
        # An outline keeps the order of the model's fields, the id first: sorted, the versions of
        # one record then lie side by side in the file. A value still a struct may hold a dict.
        raw = msgspec.json.encode(value) if isinstance(value, dict) else encode(value)
        while (name := name_of(raw)) in taken:
            raw += b" "
        objects[name] = raw
        return {REFERENCE: name}

    return _stored(document, put)[REFERENCE], objects


def _stored(value: Any, put: Put) -> Any:  # noqa: ANN401 - any value of the model
    """Return the value ready to be encoded, its records ``put`` among the objects and referred to."""
    if isinstance(value, tuple):
        if not value or not _is_record(value[0]):
            return value
        return put([_stored(item, put) for item in value])
    if not isinstance(value, msgspec.Struct):
        return value
    fields = {name: _stored(getattr(value, name), put) for name in value.__struct_fields__}
    unchanged = all(fields[name] is getattr(value, name) for name in fields)
    outline = value if unchanged else {k: msgspec.Raw(encode(v)) for k, v in fields.items()}
    return put(outline) if _is_record(value) else outline


def _is_record(value: Any) -> bool:  # noqa: ANN401 - any value of the model
    return isinstance(value, msgspec.Struct) and "id" in value.__struct_fields__


def put_together(tree: str, objects: Objects) -> Raw:
    """Return the plain JSON of the document whose tree has this name.

    Raises KeyError when an object is missing, ValueError or msgspec.DecodeError when one holds no
    JSON or the whole is larger than any document, and RecursionError when it is nested too deep.
    """
    left = EXPANDED_LIMIT

    def fetch(name: str) -> Any:  # noqa: ANN401 - plain JSON
        nonlocal left
        raw = objects[name]
        left -= len(raw)
        if left < 0:
            raise ValueError("the objects stand for more than a document can hold")
        return fill(msgspec.json.decode(raw))

    def fill(value: Any) -> Any:  # noqa: ANN401 - plain JSON
        if isinstance(value, list):
            return [fill(item) for item in value]
        if not isinstance(value, dict):
            return value
        reference = value.get(REFERENCE)
        if isinstance(reference, str) and len(value) == 1:
            return fetch(reference)
        return {key: fill(item) for key, item in value.items()}

    whole = fetch(tree)
    if not isinstance(whole, dict):
        raise ValueError("the tree is no document")  # noqa: TRY004 - its bytes are at fault
    return whole


def reached(tree: str, objects: Objects) -> frozenset[str]:
    """Return the names of all objects that a tree is made of, itself among them, as far as known."""
    found: set[str] = set()
    waiting = [tree]
    while waiting:
        name = waiting.pop()
        if name not in found and name in objects:
            found.add(name)
            waiting += references(plain(objects[name]))
    return frozenset(found)


def plain(raw: bytes) -> Any:  # noqa: ANN401 - plain JSON
    """Return what an object holds; None where that cannot be read, as in a file somebody made."""
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def references(value: Any) -> Iterator[str]:  # noqa: ANN401 - plain JSON
    """Yield the names that an object refers to, however deep it is nested."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict):
            reference = one.get(REFERENCE)
            if isinstance(reference, str) and len(one) == 1:
                yield reference
            else:
                waiting += reversed(one.values())
