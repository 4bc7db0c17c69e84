"""The look in numbers and colours, the one source for palette, style sheet and painters.

Pure values: no Qt here, and nothing that is slow to import, for the first paint waits for it. Sizes are for 100 % text; ``Tokens`` scales them to the reader's choice.
"""

from typing import Literal, NamedTuple

Tone = Literal["none", "info", "ok", "warn", "bad"]
Space = Literal[0, 2, 4, 8, 12, 16, 24, 32, 48]
Radius = Literal[4, 6, 8]
TypeRole = Literal["caption", "body", "strong", "editor", "h3", "h2", "h1", "figure"]

SMALLEST_SCALE = 1.0
LARGEST_SCALE = 2.0
SPACE_GROWTH = (
    0.75  # of the text's growth: at 200 % twice the space would push the work out of view
)

_POINTS: dict[TypeRole, float] = {
    "caption": 9.0,
    "body": 10.0,
    "strong": 10.0,
    "editor": 12.0,
    "h3": 11.5,
    "h2": 13.5,
    "h1": 17.0,
    "figure": 22.0,
}
_REGULAR = 400
_SEMIBOLD = 600
_REGULAR_ROLES = frozenset[TypeRole](("caption", "body", "editor"))


class Colours(NamedTuple):
    """The colours of one look, as ``#RRGGBB``.

    ``text``, ``text2`` and ``muted`` are three strengths of text; ``line`` parts and decorates;
    ``control`` borders what can be used; ``warn_mark`` is for icons and bars, ``warn`` for words.
    """

    window: str
    surface: str
    subtle: str
    hover: str
    selected: str
    text: str
    text2: str
    muted: str
    disabled: str
    line: str
    control: str
    thumb: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_bg: str
    ok: str
    ok_bg: str
    warn: str
    warn_bg: str
    warn_mark: str
    bad: str
    bad_bg: str
    focus: str
    focus_gap: str
    selection: str
    on_selection: str

    def of(self, name: str) -> str:
        """Return the colour of that name. Raises AttributeError when there is none."""
        colour: str = getattr(self, name)
        return colour

    def toned(self, tone: Tone) -> tuple[str, str]:
        """Return the foreground and the background that say this tone."""
        return {
            "none": (self.text2, self.subtle),
            "info": (self.accent, self.accent_bg),
            "ok": (self.ok, self.ok_bg),
            "warn": (self.warn, self.warn_bg),
            "bad": (self.bad, self.bad_bg),
        }[tone]


LIGHT = Colours(
    window="#F4F5F7",
    surface="#FFFFFF",
    subtle="#EBEEF2",
    hover="#E4E9EF",
    selected="#DCE9F7",
    text="#16191D",
    text2="#414A56",
    muted="#586270",
    disabled="#8A939E",
    line="#D3D9E0",
    control="#757F8C",
    thumb="#858F9B",
    accent="#135795",
    accent_hover="#0D4376",
    on_accent="#FFFFFF",
    accent_bg="#E3EEF9",
    ok="#17633A",
    ok_bg="#DFF2E6",
    warn="#834A00",
    warn_bg="#FDEFD2",
    warn_mark="#B35C00",
    bad="#A11D1A",
    bad_bg="#FBE5E3",
    focus="#0B0C0C",
    focus_gap="#FFFFFF",
    selection="#135795",
    on_selection="#FFFFFF",
)

DARK = Colours(
    window="#17191C",
    surface="#212428",
    subtle="#2A2E33",
    hover="#33383E",
    selected="#243B54",
    text="#F3F5F7",
    text2="#CDD3DB",
    muted="#A9B2BD",
    disabled="#78818C",
    line="#3B4148",
    control="#8A94A1",
    thumb="#727C88",
    accent="#84BDF5",
    accent_hover="#A9D2FA",
    on_accent="#0A1A2A",
    accent_bg="#1D3349",
    ok="#83D6A1",
    ok_bg="#17372A",
    warn="#F5C56B",
    warn_bg="#3D2F10",
    warn_mark="#F5C56B",
    bad="#FFA49D",
    bad_bg="#4A201E",
    focus="#FFDD00",
    focus_gap="#0B0C0C",
    selection="#2F6EAB",
    on_selection="#FFFFFF",
)


class Tokens(NamedTuple):
    """One look at one text scale. Make it with ``tokens_at``."""

    colour: Colours
    scale: float = SMALLEST_SCALE

    def px(self, pixels: float) -> int:
        """Return a length of the 100 % drawing in whole pixels at this scale."""
        return round(pixels * (1 + (self.scale - 1) * SPACE_GROWTH))

    def space(self, pixels: Space) -> int:
        """Return one of the spaces at this scale, in pixels."""
        return self.px(pixels)

    def radius(self, pixels: Radius) -> int:
        """Return the radius of a rounded corner, in pixels; corners do not grow with text."""
        return pixels

    def points(self, role: TypeRole) -> float:
        """Return the type size in points at this scale."""
        return _POINTS[role] * self.scale

    def weight(self, role: TypeRole) -> int:
        """Return the weight of the type: 400 or 600."""
        return _REGULAR if role in _REGULAR_ROLES else _SEMIBOLD

    @property
    def control(self) -> int:
        """The height of a control, in pixels."""
        return self.px(32)

    @property
    def row(self) -> int:
        """The height of a row in a list, in pixels."""
        return self.px(36)

    @property
    def target(self) -> int:
        """The least width and height of anything that can be clicked (WCAG 2.5.8), in pixels."""
        return self.px(24)

    @property
    def measure(self) -> int:
        """The greatest width of running text that is still comfortable to read, in pixels."""
        return round(820 * self.scale)


def tokens_at(colour: Colours, scale: float) -> Tokens:
    """Return the tokens at a text scale, which is kept between 1.0 and 2.0."""
    return Tokens(colour, min(max(scale, SMALLEST_SCALE), LARGEST_SCALE))
