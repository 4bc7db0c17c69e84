"""Forms whose XML was damaged on the way, or made to do harm: read, or refused in words, and soon."""

import copy
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from ilacs_desktop.document.faults import faults
from ilacs_desktop.errors import UserError
from ilacs_desktop.word.form.returned import Returned
from ilacs_desktop.word.parts.ooxml import W, w
from ilacs_desktop.word.parts.package import parse, read_package, serialise, write_package
from tests.word.form.forms import HEALTH, SENT, Author, form, read, text

PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footer1.xml")
ODD = ("", "-1", "0", "x" * 50, "9" * 30, "_sef_f_i000_", "_sef_f_t_evidence", "Form Help")


def damaged(random: Random) -> bytes:
    """Return a form in some of whose parts elements were taken out, doubled, moved or changed."""
    parts = read_package(form())
    for name in random.sample(PARTS, random.randint(1, 2)):
        root = parse(parts[name])
        for _ in range(random.randint(1, 8)):
            damage(root, random)
        parts[name] = serialise(root)
    return write_package(parts)


def damage(root: etree._Element, random: Random) -> None:
    element = random.choice([one for one in root.iter() if isinstance(one.tag, str)])
    other = random.choice([one for one in root.iter() if isinstance(one.tag, str)])
    parent = element.getparent()
    act = random.randint(0, 4)
    if act == 0 and element.attrib:
        element.set(random.choice(list(element.attrib)), random.choice(ODD))
    elif act == 1 and parent is not None:
        parent.remove(element)
    elif act == 2 and parent is not None:
        parent.insert(random.randint(0, len(parent)), copy.deepcopy(element))
    elif act == 3 and parent is not None and other not in set(element.iter()):
        other.append(element)
    else:
        element.tag = other.tag


def tried(raw: bytes) -> Returned | str:
    try:
        return read(raw)
    except UserError as error:
        return str(error)


@given(seed=st.integers(0, 2**48))
@settings(max_examples=12)
def test_a_damaged_form_is_refused_in_words_or_read_whole(seed: int) -> None:
    back = tried(damaged(Random(seed)))
    if isinstance(back, str):
        assert "was not changed" in back
    else:
        assert not set(faults(back.document)) - set(faults(SENT))


def test_thousands_of_tables_and_rows_are_read_as_text() -> None:
    author = Author()
    small = w("tbl", w("tr", w("tc", w("p"))))
    line = author.first(HEALTH)
    for _ in range(2_000):
        line.addnext(copy.deepcopy(small))
    wide = w("tbl", *(w("tr", *(w("tc", w("p")) for _ in range(60))) for _ in range(60)))
    line.addnext(wide)
    assert author.back().document == SENT


def test_a_very_long_line_beside_a_heading_is_kept() -> None:
    author = Author()
    author.append(author.head(HEALTH), " word" * 50_000)
    [kept] = text(author.back(), HEALTH)
    assert kept.split() == ["word"] * 50_000


def test_a_table_with_more_columns_than_are_read_keeps_every_word() -> None:
    author = Author()
    cells = [[w("tc", w("p", w("r", told(f"c{n}r{row}")))) for n in range(60)] for row in range(2)]
    author.first(HEALTH).addnext(w("tbl", *(w("tr", *row) for row in cells)))
    said = " ".join(text(author.back(), HEALTH))
    assert all(f"c{n}r{row}" in said for n in range(60) for row in range(2))


def told(words: str) -> etree._Element:
    element = w("t")
    element.text = words
    return element


def test_a_bookmark_name_that_unpacks_to_nonsense_is_left_aside() -> None:
    author = Author()
    for mark in author.root.iter(W + "bookmarkStart"):
        name = mark.get(W + "name", "")
        if name.startswith(("_sef_f_i", "_sef_f_j")):
            mark.set(W + "name", f"{name[:11]}_{'a' * 28}")
    assert author.back().document == SENT
