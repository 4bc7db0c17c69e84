"""F6: from one part of the window to the next, and back to where the keyboard was in it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget


def panes_of(page: QWidget) -> tuple[QWidget, ...]:
    """Return the parts of a page that are side by side, those in sight; or the page itself."""
    every = [page] if isinstance(page, QSplitter) else page.findChildren(QSplitter)
    splitter = next((one for one in every if one.isVisible()), None)
    if splitter is None:
        return (page,)
    parts = (splitter.widget(index) for index in range(splitter.count()))
    return tuple(part for part in parts if part is not None and part.isVisible())


def step(parts: Sequence[QWidget], by: int) -> None:
    """Put the keyboard into the next part that takes it, ``by`` being 1 or -1."""
    usable = [(part, entry) for part in parts if (entry := _entry(part)) is not None]
    if not usable:
        return
    now = QApplication.focusWidget()
    inside = (n for n, (part, _) in enumerate(usable) if now is part or _holds(part, now))
    at = next(inside, -1 if by > 0 else 0)
    _, entry = usable[(at + by) % len(usable)]
    entry.setFocus(Qt.FocusReason.ShortcutFocusReason)


def first_entry(part: QWidget) -> QWidget | None:
    """Return the first widget of a part that Tab would reach; None when there is none."""
    return next(_entries(part), None)


def last_entry(part: QWidget) -> QWidget | None:
    """Return what had the keyboard last in a part; None when nothing had or it cannot any more."""
    last = part.focusWidget()
    return last if last is not None and _holds(part, last) and _takes_keyboard(last) else None


def _entry(part: QWidget) -> QWidget | None:
    return last_entry(part) or first_entry(part)


def _entries(part: QWidget) -> Iterator[QWidget]:
    if _takes_keyboard(part):
        yield part
    widget = _after(part)
    while widget is not None and widget is not part:
        if _holds(part, widget) and _takes_keyboard(widget):
            yield widget
        widget = _after(widget)


def _after(widget: QWidget) -> QWidget | None:
    """Return what follows a widget in the order of Tab.

    PySide makes that a child of the widget that was asked, and takes all that belongs to it, and
    after the last one to the window, for gone when that one goes. So it is given back to its
    parent; Qt, where it never left, does nothing.
    """
    after = widget.nextInFocusChain()
    if after is not None:
        QObject.setParent(after, after.parent())
    return after


def _holds(part: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and part.isAncestorOf(widget)


def _takes_keyboard(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isEnabled() and widget.isVisible()
