"""Fonts for a command without windows: sheets are set although no application was there."""

import subprocess
import sys

CODE = """
from PySide6.QtCore import QCoreApplication
from ilacs_desktop.layout.application import for_fonts
from ilacs_desktop.layout.sheets import pdf_of, sheet_count
assert QCoreApplication.instance() is None
held = for_fonts()
assert for_fonts() is held
print(sheet_count("<p>One.</p>"), pdf_of("<p>One.</p>", "Title", "")[:5])
"""


def test_a_command_without_windows_can_set_sheets() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, check=False, cwd="."
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "1 b'%PDF-'"
