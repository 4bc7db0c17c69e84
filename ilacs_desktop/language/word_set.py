"""Is this an English word? The dictionary's forms, in a shape that loads fast and stays small.

The file is a list of words in order, with a blank line where the first three letters change.
Each such bucket is kept as the text it was, so 90,000 words cost 3 MiB instead of 10 and load in
10 ms instead of 30; looking for a line in a bucket takes about a microsecond.
packaging/dictionary.py makes the file.
"""

from collections.abc import Iterator
from pathlib import Path

from ilacs_desktop.language.reading import read_packed

KEY_LENGTH = 3


class WordSet:
    """Every form of every word of the dictionary, possessives in 's left out."""

    def __init__(self, listed: str) -> None:
        # Each bucket begins and ends with a line break, so that whole lines can be looked for.
        self._buckets = {
            bucket.partition("\n")[0][:KEY_LENGTH]: f"\n{bucket}\n"
            for bucket in listed.split("\n\n")
            if bucket
        }

    def __contains__(self, word: str) -> bool:
        return "\n" not in word and f"\n{word}\n" in self._buckets.get(word[:KEY_LENGTH], "")

    def beginning(self, letters: str) -> Iterator[str]:
        """Yield the words that begin with one or two letters, bucket by bucket."""
        for key, bucket in self._buckets.items():
            if key.startswith(letters):
                yield from bucket.split("\n")[1:-1]


def load_words(folder: Path) -> WordSet:
    """Return the words of the dictionary in the folder; raises LanguageError."""
    return WordSet(read_packed(folder / "words.gz"))
