"""The menus: every command of the window with its words and its keys, in one table.

The list of shortcuts (Help) is made from the same table.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from ilacs_desktop.ui.shell.stages import STAGES, Stage, keys_of


class Entry(NamedTuple):
    """One command. ``keys`` are the ways to press it, the first of which the menu shows.

    ``group`` names the commands of which one at a time is ticked.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    group: str = ""


class Line(NamedTuple):
    """A line between commands."""


class Submenu(NamedTuple):
    """A menu within a menu. The recent files have no entries here; they are filled in."""

    id: str
    text: str
    entries: tuple[Entry, ...] = ()


class Menu(NamedTuple):
    """One menu of the bar."""

    text: str
    entries: tuple[Entry | Line | Submenu, ...]


RECENT = "recent"
GO_TO = "go_to_"  # before the id of a stage: the command that leads to it
MENUS = (
    Menu(
        "&File",
        (
            Entry("new", "&New", ("Ctrl+N",)),
            Entry("open", "&Open…", ("Ctrl+O",)),
            Submenu(RECENT, "Open &recent"),
            Entry("example", "Open the &example"),
            Entry("kept", "Recover earlier wor&k…"),
            Line(),
            Entry("save", "&Save", ("Ctrl+S",)),
            Entry("save_as", "Save &as…", ("Ctrl+Shift+S",)),
            Submenu(
                "protect",
                "Protect and s&hare",
                (
                    Entry("share", "&Share in a folder…"),
                    Entry("passphrase", "&Passphrase…"),
                    Entry("without_history", "Save a &copy without history…"),
                    Entry("erase", "&Erase words…"),
                ),
            ),
            Entry("folder", "Show in &folder"),
            Entry("hand_back", "&I have finished: save, and show the file"),
            Entry("export", "Export to &Word…", ("Ctrl+Shift+E",)),
            Entry("print", "&Print…", ("Ctrl+P",)),
            Entry("pdf", "Save as P&DF…"),
            Line(),
            Entry("next_year", "Start next &year’s…"),
            Entry("last_year", "&Bring in last year’s document…"),
            Entry("reviewed", "Bring back a re&viewed copy…"),
            Line(),
            Entry("close", "&Close", ("Ctrl+W",)),
            Entry("exit", "E&xit", ("Ctrl+Q",)),
        ),
    ),
    Menu(
        "&Edit",
        (
            Entry("undo", "&Undo", ("Ctrl+Z",)),
            Entry("redo", "&Redo", ("Ctrl+Y", "Ctrl+Shift+Z")),
            Line(),
            Entry("cut", "Cu&t", ("Ctrl+X",)),
            Entry("copy", "&Copy", ("Ctrl+C",)),
            Entry("paste", "&Paste", ("Ctrl+V",)),
            Entry("selectAll", "Select &all", ("Ctrl+A",)),
            Line(),
            Entry("find", "&Find…", ("Ctrl+F",)),
            Entry("find_next", "Find &next", ("F3",)),
            Entry("find_previous", "Find pre&vious", ("Shift+F3",)),
            Entry("replace", "Rep&lace…", ("Ctrl+H",)),
            Line(),
            Entry("confirm", "Confir&m all of last year’s text"),
            Line(),
            Entry("preferences", "Pr&eferences…", ("Ctrl+,",)),
        ),
    ),
    Menu(
        "&View",
        (
            *(Entry(f"{GO_TO}{s.id}", s.menu, (keys_of(s),)) for s in STAGES),
            Line(),
            Entry("go", "&Go to…", ("Ctrl+K",)),
            Entry("focus", "&Focus on the text", ("F11",)),
            Line(),
            Entry("left", "Show or hide the &list", ("F8",)),
            Entry("right", "Show or &hide the panel", ("F9",)),
            Entry("next_pane", "&Next part of the window", ("F6",)),
            Entry("previous_pane", "Previous part of the &window", ("Shift+F6",)),
            Line(),
            Submenu(
                "look",
                "L&ook",
                (
                    Entry("look_system", "As the &computer", group="look"),
                    Entry("look_light", "&Light", group="look"),
                    Entry("look_dark", "&Dark", group="look"),
                    Entry("look_high_contrast", "&High contrast", group="look"),
                ),
            ),
            Entry("larger", "Larger te&xt", ("Ctrl++", "Ctrl+=")),
            Entry("smaller", "S&maller text", ("Ctrl+-",)),
            Entry("normal", "Normal &text size", ("Ctrl+0",)),
        ),
    ),
    Menu(
        "&Help",
        (
            Entry("help", "&Help", ("F1",)),
            Entry("tour", "Show me &round: a short tour"),
            Entry("shortcuts", "Keyboard &shortcuts", ("Ctrl+/",)),
            Line(),
            Entry("checks", "What the &checks look for"),
            Entry("guide", "The ILACS self-evaluation: a &guide"),
            Line(),
            Entry("accessibility", "&Accessibility statement"),
            Entry("privacy", "&Privacy statement"),
            Entry("files", "&Where files are kept"),
            Entry("about", "A&bout ILACS Desktop"),
        ),
    ),
)


def entries() -> Iterable[tuple[str, Entry]]:
    """Yield every command with the text of the menu that it stands in."""
    for menu in MENUS:
        for entry in menu.entries:
            if isinstance(entry, Submenu):
                yield from ((menu.text, inner) for inner in entry.entries)
            elif isinstance(entry, Entry):
                yield menu.text, entry


class MenuBar(QMenuBar):
    """Has the focus ring around the menu that the keyboard is on, not around the whole bar.

    Signals:
        focus_moved: another menu has the keyboard.
    """

    focus_moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.hovered.connect(self._on_hovered)

    def focus_rect(self) -> QRect:
        """Return where the menu is that the keyboard is on; nothing while it is on none."""
        action = self.activeAction()
        return self.actionGeometry(action) if action is not None else QRect()

    @Slot()
    def _on_hovered(self) -> None:
        self.focus_moved.emit()


class Menus(QObject):
    """The menu bar of a window.

    Signals:
        chosen: the command of this id, by mouse or by key.
        recent_chosen: a file from the recent ones, by its path.
        recent_shown: the recent files are about to be seen; give them with ``set_recent``.
    """

    chosen = Signal(str)
    recent_chosen = Signal(str)
    recent_shown = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._recent = QMenu(window)
        bar = MenuBar()
        window.setMenuBar(bar)
        for menu in MENUS:
            shown = bar.addMenu(menu.text)
            for entry in menu.entries:
                self._add(shown, entry)
        bar.triggered.connect(self._on_triggered)

    def enable(self, ids: Iterable[str], *, enabled: bool) -> None:
        """Let commands be chosen, or grey them out."""
        for command in ids:
            self._actions[command].setEnabled(enabled)

    def show(self, ids: Iterable[str], *, shown: bool) -> None:
        """Have commands in the menus, or leave them out: what somebody never does is not grey."""
        for command in ids:
            self._actions[command].setVisible(shown)

    def show_stages(self, stages: Sequence[Stage]) -> None:
        """Offer the ways to these places and to no others, with keys in their order."""
        for stage in STAGES:
            action = self._actions[f"{GO_TO}{stage.id}"]
            action.setVisible(stage in stages)
            keys = keys_of(stage, stages) if stage in stages else ""
            action.setShortcut(QKeySequence(keys))

    def tick(self, command: str) -> None:
        """Tick a command of a group, and no other of it."""
        self._actions[command].setChecked(True)

    def say(self, command: str, text: str) -> None:
        """Change the words of a command; an ``&`` in them marks the access key."""
        self._actions[command].setText(text)

    def action(self, command: str) -> QAction:
        """Return the action of a command."""
        return self._actions[command]

    def keys(self, command: str) -> tuple[str, ...]:
        """Return the keys of a command as things stand; none while it is not in the menus."""
        action = self._actions[command]
        return tuple(keys.toString() for keys in action.shortcuts()) if action.isVisible() else ()

    def set_recent(self, names: Iterable[tuple[str, str]]) -> None:
        """Show these recent files, pairs of path and what is said of it."""
        self._recent.clear()
        for path, text in names:
            shown = text.replace("&", "&&")  # it is somebody's file name, not an access key
            self._recent.addAction(shown).setData((RECENT, path))
        if self._recent.isEmpty():
            self._recent.addAction("No files yet").setEnabled(False)

    def _add(self, menu: QMenu, entry: Entry | Line | Submenu) -> None:
        if isinstance(entry, Line):
            menu.addSeparator()
        elif isinstance(entry, Entry):
            menu.addAction(self._made(entry))
        elif entry.id == RECENT:
            self._recent = menu.addMenu(entry.text)
            self._recent.aboutToShow.connect(self.recent_shown)
        else:
            inner = menu.addMenu(entry.text)
            for command in entry.entries:
                inner.addAction(self._made(command))

    def _made(self, entry: Entry) -> QAction:
        action = QAction(entry.text, self)
        action.setData((entry.id, ""))
        action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
        if entry.group:
            group = self._groups.setdefault(entry.group, QActionGroup(self))
            action.setCheckable(True)
            group.addAction(action)
        self._actions[entry.id] = action
        return action

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        command, path = action.data() or ("", "")
        if command == RECENT:
            self.recent_chosen.emit(path)
        elif command:
            self.chosen.emit(command)
