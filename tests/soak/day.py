"""A working day, made short: ``python -m tests.soak.day FOLDER`` says what each hour was like.

In the morning one document stays open, and nobody else is at it; at midday others' work comes into
it; in the afternoon files are closed and opened as well. Each hour of a part is the same work, after
which the document is as it was: what then grows from hour to hour, but for the versions that were
saved and for what came in, is a leak.
"""

import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.soak import files, measure, pages, records, writing
from tests.soak.dialogs import open_every_dialog
from tests.soak.heard import Heard
from tests.soak.person import Person
from tests.soak.probes import probe

Work = Callable[[Person], object]

WRITING: tuple[Work, ...] = (
    writing.write_in_sections,
    writing.cite_and_uncite,
    writing.find_and_replace,
    writing.go_to_places,
    records.keep_records,
    records.comment,
)
LOOKING: tuple[Work, ...] = (
    pages.see_every_page,
    pages.press_every_button,
    pages.change_the_look,
    pages.open_every_menu,
    open_every_dialog,
    files.read_the_help,
)
SAVING: tuple[Work, ...] = (files.save_now, files.let_it_save, files.export_all)
JOINING: tuple[Work, ...] = (files.send_and_take_in_packs, files.colleague_saves)
OPENING: tuple[Work, ...] = (files.roll_the_year, files.close_and_open)
MORNING = WRITING + LOOKING + SAVING
AFTERNOON = MORNING + JOINING + OPENING
# What a moment has of it: a form, a page or two, and a file that is opened again.
SHORT: tuple[Work, ...] = (records.comment, files.open_another)


class Part(NamedTuple):
    """Some hours of the day, all with the same work."""

    name: str
    hours: int
    work: tuple[Work, ...]


HOURS = 6  # of each part: in fewer, noise looks like growth
DAY = (
    Part("morning", HOURS, MORNING),
    Part("midday", HOURS, JOINING),
    Part("afternoon", HOURS, AFTERNOON),
)
A_MOMENT = (Part("moment", 5, SHORT),)


def begin(folder: Path, day: tuple[Part, ...]) -> Person:
    """Start the program, and save the example under a name of one's own; for a moment a new one."""
    person = Person(QApplication([]), folder)
    if day == A_MOMENT:
        person.inside.desk.new("Northbridge Council", None)
    else:
        person.choose("example")
    person.rest()
    person.dialogs.answer(person.documents / "northbridge-2026.ilacs")
    person.choose("save_as")
    person.rest()
    return person


def live(person: Person, heard: Heard, day: tuple[Part, ...]) -> Iterator[measure.Hour]:
    """Live through a day, and yield what was found at the end of each hour."""
    for part in day:
        for _ in range(part.hours):
            start, steps = time.process_time(), person.steps
            for work in part.work:
                sys.stderr.write(f"{time.process_time():.0f} s: {work.__name__}\n")
                sys.stderr.flush()
                work(person)
            done = person.steps - steps
            person.undo_down_to(steps)
            yield _hour(person, heard, part.name, time.process_time() - start, done)


def _hour(person: Person, heard: Heard, name: str, cost: float, undo: int) -> measure.Hour:
    """Measure, with the document as it was in the hour before, and the same page in view."""
    files.save_now(person)
    costs = probe(person) if name != A_MOMENT[0].name else {}
    pages.show(person, "overview")
    folders = person.folders
    found = measure.Hour(
        part=name,
        cost=cost,
        memory=measure.memory(),
        in_use=measure.in_use(),
        alive=measure.alive(heard, person.within),
        open_files=measure.open_files(),
        threads=measure.threads(),
        files=measure.files_in(folders.recovery, folders.logs, folders.kept),
        undo=undo,
        versions=len(person.workspace.history.versions),
        arrivals=len(person.workspace.arrivals),
        said=(*heard.messages, *person.dialogs.told),
        costs=costs,
    )
    heard.messages.clear()
    person.dialogs.told.clear()
    return found


def main(folder: Path, day: tuple[Part, ...]) -> int:
    """Say what each hour was like, a line of JSON for each; return the exit code."""
    heard = Heard()
    try:
        for hour in live(begin(folder, day), heard, day):
            sys.stdout.write(json.dumps(hour._asdict()) + "\n")
            sys.stdout.flush()
    except Exception:  # noqa: BLE001 - the program would tell it in a dialog, to nobody
        sys.stderr.write("\n".join((*heard.messages, traceback.format_exc())))
        sys.stderr.flush()
        return 1
    return 0


if __name__ == "__main__":
    code = main(Path(sys.argv[1]), A_MOMENT if "moment" in sys.argv else DAY)
    os._exit(code)  # what ending is like is not part of the day
