"""Tokens as a QPalette, for everything that Qt draws itself, and a system palette as tokens."""

from PySide6.QtGui import QColor, QPalette

from ilacs_desktop.ui.theme.tokens import Colours

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup

_ROLES: dict[QPalette.ColorRole, str] = {
    _Role.Window: "window",
    _Role.WindowText: "text",
    _Role.Base: "surface",
    _Role.AlternateBase: "subtle",
    _Role.Text: "text",
    _Role.Button: "surface",
    _Role.ButtonText: "text",
    _Role.BrightText: "on_accent",
    _Role.ToolTipBase: "text",
    _Role.ToolTipText: "surface",
    _Role.Highlight: "selection",
    _Role.HighlightedText: "on_selection",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.PlaceholderText: "muted",
    _Role.Accent: "accent",
    _Role.Light: "surface",
    _Role.Midlight: "line",
    _Role.Mid: "control",
    _Role.Dark: "control",
    _Role.Shadow: "line",
}
_TEXT_ROLES = (_Role.WindowText, _Role.Text, _Role.ButtonText)


def palette_of(colours: Colours) -> QPalette:
    """Return the palette of a look."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(colours.of(name)))
    for role in _TEXT_ROLES:
        palette.setColor(_Group.Disabled, role, QColor(colours.disabled))
    return palette


def colours_of(palette: QPalette) -> Colours:
    """Return the colours of a palette, for high contrast: the system's own and no others.

    Tones lose their tint here; their symbols and words still tell them apart.
    """

    def named(role: QPalette.ColorRole) -> str:
        return palette.color(_Group.Active, role).name()

    window, surface = named(_Role.Window), named(_Role.Base)
    text, on_window = named(_Role.Text), named(_Role.WindowText)
    mark, on_mark = named(_Role.Highlight), named(_Role.HighlightedText)
    return Colours(
        window=window,
        surface=surface,
        subtle=surface,
        hover=surface,
        selected=surface,
        text=text,
        text2=text,
        muted=text,
        disabled=palette.color(_Group.Disabled, _Role.Text).name(),
        line=on_window,
        control=on_window,
        thumb=on_window,
        accent=named(_Role.Link),
        accent_hover=named(_Role.Link),
        on_accent=surface,
        accent_bg=surface,
        ok=text,
        ok_bg=surface,
        warn=text,
        warn_bg=surface,
        warn_mark=text,
        bad=text,
        bad_bg=surface,
        focus=on_window,
        focus_gap=window,
        selection=mark,
        on_selection=on_mark,
    )
