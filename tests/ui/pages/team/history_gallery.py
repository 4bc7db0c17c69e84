"""Pictures of the History tab: ``python -m tests.ui.pages.team.history_gallery OUT``.

Sixty versions by four authors over two months, in each look and text size. They are made to be
looked at, not compared.
"""

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ilacs_desktop.assets import resources
from ilacs_desktop.example import load_example
from ilacs_desktop.framework.load import load_framework
from ilacs_desktop.ui.theme.focus_ring import FocusRing
from ilacs_desktop.ui.theme.theme import Theme
from tests.merge.since_made import past
from tests.ui.gallery import MODES, SCALES, SIZES, plain_system
from tests.ui.pages.team.history_kit import Historian, historian
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle

_AROUND = 120  # pixels of the window above and below the tab, at 100 % text
_CHOSEN = 12  # versions back


def main() -> None:
    """Write the pictures into the folder named on the command line."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    theme = Theme(app, resources() / "icons", family="Open Sans", read_system=plain_system)
    ring = FocusRing(app, theme)
    framework = load_framework(resources() / "framework")
    made = past(load_example(resources() / "example", framework))
    with (
        tempfile.TemporaryDirectory() as folder,
        historian(theme, RecordedDialogs(), framework, Path(folder), made, in_file=False) as desk,
    ):
        _picture(desk, out / "hint.png")
        desk.choose(made.history.log()[_CHOSEN].id)
        for mode in MODES:
            theme.set_mode(mode)
            for scale in SCALES:
                theme.set_text_scale(scale)
                for width, height in SIZES:
                    desk.window.resize(width, height - round(_AROUND * scale))
                    desk.tab.changes.tree.select(desk.changes[3].id)
                    desk.tab.changes.take_keyboard()
                    _picture(desk, out / f"chosen_{mode}_{scale * 100:.0f}_{width}.png")
    del ring


def _picture(desk: Historian, path: Path) -> None:
    settle()
    desk.window.grab().save(str(path))


if __name__ == "__main__":
    main()
