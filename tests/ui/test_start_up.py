"""What the start does without, so that the text is there sooner. `run.py bench` has the figures."""

import builtins
import subprocess
import sys
import tempfile
from pathlib import Path

import ilacs_desktop.ui  # noqa: F401 - takes PySide6's hook out

ROOT = Path(__file__).resolve().parents[2]
_LATER = (
    "ilacs_desktop.outputs",
    "ilacs_desktop.word.content",
    "tomllib",
    "ilacs_desktop.ui.dialogs.evidence",
    "ilacs_desktop.ui.dialogs.form",
    "ilacs_desktop.ui.dialogs.secret",
    "ilacs_desktop.ui.editor.paste",
    "ilacs_desktop.ui.pages.draft.side.comments",
    "ilacs_desktop.ui.pages.draft.side.prompts",
    "ilacs_desktop.ui.widgets.date_field",
)


_IN_ACTIONS = ("cryptography", "docx", "icalendar", "jinja2", "lxml", "openpyxl", "spylls")
_SLOW_PATTERNS = "ilacs_desktop.checks.public_patterns"


def test_imports_are_not_searched_for_pyside_features() -> None:
    assert builtins.__import__ is builtins.__orig_import__


def test_the_window_leaves_the_help_for_when_it_is_asked_for() -> None:
    window = "import sys, ilacs_desktop.ui.shell.inside"
    names = (
        "[n for n in sys.modules if n.startswith(('ilacs_desktop.help', 'ilacs_desktop.ui.help'))]"
    )
    code = f"{window}; print({names})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_window_with_the_draft_page_leaves_for_later_what_is_not_seen() -> None:
    window = "import sys, ilacs_desktop.ui.shell.inside, ilacs_desktop.ui.pages.draft.page"
    code = f"{window}; print([name for name in {_LATER!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_page_brings_what_only_an_action_of_it_needs() -> None:
    pages = sorted((ROOT / "ilacs_desktop" / "ui" / "pages").rglob("*.py"))
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in pages]
    code = f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)"
    brought = f"print([n for n in {(*_IN_ACTIONS, _SLOW_PATTERNS)!r} if n in sys.modules])"
    code = f"{code}\n{brought}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_garbage_is_looked_for_while_it_starts_nor_ever_in_what_was_imported() -> None:
    code = """
import gc, pathlib, sys
looked = []
gc.callbacks.append(lambda phase, _: looked.append(phase))
from ilacs_desktop.__main__ import imported_app
looked.clear()
program_of = imported_app().Program
from PySide6.QtWidgets import QApplication
from ilacs_desktop.folders import Folders
app = QApplication([])
folder = pathlib.Path(sys.argv[1])
folders = Folders(folder / "settings.json", folder / "recovery", folder / "logs", folder)
program = program_of(app, folders)
program.start()
while program.inside is None:
    app.processEvents()
print(looked, gc.get_freeze_count() > 20_000)
import os
sys.stdout.flush()
os._exit(0)
"""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", code, folder]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "[] True"
