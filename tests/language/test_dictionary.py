"""The shipped word set is what the build step makes, and what Hunspell's own reading of it says."""

import gc
import gzip
import importlib.util
import random
import sys
import warnings
from pathlib import Path
from types import ModuleType

import pytest
from spylls.hunspell import Dictionary

from ilacs_desktop.assets import resources
from ilacs_desktop.language.kit import LanguageKit
from ilacs_desktop.language.reading import read_packed

PACKAGING = Path(__file__).parents[2] / "packaging"
SHIPPED = resources() / "dictionaries" / "en_GB"

AFF = """
SET UTF-8
NOSUGGEST !
PFX U Y 1
PFX U 0 un .
SFX S Y 2
SFX S y ies [^aeiou]y
SFX S 0 s [aeiou]y
SFX M Y 1
SFX M 0 's .
SFX H N 1
SFX H 0 th .
REP 1
REP f ph
"""


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dictionary", PACKAGING / "dictionary.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def hunspell() -> Dictionary:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # spylls leaves its two files open
        dictionary = Dictionary.from_files(str(PACKAGING / "dictionaries" / "en_GB" / "index"))
        gc.collect()
    return dictionary


@pytest.mark.any_python
def test_the_build_step_makes_the_shipped_words_again(script: ModuleType) -> None:
    source = PACKAGING / "dictionaries" / "en_GB"
    rules = script.read_rules((source / "index.aff").read_text(encoding="utf-8"))
    words, unsuggested = script.expand((source / "index.dic").read_text(encoding="utf-8"), rules)
    assert script.as_buckets(words) == read_packed(SHIPPED / "words.gz")
    assert script.as_buckets(unsuggested) == read_packed(SHIPPED / "unsuggested.gz")
    pairs = (SHIPPED / "replacements.txt").read_text(encoding="utf-8").splitlines()
    assert [tuple(pair.split()) for pair in pairs] == rules.replacements
    assert (SHIPPED / "LICENSE.txt").read_bytes() == (source / "LICENSE.txt").read_bytes()


def test_the_packed_files_carry_no_date() -> None:
    for name in ("words.gz", "unsuggested.gz"):
        with gzip.open(SHIPPED / name) as packed:
            packed.read()
            assert packed.mtime == 0


def test_affixes_are_put_on_where_they_fit(script: ModuleType) -> None:
    rules = script.read_rules(AFF)
    words, unsuggested = script.expand("5\ntidy/US\nplay/SM\ntwo/H\nbother/!\n1st/p\n", rules)
    assert words == {
        *("tidy", "untidy", "tidies", "untidies", "play", "plays"),
        *("two", "twoth", "bother"),
    }
    assert unsuggested == {"bother"}
    assert rules.replacements == [("f", "ph")]


def test_a_feature_that_is_not_expanded_stops_the_build(script: ModuleType) -> None:
    with pytest.raises(ValueError, match="FORBIDDENWORD"):
        script.read_rules("FORBIDDENWORD X\n")


def test_every_sampled_form_is_right_for_hunspell_too(hunspell: Dictionary) -> None:
    every = read_packed(SHIPPED / "words.gz").split()
    sample = random.Random(5).sample(every, 1500)
    assert [word for word in sample if not hunspell.lookup(word)] == []


def test_what_hunspell_does_not_know_is_not_in_the_set(
    kit: LanguageKit, hunspell: Dictionary
) -> None:
    random_ = random.Random(5)
    every = read_packed(SHIPPED / "words.gz").split()
    spoilt = [_spoilt(word, random_) for word in random_.sample(every, 700)]
    mine = {word for word in spoilt if word in kit.speller.words}
    theirs = {word for word in spoilt if hunspell.lookup(word) and not word.endswith("'s")}
    # Hunspell also takes a capital for a small letter, which the speller, not the set, allows for.
    assert mine <= theirs
    assert theirs - mine <= {word for word in spoilt if word != word.lower()}
    assert len(spoilt) - len(theirs) > 400


def _spoilt(word: str, random_: random.Random) -> str:
    at = random_.randrange(len(word))
    return word[:at] + random_.choice("abcdefghijklmnopqrstuvwxyz") + word[at + 1 :]
