"""Words to erase, planted in any text of any document, and all the bytes in which they may be left."""

from random import Random
from typing import Any

import msgspec

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.erasing import NOT_TEXTS, TEXTS, VALUES
from ilacs_desktop.document.model import Document
from ilacs_desktop.history.history import History

SECRET = "Zoë Quillfeather"


def planted(document: Document, random: Random, chance: float = 0.3) -> Document:
    """Return the document with the secret in some of its texts, now and then split over two runs."""
    return _planted(document, random, chance)


def _planted(value: Any, random: Random, chance: float) -> Any:
    if isinstance(value, tuple):
        return tuple(_planted(item, random, chance) for item in value)
    if not isinstance(value, msgspec.Struct):
        return value
    if isinstance(value, Block):
        return _in_runs(value, random) if random.random() < chance else value
    changes: dict[str, Any] = {}
    for field in value.__struct_fields__:
        old = getattr(value, field)
        if field in VALUES and random.random() < chance:
            changes[field] = msgspec.json.encode(f"{SECRET} \n said").decode()
        elif _is_text(value, field) and isinstance(old, str) and random.random() < chance:
            changes[field] = f"{old} {SECRET} {old}"
        elif _is_text(value, field) and isinstance(old, tuple) and random.random() < chance:
            changes[field] = (*old, SECRET)
        else:
            changes[field] = _planted(old, random, chance)
    if hasattr(value, "base_value"):  # the value of a field that holds text
        changes |= {"field": "title", "list": "evidence"}
    return msgspec.structs.replace(value, **changes)


def _is_text(value: msgspec.Struct, field: str) -> bool:
    return field in TEXTS and NOT_TEXTS.get(field, "") not in value.__struct_fields__


def _in_runs(block: Block, random: Random) -> Block:
    at = random.randint(0, len(SECRET))
    runs = (Text(f"Then {SECRET[:at]}"), Text(f"{SECRET[at:]} left.", bold=True))
    return msgspec.structs.replace(block, runs=(*block.runs, *(run for run in runs if run.text)))


def bytes_of(history: History) -> bytes:
    """Return all that a file says about the history."""
    return b"".join((*history.dump(), history.dump_erased()))
