"""Counts, names and other texts as a sentence tells them: “1 action”, “A, B and C”, “Night vis…”."""

from collections.abc import Iterable


def counted(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun, as "1 action" or "1,200 actions".

    ``many`` is the noun of several where it is not ``one`` with an s: "items of evidence".
    """
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def listed(names: Iterable[str]) -> str:
    """Return names as a sentence lists them: "A", "A and B", "A, B and C"; "" where there is none."""
    *others, last = tuple(names) or ("",)
    return f"{', '.join(others)} and {last}" if others else last


def quoted(names: Iterable[str]) -> str:
    """Return names in quotation marks, listed: "“A”, “B” and “C”"."""
    return listed(f"“{name}”" for name in names)


def possessive(name: str) -> str:
    """Return whose something is: "Priya Nair’s", "James’", and "Somebody’s" for no name."""
    name = name or "Somebody"
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters; one that is cut ends in "…"."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
