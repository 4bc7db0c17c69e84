"""The cards above the list: who is late today, what to sort out, and what moved with the meeting."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QWidget

from ilacs_desktop.document.key_dates import KeyDay, Year, next_day
from ilacs_desktop.document.late import Late, late_in_words
from ilacs_desktop.document.meeting_moved import Moved, account, in_short
from ilacs_desktop.framework.key_dates import Clash
from ilacs_desktop.ui.pages.key_dates.words import next_words
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.buttons import link_button, literal, secondary_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Label
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row

_NOBODY = "Nobody is late today."
_MOST = 4  # links below one name: the rest are one link, so that the dates stay in sight
_BELOW = Margins(left=24)  # under the sentence, not under its sign
_FITS = "The steps follow one another, and no two signatures fall on one day."


class _Parts(Card):
    """A card whose parts are made anew when what it shows is another thing."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, title)
        self._parts: list[QWidget] = []
        self._end = self.column.count()
        self.column.addStretch(1)

    def stops(self) -> list[QWidget]:
        """Return what takes the keyboard, from the top down."""
        return [stop for part in self._parts for stop in part.findChildren(QAbstractButton)]

    def _show(self, parts: list[QWidget]) -> None:
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = parts
        for at, part in enumerate(parts):
            self.column.insertWidget(self._end + at, part)


class LateCard(_Parts):
    """Who is late today, each with links to the sections that are missing, and what comes next.

    Signals:
        part_wanted: the person wants to see the section of this id.
        stage_wanted: the person wants to go to the page of this id.
    """

    part_wanted = Signal(str)
    stage_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Who is late today")
        self._shown: tuple[tuple[Late, ...], KeyDay | None] | None = None

    def show_late(self, late: tuple[Late, ...], year: Year) -> None:
        """Show who is late, and the day that comes next."""
        coming = next_day(year.days)
        if (late, coming) == self._shown:
            return
        self._shown = (late, coming)
        parts: list[QWidget] = []
        for one in late:
            row = _LateRow(self._theme, one)
            row.part_wanted.connect(self.part_wanted)
            row.stage_wanted.connect(self.stage_wanted)
            parts.append(row)
        if not late:
            parts.append(_Told(self._theme, "agreed", "ok", _NOBODY))
        if coming is not None:
            parts.append(BodyLabel(self._theme, next_words(coming), "text2"))
        self._show(parts)


class _LateRow(QFrame):
    """One person, how late, and the sections or the step."""

    part_wanted = Signal(str)
    stage_wanted = Signal(str)

    def __init__(self, theme: Theme, late: Late) -> None:
        super().__init__()
        self._sections: dict[object, str] = {}
        who = f"{late.who} ({late.job})" if late.job else late.who
        how = late_in_words(late)
        missing = "Not ready yet:" if late.sections else f"Not done yet: {late.what}."
        column = Column(theme, 0)
        column.addWidget(_Told(theme, "error", "bad", who, "strong"))
        links = Column(theme, 0, _BELOW)
        links.addWidget(CaptionLabel(theme, f"{how[0].upper()}{how[1:]}. {missing}"))
        rest = len(late.sections) - _MOST
        shown = late.sections if rest <= 1 else late.sections[:_MOST]
        for id_, title in shown:
            link = link_button(theme, literal(title), f"Go to {title}, from {late.who}")
            link.clicked.connect(self._on_link)
            self._sections[link] = id_
            links.addWidget(link)
        if rest > 1:
            more = link_button(
                theme, f"{rest} more in Draft", f"{rest} more of {late.who} in Draft"
            )
            more.clicked.connect(self._on_more)
            links.addWidget(more)
        if late.pack is not None:
            team = link_button(theme, "The pack in Team", f"The pack of {late.who} in Team")
            team.clicked.connect(self._on_team)
            links.addWidget(team)
        column.addLayout(links)
        self.setLayout(column)

    @Slot()
    def _on_link(self) -> None:
        self.part_wanted.emit(self._sections[self.sender()])

    @Slot()
    def _on_more(self) -> None:
        self.stage_wanted.emit("draft")

    @Slot()
    def _on_team(self) -> None:
        self.stage_wanted.emit("team")


class ClashCard(_Parts):
    """What does not fit together, with what to do about each.

    Signals:
        edit_wanted: the person wants to change the step of this id.
        stage_wanted: the person wants to go to the page of this id.
    """

    edit_wanted = Signal(str)
    stage_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "To sort out")
        self._shown: tuple[Clash, ...] | None = None

    def show_clashes(self, year: Year) -> None:
        """Show what clashes in a year."""
        if year.clashes == self._shown:
            return
        self._shown = year.clashes
        titles = {line.id: line.title for line in year.days}
        parts: list[QWidget] = []
        named: set[str] = set()
        for clash in year.clashes:
            row = _ClashRow(self._theme, clash, titles, named)
            row.edit_wanted.connect(self.edit_wanted)
            row.stage_wanted.connect(self.stage_wanted)
            parts.append(row)
        self._show(parts or [_Told(self._theme, "agreed", "ok", _FITS)])


class _ClashRow(QFrame):
    """One clash in two sentences, and a link to where it is put right."""

    edit_wanted = Signal(str)
    stage_wanted = Signal(str)

    def __init__(self, theme: Theme, clash: Clash, titles: dict[str, str], named: set[str]) -> None:
        """``named`` are links above to the same steps: a link to one of them says why again."""
        super().__init__()
        self._steps: dict[object, str] = {}
        column = Column(theme, 0)
        column.addWidget(_Told(theme, "warning", "warn_mark", clash.what))
        links = Column(theme, 0, _BELOW)
        links.addWidget(CaptionLabel(theme, clash.todo))
        for step in clash.steps if clash.kind != "slipped" or len(clash.steps) == 1 else ():
            title = titles.get(step, step)
            text = f"Change “{title}”"
            name = f"{text}: {clash.what}" if text in named else text
            named.add(text)
            link = link_button(theme, literal(text), name)
            link.setAccessibleDescription(clash.what)
            link.clicked.connect(self._on_link)
            self._steps[link] = step
            links.addWidget(link)
        if clash.kind in ("meeting_not_working", "meeting_quiet", "due_to_check", "due_quiet"):
            set_up = link_button(theme, "Go to Set up", f"Go to Set up: {clash.what}")
            set_up.clicked.connect(self._on_set_up)
            links.addWidget(set_up)
        column.addLayout(links)
        self.setLayout(column)

    @Slot()
    def _on_link(self) -> None:
        self.edit_wanted.emit(self._steps[self.sender()])

    @Slot()
    def _on_set_up(self) -> None:
        self.stage_wanted.emit("set_up/set_up/details")


class MovedCard(_Parts):
    """What a new date of the meeting, or of the due date, has moved. Hidden until there is any.

    Signals:
        dismissed: the person has read it.
    """

    dismissed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "What the new date has moved")
        self._shown: Moved | None = None
        self._close = secondary_button(theme, "I have read this", name="I have read what has moved")
        foot = Row(theme, 0)
        foot.addWidget(self._close)
        foot.addStretch(1)
        self.column.addLayout(foot)
        self._close.clicked.connect(self.dismissed)
        self.hide()

    def stops(self) -> list[QWidget]:
        return [*super().stops(), self._close]

    def show_moved(self, told: Moved | None) -> None:
        """Show the account, and say it in short to those who listen; with None show nothing."""
        if told != self._shown:
            self._shown = told
            short = in_short(told) if told is not None else ""
            self._show(
                [BodyLabel(self._theme, line) for line in (short, *account(told))]
                if told is not None
                else []
            )
            if told is not None:
                announce(self, f"The date is another. {short}")
        self.setVisible(told is not None)


class _Told(QWidget):
    """A sign and a sentence beside it."""

    def __init__(self, theme: Theme, icon: str, colour: str, text: str, role: str = "body") -> None:
        super().__init__()
        self._theme = theme
        self._look = (icon, colour, 16)
        self._sign = QLabel()
        row = Row(theme, 8)
        row.addWidget(self._sign)
        row.addWidget(Label(theme, text, "strong" if role == "strong" else "body"), 1)
        self.setLayout(row)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._sign.setPixmap(self._theme.pixmap(*self._look))
