"""The pages of the preview: scrolled, zoomed, and told page by page to a screen reader."""

from collections.abc import Sequence
from math import inf

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame

from ilacs_desktop.layout.placed import PlacedPage
from ilacs_desktop.ui.pages.export.preview.pictures import Pictures
from ilacs_desktop.ui.pages.export.preview.roles import PAGE_TEXT, tell_pages
from ilacs_desktop.ui.pages.export.preview.stack import Spot, Stack
from ilacs_desktop.ui.pages.export.preview.words import link_at, text_of
from ilacs_desktop.ui.pages.export.preview.zoom import FIT_WIDTH, Zoom, exactly, percent_of, stepped
from ilacs_desktop.ui.pages.page import OWN_ZOOM
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce

_POINTS = 72  # to an inch
_GAP = 16  # pixels between pages and around them, at 100 % text
_STEP = 48  # pixels that an arrow key scrolls by
_LEAST = 80  # pixels across and down, without regard to the text size
_ABOVE = 18.0  # points that stay in sight above a heading that was jumped to
_NOTCH = 120  # what a wheel turns by at once
_OF_WHEEL = 1.1  # times larger with each notch
_LARGER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_PAGE_KEYS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class PageView(QAbstractScrollArea):
    """Pages one below another, white as paper in every look; only those in sight are painted.

    Page Up and Page Down, Home, End, arrows and Space scroll; with Ctrl, Page Up and Page Down go
    to the next page. Ctrl and the wheel, + and - zoom; Ctrl + and - stay those of the text size.

    Signals:
        page_changed: another page, from 1 on, is the one that is looked at.
        scrolled: other parts of the pages are in sight.
        zoom_changed: it is larger or smaller.
        link_followed: the person clicked on words that lead to this bookmark.
    """

    page_changed = Signal(int)
    scrolled = Signal()
    zoom_changed = Signal()
    link_followed = Signal(str)

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        self.setProperty(PAGE_TEXT, "")  # before anything else: from then on listeners know it
        self._theme = theme
        self._pictures = pictures
        self._pages: tuple[PlacedPage, ...] = ()
        self._zoom = FIT_WIDTH
        self._stack = Stack((), 1.0, _GAP)
        self._page = 0
        self._pinned = (-1, 0)  # where a page that was gone to stands, and its number
        app = QApplication.instance()
        if isinstance(app, QApplication):
            tell_pages(app)
        self.setProperty(OWN_ZOOM, True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Else a page that fits without the bar would not with it, and the other way round.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._tell_page()
        theme.changed.connect(self._on_theme_changed)

    @property
    def page(self) -> int:
        """The page that is looked at, from 1 on; 0 where there are none."""
        return self._page

    @property
    def zoom(self) -> Zoom:
        """How large the pages are to be shown."""
        return self._zoom

    @property
    def percent(self) -> float:
        """How large they are shown, in percent of their printed size."""
        return self._stack.scale / self._dots() * 100

    @property
    def spot(self) -> Spot:
        """What stands at the top of what is seen."""
        return self._stack.spot_at(self.verticalScrollBar().value())

    @property
    def looked_at(self) -> Spot:
        """What stands a third down what is seen: about there people read."""
        return self._stack.spot_at(self._middle())

    def show_pages(self, pages: Sequence[PlacedPage], spot: Spot) -> None:
        """Show other pages, with this spot at the top of what is seen."""
        self._pages = tuple(pages)
        self._pictures.forget()
        self._arrange()
        self.scroll_to(spot)
        self._find_page()
        self._tell_page()

    def set_zoom(self, zoom: Zoom, around: int | None = None) -> None:
        """Show the pages at another size, keeping what is ``around`` pixels below the top in place."""
        self._zoom = zoom
        self._resize_pages(self.viewport().height() // 3 if around is None else around)
        self.zoom_changed.emit()

    def go_to_page(self, page: int) -> None:
        """Show a page from its top on, as the one that is looked at."""
        if not self._pages:
            return
        page = min(max(page, 1), len(self._pages))
        top = self._stack.y_of(Spot(page, 0.0)) - self._gap()
        self.verticalScrollBar().setValue(top)
        self._pinned = (self.verticalScrollBar().value(), page)
        self._find_page()

    def go_to(self, spot: Spot) -> None:
        """Show a place on paper, with a little of what stands above it."""
        self.scroll_to(Spot(spot.page, max(spot.y - _ABOVE, 0.0)))
        self._pinned = (self.verticalScrollBar().value(), spot.page)
        self._find_page()

    def scroll_to(self, spot: Spot) -> None:
        """Scroll a spot to the top."""
        self.verticalScrollBar().setValue(self._stack.y_of(spot))

    def forget_pictures(self) -> None:
        """Give back the memory of what was painted; it is painted again when it is seen."""
        self._pictures.forget()

    # Sizes

    def _dots(self) -> float:
        return self.logicalDpiY() / _POINTS

    def _gap(self) -> int:
        return self._theme.tokens.px(_GAP)

    def _arrange(self) -> None:
        """Work out where every page stands, and how far one can scroll."""
        sizes = [(page.width, page.height) for page in self._pages]
        seen = self.viewport().size()
        widest = max(seen.width() - 2 * self._gap(), 1) if self._zoom.fit else inf
        self._stack = Stack(sizes, self._scale(), self._gap(), widest)
        for bar, whole, room in (
            (self.verticalScrollBar(), self._stack.height, seen.height()),
            (self.horizontalScrollBar(), self._stack.width, seen.width()),
        ):
            bar.setRange(0, max(whole - room, 0))
            bar.setPageStep(room)
            bar.setSingleStep(self._theme.tokens.px(_STEP))
        self.viewport().update()

    def _scale(self) -> float:
        """Return the pixels to a point; pages on their side are fitted to the room as wider ones."""
        dots, gap = self._dots(), 2 * self._gap()
        narrowest = min((page.width for page in self._pages), default=1.0) * dots
        highest = max((page.height for page in self._pages), default=1.0) * dots
        room = (self.viewport().width() - gap, self.viewport().height() - gap)
        return dots * percent_of(self._zoom, (narrowest, highest), room) / 100

    def _resize_pages(self, around: int) -> None:
        """Show the pages as large as they are to be, and the same thing ``around`` below the top."""
        bar = self.verticalScrollBar()
        is_top = bar.value() + around == 0
        kept = self._stack.spot_at(bar.value() + around)
        self._arrange()
        bar.setValue(0 if is_top else self._stack.y_of(kept) - around)
        self._find_page()

    def _zoom_on(self, zoom: Zoom, by: float, around: int | None = None) -> None:
        """Zoom in or out, but never the other way: fitted pages may be smaller than the least."""
        if (zoom.percent - self.percent) * by > 0:
            self.set_zoom(zoom, around)

    # The page that is looked at

    def _find_page(self) -> None:
        bar = self.verticalScrollBar()
        at, page = self._pinned
        if at != bar.value() or page > len(self._pages):
            is_end = bar.value() == bar.maximum() > 0
            page = self._stack.page_at(self._middle())
            page = len(self._pages) if is_end else page
        if page != self._page:
            self._page = page
            self._tell_page()
            self.page_changed.emit(page)

    def _middle(self) -> int:
        return self.verticalScrollBar().value() + self.viewport().height() // 3

    def _tell_page(self) -> None:
        """Let a screen reader know the page and its text.

        As the value of a document: PySide cannot make what Qt asks of a text interface (6.12).
        """
        name = f"Page {self._page} of {len(self._pages)}" if self._pages else "No pages yet"
        text = text_of(self._pages[self._page - 1]) if self._pages and self._page else ""
        self.setAccessibleName(name)
        self.setProperty(PAGE_TEXT, text)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, text))

    # What happens

    @Slot()
    def _on_scrolled(self) -> None:
        self._find_page()
        self.scrolled.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._resize_pages(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resize_pages(0)
        self.zoom_changed.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.tokens.colour.subtle))
        above = self.verticalScrollBar().value()
        seen = event.rect().adjusted(0, -2, 0, 2).translated(0, above)  # edges lie outside
        for number in self._stack.between(seen.top(), seen.bottom()):
            self._paint_page(painter, number)

    def _paint_page(self, painter: QPainter, number: int) -> None:
        area, page = self._area(number), self._pages[number - 1]
        ratio = self.viewport().devicePixelRatioF()
        picture = self._pictures.picture(page, area.width(), area.height(), ratio)
        if picture is not None:
            painter.drawPixmap(area.topLeft(), picture)
        else:
            painter.save()
            painter.setClipRect(area)
            painter.translate(area.topLeft())
            self._pictures.paint(painter, page, area.width(), area.height())
            painter.restore()
        painter.setPen(QColor(self._theme.tokens.colour.line))
        painter.drawRect(area.adjusted(-1, -1, 0, 0))

    def _area(self, number: int) -> QRect:
        """Return where a page stands in the viewport."""
        area = self._stack.area(number, self.viewport().width())
        across, above = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return QRect(area.left - across, area.top - above, area.width, area.height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self._page
        if not self._take(event.key(), event.modifiers()):
            super().keyPressEvent(event)
        if self._page != before:
            announce(self, self.accessibleName())

    def _take(self, key: int, held: Qt.KeyboardModifier) -> bool:
        """Do what a key says; return whether it said anything."""
        bar = self.verticalScrollBar()
        keypad = Qt.KeyboardModifier.KeypadModifier
        if held & Qt.KeyboardModifier.ControlModifier:
            if key not in _PAGE_KEYS:
                return False
            self.go_to_page(self._page + _PAGE_KEYS[Qt.Key(key)])
            return True
        if held & ~(Qt.KeyboardModifier.ShiftModifier | keypad):
            return False
        if key in _LARGER or key == Qt.Key.Key_Minus:
            by = -1 if key == Qt.Key.Key_Minus else 1
            self._zoom_on(stepped(self.percent, by), by)
        elif key == Qt.Key.Key_0:
            self.set_zoom(Zoom())
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key == Qt.Key.Key_Space or key in _PAGE_KEYS:
            back = bool(held & Qt.KeyboardModifier.ShiftModifier)
            by = _PAGE_KEYS.get(Qt.Key(key), -1 if back else 1)
            bar.setValue(bar.value() + by * max(bar.pageStep() - bar.singleStep(), 1))
        else:
            return False
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / _NOTCH
            around = round(event.position().y())
            self._zoom_on(exactly(self.percent * _OF_WHEEL**notches), notches, around)
            event.accept()
        else:
            super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = bool(self._link_at(event.position()))
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        target = self._link_at(event.position())
        if target and event.button() == Qt.MouseButton.LeftButton:
            self.link_followed.emit(target)

    def _link_at(self, at: QPointF) -> str:
        top = round(at.y()) + self.verticalScrollBar().value()
        for number in self._stack.between(top, top + 1):
            area, page = self._area(number), self._pages[number - 1]
            points = page.width / area.width()
            x, y = (at.x() - area.left()) * points, (at.y() - area.top()) * points
            return link_at(page, x, y)
        return ""

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, _LEAST)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.viewport().unsetCursor()
        return super().viewportEvent(event)

    def page_rect(self, number: int) -> QRect:
        """Return where a page is seen, in the view's own coordinates."""
        area = self._area(number)
        return area.translated(self.viewport().mapTo(self, QPoint(0, 0)))
