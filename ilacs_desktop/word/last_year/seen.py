"""Which characters of a Word document are words that people see, as a body of text keeps them."""

import re

from ilacs_desktop.document.body import Text

# Soft hyphens, spaces without width, controls and non-characters, and the sign that stands for
# chips in our own text.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufeff\ufdd0-\ufdef\ufffc\ufffe\uffff]"
)
_SPACES = re.compile(r"\s+")
_RAISE = str.maketrans("0123456789+-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_RAISED = re.compile(r"[\d+\u2212-]*\d\d?")
_TYPED_BULLET = re.compile(r"(?:[•▪‣◦·●○■□➢►✓✔]\s*|[-–o*]\s+)(?=\S)")
# What Word's symbol fonts draw, by the code in the file.
_SYMBOLS = {
    "F0B7": "•", "F0A7": "▪", "F0D8": "➢", "F0FC": "✓", "F0FB": "✗", "F0E0": "→", "F0E8": "→",
    "F0B3": "≥", "F0A3": "≤", "F0B1": "±", "F0B4": "×", "F0B0": "°",
}  # fmt: skip


def clean(text: str) -> str:
    """Return the text as it is seen: nothing invisible, each stretch of white space a space."""
    return _SPACES.sub(" ", _UNSEEN.sub("", text))


def raised(text: str) -> str:
    """Return raised figures as they cannot be taken for part of the figure before them."""
    return text.translate(_RAISE) if _RAISED.fullmatch(text) else text


def symbol(code: str) -> str:
    """Return the character that a symbol of Word stands for, or a sign that one is missing."""
    known = _SYMBOLS.get(code.upper())
    if known:
        return known
    try:
        number = int(code, 16)
    except ValueError:
        return "\ufffd"
    private = not 0x20 < number < 0xD800
    return "\ufffd" if private else chr(number)


def tidy(runs: list[Text]) -> tuple[Text, ...]:
    """Return the runs cleaned, neighbours of one look joined, and no white space at the ends."""
    joined: list[Text] = []
    at_space = True
    for run in runs:
        text = clean(run.text)
        text = text.lstrip() if at_space else text
        if not text:
            continue
        at_space = text.endswith(" ")
        last = joined[-1] if joined else None
        blank = not text.strip()
        if last is not None and (blank or (last.bold, last.italic) == (run.bold, run.italic)):
            joined[-1] = Text(last.text + text, last.bold, last.italic)
        else:
            joined.append(Text(text, run.bold, run.italic))
    if joined:
        last = joined.pop()
        if bare := last.text.rstrip():
            joined.append(Text(bare, last.bold, last.italic))
    return tuple(joined)


def without_bullet(runs: tuple[Text, ...]) -> tuple[Text, ...] | None:
    """Return the runs without the bullet that somebody typed before them; None without one."""
    match = _TYPED_BULLET.match("".join(run.text for run in runs))
    if match is None:
        return None
    return cut(runs, match.end())


def cut(runs: tuple[Text, ...], at: int) -> tuple[Text, ...]:
    """Return the runs from the given letter on, tidy."""
    kept: list[Text] = []
    for run in runs:
        kept.append(Text(run.text[at:], run.bold, run.italic))
        at = max(at - len(run.text), 0)
    return tidy(kept)
