"""Make the compact spelling dictionary in resources/dictionaries/ from the Hunspell files.

Run it when a new release of the npm package `dictionary-en-gb` (SCOWL's en_GB-ise) comes out and
its index.aff, index.dic and licence have been put into packaging/dictionaries/en_GB/:

    python packaging/dictionary.py

The same files always give the same words. The program never reads the Hunspell files: expanding
them takes half a second and 40 MiB, reading the result 10 ms and 3 MiB.
"""

import gzip
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).resolve().parent / "dictionaries" / "en_GB"
TARGET = Path(__file__).resolve().parents[1] / "resources" / "dictionaries" / "en_GB"

# What the .aff file may hold: a feature we do not expand must stop the build, not lose words.
KNOWN = {
    "SET", "TRY", "ICONV", "NOSUGGEST", "COMPOUNDMIN", "ONLYINCOMPOUND", "COMPOUNDRULE",
    "WORDCHARS", "PFX", "SFX", "REP",
}  # fmt: skip
POSSESSIVE = "'s"
KEY_LENGTH = 3


class Affix(NamedTuple):
    """One rule: what goes from a word, what comes to it, and which words it fits."""

    suffix: bool
    crosses: bool
    strip: str
    add: str
    fits: re.Pattern[str]

    def applied(self, word: str) -> str | None:
        """Return the word with this affix, or None where the rule does not fit."""
        if not self.fits.search(word):
            return None
        if self.suffix:
            return word.removesuffix(self.strip) + self.add
        return self.add + word.removeprefix(self.strip)


class Rules(NamedTuple):
    """What the .aff file says: affixes by flag, the flag of words never suggested, REP pairs."""

    affixes: dict[str, list[Affix]]
    unsuggested: str
    replacements: list[tuple[str, str]]


def read_rules(aff: str) -> Rules:
    """Return the rules of an .aff file; raises ValueError for a feature we cannot expand."""
    affixes: dict[str, list[Affix]] = {}
    crosses: dict[str, bool] = {}
    unsuggested, replacements = "", []
    for line in aff.splitlines():
        fields = line.split()
        if not fields or fields[0].startswith("#"):
            continue
        name = fields[0]
        if name not in KNOWN:
            raise ValueError(f"the .aff file uses {name}, which is not expanded here")
        if name == "NOSUGGEST":
            unsuggested = fields[1]
        elif name == "REP" and len(fields) == 3:
            replacements.append((fields[1], fields[2]))
        elif name in ("PFX", "SFX") and len(fields) == 4:
            crosses[fields[1]] = fields[2] == "Y"
        elif name in ("PFX", "SFX"):
            flag = fields[1]
            affixes.setdefault(flag, []).append(_affix(name, crosses[flag], fields))
    return Rules(affixes, unsuggested, replacements)


def _affix(name: str, crosses: bool, fields: list[str]) -> Affix:
    suffix = name == "SFX"
    strip, add, condition = (field if field != "0" else "" for field in fields[2:5])
    fits = re.compile(f"(?:{condition})$" if suffix else f"^(?:{condition})")
    return Affix(suffix, crosses, strip, add, fits)


def expand(dic: str, rules: Rules) -> tuple[set[str], set[str]]:
    """Return every form of every word, and those of them that must never be suggested.

    Forms in 's are left out (the program takes a possessive off before it looks up), and so are
    the digits from which Hunspell builds ordinals (the program does not spell-check numbers).
    """
    words: set[str] = set()
    unsuggested: set[str] = set()
    for line in dic.splitlines()[1:]:
        word, _, flags = line.strip().partition("/")
        if not word or word[0].isdigit():
            continue
        forms = {form for form in _forms(word, flags, rules) if not form.endswith(POSSESSIVE)}
        words |= forms
        if rules.unsuggested and rules.unsuggested in flags:
            unsuggested |= forms
    return words, unsuggested


def _forms(word: str, flags: str, rules: Rules) -> Iterator[str]:
    yield word
    affixes = [affix for flag in flags for affix in rules.affixes.get(flag, ())]
    prefixes = [affix for affix in affixes if not affix.suffix]
    for suffix in (affix for affix in affixes if affix.suffix):
        form = suffix.applied(word)
        if form is None:
            continue
        yield form
        if suffix.crosses:
            crossing = (prefix.applied(form) for prefix in prefixes if prefix.crosses)
            yield from (both for both in crossing if both is not None)
    yield from (form for prefix in prefixes if (form := prefix.applied(word)) is not None)


def as_buckets(words: Iterable[str]) -> str:
    """Return the words in order, one a line, a blank line where the first letters change."""
    lines: list[str] = []
    key = ""
    for word in sorted(words, key=lambda word: (word[:KEY_LENGTH], word)):
        if lines and word[:KEY_LENGTH] != key:
            lines.append("")
        key = word[:KEY_LENGTH]
        lines.append(word)
    return "\n".join(lines)


def main() -> None:
    """Write the shipped dictionary and say how large it is."""
    rules = read_rules((SOURCE / "index.aff").read_text(encoding="utf-8"))
    words, unsuggested = expand((SOURCE / "index.dic").read_text(encoding="utf-8"), rules)
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, some in (("words.gz", words), ("unsuggested.gz", unsuggested)):
        packed = gzip.compress(as_buckets(some).encode(), compresslevel=9, mtime=0)
        (TARGET / name).write_bytes(packed)
    pairs = "".join(f"{wrong} {right}\n" for wrong, right in rules.replacements)
    (TARGET / "replacements.txt").write_text(pairs, encoding="utf-8", newline="\n")
    shutil.copyfile(SOURCE / "LICENSE.txt", TARGET / "LICENSE.txt")
    print(f"{len(words):,} words, {(TARGET / 'words.gz').stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
