"""Saves under a real limit of the system, in a program of its own: run by test_real.py."""

import os
import resource
import signal
import sys
from pathlib import Path

from ilacs_desktop.errors import UserError
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.journal import Journal
from ilacs_desktop.storage.safe_write import write_safely
from ilacs_desktop.storage.save import SaveOrder, save
from tests.storage.journals import NOW, typed
from tests.storage.makers import ANN, MOMENT, document, readable, saying

_NOBODY = 65534


def limited(what: str, most: int) -> None:
    """Let the system refuse from now on."""
    if what == "size":
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # then writing fails with EFBIG
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    elif what == "user" and os.getuid() == 0:  # nothing is refused to root
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)


def main(file: Path, job: str, what: str, most: int) -> None:
    """Do a job under a limit, and print what was told; print nothing where it was done."""
    os.chdir(file.parent)  # the folders above it are closed to others
    file = Path(file.name)
    opened = open_file(file)
    limited(what, most)
    long = saying("First.", *(f"Mine {n}." for n in range(400)))
    try:
        if job == "save":
            facts = (opened.history, (opened.head,), ANN, MOMENT, readable)
            save(SaveOrder(file, long, *facts))
        elif job == "export":
            write_safely(file.with_name("out.docx"), bytes(200_000))
        else:
            journal = Journal(file.parent / "recovery")
            journal.start(document(), None, (), NOW)
            journal.keep(typed(document(), "word " * 40_000))
    except UserError as error:
        sys.stdout.write(str(error))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]))
