"""How well two colours stand apart, by WCAG 2.2, and every pair that the interface may draw.

A new combination of colours is added to ``PAIRS`` before it is drawn; the tests hold both looks to
it. Text needs 4.5 (1.4.3); marks, borders and the focus ring need 3.0 (1.4.11).
"""

from typing import NamedTuple

TEXT = 4.5
MARK = 3.0


class Pair(NamedTuple):
    """Two colours by name, and the least contrast between them."""

    front: str
    back: str
    least: float


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two ``#RRGGBB`` colours, from 1.0 to 21.0, in either order."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _pairs(least: float, fronts: str, backs: str) -> list[Pair]:
    return [Pair(front, back, least) for front in fronts.split() for back in backs.split()]


PAIRS: tuple[Pair, ...] = (
    *_pairs(TEXT, "text text2 muted", "window surface subtle hover selected"),
    *_pairs(TEXT, "accent", "window surface subtle hover selected accent_bg"),
    *_pairs(TEXT, "ok warn bad", "window surface hover selected"),
    *_pairs(TEXT, "text text2 accent", "ok_bg warn_bg bad_bg"),  # banners with a link
    *_pairs(TEXT, "text text2", "accent_bg"),
    *_pairs(TEXT, "on_accent", "accent accent_hover"),
    Pair("on_selection", "selection", TEXT),
    Pair("ok", "ok_bg", TEXT),
    Pair("warn", "warn_bg", TEXT),
    Pair("bad", "bad_bg", TEXT),
    Pair("surface", "text", TEXT),  # tool tips
    *_pairs(MARK, "warn_mark", "window surface hover selected warn_bg"),
    *_pairs(MARK, "accent warn_mark bad", "line"),  # a meter and its trough
    *_pairs(MARK, "thumb", "window surface"),
    *_pairs(MARK, "control", "window surface subtle"),
    *_pairs(MARK, "focus", "window surface subtle hover selected accent_bg focus_gap"),
    Pair("focus_gap", "accent", MARK),
)
