"""The places of the top row, in their order (docs/navigation.md). Ctrl and a digit go by it."""

from collections.abc import Sequence
from typing import NamedTuple

from ilacs_desktop.document.model import Document


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
    Stage("plan", "Plan", "&Plan", "action"),
    Stage("team", "Team", "Te&am", "people"),
    Stage("review", "Review", "&Review", "checks"),
    Stage("export", "Export", "&Export", "export"),
)

# The pages of the places that have several, by id and words, in the order of their tabs.
TABS: dict[str, tuple[tuple[str, str], ...]] = {
    "overview": (
        ("overview", "Overview"),
        ("key_dates", "Key dates"),
        ("inspection", "Inspection"),
    ),
    "set_up": (("set_up", "Set up"), ("framework", "Framework")),
    "evidence": (("evidence", "Evidence"), ("figures", "Figures")),
    "plan": (("actions", "Action plan"), ("progress", "Progress")),
    "team": (
        ("contributors", "Contributors"),
        ("bring_in", "Bring in"),
        ("history", "History"),
    ),
    "review": (
        ("to_fix", "To fix"),
        ("inspector", "Inspector’s view"),
        ("returned", "From reviewers"),
        ("signing", "Before signing"),
        ("sign_off", "Sign-off"),
    ),
}
# What is found by its own name though it lies within a page: the way to it, and its name.
PANELS: dict[str, tuple[tuple[str, str], ...]] = {
    "set_up": (("set_up/set_up/people", "People"), ("set_up/set_up/outline", "Sections")),
    "draft": (
        ("draft/checks", "Checks"),
        ("draft/comments", "Comments"),
        ("draft/prompts", "Prompts"),
    ),
}
_OF_A_PACK = ("draft", "evidence")


def stages_of(document: Document | None) -> tuple[Stage, ...]:
    """Return the places that a document has: a contributor's pack has two, any other has all."""
    if document is None or not document.pack:
        return STAGES
    return tuple(stage for id_ in _OF_A_PACK for stage in STAGES if stage.id == id_)


def keys_of(stage: Stage, shown: Sequence[Stage] = STAGES) -> str:
    """Return the keys that lead to a place, of those that are shown."""
    return f"Ctrl+{shown.index(stage) + 1}"
