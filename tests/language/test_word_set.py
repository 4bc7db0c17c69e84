import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.language.errors import LanguageError
from ilacs_desktop.language.word_set import KEY_LENGTH, WordSet, load_words


def listed(words: set[str]) -> str:
    """Return words as the build step writes them."""
    buckets: dict[str, list[str]] = {}
    for word in sorted(words):
        buckets.setdefault(word[:KEY_LENGTH], []).append(word)
    return "\n\n".join("\n".join(buckets[key]) for key in sorted(buckets))


@given(
    words=st.sets(st.from_regex(r"[a-zA-Z']{1,8}", fullmatch=True), max_size=40),
    other=st.from_regex(r"[a-zA-Z'\n]{0,8}", fullmatch=True),
)
def test_a_word_is_in_the_set_exactly_when_it_is_listed(words: set[str], other: str) -> None:
    known = WordSet(listed(words))
    assert all(word in known for word in words)
    assert (other in known) is (other in words)


def test_two_lines_of_the_list_are_no_word() -> None:
    assert "plan\nplans" not in WordSet(listed({"plan", "plans"}))


def test_words_are_listed_by_their_first_letters() -> None:
    known = WordSet(listed({"plan", "plans", "planet", "play", "child"}))
    assert set(known.beginning("pla")) == {"plan", "plans", "planet", "play"}
    assert set(known.beginning("p")) == {"plan", "plans", "planet", "play"}
    assert set(known.beginning("x")) == set()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "there is no such file"),
        (b"not gzip", "it is damaged"),
        (gzip.compress(b"plan")[:-4], "it is damaged"),
        (gzip.compress(b"\xff\xfe"), "it is not a UTF-8 text file"),
    ],
)
def test_a_bad_dictionary_is_told_in_plain_words(
    tmp_path: Path, content: bytes | None, reason: str
) -> None:
    if content is not None:
        (tmp_path / "words.gz").write_bytes(content)
    with pytest.raises(LanguageError) as caught:
        load_words(tmp_path)
    assert caught.value.file == "words.gz"
    assert reason in str(caught.value)
    assert "Your documents are not affected" in str(caught.value)
