"""The menus: what is in them, and that no two commands get in each other's way."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

import ilacs_desktop.ui
from ilacs_desktop.ui.dialogs.about import shortcuts
from ilacs_desktop.ui.editor.commands import COMMANDS
from ilacs_desktop.ui.shell.menus import MENUS, Entry, Line, Menu, Menus, Submenu, entries
from ilacs_desktop.ui.shell.page_keys import PAGE_KEYS
from ilacs_desktop.ui.shell.stages import STAGES

KEY = re.compile(r"(?:(?:Ctrl|Shift|Alt)\+)+[^\s+]+|F\d{1,2}").fullmatch
EDITOR_KEYS = [QKeySequence(c.keys).toString() for c in COMMANDS if c.keys]
# The editor takes these before the menu does, and means the same by them.
SAME_MEANING = {"Ctrl+B", "Ctrl+I"}


def _access_key(text: str) -> str:
    at = text.find("&")
    return text[at + 1].casefold() if at >= 0 else ""


@pytest.fixture
def menus(qapp: QApplication) -> Iterator[Menus]:
    window = QMainWindow()
    yield Menus(window)
    window.deleteLater()


def test_no_two_commands_share_a_key() -> None:
    own = [QKeySequence(key).toString() for _, entry in entries() for key in entry.keys]
    others = [key for key in EDITOR_KEYS if key not in SAME_MEANING]
    doubled = [key for key, times in Counter(own + others).items() if times > 1]
    assert doubled == []


@pytest.mark.parametrize("menu", MENUS, ids=lambda menu: menu.text)
def test_no_two_lines_of_a_menu_share_an_access_key(menu: Menu) -> None:
    texts = [entry.text for entry in menu.entries if not isinstance(entry, Line)]
    keys = [_access_key(text) for text in texts]
    assert "" not in keys
    assert len(set(keys)) == len(keys)


def test_every_stage_is_reached_by_ctrl_and_its_place_in_the_row() -> None:
    keys = {entry.id: entry.keys for _, entry in entries()}
    for number, stage in enumerate(STAGES, start=1):
        assert keys[f"go_to_{stage.id}"] == (f"Ctrl+{number}",)


def test_a_command_is_told_by_its_id(menus: Menus, qtbot: QtBot) -> None:
    with qtbot.waitSignal(menus.chosen) as told:
        menus.action("save").trigger()
    assert told.args == ["save"]


def test_each_command_is_told_once(menus: Menus) -> None:
    heard: list[str] = []
    menus.chosen.connect(heard.append)
    for _, entry in entries():
        menus.action(entry.id).trigger()
    assert heard == [entry.id for _, entry in entries()]


def test_recent_files_are_shown_as_they_are_named_and_told_by_path(
    menus: Menus, qtbot: QtBot
) -> None:
    menus.set_recent([("/shared/a & b.ilacs", "a & b.ilacs in shared")])
    action = menus._recent.actions()[0]
    assert action.text() == "a && b.ilacs in shared"
    with qtbot.waitSignal(menus.recent_chosen) as told:
        action.trigger()
    assert told.args == ["/shared/a & b.ilacs"]


def test_without_recent_files_the_menu_says_so(menus: Menus) -> None:
    menus.set_recent([])
    assert [action.text() for action in menus._recent.actions()] == ["No files yet"]
    assert not menus._recent.actions()[0].isEnabled()


def test_one_look_is_ticked_at_a_time(menus: Menus) -> None:
    menus.tick("look_dark")
    menus.tick("look_light")
    ticked = [e.id for _, e in entries() if menus.action(e.id).isChecked()]
    assert ticked == ["look_light"]


def test_the_list_of_shortcuts_holds_every_command_with_keys() -> None:
    rows = shortcuts()
    told = {what for _, what, _ in rows}
    assert {"Save", "Draft", "Undo", "Bold", "Cite evidence or an action"} <= told
    wanted = sum(bool(entry.keys) for _, entry in entries()) + len(EDITOR_KEYS) + len(PAGE_KEYS)
    assert len(rows) == wanted
    assert all(keys for _, _, keys in rows)


def test_the_list_of_shortcuts_leaves_out_what_is_not_in_the_menus(menus: Menus) -> None:
    by_id = {stage.id: stage for stage in STAGES}
    menus.show_stages((by_id["draft"], by_id["evidence"]))
    menus.show(("print",), shown=False)
    rows = shortcuts(menus.keys)
    told = {what: keys for _, what, keys in rows}
    assert ("File", "Save", "Ctrl+S") in rows
    assert told["Draft"] == "Ctrl+1"
    assert told["Evidence"] == "Ctrl+2"
    assert told.keys().isdisjoint({"Print", "Plan", "Settle with the button of that place"})
    assert {where for where, _, _ in rows}.isdisjoint({"Bring in", "Pages of Export"})
    assert len(shortcuts()) > len(rows)


def _keys_in(path: Path) -> Iterator[str]:
    """Yield the keys that a module of the interface names."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY(node.value):
            yield QKeySequence(node.value).toString()


def test_every_key_that_the_program_takes_is_in_the_list_of_keys() -> None:
    every = [
        *(key for _, entry in entries() for key in entry.keys),
        *(key for command in COMMANDS for key in (command.keys, command.same_keys)),
        *(key for one in PAGE_KEYS for key in one.keys),
    ]
    told = {QKeySequence(key).toString() for key in every}
    folder = Path(ilacs_desktop.ui.__file__).parent
    found = {key for path in folder.rglob("*.py") for key in _keys_in(path)}
    assert "Ctrl+Tab" in found
    assert found - told == set()


def test_a_submenu_stands_in_one_menu_only() -> None:
    inner = [e.id for m in MENUS for e in m.entries if isinstance(e, Submenu)]
    outer = [e.id for m in MENUS for e in m.entries if isinstance(e, Entry)]
    assert len(set(inner + outer)) == len(inner + outer)
