"""Saves a file that somebody else has open, again and again, until it is killed: run by test_kill_typing.py."""

import datetime as dt
import sys
import time
from itertools import count
from pathlib import Path

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.save import Author, SaveOrder, save
from tests.storage.keys import PASSPHRASE

CONTEXT = Place("front", "context")
WHO = Author("P. Other", "LAPTOP-2")


def save_once(path: Path, number: int) -> None:
    """Save the file with one more paragraph, as somebody on another computer does."""
    found = open_file(path, passphrase=PASSPHRASE)
    block = Block(f"t{number}", (Text(f"Theirs {number}."),))
    document = with_body(found.document, CONTEXT, (*body_at(found.document, CONTEXT), block))
    now = dt.datetime.now().astimezone()
    facts = (path, document, found.history, (found.head,), WHO, now, lambda _document: "")
    save(SaveOrder(*facts, key=found.key))


def main(path: Path) -> None:
    """Save for ever, and say each that is saved, and when."""
    for number in count(1):
        save_once(path, number)
        sys.stdout.write(f"theirs {number} {time.monotonic()}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
