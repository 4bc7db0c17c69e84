"""The preview: the document's pages as they will print, with a way to each page and section."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.layout.paint import paint_page
from ilacs_desktop.layout.placed import PlacedDocument
from ilacs_desktop.ui.pages.export.preview.bar import Bar
from ilacs_desktop.ui.pages.export.preview.job import Entry, Preview
from ilacs_desktop.ui.pages.export.preview.pictures import Pictures
from ilacs_desktop.ui.pages.export.preview.stack import Spot
from ilacs_desktop.ui.pages.export.preview.thumbnails import Thumbnails
from ilacs_desktop.ui.pages.export.preview.view import PageView
from ilacs_desktop.ui.pages.export.preview.zoom import Zoom
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.banner import Banner
from ilacs_desktop.ui.widgets.labels import BodyLabel
from ilacs_desktop.ui.widgets.layouts import Column, Margins, all_round
from ilacs_desktop.ui.widgets.tag import Tag

# Of the width at 100 % text: from here on the pages in small are shown unless somebody hid them,
ROOM_FOR_STRIP = 860
ROOM_TO_OFFER_STRIP = 560  # and below this they would take the room that the page needs.
LEAST_WIDTH = 420
_VERY_TOP = Spot(1, -1000.0)  # above any page: with the room over the first
_MEGABYTE = 1 << 20
_MEMORY, _SMALL_MEMORY = 32 * _MEGABYTE, 8 * _MEGABYTE

_MAKING = "Making the pages…"
_OLD = "Being brought up to date…"
_OLDER = "The pages below are from before that."
_NO_PAGES = "There are no pages to show."


class PreviewPane(QWidget):
    """Shows the pages that it is given; ``Previewing`` makes them.

    Signals:
        shown: it can be seen now.
        again_wanted: the person asked to make the pages once more, after that failed.
    """

    shown = Signal()
    again_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._preview: Preview | None = None
        self._wish: bool | None = None  # about the pages in small: as there is room
        self._bar = Bar(theme)
        self._failure = Banner(theme)
        self._message = BodyLabel(theme, _MAKING, "text2")
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._view = PageView(theme, Pictures(paint_page, _MEMORY))
        self._state = Tag(theme, _OLD, "info")
        self._strip = Thumbnails(theme, Pictures(paint_page, _SMALL_MEMORY))
        self._lay_out()
        self._bar.strip_toggled.connect(self._on_strip_toggled)
        self._bar.page_wanted.connect(self._on_page_wanted)
        self._bar.zoom_wanted.connect(self._on_zoom_wanted)
        self._bar.heading_wanted.connect(self._on_heading_wanted)
        self._strip.page_chosen.connect(self._on_page_wanted)
        self._view.link_followed.connect(self._on_heading_wanted)
        self._view.page_changed.connect(self._on_page_changed)
        self._view.scrolled.connect(self._on_scrolled)
        self._view.zoom_changed.connect(self._on_zoom_changed)
        self._failure.acted.connect(self._on_again_wanted)
        self._arrange()
        theme.changed.connect(self._on_theme_changed)

    @property
    def placed(self) -> PlacedDocument | None:
        """The pages that are shown; None before there are any."""
        return self._preview.placed if self._preview else None

    @property
    def page(self) -> int:
        """The page that is looked at, from 1 on; 0 where there are none."""
        return self._view.page

    @property
    def state(self) -> str:
        """What is told about the pages that are shown; nothing where they are those of now."""
        return "" if self._state.isHidden() else self._state.text()

    def focus_first(self) -> None:
        """Put the keyboard on the pages."""
        self._view.setFocus()

    def show_making(self) -> None:
        """Say that pages are being made; those that there are stay, and are called old."""
        self._failure.hide()
        self._message.setText(_MAKING)
        if self._state.isHidden() and self._preview:
            announce(self, _OLD)
        self._state.setVisible(self._preview is not None)
        self._arrange()

    def show_pages(self, preview: Preview) -> None:
        """Show pages, at the place in the text that was looked at before."""
        kept = self._kept_place()
        self._preview = preview
        pages = preview.placed.pages
        self._failure.hide()
        self._state.hide()
        self._message.setText("" if pages else _NO_PAGES)
        self._layers.setCurrentIndex(1 if pages else 0)
        self._strip.show_pages(pages)
        self._bar.show_headings(preview.headings)
        self._view.show_pages(pages, self._spot_of(*kept))
        self._strip.select(self._view.page)
        self._bar.show_page(self._view.page, len(pages))
        self._show_heading()
        self._arrange()
        announce(self, counted(len(pages), "page"))

    def show_failure(self, sentence: str) -> None:
        """Say why there are no new pages; those that there are stay."""
        self._state.hide()
        self._message.setText("" if self._preview else _NO_PAGES)
        told = f"{sentence} {_OLDER}" if self._preview else sentence
        self._failure.show_message(told, "warn", "Try again")

    def go_to(self, bookmark: str) -> None:
        """Show the place of a bookmark; nothing happens where there is none of that name.

        An empty name is the beginning.
        """
        if not bookmark:
            self._view.go_to_page(1)
        place = self._preview.placed.places.get(bookmark) if self._preview else None
        if place is not None:
            self._view.go_to(Spot(place.page, place.y))

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the pages larger or smaller."""
        self._view.set_zoom(zoom)

    def toggle_strip(self) -> None:
        """Show the pages in small, or hide them, where there is room."""
        self._wish = not self._bar.is_strip_shown
        self._arrange()

    def _lay_out(self) -> None:
        top = Column(self._theme, 4, Margins(12, 8, 12, 8))
        top.addWidget(self._bar)
        top.addWidget(self._failure)
        empty = QWidget()
        middle = Column(self._theme, 0, all_round(24))
        middle.addWidget(self._message)
        empty.setLayout(middle)
        self._layers = QStackedWidget()
        self._layers.addWidget(empty)
        self._layers.addWidget(self._view)
        for part in (empty, self._view, self._strip):  # what is told above has the first claim
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._strip)
        row.addWidget(self._layers, 1)
        page = Column(self._theme, 0)
        page.addLayout(top)
        page.addLayout(row, 1)
        self.setLayout(page)
        self._state.setParent(self)
        self._state.hide()

    def _arrange(self) -> None:
        px = self._theme.tokens.px
        room = self.width() * 100 / px(100)
        offered = room >= ROOM_TO_OFFER_STRIP
        shown = offered and (self._wish if self._wish is not None else room >= ROOM_FOR_STRIP)
        self._strip.setVisible(shown and self._view.page > 0)
        self._bar.show_strip(shown=shown, offered=offered)
        self._state.adjustSize()  # over the foot of the pages, so that they stay where they are
        middle = (self.width() - self._state.width()) // 2
        self._state.move(middle, self.height() - self._state.height() - px(16))
        self._state.raise_()

    # The place in the text

    def _heading_at(self, spot: Spot) -> Entry | None:
        """Return the last heading that stands at a spot or before it."""
        if self._preview is None:
            return None
        places = self._preview.placed.places
        found = None
        for entry in self._preview.headings:
            place = places.get(entry.bookmark)
            if place is not None and (place.page, place.y) <= (spot.page, spot.y):
                found = entry
        return found

    def _kept_place(self) -> tuple[Spot, str, float]:
        """Return the spot at the top, the bookmark of its section, and points from there to here."""
        spot = self._view.spot if self._preview else _VERY_TOP
        entry = self._heading_at(spot)
        if entry is None or self._preview is None:
            return spot, "", 0.0
        place = self._preview.placed.places[entry.bookmark]
        pages = self._preview.placed.pages[place.page - 1 : spot.page - 1]
        return spot, entry.bookmark, spot.y - place.y + sum(page.height for page in pages)

    def _spot_of(self, spot: Spot, bookmark: str, points: float) -> Spot:
        """Return where that is among the pages of now."""
        place = self._preview.placed.places.get(bookmark) if self._preview else None
        if place is None or self._preview is None:
            return spot
        page, y = place.page, place.y + points
        pages = self._preview.placed.pages
        while page < len(pages) and y > pages[page - 1].height:
            y -= pages[page - 1].height
            page += 1
        return Spot(page, y)

    def _show_heading(self) -> None:
        looked_at = self._heading_at(self._view.looked_at)
        self._bar.show_heading(looked_at.bookmark if looked_at else "")

    # What happens

    @Slot(bool)
    def _on_strip_toggled(self, checked: bool) -> None:
        self._wish = checked
        self._arrange()

    @Slot(int)
    def _on_page_wanted(self, page: int) -> None:
        self._view.go_to_page(page)

    @Slot(object)
    def _on_zoom_wanted(self, zoom: Zoom) -> None:
        self._view.set_zoom(zoom)

    @Slot(str)
    def _on_heading_wanted(self, bookmark: str) -> None:
        self.go_to(bookmark)
        if self._preview and any(entry.bookmark == bookmark for entry in self._preview.headings):
            self._bar.show_heading(bookmark)  # another may stand so near that it is looked at too

    @Slot(int)
    def _on_page_changed(self, page: int) -> None:
        self._strip.select(page)
        self._bar.show_page(page, len(self._preview.placed.pages) if self._preview else 0)

    @Slot()
    def _on_scrolled(self) -> None:
        self._show_heading()

    @Slot()
    def _on_zoom_changed(self) -> None:
        self._bar.show_zoom(self._view.zoom, self._view.percent)

    @Slot()
    def _on_again_wanted(self) -> None:
        self.again_wanted.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give back the memory: out of sight, nobody needs pictures of pages."""
        super().hideEvent(event)
        self._view.forget_pictures()
        self._strip.forget_pictures()

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(max(least.width(), LEAST_WIDTH), least.height())
