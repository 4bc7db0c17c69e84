"""The places of the top row, in their order (docs/navigation.md). Ctrl and a digit go by it."""

from typing import NamedTuple


class Stage(NamedTuple):
    """One place: its id, the word on its tab, that word with an access key, and its icon."""

    id: str
    text: str
    menu: str
    icon: str


STAGES = (
    Stage("overview", "Overview", "O&verview", "home"),
    Stage("set_up", "Set up", "&Set up", "settings"),
    Stage("evidence", "Evidence", "Ev&idence", "evidence"),
    Stage("draft", "Draft", "&Draft", "edit"),
    Stage("review", "Review", "&Review", "checks"),
    Stage("export", "Export", "&Export", "export"),
)


def keys_of(stage: Stage) -> str:
    """Return the keys that lead to a place."""
    return f"Ctrl+{STAGES.index(stage) + 1}"
