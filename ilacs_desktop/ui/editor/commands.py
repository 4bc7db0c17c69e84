"""The editor's commands: their names in menus, their keys, and the slots that do them.

Pages build menus, toolbars and the list of shortcuts from this. The keys work in an editor without
any menu; where a window binds the same keys, its action comes first and there is no clash.
"""

from typing import NamedTuple

from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QKeySequence


class Command(NamedTuple):
    """One command: ``slot`` names a method of BodyEditor; ``keys`` is empty where it has none.

    ``same_keys`` is what the keys are called by keyboards where Shift makes another sign of them.
    """

    slot: str
    text: str
    keys: str = ""
    same_keys: str = ""


COMMANDS = (
    Command("toggle_bold", "Bold", "Ctrl+B"),
    Command("toggle_italic", "Italic", "Ctrl+I"),
    Command("toggle_bullets", "Bullets", "Ctrl+Shift+L"),
    Command("toggle_numbers", "Numbers", "Ctrl+Shift+7", "Ctrl+Shift+&"),
    Command("mark_strength", "Strength", "Ctrl+Shift+T"),
    Command("mark_improvement", "Area for improvement", "Ctrl+Shift+A"),
    Command("remove_mark", "No mark"),
    Command("cite", "Cite evidence or an action…", "Ctrl+E"),
    Command("next_finding", "Next finding", "F7"),
    Command("previous_finding", "Previous finding", "Shift+F7"),
    Command("say_finding", "Say what was found here", "Ctrl+F7"),
)
READING = frozenset(("next_finding", "previous_finding", "say_finding"))  # they change nothing
_SLOTS = {
    QKeySequence(keys): command.slot
    for command in COMMANDS
    for keys in (command.keys, command.same_keys)
    if keys
}


def slot_for(keys: QKeyCombination) -> str:
    """Return the slot these keys call, or nothing."""
    return _SLOTS.get(QKeySequence(keys), "")
