"""A short day of work under an audit hook: ``python -m tests.security.day WAY FOLDER``.

It prints as JSON what was asked of the system. In the folder is what a person has: ``home`` with what
the program keeps, ``chosen`` with the files they chose, ``temporary``, and ``private``, which is nobody's
business.
"""

import contextlib
import importlib
import io
import json
import pkgutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.security.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.running import Running

FILE = "northbridge-2026.ilacs"
FIGURES = "Indicator,Value,Period\nContacts decided within one working day,91%,Q2 2026\n"


def imports(_folder: Path) -> None:
    """Import every module of the program but the one that starts it."""
    import ilacs_desktop

    for module in pkgutil.walk_packages(ilacs_desktop.__path__, "ilacs_desktop."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def commands(folder: Path) -> None:
    """Make the example with its Word document, bring figures in, make a pack and take it in."""
    chosen = folder / "chosen"
    made, figures = chosen / FILE, chosen / "figures.csv"
    run("demo", "--out", str(chosen))
    figures.write_text(FIGURES, "utf-8")
    run("import-indicators", str(made), str(figures))
    run("pack", str(made), "--owner", _owner(made), "--word", "--out", str(chosen / "packs"))
    run("merge", str(made), *map(str, sorted((chosen / "packs").iterdir())))


def all_commands(folder: Path) -> None:
    """Do what ``commands`` does, and write every document that there is."""
    commands(folder)
    chosen = folder / "chosen"
    made = chosen / FILE
    for words in (("info",), ("check",), ("log",), ("verify",), ("dates",)):
        run(words[0], str(made), *words[1:])
    for form in ("briefing", "public", "redactions", "evidence-index", "update", "web"):
        out = chosen / f"{form}{'.docx' if form == 'public' else '.html'}"
        run("export", str(made), "--as", form, "--out", str(out), "--since", "2026-01-01")
    run("roll", str(made), "--meeting", "2027-12-06", "--out", str(chosen / "next.ilacs"))
    run("framework", "list")


def run(*words: str) -> None:
    """Run a command; what it prints is of no interest here."""
    from ilacs_desktop.cli.run import main

    with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.redirect_stderr(said):
        code = main(words)
    assert code in (0, 1), (words, code, said.getvalue())


def _owner(made: Path) -> str:
    from ilacs_desktop.storage.container import open_file

    document = open_file(made).document
    return next(person.name for person in document.people if person.id == "p-leavers")


def window(folder: Path) -> None:
    """Type, save, type on, crash; open the file again, take the work back, and save."""
    from ilacs_desktop.ui.shell.left_work import OPEN

    start = _window(folder)
    running = start(None)
    running.start()
    _type(running, "Saved.")
    path = running.saved(FILE)
    _type(running, "Saved. Typed after that.")
    running.crash()
    running.end()
    again = start(path)
    again.drain()
    again.click(OPEN)
    again.choose("save")
    again.drain()
    again.end()


def short(folder: Path) -> None:
    """Import everything, do what ``window`` does, and let spreadsheets go out and come in."""
    imports(folder)
    window(folder)
    _workbook(folder / "chosen" / "figures.xlsx")
    figures = folder / "chosen" / "figures.csv"
    figures.write_text(FIGURES, "utf-8")
    run("import-indicators", str(folder / "home" / "Documents" / FILE), str(figures))


def _workbook(path: Path) -> None:
    from ilacs_desktop.tables.workbook import write_workbook

    path.write_bytes(write_workbook("Figures", [["Indicator", "Value"]], (30, 10)))


def planted(folder: Path) -> None:
    """Do what the program may not do, one thing after another."""
    import ctypes
    import os
    import socket
    import subprocess
    import tempfile

    private = folder / "private"
    socket.socket().close()
    with contextlib.suppress(OSError):
        socket.getaddrinfo("localhost", 1)
    subprocess.run([sys.executable, "--version"], check=True, capture_output=True)
    ctypes.CDLL("libc.so.6")
    (private / "letter.docx").read_bytes()
    list(private.iterdir())
    (private / "new.txt").write_text("new")
    (private / "new.txt").rename(private / "other.txt")
    os.remove(private / "other.txt")  # noqa: PTH107
    (private / "folder").mkdir()
    (folder / "home" / "Documents" / "letter.txt").read_bytes()
    tempfile.mkstemp()


def all_places(folder: Path) -> None:
    """Open the example in the window and look at every place, the help and the pages as printed."""
    start = _window(folder)
    run("demo", "--out", str(folder / "chosen"))
    running = start((folder / "chosen" / FILE).rename(folder / "home" / "Documents" / FILE))
    bench = running.inside.workbench
    for stage in bench._top._stages:
        bench.ways.go_to_stage(stage.id)
        running.drain()
    running.inside.help.show_page("start")
    for lane in (running.inside._check_lane, running.inside._page_lane):
        lane.drain()
    running.choose("save")
    running.drain()
    running.end()


def _window(folder: Path) -> "Callable[[Path | None], Running]":
    """Return what starts the program offscreen, for the person whose home is in the folder."""
    from PySide6.QtWidgets import QApplication

    from ilacs_desktop.assets import resources
    from ilacs_desktop.ui.theme.theme import Theme
    from tests.ui.recorded_dialogs import RecordedDialogs
    from tests.ui.running import Running

    theme = Theme(QApplication([]), resources() / "icons", mode="light")
    return lambda file: Running(theme, RecordedDialogs(), folder / "home", file)


def _type(running: "Running", text: str) -> None:
    from ilacs_desktop.document.body import Block, Text
    from ilacs_desktop.document.places import Place

    running.workspace.edit_body(Place("front", "summary"), (Block("b1", (Text(text),)),))


WAYS = {way.__name__: way for way in (short, commands, all_commands, all_places, planted)}


def main() -> None:
    """Go one of the ways, and print what was seen."""
    way, folder = sys.argv[1:]
    record = Record()
    record.start()
    WAYS[way](Path(folder))
    record.is_on = False
    json.dump([tuple(seen) for seen in record.seen], sys.stdout)


if __name__ == "__main__":
    main()
