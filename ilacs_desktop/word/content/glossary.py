"""The glossary: the abbreviations that the printed text uses, with what they stand for.

What the author says they stand for, "multi-agency safeguarding hub (MASH)", comes before what the
framework's list says.
"""

import re
from collections.abc import Iterable, Iterator

from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.content.printed import (
    Column,
    Heading,
    Item,
    Paragraph,
    Piece,
    Row,
    Table,
    cell,
    chapter,
    plain,
)

# What may not stand before a capital is looked for after it: an expression that begins with the
# letters is tried at capitals only, one that begins with a look back at every character.
_ABBREVIATION = re.compile(r"[A-Z](?<![\w&.-][A-Z])[A-Z&]{0,6}[A-Z](?=s?(?![\w&]))")
_IN_BRACKETS = re.compile(r"\(([A-Z][A-Z&]{0,6}[A-Z])s?\)")
_FOLLOWED = re.compile(r"([A-Z](?<!\w[A-Z])[A-Z&]{0,6}[A-Z])s? \(([^()]{4,90})\)")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_SMALL = frozenset({"and", "of", "for", "the", "in", "or", "to", "with", "a", "on"})


def glossary(items: Iterable[Item], framework: Framework) -> Iterator[Item]:
    """Yield the glossary of these items, or nothing where they use no abbreviation that it knows."""
    meanings, _ = _found(items, framework)
    if meanings:
        yield chapter("Abbreviations", "glossary")
        yield Table(
            "Abbreviations",
            "Each abbreviation that this self-evaluation uses, and what it stands for.",
            (Column("Abbreviation", 15), Column("What it stands for", 85)),
            tuple(Row((((Piece(name),),), cell(meanings[name]))) for name in sorted(meanings)),
        )


def unexplained(items: Iterable[Item], framework: Framework) -> tuple[str, ...]:
    """Return a sentence on the abbreviations that the glossary of these items has to leave out."""
    _, unknown = _found(items, framework)
    if not unknown:
        return ()
    listed = ", ".join(f"“{name}”" for name in unknown)
    return (
        f"The glossary cannot say what these abbreviations stand for: {listed}. Explain each where "
        "it is first used, such as “multi-agency safeguarding hub (MASH)”.",
    )


def _found(items: Iterable[Item], framework: Framework) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return what each abbreviation stands for, and those of which nobody says it."""
    text = "\n".join(_texts(items))
    used = set(_ABBREVIATION.findall(text)) - set(framework.glossary.well_known)
    if not used:
        return {}, ()
    own = _explained(text)
    meanings = {
        name: own.get(name) or framework.glossary.meanings.get(name, "") for name in sorted(used)
    }
    unknown = tuple(name for name, meaning in meanings.items() if not meaning and name not in own)
    return {name: meaning for name, meaning in meanings.items() if meaning}, unknown


def _texts(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Heading):
            yield item.text
        elif isinstance(item, Paragraph):
            yield plain(item.pieces)
        elif isinstance(item, Table):
            for row in item.rows:
                yield from (plain(pieces) for cell in row.cells for pieces in cell)


def _explained(text: str) -> dict[str, str]:
    """Return what the author explains, by abbreviation: "" where it is but not how it reads."""
    found: dict[str, str] = {}
    for match in _IN_BRACKETS.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        meaning = _words_of(match[1], line)
        found[match[1]] = found.get(match[1]) or meaning
    for match in _FOLLOWED.finditer(text):
        if " " in match[2]:
            found[match[1]] = found.get(match[1]) or _words_of(match[1], match[2])
    return found


def _words_of(name: str, line: str) -> str:
    """Return the last words of a line whose first letters make the abbreviation, or ""."""
    letters = name.replace("&", "").casefold()
    words = list(_WORD.finditer(line))[-3 * len(letters) :]
    at = len(letters)
    for match in reversed(words):
        word = match[0].casefold()
        if at and word[0] == letters[at - 1]:
            at -= 1
            if not at:
                return line[match.start() :].strip(" ,;:–-")
        elif word not in _SMALL:
            return ""
    return ""
