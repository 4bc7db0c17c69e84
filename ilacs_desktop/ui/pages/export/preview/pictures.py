"""Pictures of pages that were painted already, as many as a limited memory holds."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from ilacs_desktop.layout.placed import PlacedPage

Paint = Callable[[QPainter, PlacedPage], None]  # paints in points from the page's top left corner
_BYTES = 4  # a pixel
_Key = tuple[int, int, int, float]


class Pictures:
    """Pictures of pages by size, of which those not asked for longest are forgotten first."""

    def __init__(self, paint: Paint, most_bytes: int) -> None:
        self._paint = paint
        self._most = most_bytes
        self._kept: OrderedDict[_Key, tuple[PlacedPage, QPixmap]] = OrderedDict()

    @property
    def bytes_kept(self) -> int:
        """The memory that the pictures take."""
        return sum(_size_of(picture) for _, picture in self._kept.values())

    def forget(self) -> None:
        """Forget every picture: there are other pages now."""
        self._kept.clear()

    def picture(self, page: PlacedPage, width: int, height: int, ratio: float) -> QPixmap | None:
        """Return a page so many pixels wide and high, on a screen with this pixel ratio.

        None where it would take more than half of the memory: paint what is seen of it directly.
        """
        if width * height * ratio * ratio * _BYTES > self._most / 2:
            return None
        key = (id(page), width, height, ratio)
        if key in self._kept:
            self._kept.move_to_end(key)
        else:
            self._kept[key] = (page, self._painted(page, width, height, ratio))
            self._make_room()
        return self._kept[key][1]

    def paint(self, painter: QPainter, page: PlacedPage, width: int, height: int) -> None:
        """Paint a page on white paper of this size at the painter's origin."""
        painter.fillRect(0, 0, width, height, Qt.GlobalColor.white)
        painter.save()
        # Not smoothed: between two shaded cells a seam would be seen.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.scale(width / page.width, height / page.height)
        self._paint(painter, page)
        painter.restore()

    def _painted(self, page: PlacedPage, width: int, height: int, ratio: float) -> QPixmap:
        picture = QPixmap(max(round(width * ratio), 1), max(round(height * ratio), 1))
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        self.paint(painter, page, width, height)
        painter.end()
        return picture

    def _make_room(self) -> None:
        while self.bytes_kept > self._most and len(self._kept) > 1:
            self._kept.popitem(last=False)


def _size_of(picture: QPixmap) -> int:
    return picture.width() * picture.height() * _BYTES
