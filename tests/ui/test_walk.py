"""The accessibility walk finds every kind of fault it claims to find, and nothing in the kit."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import icon_button, secondary_button
from tests.ui import gallery
from tests.ui.walk import (
    SCALES,
    WALKED,
    Walked,
    assert_accessible,
    assert_fits,
    find_clipped,
    find_faults,
    settle,
    walk,
)


def _window(qtbot: QtBot) -> QWidget:
    """Return a window in which nothing is wrong."""
    window = QWidget()
    window.setWindowTitle("Northbridge")
    form = QFormLayout(window)
    entry = QLineEdit()
    entry.setMinimumHeight(28)
    form.addRow("&Authority", entry)
    button = QPushButton("Save")
    button.setMinimumHeight(28)
    form.addRow(button)
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    settle()
    return window


def _add(window: QWidget, widget: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    settle()


def _kinds(window: QWidget) -> list[str]:
    return [fault.kind for fault in find_faults(window)]


def test_a_sound_window_has_no_faults(theme: Theme, qtbot: QtBot) -> None:
    assert _kinds(_window(qtbot)) == []


def test_the_walk_tells_roles_names_and_depth(theme: Theme, qtbot: QtBot) -> None:
    nodes = walk(_window(qtbot))
    told = [(node.role, node.name, node.depth) for node in nodes]
    assert told[0] == (QAccessible.Role.Window, "Northbridge", 0) or told[0][2] == 0
    assert (QAccessible.Role.EditableText, "Authority", 1) in told
    assert (QAccessible.Role.Button, "Save", 1) in told


def test_a_button_without_a_name_is_found(theme: Theme, qtbot: QtBot) -> None:
    window = _window(qtbot)
    nameless = icon_button(theme, "add", "")
    _add(window, nameless)
    assert _kinds(window) == ["no name"]


def test_a_widget_that_takes_the_keyboard_without_a_role_is_found(
    theme: Theme, qtbot: QtBot
) -> None:
    window = _window(qtbot)
    vague = QWidget()
    vague.setAccessibleName("Something")
    vague.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    _add(window, vague)
    assert _kinds(window) == ["wrong role"]


def test_exclusive_buttons_are_found(theme: Theme, qtbot: QtBot) -> None:
    window = _window(qtbot)
    for text in ("Draft", "Review"):
        button = secondary_button(theme, text)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        _add(window, button)
    assert _kinds(window).count("wrong role") == 2


def test_two_buttons_of_one_name_are_found(theme: Theme, qtbot: QtBot) -> None:
    window = _window(qtbot)
    for _ in range(2):
        _add(window, secondary_button(theme, "Cite evidence"))
    assert _kinds(window) == ["same name"]


def test_an_input_without_a_label_is_found(theme: Theme, qtbot: QtBot) -> None:
    window = _window(qtbot)
    entry = QLineEdit()
    entry.setMinimumHeight(28)
    entry.setAccessibleName("Authority")
    _add(window, entry)
    assert _kinds(window) == ["no label"]


def test_a_target_under_24_pixels_is_found(theme: Theme, qtbot: QtBot) -> None:
    window = _window(qtbot)
    small = icon_button(theme, "add", "Add")
    small.setFixedSize(20, 20)
    small.setText("")
    _add(window, small)
    assert "too small" in _kinds(window)


def test_a_small_tab_is_found(theme: Theme, qtbot: QtBot) -> None:
    window = _window(qtbot)
    tabs = QTabBar()
    tabs.setAccessibleName("Panels")
    tabs.addTab("Checks")
    tabs.setStyleSheet("QTabBar::tab { height: 18px; }")
    _add(window, tabs)
    assert "too small" in _kinds(window)


def test_text_that_is_cut_off_is_found(theme: Theme, qtbot: QtBot) -> None:
    window = _window(qtbot)
    label = QLabel("Ready for review")
    label.setFixedWidth(30)
    _add(window, label)
    assert _kinds(window) == ["cut off"]


def test_wrapped_text_that_is_cut_off_below_is_found(theme: Theme, qtbot: QtBot) -> None:
    window = _window(qtbot)
    label = QLabel("One sentence that needs several lines. " * 5)
    label.setWordWrap(True)
    label.setFixedSize(200, 20)
    _add(window, label)
    assert _kinds(window) == ["cut off"]


def test_text_cut_off_only_when_it_is_large_is_found(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = _window(qtbot)
    label = QLabel("Ready for review")
    label.setMaximumWidth(label.sizeHint().width() + 10)
    _add(window, label)
    assert _kinds(window) == []
    with pytest.raises(AssertionError, match=r"cut off.*200%"):
        assert_accessible(window, theme)
    monkeypatch.setattr(Walked, "scales", SCALES)
    with pytest.raises(AssertionError, match=r"cut off.*150%"):
        assert_accessible(window, theme)
    assert theme.tokens.scale == 1.0


def test_what_a_scroll_area_loses_at_the_side_is_found(theme: Theme, qtbot: QtBot) -> None:
    window = _window(qtbot)
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content = QWidget()
    content.setMinimumSize(2000, 20)
    area.setWidget(content)
    _add(window, area)
    assert _kinds(window) == ["lost at the side"]


class _Trap(QPlainTextEdit):
    """Keeps the Tab key to itself."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def focusNextPrevChild(self, _next: bool) -> bool:
        return False


def test_a_keyboard_trap_is_found(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    trap = _Trap()
    label = QLabel("&Text")
    label.setBuddy(trap)
    trap.setAccessibleName("Text")
    for widget in (label, trap, secondary_button(theme, "Save")):
        column.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    trap.setFocus()
    assert "keyboard trap" in _kinds(window)


def test_what_tab_never_reaches_is_found(theme: Theme, qtbot: QtBot) -> None:
    window = _window(qtbot)
    chain = [secondary_button(theme, text) for text in ("One", "Two")]
    for button in chain:
        _add(window, button)

    class _Skips(QPushButton):
        def focusInEvent(self, event: object) -> None:
            chain[0].setFocus()

    skips = _Skips("Three")
    skips.setMinimumHeight(28)
    _add(window, skips)
    assert "Tab misses" in _kinds(window)


def test_a_window_that_cannot_be_small_is_found(theme: Theme, qtbot: QtBot) -> None:
    window = _window(qtbot)
    assert_fits(window, 400, 300, 1.0, theme)
    wide = QWidget()
    wide.setMinimumWidth(900)
    _add(window, wide)
    with pytest.raises(AssertionError, match="too large"):
        assert_fits(window, 400, 300, 1.0, theme)


@pytest.mark.parametrize("make", gallery.PAGES.values(), ids=gallery.PAGES.keys())
def test_the_kit_itself_is_accessible(
    make: Callable[[Theme], QWidget], theme: Theme, qtbot: QtBot
) -> None:
    page = make(theme)
    qtbot.addWidget(page)
    page.resize(1280, 680)
    page.show()
    assert_accessible(page, theme)


@pytest.mark.parametrize("scale", WALKED)
@pytest.mark.parametrize("make", gallery.PAGES.values(), ids=gallery.PAGES.keys())
def test_the_kit_fits_a_small_screen_at_every_text_scale(
    make: Callable[[Theme], QWidget], scale: float, theme: Theme, qtbot: QtBot
) -> None:
    page = make(theme)
    qtbot.addWidget(page)
    page.show()
    theme.set_text_scale(scale)  # once for both
    assert_fits(page, 1097, 617, scale, theme)
    assert_fits(page, 1280, 680, scale, theme)


def test_the_form_is_accessible(theme: Theme, qtbot: QtBot) -> None:
    form = gallery.form(theme)
    qtbot.addWidget(form)
    form.show()
    assert_accessible(form, theme)


def test_finding_faults_changes_nothing(theme: Theme, qtbot: QtBot) -> None:
    window = _window(qtbot)
    size = window.size()
    find_clipped(window)
    find_faults(window)
    assert window.size() == size
