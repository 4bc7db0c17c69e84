"""The form to set or change the passphrase of a self-evaluation, and what it means to lose it."""

from PySide6.QtCore import Signal, Slot

from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.storage.crypt import tidy
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.secret import SecretLine
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import TickBox
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel

SHORTEST = 8  # characters; any less is found in an afternoon
_FAIR, _LONG = 12, 20

_LOST = (
    "Nobody can open the self-evaluation without its passphrase: not your IT team, and not the"
    " people who made this program. If it is lost, the record is lost. Keep it where your council"
    " keeps such things, and make sure that a second person can get at it."
)
_COPIES = (
    "Only the file you are working on is encrypted. Copies made before, such as those that OneDrive"
    " or a shared drive keeps as earlier versions, stay as they are, and so do Word files you"
    " exported and packs you sent."
)
_INTRO = (
    "With a passphrase the file is encrypted: whoever opens it has to type it, and other programs"
    " can read nothing in it."
)


def strength(passphrase: str) -> str:
    """Return in a sentence how hard a passphrase is to guess, going by its length alone.

    Length is what counts (National Cyber Security Centre: three random words).
    """
    length = len(tidy(passphrase))
    if not length:
        return "Three or four words that do not belong together are hard to guess and easy to keep."
    long = counted(length, "character")
    if length < SHORTEST:
        return f"{long}: too short. It needs at least {SHORTEST}."
    if length < _FAIR:
        return f"{long}: short. A computer that tries many could find it. Add another word."
    if length < _LONG:
        return f"{long}: fair, if it is not a name, a date or a phrase that people know."
    return f"{long}: long enough, if it is not a phrase that people know."


class PassphraseDialog(FormDialog):
    """Set or change the passphrase.

    Signals:
        chosen: the new passphrase.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, *, change: bool) -> None:
        """``change`` says that there is a passphrase already."""
        title = "Change the passphrase" if change else "Set a passphrase"
        super().__init__(theme, title, title, _INTRO)
        self._new, self._again = SecretLine(theme), SecretLine(theme)
        self._strength = CaptionLabel(theme, strength(""))
        shown = TickBox(theme, "Show what I type")
        self.add_field("new", Field(theme, "New passphrase", self._new))
        self.add_widget(self._strength)
        self.add_field("again", Field(theme, "The same again", self._again))
        self.add_widget(shown)
        self.add_widget(BodyLabel(theme, _LOST))
        self.add_widget(BodyLabel(theme, _COPIES, "text2"))
        for line in (self._new, self._again):
            shown.toggled.connect(line.show_text)
        self._new.textChanged.connect(self._on_text_changed)
        self._new.editingFinished.connect(self._on_editing_finished)
        self.accepted.connect(self._on_accepted)

    def faults(self) -> dict[str, str]:
        if len(tidy(self._new.text())) < SHORTEST:
            return {"new": f"Type a passphrase of at least {SHORTEST} characters."}
        if tidy(self._new.text()) != tidy(self._again.text()):
            return {"again": "The two are not the same. Type it again, or show what you type."}
        return {}

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._strength.setText(strength(text))

    @Slot()
    def _on_editing_finished(self) -> None:
        self._new.setAccessibleDescription(strength(self._new.text()))

    @Slot()
    def _on_accepted(self) -> None:
        self.chosen.emit(self._new.text())
