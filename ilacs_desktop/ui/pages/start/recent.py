"""The self-evaluations opened before, newest first, each with what it is and when it is due."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.framework.dates import format_date, format_day
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.settings import without_recent
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import link_button, literal
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.preferences import Preferences
from ilacs_desktop.ui.work.reading import shown_name
from ilacs_desktop.ui.work.recent import RecentFile, read_recent


class RecentList(QWidget):
    """Shows the names at once and reads the files on a lane, one after another.

    Signals:
        chosen: a file to open, as a path.
    """

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        preferences: Preferences,
        framework: Framework,
        lane: Lane,
        now: Callable[[], dt.datetime],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._preferences = preferences
        self._framework = framework
        self._lane = lane
        self._now = now
        self._round = 0
        self._rows: dict[Path, _RecentRow] = {}
        self._known: set[tuple[int, int]] = set()
        self._card = Card(theme)
        self._card.column.addWidget(Heading(theme, "Continue", 3))
        self._forgotten = CaptionLabel(theme)
        self._forgotten.hide()
        column = Column(theme, 0)
        column.addWidget(self._card)
        self.setLayout(column)
        self._card.column.addWidget(self._forgotten)

    def refresh(self) -> None:
        """Show the recent files of the moment and read them again."""
        self._round += 1
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows.clear()
        self._known.clear()
        self._forgotten.hide()
        for name in self._preferences.settings.recent:
            path = Path(name)
            row = _RecentRow(self._theme, path)
            row.chosen.connect(self.chosen)
            self._rows[path] = row
            self._card.column.insertWidget(len(self._rows), row)
            row.show()  # now: what is not shown takes no keyboard
            done = partial(self._on_read, self._round)
            self._lane.run(partial(read_recent, path, self._framework), done)
        self._forgotten.setText("")
        self._show_or_hide()

    def focus_first(self) -> bool:
        """Put the keyboard on the newest file; return whether there is one."""
        row = next(iter(self._rows.values()), None)
        if row is not None:
            row.focus_first()
        return row is not None

    def _on_read(self, round_: int, result: object) -> None:
        if round_ != self._round or not isinstance(result, RecentFile):
            return
        if result.found == "gone":
            self._forget(result.path)
            self._say_forgotten(result.path)
        elif result.identity in self._known:
            self._forget(result.path)  # the same file by another name, opened before that
        elif result.path in self._rows:
            self._rows[result.path].show_file(result, self._now())
            if result.identity is not None:
                self._known.add(result.identity)

    def _forget(self, path: Path) -> None:
        settings = without_recent(self._preferences.settings, str(path))
        self._preferences.replace(settings)
        row = self._rows.pop(path, None)
        if row is not None:
            row.hide()
            row.deleteLater()
        self._show_or_hide()

    def _say_forgotten(self, path: Path) -> None:
        line = f"“{path.name}” is not in its folder any more, so it is not listed."
        self._forgotten.setText("\n".join(filter(None, (self._forgotten.text(), line))))
        self._forgotten.show()
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        self.setVisible(bool(self._rows or self._forgotten.text()))


class _RecentRow(QWidget):
    """One file: a link with whose it is, and below it when it is due and was saved, and where."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, path: Path) -> None:
        super().__init__()
        self._path = path
        name = shown_name(path)
        self._link = link_button(theme, literal(name), f"Open {name} in {path.parent}")
        self._facts = CaptionLabel(theme)
        self._facts.hide()
        where = CaptionLabel(theme, str(path), "muted")
        column = Column(theme, 2)
        for part in (self._link, self._facts, where):
            column.addWidget(part)
        self.setLayout(column)
        self._link.clicked.connect(self._on_clicked)

    def focus_first(self) -> None:
        """Put the keyboard on the link."""
        self._link.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_file(self, file: RecentFile, now: dt.datetime) -> None:
        """Show what the file says of itself."""
        if file.found == "found":
            title = f"{file.authority} {file.label}".strip()
            self._link.setText(literal(title))
            self._link.setAccessibleName(f"Open {title}, {file.path}")
            self._link.updateGeometry()
        facts = facts_of(file, now)
        self._facts.tell(facts)
        self._link.setAccessibleDescription(facts)

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self._path)


def facts_of(file: RecentFile, now: dt.datetime) -> str:
    """Return what the start page says below a recent file."""
    if file.found == "away":
        return "Its folder cannot be reached at the moment. Connect the drive, then open it."
    if file.found == "unreadable":
        return "It cannot be read at the moment. Open it to see why."
    if file.found == "encrypted":
        return "Encrypted: opens with its passphrase."
    told = " ".join(filter(None, (f"{file.kind}." if file.kind else "", _due(file))))
    if file.saved_at is None:
        return told
    saved = file.saved_at.astimezone(now.tzinfo)
    today = saved.date() == now.date()
    day = "today" if today else format_date(saved.date())
    by = f" by {file.saved_by}" if file.saved_by else ""
    return f"{told} Last saved {day} at {saved:%H:%M}{by}.".lstrip()


def _due(file: RecentFile) -> str:
    if file.is_pack:
        return f"To be given back by {format_day(file.due)}." if file.due else ""
    return f"Due {format_day(file.due)}." if file.due else "No meeting date yet."
