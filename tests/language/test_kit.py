"""The shipped files load, and a damaged one is refused with its name, its key and the reason."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ilacs_desktop.assets import resources
from ilacs_desktop.language.errors import LanguageError
from ilacs_desktop.language.kit import LanguageKit, load_language

DATED = (
    "abbreviations.toml american.toml house_style.toml hyphens.toml personal_data.toml"
    " readability.toml terms.toml wording.toml"
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a copy of the shipped files, to break."""
    for name in ("language", "dictionaries"):
        shutil.copytree(resources() / name, tmp_path / name)
    return tmp_path


def refused(folder: Path) -> LanguageError:
    with pytest.raises(LanguageError) as caught:
        load_language(folder)
    return caught.value


@pytest.mark.parametrize("name", DATED.split())
def test_each_file_of_rules_says_where_they_come_from(own: Path, name: str) -> None:
    path = own / "language" / name
    text = path.read_text(encoding="utf-8")
    assert "[origin]" in text
    path.write_text(text.replace("as_at = ", "asat = ", 1), encoding="utf-8")
    assert refused(own).file == name


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("wording.toml", "[praise]", "[prase]", "the key “prase” is not known"),
        ("terms.toml", "use = ", "uses = ", "the key “uses” is not known"),
        ("readability.toml", "= 40", '= "40"', "expected a whole number, found text"),
        ("house_style.toml", r"'''\betc\b", r"'''(\betc\b", "cannot be used"),
        ("house_style.toml", "{figure}%", "{figures}%", "cannot be used"),
        ("personal_data.toml", "children = [", "children = ", "not valid TOML"),
    ],
)
def test_a_damaged_file_is_refused_with_its_reason(
    own: Path, name: str, old: str, new: str, reason: str
) -> None:
    path = own / "language" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    error = refused(own)
    assert error.file == name
    assert reason in str(error)


@pytest.mark.parametrize("name", ["sector_words.txt", "first_names.txt"])
def test_a_missing_list_is_refused(own: Path, name: str) -> None:
    (own / "language" / name).unlink()
    assert refused(own).file == name


def test_every_added_word_of_the_sector_is_known(kit: LanguageKit) -> None:
    lines = (resources() / "language" / "sector_words.txt").read_text(encoding="utf-8").split("\n")
    words = [line for line in lines if line and not line.startswith("#")]
    assert [word for word in words if not kit.speller.knows(word)] == []
    assert len(words) == len(set(words))


def test_the_rules_themselves_are_spelt_right(kit: LanguageKit) -> None:
    folder = resources() / "checks"
    names = ("wording", "spelling", "readability", "personal_data")
    for name in names:
        text = (folder / f"{name}.toml").read_text(encoding="utf-8")
        prose = [line for line in text.split("\n") if line.startswith(("why", "looks", "answer"))]
        strange = {hit.text for line in prose for hit in kit.speller.check(line.split("=")[1])}
        assert strange <= {"organization", "program"}


def test_neither_spylls_nor_the_hunspell_files_are_needed() -> None:
    code = (
        "import sys; from ilacs_desktop.assets import resources;"
        "from ilacs_desktop.language.kit import load_language; load_language(resources());"
        "sys.exit(any(name.startswith('spylls') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
