"""Make the pictures of the window: ``python packaging/screenshots.py``.

Without words it makes those of the README in docs/pictures/, with ``--help-pictures`` those of the
help in resources/help/pictures/. With ``--every FOLDER`` it makes each page in light and dark, at
100, 150 and 200 % text and at both sizes of screen, to be looked at;
with ``--dialogs FOLDER`` each dialog on the smaller screen.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from small_png import save_small  # noqa: E402

from ilacs_desktop.app import Outfit, Program  # noqa: E402
from ilacs_desktop.assets import resources  # noqa: E402
from ilacs_desktop.folders import Folders  # noqa: E402
from ilacs_desktop.settings import Settings, ThemeMode, save_settings  # noqa: E402
from ilacs_desktop.ui.dialogs.port import QtDialogs  # noqa: E402
from ilacs_desktop.ui.pages.draft.page import DraftPage  # noqa: E402
from ilacs_desktop.ui.shell.inside import Inside  # noqa: E402
from ilacs_desktop.ui.shell.window import MainWindow  # noqa: E402
from ilacs_desktop.ui.theme.theme import Theme  # noqa: E402
from ilacs_desktop.ui.work.background import Lane  # noqa: E402
from ilacs_desktop.ui.work.collector import Collector  # noqa: E402

# A page, or one tab of a place that has several.
STAGES = (
    *("start", "overview", "overview/key_dates", "overview/inspection"),
    *("set_up", "set_up/framework", "evidence", "evidence/figures", "draft"),
    *("plan/actions", "plan/progress", "team/contributors", "team/bring_in", "team/history"),
    *("review/to_fix", "review/inspector", "review/returned", "review/signing", "review/sign_off"),
    "export",
)
LARGE, SMALL = (1280, 680), (1097, 617)  # 1920 by 1080 at 150 % and at 175 %, less the task bar
FONT = "Open Sans"  # near to Segoe UI, and a little wider


class Shot(NamedTuple):
    """One picture: which page, and how the window is set."""

    name: str
    stage: str
    mode: ThemeMode = "light"
    scale: float = 1.0
    size: tuple[int, int] = LARGE
    panel: str = ""  # the one at the right of the draft page
    crop: str = ""  # "panel": only that
    small: bool = False  # in few colours and bytes


README = (
    Shot("start", "start"),
    Shot("overview", "overview"),
    Shot("set-up", "set_up"),
    Shot("evidence", "evidence"),
    Shot("draft", "draft"),
    Shot("draft-dark", "draft", "dark"),
    Shot("draft-checks", "draft", panel="checks"),
    Shot("key-dates", "overview/key_dates"),
    Shot("plan", "plan/actions"),
    Shot("figures", "evidence/figures"),
    Shot("review", "review"),
    Shot("export", "export"),
)


# Those of the help, by the names that its pages use. They are as wide as a page of it at most.
HELP_SIZE = (820, 560)
WITH_LIST = (1060, 600)  # wide enough for the list of sections
HELP = (
    Shot("start", "start"),
    Shot("overview", "overview"),
    Shot("key-dates", "overview/key_dates"),
    Shot("inspection", "overview/inspection"),
    Shot("set-up", "set_up"),
    Shot("framework", "set_up/framework"),
    Shot("evidence", "evidence"),
    Shot("figures", "evidence/figures"),
    Shot("draft", "draft", size=WITH_LIST),
    Shot("draft-checks", "draft", panel="checks", crop="panel"),
    Shot("draft-evidence", "draft", panel="records", crop="panel"),
    Shot("plan", "plan/actions"),
    Shot("progress", "plan/progress"),
    Shot("contributors", "team/contributors"),
    Shot("bring-in", "team/bring_in"),
    Shot("history", "team/history"),
    Shot("to-fix", "review/to_fix"),
    Shot("inspector", "review/inspector"),
    Shot("before-signing", "review/signing"),
    Shot("sign-off", "review/sign_off"),
    Shot("export", "export"),
)


def of_help() -> Iterator[Shot]:
    """Yield the pictures of the help, in light and dark."""
    modes: tuple[ThemeMode, ...] = ("light", "dark")
    for shot in HELP:
        size = shot.size if shot.size != LARGE or shot.crop else HELP_SIZE
        for mode in modes:
            yield shot._replace(name=f"{shot.name}-{mode}", mode=mode, size=size, small=True)


def every() -> Iterator[Shot]:
    """Yield each page in each look, text size and window size."""
    modes: tuple[ThemeMode, ...] = ("light", "dark")
    for stage in STAGES:
        for mode in modes:
            for scale in (1.0, 1.5, 2.0):
                for size in (LARGE, SMALL):
                    name = f"{stage}-{mode}-{scale:.0%}-{size[0]}x{size[1]}"
                    name = name.replace("%", "").replace("/", "-")
                    yield Shot(name, stage, mode, scale, size)
                    if stage == "draft":
                        yield Shot(f"{name}-checks", stage, mode, scale, size, "checks")


def settle() -> None:
    """Let everything that waits for its turn happen."""
    for _ in range(5):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def show_panel(inside: Inside, name: str) -> None:
    """Open a panel beside the text, with a few slips in the text for it to tell of."""
    (page,) = inside.workbench.findChildren(DraftPage)
    page.text.answers[0].editor.textCursor().insertText(
        " A number of comittees looked at the organization of teams in 2024-25."
    )
    inside.finish_checks()  # of the text before that
    page.panes.show_side("right", shown=True)
    page.side.show_panel(name)


def keep(window: MainWindow, shot: Shot, folder: Path) -> None:
    """Keep the picture of the window, or what the shot is to show of it."""
    if shot.crop == "panel":
        (page,) = window.findChildren(DraftPage)
        picture = page.side.grab()
    else:
        picture = window.grab()
    path = folder / f"{shot.name}.png"
    if shot.small:
        save_small(picture.toImage(), path)
    else:
        picture.save(str(path))


def take(app: QApplication, shot: Shot, folder: Path, work: Path) -> None:
    """Start the program as a new user has it, go to the page and keep its picture."""
    theme = Theme(app, resources() / "icons", mode=shot.mode, text_scale=shot.scale, family=FONT)
    folders = Folders(work / "settings.json", work / "recovery", work / "logs", work)
    save_settings(
        folders.settings,
        Settings(theme=shot.mode, text_scale=shot.scale, window=(0, 0, *shot.size)),
    )
    program = Program(app, folders)
    program.outfit = Outfit(theme, QtDialogs(theme, program.window), Path.exists)
    program.start()
    settle()
    inside = program.inside
    if inside is None:
        raise RuntimeError("the window has nothing in it")
    if shot.stage != "start":
        inside.desk.open_example()
        settle()
        inside.workbench.messages.clear()
        inside.workbench.show_stage(shot.stage)
        if shot.stage == "draft":
            inside.workbench.show_part("supervision")
        if shot.panel:
            show_panel(inside, shot.panel)
        if shot.stage != "draft" or shot.panel:
            inside.finish_checks()
            for lane in program.window.findChildren(Lane):
                lane.drain()
    settle()
    keep(program.window, shot, folder)
    if inside.desk.workspace is not None:
        inside.desk.workspace.close()
    program.window.deleteLater()
    settle()


def main(words: list[str]) -> int:
    """Make the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=Path, metavar="FOLDER")
    parser.add_argument("--help-pictures", action="store_true")
    parser.add_argument("--dialogs", type=Path, metavar="FOLDER", help="each dialog instead")
    wanted = parser.parse_args(words)
    if wanted.dialogs:
        from pictures_of_dialogs import take_dialogs

        return take_dialogs(wanted.dialogs)
    folder, shots = ROOT / "docs" / "pictures", iter(README)
    if wanted.every:
        folder, shots = wanted.every, every()
    elif wanted.help_pictures:
        folder, shots = resources() / "help" / "pictures", of_help()
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of application is running")
    Collector(app)  # or a thread of the program might collect what belongs to the interface
    with tempfile.TemporaryDirectory() as work:
        for shot in shots:
            take(app, shot, folder, Path(work))
            print(shot.name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
