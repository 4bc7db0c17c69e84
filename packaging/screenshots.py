"""Make the pictures of the window: ``python packaging/screenshots.py``.

Without words it makes those of the README in docs/pictures/, with ``--help-pictures`` those of the
help in resources/help/pictures/. With ``--every FOLDER`` it makes each page, tab and side panel in
each look, at 100, 150 and 200 % text and at both sizes of screen, to be looked at; ``--looks``,
``--texts``, ``--only`` and ``--work`` make fewer, or of other work. With ``--dialogs FOLDER`` it
makes each dialog on the smaller screen.
"""

import argparse
import datetime as dt
import os
import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby, product
from pathlib import Path
from typing import NamedTuple
from unittest import mock

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec  # noqa: E402
from in_pictures import FONT, SMALL, settle  # noqa: E402
from PySide6.QtGui import QColor, QPalette  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from small_png import save_small  # noqa: E402

from ilacs_desktop.app import Outfit, Program  # noqa: E402
from ilacs_desktop.assets import resources  # noqa: E402
from ilacs_desktop.cycle.next_year import roll_forward  # noqa: E402
from ilacs_desktop.document.codec import new_id  # noqa: E402
from ilacs_desktop.document.model import Document  # noqa: E402
from ilacs_desktop.folders import Folders  # noqa: E402
from ilacs_desktop.settings import Settings, ThemeMode, save_settings  # noqa: E402
from ilacs_desktop.ui.dialogs.port import QtDialogs  # noqa: E402
from ilacs_desktop.ui.pages.draft.page import DraftPage  # noqa: E402
from ilacs_desktop.ui.shell.inside import Inside  # noqa: E402
from ilacs_desktop.ui.shell.window import MainWindow  # noqa: E402
from ilacs_desktop.ui.theme.theme import Theme  # noqa: E402
from ilacs_desktop.ui.widgets.tabs import StageTabs  # noqa: E402
from ilacs_desktop.ui.work.background import Lane  # noqa: E402
from ilacs_desktop.ui.work.collector import Collector  # noqa: E402
from ilacs_desktop.ui.work.workspace import Workspace  # noqa: E402

# A page, the tab of a place that has several, the tab within it, or the panel beside the text.
STAGES = (
    *("start", "overview", "overview/key_dates", "overview/inspection"),
    *("set_up", "set_up/set_up/people", "set_up/set_up/outline", "set_up/framework"),
    *("evidence", "evidence/figures"),
    *("draft", "draft/checks", "draft/comments", "draft/prompts"),
    *("plan/actions", "plan/progress", "team/contributors", "team/bring_in", "team/history"),
    *("review/to_fix", "review/inspector", "review/returned", "review/signing", "review/sign_off"),
    *("export", "export/others"),
)
WORK = ("example", "new", "long", "next")
LOOKS: tuple[ThemeMode, ...] = ("light", "dark", "high_contrast")
TEXTS = (100, 150, 200)
LARGE = (1280, 680)  # 1920 by 1080 at 150 %, less the task bar
TALL = (1280, 2400)  # what has to be scrolled to
SLIPS = " A number of comittees looked at the organization of teams in 2024-25."


class Window(NamedTuple):
    """How a window is set, and which work is open in it."""

    mode: ThemeMode = "light"
    scale: float = 1.0
    work: str = "example"


class Shot(NamedTuple):
    """One picture: which page, in which window."""

    name: str
    stage: str
    window: Window = Window()
    size: tuple[int, int] = LARGE
    crop: str = ""  # "panel": only the one beside the text
    small: bool = False  # in few colours and bytes


README = (
    Shot("start", "start"),
    Shot("overview", "overview"),
    Shot("set-up", "set_up"),
    Shot("evidence", "evidence"),
    Shot("draft", "draft"),
    Shot("key-dates", "overview/key_dates"),
    Shot("plan", "plan/actions"),
    Shot("figures", "evidence/figures"),
    Shot("review", "review"),
    Shot("export", "export"),
    Shot("draft-checks", "draft/checks"),
    Shot("draft-dark", "draft", Window("dark")),
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
    Shot("draft-checks", "draft/checks", crop="panel"),
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
    for mode, shot in product(modes, HELP):
        size = shot.size if shot.size != LARGE or shot.crop else HELP_SIZE
        name = f"{shot.name}-{mode}"
        yield shot._replace(name=name, window=Window(mode), size=size, small=True)


NIGHT_SKY = {
    "#000000": ("Window", "Base", "AlternateBase", "Button", "ToolTipBase", "HighlightedText"),
    "#ffffff": ("WindowText", "Text", "ButtonText", "BrightText", "ToolTipText"),
    "#d6b4fd": ("Highlight", "Accent"),
    "#8080ff": ("Link", "LinkVisited"),
    "#a6a6a6": ("PlaceholderText",),
}


def night_sky() -> QPalette:
    """Return the palette of a computer with the contrast theme “Night sky” of Windows."""
    palette = QPalette(QColor("#000000"))
    for colour, roles in NIGHT_SKY.items():
        for role in roles:
            palette.setColor(QPalette.ColorRole[role], QColor(colour))
    for role in ("WindowText", "Text", "ButtonText"):
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole[role], QColor("#a6a6a6"))
    return palette


def every(wanted: argparse.Namespace) -> Iterator[Shot]:
    """Yield each page in each look, text size and window size, as far as they are wanted."""
    sizes = (TALL,) if wanted.tall else (LARGE, SMALL)
    for mode, text, stage, size in product(wanted.looks, wanted.texts, STAGES, sizes):
        if wanted.only and not stage.startswith(tuple(wanted.only)):
            continue
        window = Window(mode, text / 100, wanted.work)
        name = f"{stage}-{mode}-{text}-{size[0]}x{size[1]}".replace("/", "-")
        yield Shot(name, stage, window, size)
        if stage == "draft/prompts" and wanted.work == "next":
            yield Shot(name.replace("prompts", "last_year"), "draft/last_year", window, size)


def longer(document: Document) -> Document:
    """Return a self-evaluation with names and texts as long as they may come."""
    words = " and the work with partners, families and the wider community of the city region"
    records = {
        name: tuple(
            msgspec.structs.replace(one, **{field: getattr(one, field) + 2 * words})
            for one in getattr(document, name)
        )
        for name, field in (
            *(("evidence", "title"), ("actions", "what"), ("prior_points", "text")),
            *(("indicators", "name"), ("key_dates", "title")),
        )
    }
    return msgspec.structs.replace(
        document,
        authority=msgspec.structs.replace(
            document.authority,
            name="The Royal Borough of Northbridge with Westmorland Upon Thames and Kingsmere",
        ),
        sections=tuple(
            msgspec.structs.replace(one, title=one.title + words) for one in document.sections
        ),
        **records,
    )


def year_after(workspace: Workspace) -> Document:
    """Return the self-evaluation that follows the one that is open."""
    was = workspace.document
    return roll_forward(
        was,
        workspace.framework,
        dt.date(2027, 12, 6),
        "2027",
        at=dt.datetime.now().astimezone(),
        version="0" * 64,
        carry_text=True,
        new_id=new_id,
    ).document


def open_work(inside: Inside, work: str) -> None:
    """Open what is to be seen: the example, a new self-evaluation, or one made from the example."""
    if work == "new":
        inside.desk.new("Kingsmere Council", None)
        return
    inside.desk.open_example()
    workspace = inside.desk.workspace
    if workspace is None:
        raise RuntimeError("the example did not open")
    if work != "example":
        document = longer(workspace.document) if work == "long" else year_after(workspace)
        workspace.change("Another work", document)
        inside.workbench.follow(workspace, "overview")  # the pages that were made are of the other
    if work != "long":
        inside.workbench.messages.clear()


def write_slips(page: DraftPage) -> None:
    """Put a few slips into the text, once, for the panel of checks to tell of."""
    editor = page.text.answers[0].editor
    if SLIPS not in editor.toPlainText():
        editor.textCursor().insertText(SLIPS)


def go_to(inside: Inside, stage: str) -> None:
    """Show a page as the person gets to it: the place, then tab by tab."""
    first, *tabs = stage.split("/")
    inside.workbench.ways.show_stage(first)
    if first == "draft":
        inside.workbench.ways.show_part("supervision")
    if first == "draft" and tabs:
        (page,) = inside.workbench.findChildren(DraftPage)
        page.panes.show_side("right", shown=True)
        if tabs == ["checks"]:
            write_slips(page)
            inside.finish_checks()  # of the text before that
    for tab in tabs:
        choose(inside, tab)
    settle()
    if stage != "draft":
        inside.finish_checks()
        for lane in inside.workbench.window().findChildren(Lane):
            lane.drain()
    settle()


def choose(inside: Inside, tab: str) -> None:
    """Choose the tab of this id, in whichever row of the page in view has it."""
    for row in inside.workbench.findChildren(StageTabs):
        if row.isVisible() and tab in row.ids:
            row.select(tab)


def begin(app: QApplication, window: Window, folder: Path) -> Program:
    """Start the program as a new user has it."""
    with mock.patch("ilacs_desktop.ui.theme.theme.QPalette", night_sky):
        theme = Theme(
            app, resources() / "icons", mode=window.mode, text_scale=window.scale, family=FONT
        )
    folders = Folders(folder / "settings.json", folder / "recovery", folder / "logs", folder)
    save_settings(
        folders.settings,
        Settings(theme=window.mode, text_scale=window.scale, window=(0, 0, *LARGE)),
    )
    program = Program(app, folders)
    program.outfit = Outfit(theme, QtDialogs(theme, program.window), Path.exists)
    program.start()
    settle()
    return program


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


def take(app: QApplication, window: Window, shots: list[Shot], folder: Path, work: Path) -> None:
    """Keep the pictures of the pages in one window, one after the other."""
    program = begin(app, window, work)
    inside = program.inside
    if inside is None:
        raise RuntimeError("the window has nothing in it")
    for shot in shots:
        if shot.stage != "start" and inside.desk.workspace is None:
            open_work(inside, window.work)
            settle()
        program.window.resize(*shot.size)
        settle()
        if shot.stage != "start":
            go_to(inside, shot.stage)
        keep(program.window, shot, folder)
        print(shot.name)
    if inside.desk.workspace is not None:
        inside.desk.workspace.close()
    program.window.deleteLater()
    settle()


def in_one_window(shot: Shot) -> tuple[Window, bool]:
    """Return what shots have alike that are taken of one window: slips stay in its text."""
    return shot.window, shot.stage == "draft/checks"


def said(words: list[str]) -> argparse.Namespace:
    """Return what was said on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=Path, metavar="FOLDER")
    parser.add_argument("--help-pictures", action="store_true")
    parser.add_argument("--dialogs", type=Path, metavar="FOLDER", help="each dialog instead")
    parser.add_argument("--looks", nargs="+", choices=LOOKS, default=LOOKS)
    parser.add_argument("--texts", nargs="+", type=int, choices=TEXTS, default=TEXTS)
    parser.add_argument("--only", nargs="+", metavar="PAGE", help=f"of {', '.join(STAGES)}")
    parser.add_argument("--work", choices=WORK, default="example")
    parser.add_argument("--tall", action="store_true", help="whole pages, in a tall window")
    return parser.parse_args(words)


def main(words: list[str]) -> int:
    """Make the pictures."""
    wanted = said(words)
    if wanted.dialogs:
        from pictures_of_dialogs import take_dialogs

        return take_dialogs(wanted.dialogs)
    folder, shots = ROOT / "docs" / "pictures", iter(README)
    if wanted.every:
        folder, shots = wanted.every, every(wanted)
    elif wanted.help_pictures:
        folder, shots = resources() / "help" / "pictures", of_help()
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of application is running")
    Collector(app)  # or a thread of the program might collect what belongs to the interface
    with tempfile.TemporaryDirectory() as work:
        for (window, _), shown in groupby(shots, key=in_one_window):
            take(app, window, list(shown), folder, Path(work))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
