"""Starts novelWriter until it is ready: ``python novelwriter_process.py TASK FOLDER`` prints figures.

It runs in the environment of the peers and knows nothing of ours. The tasks: ``floor`` is a bare
PyQt6 window; ``start`` is novelWriter with its welcome dialog; ``sample`` is novelWriter with its
sample project open. Its splash screen is left out: it sleeps 25 ms for each of its messages, and
without a window manager it waits a second to be seen, so that a comparison with it would flatter us.
"""

import json
import os
import shutil
import sys
import time
from pathlib import Path


def _ready():
    figures = {"cpu": time.process_time(), "at": time.time()}
    print(json.dumps(figures), flush=True)
    os._exit(0)  # what ending costs is not measured


def floor(_folder):
    """Show a bare window, painted."""
    from PyQt6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1280, 680)
    window.show()
    app.processEvents()
    window.grab()
    _ready()


def start(folder):
    """Show novelWriter as it is without a project."""
    _novelwriter(folder, [])


def sample(folder):
    """Show novelWriter with its sample project."""
    project = folder / "sample"
    (project / "nwProject.lock").unlink(missing_ok=True)  # the process before was cut short
    _novelwriter(folder, [str(project / "nwProject.nwx")])


def prepare(folder):
    """Unpack the sample project and save it once, so that it has its index as after any use."""
    import novelwriter

    packed = Path(novelwriter.__file__).parent / "assets" / "sample.zip"
    shutil.unpack_archive(packed, folder / "sample")
    _novelwriter(folder, [str(folder / "sample" / "nwProject.nwx")], _save_and_close)


def _paint():
    from PyQt6.QtWidgets import QApplication

    for _turn in range(2):
        QApplication.processEvents()
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            window.grab()
    _ready()


def _save_and_close():
    from PyQt6.QtWidgets import QApplication

    window = next(w for w in QApplication.topLevelWidgets() if hasattr(w, "closeProject"))
    window.saveProject()
    window.closeProject(True)
    _ready()


def _novelwriter(folder, arguments, then=_paint):
    import novelwriter
    from novelwriter import shared, splash
    from PyQt6.QtWidgets import QApplication, QDialog

    def show_and_go_on(dialog):
        dialog.show()
        then()

    splash.sleep = lambda _: None
    splash.NSplashScreen.show = lambda _self: None
    for told in ("info", "warn", "error"):  # "You are now running version ..." waits for a click
        setattr(shared.SharedData, told, lambda *_args, **_more: None)
    QDialog.exec = show_and_go_on  # the welcome dialog
    QApplication.exec = lambda *_: then()
    places = (f"--config={folder / 'config'}", f"--data={folder / 'data'}")
    novelwriter.main([*places, *arguments])


if __name__ == "__main__":
    tasks = {f.__name__: f for f in (floor, start, sample, prepare)}
    tasks[sys.argv[1]](Path(sys.argv[2]))
