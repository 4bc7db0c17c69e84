"""The row above the preview: which page, how large, which section."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ilacs_desktop.ui.pages.export.preview.job import Entry
from ilacs_desktop.ui.pages.export.preview.zoom import OFFERED, Zoom, read_zoom
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import icon_button
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.inputs import NumberBox
from ilacs_desktop.ui.widgets.labels import Label
from ilacs_desktop.ui.widgets.layouts import Row
from ilacs_desktop.ui.widgets.tips import plain_tip

_NUMBER_WIDTH = 52
_ZOOM_WIDTH = 116
_JUMP_WIDTH = 236
_ZOOM_KEYS = "In the pages: the keys + and -, or Ctrl and the mouse wheel."
_PAGE_KEYS = "In the pages: Ctrl+Page Up and Ctrl+Page Down."
_BEGINNING = "Beginning"
_INDENT = "   "  # before a heading of the second level


class ZoomBox(Choice):
    """How large the pages are: chosen, or typed as "120" or "fit page".

    Signals:
        zoom_wanted: the person wants this ``Zoom``.
    """

    zoom_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, [(zoom.words, zoom.words) for zoom in OFFERED])
        self._shown = ""
        self._entry = QLineEdit()
        self._entry.setAccessibleName("Zoom")
        self.setLineEdit(self._entry)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # a completer would end "1" as "100%"
        self.setAccessibleDescription("From 50 to 200%, or fit width, or fit page")
        self._entry.editingFinished.connect(self._on_typed)
        self.chosen.connect(self._on_chosen)
        self._on_look_changed()
        theme.changed.connect(self._on_look_changed)

    def show_zoom(self, zoom: Zoom, percent: float) -> None:
        """Show how large the pages are; where they are fitted, to what percentage that came."""
        self._shown = zoom.words
        self.setCurrentIndex(OFFERED.index(zoom) if zoom in OFFERED else -1)
        self.setEditText(zoom.words)
        exactly = f"{zoom.words}, {percent:.0f}%" if zoom.fit else zoom.words
        self.setToolTip(plain_tip(f"{exactly}. {_ZOOM_KEYS}"))

    @Slot(str)
    def _on_chosen(self, words: str) -> None:
        self._take(words)

    @Slot()
    def _on_typed(self) -> None:
        if self._entry.text() != self._shown:
            self._take(self._entry.text())

    def _take(self, text: str) -> None:
        zoom = read_zoom(text)
        if zoom is not None:
            self.zoom_wanted.emit(zoom)
        else:  # what it said before is still so
            self.setEditText(self._shown)

    @Slot()
    def _on_look_changed(self) -> None:
        self.setFixedWidth(self._theme.tokens.px(_ZOOM_WIDTH))


class PageBox(QWidget):
    """Which page is looked at, as in "Page 3 of 14"; the number can be typed.

    Signals:
        page_wanted: the person wants this page, from 1 on.
    """

    page_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._number = NumberBox(theme)
        self._number.setSingleStep(1)
        self._number.setToolTip(_PAGE_KEYS)
        self._number.setKeyboardTracking(False)
        self._number.valueChanged.connect(self._on_value_changed)
        self._of = Label(theme, "")
        self._of.setWordWrap(False)
        row = Row(theme, 8)
        row.addWidget(_label_for(theme, "Page", self._number))
        row.addWidget(self._number)
        row.addWidget(self._of)
        self.setLayout(row)
        self.show_page(0, 0)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def show_page(self, page: int, pages: int) -> None:
        """Show which page is looked at, of how many."""
        with QSignalBlocker(self._number):
            self._number.setRange(min(pages, 1), pages)
            self._number.setValue(page)
        self._number.setAccessibleDescription(f"of {pages}")
        self._of.setText(f"of {pages}")
        self.setEnabled(pages > 0)

    @Slot(int)
    def _on_value_changed(self, page: int) -> None:
        self.page_wanted.emit(page)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._number.setFixedWidth(self._theme.tokens.px(_NUMBER_WIDTH))


class Jump(Choice):
    """The headings of the document, to go to; it shows the one that is looked at."""

    def show_headings(self, headings: Sequence[Entry]) -> None:
        """Offer these headings, and the beginning, whose bookmark is empty."""
        titles = [(h.bookmark, _INDENT * (h.level - 1) + h.title) for h in headings]
        self.set_options([("", _BEGINNING), *titles])
        self.setEnabled(bool(headings))
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0))

    def show_heading(self, bookmark: str) -> None:
        """Show the heading that is looked at."""
        self.set_value(bookmark)
        self.setToolTip(plain_tip(self.currentText().strip()))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.tokens.px(_JUMP_WIDTH), self._theme.tokens.control)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.tokens.px(_JUMP_WIDTH) // 2, self._theme.tokens.control)


class Bar(QWidget):
    """All of it in a row, which wraps where there is little room.

    Signals:
        strip_toggled: the person wants the pages in small, or does not want them any more.
        page_wanted: the person wants this page, from 1 on.
        zoom_wanted: the person wants this ``Zoom``.
        heading_wanted: the person wants the heading with this bookmark, or the beginning.
    """

    strip_toggled = Signal(bool)
    page_wanted = Signal(int)
    zoom_wanted = Signal(object)
    heading_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._strip = icon_button(theme, "panel_left", "Pages in small")
        self._strip.setCheckable(True)
        self._page = PageBox(theme)
        self._zoom = ZoomBox(theme)
        self._jump = Jump(theme)
        flow = FlowLayout(theme, 16)
        for part in (
            self._strip,
            self._page,
            _labelled(theme, "Zoom", self._zoom),
            _labelled(theme, "Section", self._jump),
        ):
            flow.addWidget(part)
        self.setLayout(flow)
        self.show_headings(())
        self._strip.clicked.connect(self.strip_toggled)
        self._page.page_wanted.connect(self.page_wanted)
        self._zoom.zoom_wanted.connect(self.zoom_wanted)
        self._jump.chosen.connect(self.heading_wanted)

    @property
    def is_strip_shown(self) -> bool:
        """Whether the pages in small are told to be there."""
        return self._strip.isChecked()

    def show_strip(self, *, shown: bool, offered: bool) -> None:
        """Show whether the pages in small are there, and whether there is room for them at all."""
        self._strip.setChecked(shown)
        self._strip.setVisible(offered)

    def show_page(self, page: int, pages: int) -> None:
        """Show which page is looked at, of how many."""
        self._page.show_page(page, pages)

    def show_zoom(self, zoom: Zoom, percent: float) -> None:
        """Show how large the pages are."""
        self._zoom.show_zoom(zoom, percent)

    def show_headings(self, headings: Sequence[Entry]) -> None:
        """Offer these headings."""
        self._jump.show_headings(headings)

    def show_heading(self, bookmark: str) -> None:
        """Show the heading that is looked at; nothing stands for the beginning."""
        self._jump.show_heading(bookmark)


def _labelled(theme: Theme, words: str, control: QWidget) -> QWidget:
    part = QWidget()
    row = Row(theme, 8)
    row.addWidget(_label_for(theme, words, control))
    row.addWidget(control, 1)
    part.setLayout(row)
    return part


def _label_for(theme: Theme, words: str, control: QWidget) -> Label:
    label = Label(theme, words)
    label.setWordWrap(False)
    label.setBuddy(control)
    control.setAccessibleName(words)
    return label
