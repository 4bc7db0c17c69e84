"""Any document at all, for the laws: made from the types of the model themselves.

A field added to the model is filled from then on, so that no law silently stops covering it.
Hypothesis draws a seed and a plain generator does the rest: a document has thousands of parts, and
drawing each by itself would cost more than the law under test.
"""

import datetime as dt
import types
from collections.abc import Callable, Iterator
from itertools import count
from random import Random
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from hypothesis import strategies as st

from ilacs_desktop.document.body import Block, Body, Run, tidy_runs
from ilacs_desktop.document.model import Document

# Everything a file can hold: not lone surrogates, which no UTF-8 file has.
texts = st.text(st.characters(codec="utf-8"), max_size=12)

_ODD = ("", " ", "\n", "\t", "\u00a0", "é", "e\u0301", "🙂", "\u202e", "{{ title }}", "<b>&", "[1]")
_ODD += ("\\", '"', "\x00", "\x7f", "\ufeff", "\U0010ffff", '{"#": "0"}', "#", "null", "🏴\u200d☠️")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SEEDS = st.integers(0, 2**48)


def bodies() -> st.SearchStrategy[Body]:
    """Draw any body of text; its blocks have ids of their own."""
    return _SEEDS.map(lambda seed: renamed(_value(Body, Random(seed)), count()))


def runs() -> st.SearchStrategy[tuple[Run, ...]]:
    """Draw any runs, tidy or not."""
    return _SEEDS.map(lambda seed: _value(tuple[Run, ...], Random(seed)))


def documents() -> st.SearchStrategy[Document]:
    """Draw any sound document: whatever it says, its ids are unique."""
    return _SEEDS.map(document_from)


@st.composite
def edited(draw: st.DrawFn, document: Document) -> Document:
    """Draw a document that differs from this one as editing makes it differ."""
    return edit(document, Random(draw(_SEEDS)))


def document_from(seed: int) -> Document:
    """Return the document of a seed."""
    random = Random(seed)
    document = renamed(_struct(Document, random), count())
    homes = [judgement.id for judgement in document.judgements]
    sections = tuple(
        msgspec.structs.replace(section, judgement=random.choice(homes))
        for section in document.sections
        if homes
    )
    return msgspec.structs.replace(document, sections=sections)


def edit(value: Any, random: Random) -> Any:
    """Return a record in which one to three fields changed; the rest are the same objects.

    Records in it are altered, dropped, moved, and joined by new ones.
    """
    fields = [field for field in msgspec.structs.fields(type(value)) if field.name != "id"]
    some = random.sample(fields, random.randint(1, min(3, len(fields))))
    changes = {f.name: _edited(getattr(value, f.name), f.type, random) for f in some}
    return msgspec.structs.replace(value, **changes)


def _edited(value: Any, kind: Any, random: Random) -> Any:
    new = renamed(_value(kind, random), count(random.randrange(10**6, 10**12)))
    if isinstance(value, msgspec.Struct):
        return edit(value, random)
    if not (isinstance(value, tuple) and value and hasattr(value[0], "id")):
        return new
    kept = [edit(item, random) if random.random() < 0.3 else item for item in value]
    kept = [item for item in kept if random.random() < 0.8]
    at = random.randint(0, len(kept))
    kept[at:at] = new
    if random.random() < 0.3:
        random.shuffle(kept)
    return tuple(kept)


def renamed(value: Any, numbers: Iterator[int]) -> Any:
    """Return the value with a fresh id on every record and block in it."""
    if isinstance(value, tuple):
        return tuple(renamed(item, numbers) for item in value)
    if not isinstance(value, msgspec.Struct):
        return value
    fields = {name: renamed(getattr(value, name), numbers) for name in value.__struct_fields__}
    if "id" in fields:
        fields["id"] = f"id-{next(numbers)}"
    return type(value)(**fields)


def _text(random: Random) -> str:
    pieces = random.randint(0, 3)
    return "".join(
        random.choice(_ODD)
        if random.random() < 0.4
        else "".join(random.choices(_LETTERS, k=random.randint(1, 8)))
        for _ in range(pieces)
    )


_PLAIN: dict[Any, Callable[[Random], Any]] = {
    str: _text,
    int: lambda random: random.choice((0, 1, -1, 7, 2**40, random.randrange(100))),
    float: lambda random: random.choice((0.0, -1.5, 1e300, 4.9e-324, random.random() * 100)),
    bool: lambda random: random.random() < 0.5,
    bytes: lambda random: random.randbytes(random.randint(0, 8)),
    dt.date: lambda random: dt.date.fromordinal(random.randint(1, dt.date.max.toordinal())),
    dt.datetime: lambda random: dt.datetime.fromtimestamp(random.randint(0, 2**32), dt.UTC),
    type(None): lambda _: None,
}


def _value(kind: Any, random: Random) -> Any:  # noqa: PLR0911 - one return for each kind of type
    origin, args = get_origin(kind), get_args(kind)
    if kind in _PLAIN:
        return _PLAIN[kind](random)
    if origin is Annotated:
        return _value(args[0], random)
    if origin is Literal:
        return random.choice(args)
    if origin in (Union, types.UnionType):
        return _value(random.choice(args), random)
    if origin is tuple:
        return tuple(_value(args[0], random) for _ in range(random.randint(0, 3)))
    if origin is dict:
        pairs = range(random.randint(0, 2))
        return {_value(args[0], random): _value(args[1], random) for _ in pairs}
    made = _struct(kind, random)
    return msgspec.structs.replace(made, runs=tidy_runs(made.runs)) if kind is Block else made


def _struct(kind: type[msgspec.Struct], random: Random) -> Any:
    return kind(**{f.name: _value(f.type, random) for f in msgspec.structs.fields(kind)})
