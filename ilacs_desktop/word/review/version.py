"""Which version a review copy was made from, and how: said in the name of one hidden bookmark.

The name holds a digest of what the copy prints and a letter for each choice of the export, so that
the version can be found again in the file's history and printed once more as it was.
"""

import re
from typing import Any, Literal, NamedTuple, get_args, get_origin

import msgspec

from ilacs_desktop.document.codec import digest, encode
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.numbers import with_unique_numbers
from ilacs_desktop.word.anchors import VERSION_PREFIX
from ilacs_desktop.word.choices import ExportChoices

_DIGITS = 20  # of the digest: with the letters a name within Word's 40
_NAME = re.compile(rf"{VERSION_PREFIX}([a-z]*)_([0-9a-f]{{{_DIGITS}}})")
# What is kept with a self-evaluation and never printed: a comment more is the same version.
_BESIDE = ("comments", "proposals", "sign_offs", "set_asides", "packs", "allow_list", "word_list")


class Exported(NamedTuple):
    """What the anchor says: the digest of the version, and the choices, as far as they matter."""

    digest: str
    choices: ExportChoices


def version_anchor(document: Document, choices: ExportChoices) -> str:
    """Return the name of the bookmark that says which version is exported, and how."""
    letters = "".join(
        "abcdefghij"[options.index(getattr(choices, name))] for name, options in _options()
    )
    return f"{VERSION_PREFIX}{letters}_{digest_of(document)}"


def exported_as(anchor: str) -> Exported | None:
    """Return what the name of a bookmark says; None where it is none of ours.

    A choice that this program does not know, because a newer one made the copy, is taken as usual.
    """
    match = _NAME.fullmatch(anchor)
    if match is None:
        return None
    chosen = {
        name: options["abcdefghij".index(letter)]
        for (name, options), letter in zip(_options(), match[1], strict=False)
        if letter in "abcdefghij"[: len(options)]
    }
    return Exported(match[2], ExportChoices(copy="review", **chosen))


def digest_of(document: Document) -> str:
    """Return the digest of all that may be printed of a self-evaluation."""
    document, _ = with_unique_numbers(document)
    nothing: dict[str, Any] = dict.fromkeys(_BESIDE, ())
    return digest(encode(msgspec.structs.replace(document, **nothing)))[:_DIGITS]


def _options() -> list[tuple[str, tuple[Any, ...]]]:
    """Return the choices that change what is printed where, each with what may be chosen."""
    found: list[tuple[str, tuple[Any, ...]]] = []
    for field in msgspec.structs.fields(ExportChoices):
        if get_origin(field.type) is Literal:
            found.append((field.name, get_args(field.type)))
        elif field.type is bool:
            found.append((field.name, (False, True)))
    return found
