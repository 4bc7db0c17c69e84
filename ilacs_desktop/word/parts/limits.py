"""How much a Word file may hold before it is refused: more than any self-evaluation, less than a bomb.

The figures were tried on hostile files; tests/word/parts/test_hostile_files.py holds the tests.
"""

import sys
from typing import NamedTuple

MB = 1_000_000


class Limits(NamedTuple):
    """Sizes in bytes, unpacked where not said otherwise; the rest are counts over a whole file.

    ``nodes`` are elements and attributes, counted before a tree is built: each takes some 200 bytes
    of memory, whatever its size in the file.
    """

    file: int = 60 * MB  # as it lies on the disk
    unpacked: int = 200 * MB
    xml_part: int = 40 * MB
    directory: int = 1 * MB  # the zip file's own list of parts
    parts: int = 2_000
    nodes: int = 600_000
    depth: int = 120
    pictures: int = 300
    pixels: int = 60_000_000  # of one picture
    paragraphs: int = 10_000
    letters: int = 5_000_000  # of text, a hundred self-evaluations
    bases: int = 20  # styles that a style is based on, one after another
    comments: int = 3_000
    commented: int = 100_000  # paragraphs that comments are about, for each comment anew
    quoted: int = 20_000_000  # letters that comments are about, for each comment anew


LIMITS = Limits()
# For what we wrote ourselves a moment ago: nobody else had it in hand, and whatever its length, it
# fitted into the memory while it was written. A self-evaluation is never too long to be saved.
OURS = Limits(*[sys.maxsize] * len(Limits._fields))


class PackageError(Exception):
    """These bytes are no Word file that can be read safely.

    The message says why, as a clause ("it is a PDF"); ``todo`` says what to do, where there is
    something better to do than to save the file again in Word.
    """

    def __init__(self, reason: str, todo: str = "") -> None:
        super().__init__(reason)
        self.todo = todo
