"""What must not get lost when a self-evaluation moves to another framework."""

from collections import Counter
from typing import Any

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import bodies

_RECORDS = (
    *("people", "evidence", "actions", "prior_points", "indicators", "comments", "sign_offs"),
    *("set_asides", "packs", "proposals", "key_dates", "inspections", "audits", "promised"),
    "remembered",
)
# What holds an id of the framework, or of a part of the text, and may be another one afterwards.
_MOVES = frozenset({"type", "judgement", "step", "grades", "overall", "part", "place", "record"})
# A step that is the council's own afterwards has its title and its days.
_OWN_STEP = frozenset({"title", "days", "id"})


def texts(document: Document) -> Counter[str]:
    """Return every paragraph, section and record, as often as it is there."""
    found = [f"block {block!r}" for _, body in bodies(document) for block in body]
    found += [f"section {_without(section, 'areas', 'judgement')}" for section in document.sections]
    for name in _RECORDS:
        left_out = _MOVES | (_OWN_STEP if name == "key_dates" else frozenset())
        found += [f"{name} {_without(one, *left_out)}" for one in getattr(document, name)]
    found += [f"allowed {word}" for word in (*document.allow_list, *document.word_list)]
    found += [f"count {sum(audit.grades.values())} {audit.id}" for audit in document.audits]
    return Counter([*found, f"front {document.front!r}"])


def _without(value: msgspec.Struct, *fields: str) -> str:
    kept: dict[str, Any] = {
        name: getattr(value, name) for name in value.__struct_fields__ if name not in fields
    }
    return repr(kept)
