"""Opening every dialog there is over the window, and leaving it."""

import importlib
import sys
from pathlib import Path

from tests.soak.person import Person

# What makes a picture of each dialog has to know them all; no package, so it is said where it is.
PICTURES = Path(__file__).parents[2] / "packaging"


def open_every_dialog(person: Person) -> None:
    """Open each dialog as the program does, and leave it with Escape."""
    sys.path.append(str(PICTURES))
    pictures = importlib.import_module("pictures_of_dialogs")
    sys.path.remove(str(PICTURES))
    made = pictures.Dialogs(person.program.outfit.theme, person.folder)
    for name, make in made.makers().items():
        person.dialogs.open_form(make())
        person.settle()
        assert person.dialog() is not None, f"{name} did not open"
        person.escape()
