"""A picture as a PNG file with at most 256 colours: a third of the bytes, and nothing seen of it.

The window is painted in few colours. What lies between them, at the edges of letters, takes the
nearest of the most frequent ones.
"""

from collections import Counter
from pathlib import Path

from PySide6.QtGui import QImage, QImageWriter

_COLOURS = 256
_COARSE = 0xFFF8F8F8  # two colours that differ in less than this look alike


def save_small(image: QImage, path: Path) -> None:
    """Save a picture. Raises OSError when the file cannot be written."""
    whole = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(whole.constBits()).cast("B").cast("I")
    row, width, height = whole.bytesPerLine() // 4, whole.width(), whole.height()
    palette, number = _reduced(Counter(pixels))
    small = QImage(width, height, QImage.Format.Format_Indexed8)
    small.setColorTable(palette)
    lines = memoryview(small.bits())
    for y in range(height):
        line = bytes(number[pixel] for pixel in pixels[y * row : y * row + width])
        start = y * small.bytesPerLine()
        lines[start : start + width] = line
    writer = QImageWriter(str(path), b"png")
    writer.setCompression(100)
    if not writer.write(small):
        raise OSError(writer.errorString())


def _reduced(counted: Counter[int]) -> tuple[list[int], dict[int, int]]:
    """Return the colours that are kept, and for each colour of the picture the number of its own."""
    alike: dict[int, Counter[int]] = {}
    for colour, times in counted.items():
        alike.setdefault(colour & _COARSE, Counter())[colour] += times
    shades = sorted(alike.values(), key=lambda shade: -shade.total())
    kept = [shade.most_common(1)[0][0] for shade in shades[:_COLOURS]]
    exact = {colour: at for at, colour in enumerate(kept)}
    return kept, {
        colour: exact[colour] if colour in exact else _nearest(colour, kept) for colour in counted
    }


def _nearest(colour: int, kept: list[int]) -> int:
    red, green, blue = _parts(colour)

    def distance(at: int) -> int:
        r, g, b = _parts(kept[at])
        return (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2

    return min(range(len(kept)), key=distance)


def _parts(colour: int) -> tuple[int, int, int]:
    return colour >> 16 & 255, colour >> 8 & 255, colour & 255
