"""The catalogue of checks: what it says, and how it says that a file is damaged."""

import re
from pathlib import Path

import pytest

from ilacs_desktop.assets import resources
from ilacs_desktop.checks.catalogue import CatalogueError, load_catalogue
from ilacs_desktop.checks.lines_of_enquiry import load_lines
from tests.checks import kit

GOOD = """
[family]
id = "tone"
title = "Tone"
order = 1
about = "Is it kind?"

[[source]]
id = "own"
citation = "Our own suggestion"
as_at = 2026-11-21

[[check]]
id = "tone.shouting"
title = "It shouts"
severity = "consider"
looks_for = "Capitals."
why = "Nobody likes it."
source = "own"
answer = "Say it quietly."
"""


def folder_with(folder: Path, text: str, name: str = "tone.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_family_is_read_from_its_file(tmp_path: Path) -> None:
    catalogue = load_catalogue(folder_with(tmp_path, GOOD))
    assert catalogue.check("tone.shouting").answer == "Say it quietly."
    assert catalogue.checks_of("tone") == catalogue.checks
    assert not catalogue.family("tone").false_alarms


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('severity = "consider"', 'severity = "shout"', "“shout” is not one of the values allowed"),
        ('why = "Nobody likes it."', "", "the key “why” is missing"),
        ('why = "Nobody', 'because = 1\nwhy = "Nobody', "the key “because” is not known"),
        ('id = "tone.shouting"', 'id = "style.shouting"', "its id must begin with “tone.”"),
        ('source = "own"', 'source = "elsewhere"', "there is no source “elsewhere”"),
        ("as_at = 2026-11-21", 'as_at = "soon"', "it is not a date"),
        ("[family]", "[family", "it is not valid TOML"),
    ],
)
def test_a_damaged_file_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    assert old in GOOD
    with pytest.raises(CatalogueError, match=re.escape(says)) as told:
        load_catalogue(folder_with(tmp_path, GOOD.replace(old, new)))
    assert "tone.toml" in str(told.value)
    assert "Your documents are not affected" in str(told.value)


def test_an_id_used_twice_is_told(tmp_path: Path) -> None:
    twice = GOOD + GOOD[GOOD.index("[[check]]") :]
    with pytest.raises(CatalogueError, match="this id is used twice"):
        load_catalogue(folder_with(tmp_path, twice))


def test_a_file_of_another_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="the file of “tone” has another name"):
        load_catalogue(folder_with(tmp_path, GOOD, "manners.toml"))


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no file of checks"):
        load_catalogue(tmp_path)


def test_every_check_says_all_in_plain_sentences() -> None:
    catalogue = kit.suite().catalogue
    for check in catalogue.checks:
        assert not check.title.endswith("."), check.id
        for words in (check.looks_for, check.why, check.answer):
            assert words[0].isupper() or words[0] in "“0123456789", check.id
            assert words.rstrip("”").endswith((".", "?")), check.id
        assert catalogue.family(check.family).title


def test_no_two_families_share_a_place_in_the_order() -> None:
    orders = [family.order for family in kit.suite().catalogue.families]
    assert orders == sorted(set(orders))


def test_no_source_is_described_twice_or_never_used() -> None:
    catalogue = kit.suite().catalogue
    ids = [source.id for source in catalogue.sources]
    assert len(set(ids)) == len(ids)
    assert set(ids) == {check.source for check in catalogue.checks}


def test_stops_may_be_set_aside_in_the_personal_data_family_alone() -> None:
    families = kit.suite().catalogue.families
    assert {family.id for family in families if family.false_alarms} <= {"personal_data"}


def test_every_line_of_enquiry_is_drawn_from_checks_that_exist() -> None:
    catalogue = kit.suite().catalogue
    known = {check.id for check in catalogue.checks} | {f.id for f in catalogue.families}
    for line in load_lines(resources()):
        assert set(line.checks) <= known, line.id


def test_damaged_lines_of_enquiry_are_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=re.escape("lines_of_enquiry.toml")):
        load_lines(tmp_path)
