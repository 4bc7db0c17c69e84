"""Saves one document again and again, and says so, until it is killed: run by test_kill.py."""

import sys
from itertools import count
from pathlib import Path

from ilacs_desktop.storage.save import SaveOrder, save, save_new
from tests.storage.makers import ANN, MOMENT, document, readable


def say(what: str) -> None:
    """Write a line that the test sees at once."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def main(file: Path) -> None:
    """Save to ``file`` for ever; on standard output, say before and after which save it is."""
    saved = save_new(file, document("0"), ANN, MOMENT, readable)
    say("saved 0")
    for number in count(1):
        say(f"tried {number}")
        parents = (saved.version.id,)
        text = f"{number} " + "word " * 200 * (number % 50)
        order = SaveOrder(file, document(text), saved.history, parents, ANN, MOMENT, readable)
        saved = save(order)
        say(f"saved {number}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
