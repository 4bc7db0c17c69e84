"""The dialog of preferences: look, text size, and the name that versions and comments bear."""

import msgspec

from ilacs_desktop.settings import Settings, ThemeMode
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.inputs import TextLine
from ilacs_desktop.ui.work.preferences import TEXT_SIZES

LOOKS: dict[ThemeMode, str] = {
    "system": "As the computer is set",
    "light": "Light",
    "dark": "Dark",
    "high_contrast": "High contrast",
}


class PreferencesDialog(FormDialog):
    """Starts with the preferences given; ``settings`` are those chosen."""

    def __init__(self, theme: Theme, settings: Settings, user: str) -> None:
        """``user`` is the name that counts while no other is given."""
        super().__init__(theme, "Preferences")
        self._given = settings
        self._look = Choice(theme, LOOKS.items())
        self._look.set_value(settings.theme)
        sizes = sorted({*TEXT_SIZES, settings.text_scale})
        self._size = Choice(theme, ((str(size), f"{size:.0%}") for size in sizes))
        self._size.set_value(str(settings.text_scale))
        self._name = TextLine(theme, settings.name)
        self._name.setPlaceholderText(user)
        self.add_field("look", Field(theme, "Look", self._look))
        size_hint = "Text, buttons and spaces, on top of the computer’s own setting"
        self.add_field("size", Field(theme, "Text size", self._size, size_hint))
        name_hint = "Each version you save and each comment you write bears it"
        self.add_field("name", Field(theme, "Your name", self._name, name_hint, optional=True))

    @property
    def settings(self) -> Settings:
        """The preferences as chosen here."""
        look = next((mode for mode in LOOKS if mode == self._look.value), self._given.theme)
        return msgspec.structs.replace(
            self._given,
            theme=look,
            text_scale=float(self._size.value),
            name=" ".join(self._name.text().split()),
        )
