"""Makes the icons for Windows and Linux from the drawings: ``python packaging/windows/make_icons.py``.

Run it after changing a drawing, in the developers' environment (it uses Qt). What it makes is kept
in the repository, so that the build needs no Qt of its own.
"""

import os
import struct
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent / "launcher"
LINUX = FOLDER.parents[1] / "linux" / "ilacs-desktop.png"
DRAWINGS = ("ilacs", "ilacs-file")
SIZES = (16, 20, 24, 32, 40, 48, 64, 256)  # those that Windows asks for, at all its scales


def picture(drawing: Path, size: int) -> bytes:
    """Return a drawing as a PNG of so many pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "picture.png")
        image.save(str(file))
        return file.read_bytes()


def icon(pictures: dict[int, bytes]) -> bytes:
    """Return an .ico file of PNG pictures, given by their size in pixels."""
    at = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for size, raw in pictures.items():
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(raw), at)
        at += len(raw)
    return head + b"".join(pictures.values())


def main() -> None:
    """Make an .ico file beside each drawing, and the picture for Linux."""
    application = QGuiApplication(sys.argv[:1])
    for name in DRAWINGS:
        drawing = FOLDER / f"{name}.svg"
        made = icon({size: picture(drawing, size) for size in SIZES})
        (FOLDER / f"{name}.ico").write_bytes(made)
        print(f"{name}.ico", len(made))
    LINUX.write_bytes(picture(FOLDER / "ilacs.svg", 256))
    application.quit()


if __name__ == "__main__":
    main()
