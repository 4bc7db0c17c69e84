"""Types into an open document until it is killed, and says when: run by test_kill_typing.py.

With "together", packs come back meanwhile and are brought in. With "sealed", all of it has a
passphrase.
"""

import datetime as dt
import sys
import time
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QTimer

from ilacs_desktop.assets import resources
from ilacs_desktop.cycle.packs import pack_document
from ilacs_desktop.cycle.returning import take_in
from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.places import Place
from ilacs_desktop.example import load_example
from ilacs_desktop.framework.load import load_framework
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.container import Opened
from ilacs_desktop.storage.crypt import Key
from ilacs_desktop.storage.save import Author
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Services, Workspace
from tests.cycle.contributors import CARE, adding, sent_to
from tests.storage.keys import KEY as CHEAP_KEY

KEY = 15  # milliseconds between two keys: faster than anybody types
SAVE_AFTER = 40  # keys
PACK_AFTER = 17  # keys
BURST = 25  # keys, after which the typist looks up for a moment
LOOKS_UP = 60  # milliseconds
REST = 30  # milliseconds: what the others saved comes in as soon as the typist looks up

PLACE = Place("front", "summary")
PERMANENCE = Place("permanence", "know")


def say(what: str, number: int) -> None:
    """Say what is done by now, and when that was."""
    sys.stdout.write(f"{what} {number} {time.monotonic()}\n")
    sys.stdout.flush()


class Contributor:
    """Somebody who sends one pack back again and again, each time with one more paragraph."""

    def __init__(self, made: Opened) -> None:
        self.pack = made
        self.times = 0

    def send_back(self) -> Opened:
        """Return the pack with one more paragraph in it."""
        self.times += 1
        text = f"Pack {self.times}."
        document = adding(self.pack.document, PERMANENCE, text, f"pack-{self.times}")
        now = dt.datetime.now().astimezone()
        parents = (self.pack.head,)
        history, head = self.pack.history.commit(document, parents, "Grace", now, "CARE-PC")
        self.pack = Opened(document, history, head.id)
        return self.pack


class Typist:
    """Types one letter at a time into the summary, and saves now and then."""

    def __init__(self, folder: Path, key: Key | None, *, together: bool) -> None:
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
            kept=folder / "kept",
        )
        example = load_example(resources() / "example", framework)
        sent = sent_to(example, CARE)
        document = msgspec.structs.replace(example, packs=(sent,))
        self.work = Workspace(document, History(), (), None, services, key=key)
        self.work.save_as(folder / "typed.ilacs")
        services.save_lane.drain()
        made = pack_document(document, sent)
        history, first = History().commit(made, (), "A. Typist", services.now(), "")
        self.contributor = Contributor(Opened(made, history, first.id))
        self.typed = ""
        self.together = together
        if together:
            self.work._coming.rest.setInterval(REST)

    def type_key(self) -> None:
        """Type the next letter, then say how many there are and when the last one was typed."""
        self.typed += "abcdefghij"[len(self.typed) % 10]
        block = Block("typed", (Text(self.typed),))
        self.work.edit_body(PLACE, (block,), group="typed")
        say("typed", len(self.typed))
        if len(self.typed) % SAVE_AFTER == 0:
            self.work.save()
        if self.together and len(self.typed) % PACK_AFTER == 0:
            back = self.contributor.send_back()
            self.work.bring_in("Bring in a pack", take_in(self.work.open_now(), back))
            say("pack", self.contributor.times)

    def pause(self) -> int:
        """Return how long it is to the next key, in milliseconds."""
        return LOOKS_UP if self.together and len(self.typed) % BURST == 0 else KEY


def main(folder: Path, key: Key | None, *, together: bool) -> None:
    """Type for ever."""
    app = QCoreApplication([])
    typist = Typist(folder, key, together=together)
    timer = QTimer()
    timer.setSingleShot(True)

    def type_on() -> None:
        typist.type_key()
        timer.start(typist.pause())

    timer.timeout.connect(type_on)
    timer.start(KEY)
    app.exec()


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        CHEAP_KEY if "sealed" in sys.argv else None,
        together="together" in sys.argv,
    )
