"""A length against its budget, in words and as the colour of a bar. Pure; no Qt here."""

from ilacs_desktop.framework.in_words import counted

NEARLY = 0.95  # of the budget: from here on the bar warns
ALLOWED = 1.2  # of the budget: beyond this the checks speak (resources/checks/length.toml)


def length_text(words: int, budget: int) -> str:
    """Return the length in words: "63 of 110 words", "312 of 250 words, 62 over".

    A budget of 0 is none, and gives the words alone.
    """
    if not budget:
        return counted(words, "word")
    over = f", {words - budget:,} over" if words > budget else ""
    return f"{words:,} of {budget:,} words{over}"


def is_too_long(words: int, budget: int) -> bool:
    """Return whether it is so far over its budget that the checks speak of it."""
    return bool(budget) and words > budget * ALLOWED


def bar_colour(words: int, budget: int) -> str:
    """Return the name of the bar's colour: accent, a warning from nearly full, bad when too long."""
    if is_too_long(words, budget):
        return "bad"
    return "warn_mark" if budget and words > budget * NEARLY else "accent"
