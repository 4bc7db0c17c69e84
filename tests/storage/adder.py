"""Adds paragraphs to one file, saving after each, as one of several programs: run by test_four_savers.py."""

import sys
from pathlib import Path

import msgspec

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.save import Author, SaveOrder, save
from tests.storage.makers import MOMENT, readable


def with_addition(document: Document, name: str, number: int) -> Document:
    """Return the document with one more paragraph at the end of its answer."""
    section = document.sections[0]
    block = Block(f"{name}-{number}", (Text(f"{name} wrote paragraph {number}."),))
    section = msgspec.structs.replace(section, know=(*section.know, block))
    return msgspec.structs.replace(document, sections=(section,))


def main(file: Path, name: str, additions: int) -> None:
    """Open the file once, wait for a word, and add to it so many times; say each that is saved."""
    opened = open_file(file)
    document, history, parents = opened.document, opened.history, (opened.head,)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for number in range(additions):
        document = with_addition(document, name, number)
        facts = (file, document, history, parents, Author(name, f"PC-{name}"), MOMENT, readable)
        saved = save(SaveOrder(*facts))
        sys.stdout.write(f"{name} wrote paragraph {number}.\n")
        sys.stdout.flush()
        document, history, parents = saved.document, saved.history, (saved.version.id,)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
