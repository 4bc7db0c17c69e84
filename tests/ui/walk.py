"""The accessibility walk: what a screen reader, a keyboard and large text would meet in a window.

``assert_accessible(window, theme)`` and ``assert_fits(window, width, height, scale, theme)`` are
for every page and dialog. test_walk.py proves them with planted faults. Show the window first.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.search_box import SearchBox

SCALES = (1.0, 1.5, 2.0)
LARGEST = SCALES[-1]
# Where there is least room is for every run, the others are for the long one.
WALKED = [pytest.param(s, marks=() if s == LARGEST else pytest.mark.long) for s in SCALES]
LEAST_TARGET = 24
MOST_CHILDREN = 400
MOST_STOPS = 400
Role = QAccessible.Role
MEANINGLESS = frozenset((Role.NoRole, Role.Client, Role.Pane, Role.Grouping))
INPUTS = (QLineEdit, QComboBox, QAbstractSpinBox, QTextEdit, QPlainTextEdit)
TARGETS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox)


W = TypeVar("W", bound=QWidget)
Seen = Sequence[QWidget]


class Node(NamedTuple):
    """One thing that assistive programs meet."""

    role: QAccessible.Role
    name: str
    description: str
    focusable: bool
    rect: QRect
    depth: int
    widget: QWidget | None


class Fault(NamedTuple):
    """What is wrong, in a word, and with what."""

    kind: str
    what: str


class Walked:
    """How walks are made, and what those of this run have met (docs/accessibility.md).

    ``scales`` are the text sizes: the largest, and all of them in the long run.
    """

    scales: tuple[float, ...] = (LARGEST,)
    windows = nodes = controls = stops = 0


def walk(window: QWidget) -> list[Node]:
    """Return everything visible in the window, from the top down, as it is told."""
    settle()
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None, f"{window} is unknown to assistive programs"
    return list(_nodes(root, 0))


def find_faults(window: QWidget) -> list[Fault]:
    """Return all that is wrong at the text scale of the moment."""
    nodes = walk(window)
    Walked.windows += 1
    Walked.nodes += len(nodes)
    Walked.controls += sum(map(_is_usable, nodes))
    seen = _seen(window)
    return [
        *_nameless(nodes),
        *_meaningless(nodes),
        *_boxes_that_exclude(seen),
        *_doubled_names(nodes),
        *_unlabelled(seen),
        *_small(seen),
        *_clipped(seen),
        *find_keyboard_faults(window),
    ]


def assert_accessible(window: QWidget, theme: Theme) -> None:
    """Fail with all that is wrong, also with larger text in a window of the same size."""
    faults = find_faults(window)
    scale = theme.text_scale
    for larger in Walked.scales:
        theme.set_text_scale(larger)
        settle()
        clipped = find_clipped(window)
        if clipped and _grow(window):  # a form opens as high as its words need at its text size
            clipped = find_clipped(window)
        faults += [Fault(kind, f"{what} at {larger:.0%}") for kind, what in clipped]
    theme.set_text_scale(scale)
    settle()
    assert not faults, "\n".join(f"{kind}: {what}" for kind, what in faults)


def assert_fits(window: QWidget, width: int, height: int, scale: float, theme: Theme) -> None:
    """Fail when the window cannot be this small at this text scale, or loses text when it is."""
    before = theme.text_scale
    theme.set_text_scale(scale)
    window.resize(width, height)
    settle()
    faults = find_clipped(window)
    least = window.minimumSizeHint().expandedTo(window.minimumSize())
    if least.width() > width or least.height() > height:
        faults.append(Fault("too large", f"needs {least.width()}×{least.height()}"))
    theme.set_text_scale(before)
    settle()
    assert not faults, "\n".join(f"{kind}: {what}" for kind, what in faults)


def _grow(window: QWidget) -> bool:
    """Lay a form out as it would open at the text size of the moment; tell whether it is one."""
    layout = window.layout()
    if not isinstance(window, QDialog) or layout is None:
        return False
    for area in window.findChildren(QScrollArea):  # which may still have worked out the size before
        content = area.widget()
        if content is not None and content.layout() is not None:
            content.layout().invalidate()
            QApplication.postEvent(content, QEvent(QEvent.Type.LayoutRequest))
    settle()
    if not layout.hasHeightForWidth():
        return True
    for _ in range(3):  # a wider scroll bar may need another line
        needed = max(layout.totalHeightForWidth(window.width()), window.sizeHint().height())
        window.resize(window.width(), max(window.height(), needed))
        settle()
        if not find_clipped(window):
            break
    return True


def settle() -> None:
    """Let layouts finish: each round may ask for another."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def _nodes(interface: QAccessibleInterface, depth: int) -> Iterator[Node]:
    state = interface.state()
    if state.invisible and depth:
        return
    thing = interface.object()
    yield Node(
        role=interface.role(),
        name=interface.text(QAccessible.Text.Name),
        description=interface.text(QAccessible.Text.Description),
        focusable=bool(state.focusable),
        rect=interface.rect(),
        depth=depth,
        widget=thing if isinstance(thing, QWidget) else None,
    )
    for index in range(min(interface.childCount(), MOST_CHILDREN)):
        child = interface.child(index)
        if child is not None and child.isValid():
            yield from _nodes(child, depth + 1)


def _hands_focus_on(node: Node) -> bool:
    return node.widget is not None and node.widget.focusProxy() is not None


def _is_usable(node: Node) -> bool:
    takes_part = node.focusable or node.role in (Role.Button, Role.CheckBox, Role.PageTab)
    return takes_part and not _hands_focus_on(node)


def _nameless(nodes: list[Node]) -> Iterator[Fault]:
    for node in nodes:
        if _is_usable(node) and not node.name.strip():
            yield Fault("no name", f"{node.role.name} {_class_of(node.widget)}")


def _meaningless(nodes: list[Node]) -> Iterator[Fault]:
    for node in nodes:
        if node.focusable and node.role in MEANINGLESS and not _hands_focus_on(node):
            yield Fault("wrong role", f"{node.role.name} {_class_of(node.widget)} {node.name!r}")


def _boxes_that_exclude(seen: Seen) -> Iterator[Fault]:
    """Buttons of which one is down are announced as check boxes: tabs or radio buttons are not."""
    for button in _of_kind(seen, QAbstractButton):
        group = button.group()
        exclusive = button.autoExclusive() or (group is not None and group.exclusive())
        if exclusive and button.isCheckable() and isinstance(button, QPushButton | QToolButton):
            yield Fault("wrong role", f"exclusive button {_label(button)!r}")


def _doubled_names(nodes: list[Node]) -> Iterator[Fault]:
    names = Counter(node.name for node in nodes if node.role == Role.Button and node.name)
    yield from (Fault("same name", name) for name, times in names.items() if times > 1)


def _unlabelled(seen: Seen) -> Iterator[Fault]:
    buddies = {label.buddy() for label in _of_kind(seen, QLabel)}
    for kind in INPUTS:
        for entry in _of_kind(seen, kind):
            part = isinstance(entry.parentWidget(), QComboBox | QAbstractSpinBox)
            if entry not in buddies and not part and not isinstance(entry, SearchBox):
                yield Fault("no label", f"{_class_of(entry)} {entry.accessibleName()!r}")


def _small(seen: Seen) -> Iterator[Fault]:
    for kind in TARGETS:
        for target in _of_kind(seen, kind):
            inner = isinstance(target.parentWidget(), QLineEdit | QAbstractSpinBox | QComboBox)
            if min(target.width(), target.height()) < LEAST_TARGET and not inner:
                size = f"{target.width()}×{target.height()}"
                yield Fault("too small", f"{_class_of(target)} {_label(target)!r} {size}")
    for tabs in _of_kind(seen, QTabBar):
        for index in range(tabs.count()):
            rect = tabs.tabRect(index)
            if min(rect.width(), rect.height()) < LEAST_TARGET:
                yield Fault("too small", f"tab {tabs.tabText(index)!r}")


def find_clipped(window: QWidget) -> list[Fault]:
    """Return the texts that have no room, and the scroll areas that lose some at the side."""
    return _clipped(_seen(window))


def _clipped(seen: Seen) -> list[Fault]:
    faults = [
        Fault("cut off", f"{_class_of(widget)} {_label(widget)!r}")
        for kind in (QLabel, QAbstractButton)
        for widget in _of_kind(seen, kind)
        if _text(widget) and _is_cut_off(widget)
    ]
    for area in _of_kind(seen, QScrollArea):
        hidden = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        content = area.widget()
        if hidden and content is not None and content.width() > area.viewport().width():
            over = content.width() - area.viewport().width()
            faults.append(Fault("lost at the side", f"{over} pixels of {_class_of(content)}"))
    return faults


def _is_cut_off(widget: QWidget) -> bool:
    if widget.hasHeightForWidth() and widget.height() < widget.heightForWidth(widget.width()):
        return True
    least = widget.minimumSizeHint()
    return widget.width() < least.width() or widget.height() < least.height()


def find_keyboard_faults(window: QWidget) -> list[Fault]:
    """Press Tab until it comes round, and return what it missed or where it was caught."""
    window.activateWindow()
    settle()
    wanted = {widget for widget in _seen(window) if _takes_tab(widget)}
    stops = tab_stops(window)
    Walked.stops += len(stops)
    reached = set(stops)
    missed = [widget for widget in wanted - reached if not _reached_by_arrows(widget, reached)]
    faults = [Fault("Tab misses", f"{_class_of(widget)} {_label(widget)!r}") for widget in missed]
    if missed and stops and QApplication.focusWidget() is stops[-1]:
        faults.append(Fault("keyboard trap", f"{_class_of(stops[-1])} {_label(stops[-1])!r}"))
    return faults


def tab_stops(window: QWidget) -> list[QWidget]:
    """Press Tab until it comes round, and return where it stopped.

    In a label with several links it stops at each of them: that is one place here.
    """
    stops: list[QWidget] = []
    for _ in range(MOST_STOPS):
        before = QApplication.focusWidget()
        link = _link_at(before)
        QTest.keyClick(before or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if link and now is before and _link_at(now) not in ("", link):
            continue
        if now is None or now in stops:
            break
        stops.append(now)
    return stops


def _link_at(widget: QWidget | None) -> str:
    """Return the link of a label that has the keyboard; empty for anything else."""
    return widget.selectedText() if isinstance(widget, QLabel) else ""


def find_order_faults(within: QWidget) -> list[Fault]:
    """Return where Tab goes up or to the left in a page, or in one of several panes side by side.

    It begins with what stands first; a stop beside another one comes after that at its left.
    """
    within.window().activateWindow()
    settle()
    stops = [stop for stop in tab_stops(within.window()) if within.isAncestorOf(stop)]
    settle()
    areas = [QRect(stop.mapTo(within, QPoint(0, 0)), stop.size()) for stop in stops]
    first = min(range(len(stops)), key=lambda at: (areas[at].top(), areas[at].left()), default=0)
    ring = [*zip(stops, areas, strict=True)]
    ring = [*ring[first:], *ring[:first]]
    return [
        Fault("Tab goes back", f"from {_label(before)!r} to {_label(after)!r}")
        for (before, was), (after, is_) in pairwise(ring)
        if is_.bottom() < was.top() or (is_.top() <= was.bottom() and is_.left() < was.left())
    ]


def _takes_tab(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not isinstance(widget.parentWidget(), QAbstractScrollArea | QAbstractSpinBox)
    )


def _reached_by_arrows(widget: QWidget, reached: set[QWidget]) -> bool:
    """Tab stops at one of a group of radio buttons; the arrow keys go to the others."""
    if not isinstance(widget, QRadioButton):
        return False
    return any(
        isinstance(other, QRadioButton) and other.parentWidget() is widget.parentWidget()
        for other in reached
    )


def _seen(window: QWidget) -> Seen:
    """Return the visible widgets of a window, found in one go: Qt is slow to tell all its widgets."""
    found = [window, *window.findChildren(QWidget)]
    return [widget for widget in found if widget.isVisible() and widget.window() is window]


def _of_kind(seen: Seen, kind: type[W]) -> list[W]:
    return [widget for widget in seen if isinstance(widget, kind)]


def _text(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return text() if callable(text) else ""


def _label(widget: QWidget) -> str:
    return _text(widget) or widget.accessibleName()


def _class_of(widget: QWidget | None) -> str:
    return type(widget).__name__ if widget is not None else "item"
