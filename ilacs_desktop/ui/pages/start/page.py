"""The start page: go on with what is there, begin something new, or look at the example."""

import datetime as dt

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.pages.start.new import NewForm
from ilacs_desktop.ui.pages.start.recent import RecentList
from ilacs_desktop.ui.pages.start.recover import RecoveryList
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import quiet_button, secondary_button
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import Heading, Label
from ilacs_desktop.ui.widgets.layouts import Column, all_round
from ilacs_desktop.ui.widgets.marked_line import marked_line
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.widgets.side_by_side import SideBySide
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.desk import Desk
from ilacs_desktop.ui.work.preferences import Preferences

_FIRST = "Start your self-evaluation"
_AGAIN = "Your self-evaluation"
_INTRO = (
    "Say when your annual engagement meeting is, and see when the document is due.",
    "Answer three questions for each section. Evidence, actions and checks are beside the text.",
    "Export one Word file for Ofsted. Nothing leaves this computer unless you send it.",
)
_WIDE = 1080  # pixels at 100 % text, for recent files beside the form; without them it is narrower
_NARROW = 640


class StartPage(QWidget):
    """What is seen while nothing is open.

    Signals:
        tour_wanted: the person wants to be shown round.
    """

    tour_wanted = Signal()

    def __init__(self, theme: Theme, desk: Desk, preferences: Preferences, lane: Lane) -> None:
        """``lane`` is where recent files are read: a drive may be slow."""
        super().__init__()
        self._theme = theme
        self._desk = desk
        self._preferences = preferences
        services = desk.services
        self._icon = Label(theme)
        self._heading = Heading(theme, _FIRST, 1)
        self._intro = _intro(theme)
        self._recover = RecoveryList(theme, services.recovery, services.journal_lane, services.now)
        self._recent = RecentList(theme, preferences, services.framework, lane, services.now)
        self._new = NewForm(theme, services)
        self._content = QWidget()
        self._first: QWidget | None = None
        self._lay_out()
        self._recover.chosen.connect(desk.recover)
        self._recover.shown.connect(self._on_recovery_shown)
        self._recent.chosen.connect(desk.open)
        self._new.started.connect(self._on_started)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def refresh(self) -> None:
        """Look again at what was opened before and what was left unsaved."""
        self._recover.refresh()
        self._recent.refresh()
        self._new.refresh()
        first = not self._preferences.settings.recent
        self._heading.setText(_FIRST if first else _AGAIN)
        self._intro.setVisible(first)
        self._icon.setVisible(first)
        self._offer_tour()
        self._on_theme_changed()

    def focus_first(self) -> None:
        """Put the keyboard on what to do first: what was lost, the newest file, or a new one."""
        if not self._recover.focus_first() and not self._recent.focus_first():
            self._new.focus_first()
        self._first = self.focusWidget()

    def focus_new(self) -> None:
        """Put the keyboard where a new self-evaluation begins."""
        self._new.focus_first()

    def _lay_out(self) -> None:
        column = Column(self._theme, 16, all_round(32))
        for part in (
            self._recover,
            self._icon,
            self._heading,
            self._intro,
            SideBySide(self._theme, self._recent, self._new),
        ):
            column.addWidget(part)
        column.addLayout(self._buttons())
        column.addStretch(1)
        self._content.setLayout(column)
        scroll = PageScroll(self._theme, self._content)
        scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        frame = Column(self._theme, 0)
        frame.addWidget(scroll)
        self.setLayout(frame)

    def _buttons(self) -> FlowLayout:
        row = FlowLayout(self._theme)
        opens = secondary_button(self._theme, "Open a file or pack…", "open")
        example = quiet_button(self._theme, "Look at the example", "book")
        self._tour = quiet_button(self._theme, "Take the short tour", "help")
        self._no_tour = quiet_button(self._theme, "Do not offer the tour", "close")
        opens.clicked.connect(self._on_open)
        example.clicked.connect(self._on_example)
        self._tour.clicked.connect(self.tour_wanted)
        self._no_tour.clicked.connect(self._on_no_tour)
        for button in (opens, example, self._tour, self._no_tour):
            row.addWidget(button)
        return row

    def _offer_tour(self) -> None:
        for button in (self._tour, self._no_tour):
            button.setVisible(not self._preferences.settings.tour_seen)

    @Slot()
    def _on_no_tour(self) -> None:
        self._preferences.change(tour_seen=True)
        self._offer_tour()
        self.focus_first()

    @Slot()
    def _on_theme_changed(self) -> None:
        width = _WIDE if self._preferences.settings.recent else _NARROW
        self._content.setMaximumWidth(self._theme.tokens.px(width))
        self._icon.setPixmap(self._theme.pixmap("document", "accent", 40))

    @Slot(str, object)
    def _on_started(self, name: str, meeting: object) -> None:
        if self._desk.new(name, meeting if isinstance(meeting, dt.date) else None):
            self._new.clear()

    @Slot()
    def _on_recovery_shown(self) -> None:
        """Go to what was lost, unless the person has begun or opened something else meanwhile."""
        if self.isVisible() and self.focusWidget() is self._first and self._new.is_empty:
            self.focus_first()

    @Slot()
    def _on_open(self) -> None:
        self._desk.ask_open()

    @Slot()
    def _on_example(self) -> None:
        self._desk.open_example()


def _intro(theme: Theme) -> QWidget:
    """Return what the program is for, in three lines: what to do first, then, and last."""
    intro = QWidget()
    column = Column(theme, 4)
    for number, line in enumerate(_INTRO, start=1):
        column.addLayout(marked_line(theme, line, f"{number}."))
    intro.setLayout(column)
    return intro
