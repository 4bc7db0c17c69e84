"""The style sheet: what the palette cannot say about Qt's own controls, and no more.

Widgets of ours that need more paint themselves from the tokens, so that they look the same in high
contrast, where the sheet says only what can be pressed and written in, in the system's own colours.
"""

from ilacs_desktop.ui.theme.tokens import Tokens

SCROLL_BAR = 12  # pixels wide


def style_sheet(tokens: Tokens) -> str:
    """Return the style sheet of a look at a text scale."""
    parts = (_surfaces, _buttons, _inputs, _lists, _tabs, _calendar, _menus, _scroll_bars)
    return "\n".join(part(tokens) for part in parts)


def contrast_sheet(tokens: Tokens) -> str:
    """Return the sheet for high contrast, for tokens that hold the system's colours.

    Fusion makes the outlines of buttons and fields from the ground they lie on, a shade darker: on
    black they cannot be seen.
    """
    colour = tokens.colour
    return f"""{_buttons(tokens)}{_inputs(tokens)}
QPushButton[kind="quiet"], QPushButton[kind="icon"] {{ border-color: {colour.control}; }}
QPushButton:disabled {{ border: 1px dashed {colour.disabled}; }}
QPushButton:checked, QPushButton[kind="quiet"]:checked, QPushButton[kind="icon"]:checked {{
    border: 3px solid {colour.selection};
}}
"""


def _surfaces(tokens: Tokens) -> str:
    colour = tokens.colour
    return f"""
QToolTip {{ background: {colour.text}; color: {colour.surface}; border: 0; padding: 4px 6px; }}
QStatusBar {{ background: {colour.window}; border-top: 1px solid {colour.line}; }}
QStatusBar::item {{ border: 0; }}
QSplitter::handle {{ background: {colour.line}; }}
QScrollArea {{ background: {colour.window}; border: 0; }}
QScrollArea[ground="surface"] {{ background: {colour.surface}; }}
"""


def _buttons(tokens: Tokens) -> str:
    colour = tokens.colour
    height = tokens.control - 2  # without the border
    return f"""
QPushButton {{
    background: {colour.surface}; color: {colour.text}; border: 1px solid {colour.control};
    border-radius: 4px; padding: 0 {tokens.px(12)}px; min-height: {height}px;
}}
QPushButton:hover {{ background: {colour.hover}; }}
QPushButton:pressed {{ background: {colour.selected}; }}
QPushButton:disabled {{ color: {colour.disabled}; border-color: {colour.line}; }}
QPushButton[kind="primary"] {{
    background: {colour.accent}; color: {colour.on_accent}; border-color: {colour.accent};
}}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{
    background: {colour.accent_hover}; border-color: {colour.accent_hover};
}}
QPushButton[kind="primary"]:disabled {{
    background: {colour.subtle}; color: {colour.disabled}; border-color: {colour.line};
}}
QPushButton[kind="quiet"] {{
    background: transparent; color: {colour.text2}; border-color: transparent;
    padding: 0 {tokens.px(8)}px;
}}
QPushButton[kind="quiet"]:hover {{ background: {colour.hover}; color: {colour.text}; }}
QPushButton[kind="quiet"]:pressed, QPushButton[kind="quiet"]:checked {{
    background: {colour.selected}; color: {colour.text};
}}
QPushButton[kind="quiet"]:disabled {{ color: {colour.disabled}; }}
QPushButton[kind="icon"] {{ background: transparent; border-color: transparent; padding: 0; }}
QPushButton[kind="icon"]:hover {{ background: {colour.hover}; }}
QPushButton[kind="icon"]:pressed, QPushButton[kind="icon"]:checked {{
    background: {colour.selected};
}}
"""


def _inputs(tokens: Tokens) -> str:
    colour = tokens.colour
    height = tokens.control - 2
    return f"""
QLineEdit, QSpinBox, QComboBox {{
    background: {colour.surface}; color: {colour.text}; border: 1px solid {colour.control};
    border-radius: 4px; padding: 0 {tokens.px(8)}px; min-height: {height}px;
    selection-background-color: {colour.selection}; selection-color: {colour.on_selection};
}}
QLineEdit {{ padding: 0 {tokens.px(8) - 2}px; }}
QSpinBox QLineEdit {{ background: transparent; border: 0; padding: 0; min-height: 0; }}
QTextEdit, QPlainTextEdit {{
    background: {colour.surface}; color: {colour.text}; border: 1px solid {colour.control};
    border-radius: 4px;
    selection-background-color: {colour.selection}; selection-color: {colour.on_selection};
}}
QLineEdit[wrong="true"], QSpinBox[wrong="true"], QComboBox[wrong="true"],
QTextEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: 2px solid {colour.bad}; }}
QLineEdit[wrong="true"], QSpinBox[wrong="true"], QComboBox[wrong="true"] {{
    min-height: {height - 2}px;
}}
QLineEdit:disabled, QSpinBox:disabled, QComboBox:disabled, QTextEdit:disabled {{
    color: {colour.disabled}; border-color: {colour.line}; background: {colour.window};
}}
QComboBox::drop-down {{ border: 0; width: {tokens.px(28)}px; }}
QComboBox::down-arrow {{ image: none; }}
"""


def _lists(tokens: Tokens) -> str:
    colour = tokens.colour
    return f"""
QTreeView, QListView, QTableView {{
    background: {colour.surface}; color: {colour.text}; border: 0; outline: 0;
    alternate-background-color: {colour.subtle}; gridline-color: {colour.line};
    selection-background-color: {colour.selected}; selection-color: {colour.text};
}}
QListView[bordered="true"] {{ border: 1px solid {colour.control}; }}
QListView[wrong="true"] {{ border: 2px solid {colour.bad}; }}
QTreeView[ground="window"], QListView[ground="window"] {{ background: {colour.window}; }}
QTreeView:disabled, QListView:disabled, QTableView:disabled {{ color: {colour.disabled}; }}
QComboBox QListView {{ border: 1px solid {colour.control}; }}
QHeaderView::section {{
    background: {colour.surface}; color: {colour.text2}; border: 0;
    border-bottom: 1px solid {colour.line}; padding: {tokens.px(6)}px {tokens.px(8)}px;
    font-weight: 600;
}}
"""


def _calendar(tokens: Tokens) -> str:
    colour = tokens.colour
    return f"""
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {colour.window}; }}
QCalendarWidget QToolButton {{
    background: transparent; color: {colour.text}; border: 0; border-radius: 4px;
    min-width: {tokens.target}px; min-height: {tokens.control}px; padding: 0 {tokens.px(4)}px;
}}
QCalendarWidget QToolButton:hover {{ background: {colour.hover}; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
"""


def _tabs(tokens: Tokens) -> str:
    colour = tokens.colour
    return f"""
QTabBar::scroller {{ width: {2 * tokens.px(28)}px; }}
QTabBar QToolButton {{ background: {colour.window}; border: 1px solid {colour.line}; }}
QTabBar QToolButton:hover {{ background: {colour.hover}; }}
"""


def _menus(tokens: Tokens) -> str:
    colour = tokens.colour
    return f"""
QMenuBar {{ background: {colour.window}; border: 0; padding: 1px {tokens.px(8)}px; }}
QMenuBar::item {{
    background: transparent; color: {colour.text}; border-radius: 4px;
    padding: {tokens.px(5)}px {tokens.px(9)}px;
}}
QMenuBar::item:selected {{ background: {colour.hover}; }}
QMenu {{ background: {colour.surface}; border: 1px solid {colour.control}; padding: 4px; }}
QMenu::item {{
    border-radius: 4px; padding: {tokens.px(6)}px {tokens.px(24)}px {tokens.px(6)}px {tokens.px(12)}px;
}}
QMenu::item:selected {{ background: {colour.selected}; color: {colour.text}; }}
QMenu::item:disabled {{ color: {colour.disabled}; }}
QMenu::separator {{ background: {colour.line}; height: 1px; margin: 4px 8px; }}
"""


def _scroll_bars(tokens: Tokens) -> str:
    colour = tokens.colour
    return f"""
QScrollBar {{ background: transparent; margin: 0; }}
QScrollBar:vertical {{ width: {SCROLL_BAR}px; }}
QScrollBar:horizontal {{ height: {SCROLL_BAR}px; }}
QScrollBar::handle {{ background: {colour.thumb}; border-radius: 2px; }}
QScrollBar::handle:vertical {{ margin: 2px 4px; min-height: 32px; }}
QScrollBar::handle:horizontal {{ margin: 4px 2px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {colour.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
