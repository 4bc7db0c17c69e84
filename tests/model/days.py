"""Days that are lived again in every run: one with everything in it, and those that once went wrong."""

from typing import Any

from ilacs_desktop.merge.settle import open_proposals
from tests.model.machine import Machine
from tests.model.reference import add_word, drop_word, join, new_paragraph, split

Day = tuple[tuple[str, dict[str, Any]], ...]
HERE: dict[str, Any] = {"where": 1, "at": 0}
SAVED: dict[str, Any] = {"where": 2, "at": 1, "which": 3, "then": "saved"}

EVERYTHING: Day = (
    ("colleague_works", HERE | {"edit": add_word, "which": 1, "then": "opened anew"}),
    ("rewrite", HERE | {"edit": new_paragraph}),
    ("colleague_works", SAVED | {"edit": add_word}),
    ("save", {"slow": True}),
    ("write", HERE | {"edit": add_word, "on": True}),
    ("write", HERE | {"edit": add_word, "on": True}),
    ("heard_of_it", {}),
    ("rest", {}),
    ("list_evidence", {"which": 0, "add": True}),
    ("cite", HERE | {"which": 2}),
    ("keep", {}),
    ("rewrite", HERE | {"edit": add_word}),
    ("keep", {}),
    ("crash", {"meanwhile": True}),
    ("send_pack", {"first": 0, "second": 1, "form": "ilacs", "every": True}),
    ("rewrite", HERE | {"edit": new_paragraph}),
    ("send_pack", {"first": 3, "second": 4, "form": "word", "every": False}),
    ("undo", {"times": 1}),
    ("redo", {"times": 1}),
    ("pack_is_written_in", {"which": 0, "where": 0, "at": 1, "edit": add_word, "new": True}),
    ("pack_is_written_in", {"which": 1, "where": 1, "at": 1, "edit": add_word, "new": False}),
    ("list_evidence", {"which": 0, "add": True}),
    ("bring_in_pack", {"which": 0, "typed_on": True}),
    ("bring_in_pack", {"which": 1, "typed_on": False}),
    ("copy_is_written_in", {"which": 1, "where": 1, "at": 0, "edit": drop_word}),
    ("rewrite", HERE | {"edit": drop_word}),
    ("bring_in_copy", {"which": 0, "typed_on": True}),
    ("bring_in_copy", {"which": 0, "typed_on": False}),
    ("settle", {"which": 0, "pick": "theirs"}),
    ("send_for_review", {}),
    ("review", {"which": 0, "at": 3, "how": "word"}),
    ("review", {"which": 0, "at": 5, "how": "paragraph"}),
    ("bring_back_review", {"which": 0}),
    ("decide", {"which": 0, "yes": True}),
    ("decide", {"which": 0, "yes": False}),
    ("bring_in_sheet", {"numbers": [1, 9, 0], "update": True}),
    *(("rearrange", {"which": 1, "how": how}) for how in ("up", "rename", "park", "join")),
    ("carry", {"from_": 3, "to": 1, "at": 0}),
    ("undo", {"times": 4}),
    ("redo", {"times": 2}),
    ("colleague_works", SAVED | {"edit": join}),
    ("close_and_open", {}),
    ("export", {}),
)

# Both pressed Enter at the same place of one paragraph: its second half stood there twice.
BOTH_SPLIT: Day = (
    ("rewrite", {"where": 3, "at": 0, "edit": join}),
    ("save", {"slow": False}),
    ("colleague_works", {"where": 3, "at": 1, "edit": split, "which": 1, "then": "opened anew"}),
    ("colleague_works", SAVED | {"edit": add_word}),
    ("rewrite", {"where": 3, "at": 1, "edit": split}),
    ("save", {"slow": False}),
    ("rest", {}),
)


# A section was joined into another while a colleague joined two of its paragraphs: one stood twice.
JOINED_AND_MOVED: Day = (
    ("rearrange", {"how": "join", "which": 4}),
    ("write", HERE | {"edit": add_word, "on": False}),
    ("colleague_works", {"where": 4, "at": 0, "edit": join, "which": 0, "then": "saved"}),
    ("rest", {}),
)

# A Word form comes back, is written on and comes back again.
FORM_TWICE: Day = (
    ("send_pack", {"first": 0, "second": 0, "form": "word", "every": False}),
    ("pack_is_written_in", {"which": 0, "where": 0, "at": 0, "edit": add_word, "new": True}),
    ("bring_in_pack", {"which": 0, "typed_on": False}),
    ("pack_is_written_in", {"which": 0, "where": 0, "at": 1, "edit": add_word, "new": False}),
    ("bring_in_pack", {"which": 0, "typed_on": False}),
)


def live(machine: Machine, day: Day) -> None:
    """Let a day pass, and see after each step that all is well."""
    try:
        for name, given in day:
            if name != "settle" or open_proposals(machine.document):
                getattr(machine, name)(**given)
            machine.all_is_well()
    finally:
        machine.teardown()
