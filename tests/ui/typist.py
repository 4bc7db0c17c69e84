"""Types into an open document until it is killed, and says when: run by test_kill_typing.py."""

import datetime as dt
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from ilacs_desktop.assets import resources
from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.places import Place
from ilacs_desktop.example import load_example
from ilacs_desktop.framework.load import load_framework
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.save import Author
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Services, Workspace

KEY = 15  # milliseconds between two keys: faster than anybody types
SAVE_AFTER = 40  # keys

PLACE = Place("front", "summary")


class Typist:
    """Types one letter at a time into the summary, and saves now and then."""

    def __init__(self, folder: Path) -> None:
        framework = load_framework(resources() / "framework")
        services = Services(
            framework=framework,
            author=Author("A. Typist", "LAPTOP-1"),
            now=lambda: dt.datetime.now().astimezone(),
            clock=time.monotonic,
            readable=lambda document: document.authority.name,
            recovery=folder / "recovery",
            save_lane=Lane(),
            journal_lane=Lane(),
        )
        example = load_example(resources() / "example", framework)
        self.work = Workspace(example, History(), (), None, services)
        self.work.save_as(folder / "typed.ilacs")
        services.save_lane.drain()
        self.typed = ""

    def type_key(self) -> None:
        """Type the next letter, then say how many there are and when the last one was typed."""
        self.typed += "abcdefghij"[len(self.typed) % 10]
        block = Block("typed", (Text(self.typed),))
        self.work.edit_body(PLACE, (block,), group="typed")
        sys.stdout.write(f"{len(self.typed)} {time.monotonic()}\n")
        sys.stdout.flush()
        if len(self.typed) % SAVE_AFTER == 0:
            self.work.save()


def main(folder: Path) -> None:
    """Type for ever."""
    app = QCoreApplication([])
    typist = Typist(folder)
    timer = QTimer()
    timer.timeout.connect(typist.type_key)
    timer.start(KEY)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
