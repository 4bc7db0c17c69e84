"""The editor's look, taken from the theme."""

from ilacs_desktop.ui.editor.look import EditorLook
from ilacs_desktop.ui.theme.theme import Theme


def editor_look(theme: Theme) -> EditorLook:
    """Return the fonts and colours that an editor takes on now."""
    tokens = theme.tokens
    colour = tokens.colour
    return EditorLook(
        font=theme.font("editor"),
        scale=tokens.scale,
        text=colour.text,
        muted=colour.muted,
        surface=colour.surface,
        line=colour.line,
        accent=colour.accent,
        accent_bg=colour.accent_bg,
        ok=colour.ok,
        ok_bg=colour.ok_bg,
        warn=colour.warn,
        warn_bg=colour.warn_bg,
        warn_mark=colour.warn_mark,
        bad=colour.bad,
        bad_bg=colour.bad_bg,
        selected=colour.selected,
    )
