"""Review copies of any document at all, and copies whose XML was damaged on the way."""

import copy as copies
import datetime as dt
import functools
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from ilacs_desktop.assets import resources
from ilacs_desktop.document.faults import faults
from ilacs_desktop.framework.load import load_framework
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.reviewed import together
from ilacs_desktop.word.parts.package import Parts, read_package, write_package
from ilacs_desktop.word.parts.safe_reader import WordFileError, read_word
from ilacs_desktop.word.review.base import NotOurCopyError, find_base
from ilacs_desktop.word.review.bring_back import bring_back
from ilacs_desktop.word.review.reader import read_copy
from tests.strategies import document_from
from tests.word.review.kit import Reviewer, review_copy, sound
from tests.word.support import SMALL

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
DOCUMENT = sound(SMALL)
ODD = ("", "-1", "0", "x" * 50, "9" * 30)


@functools.cache
def the_framework() -> Framework:
    return load_framework(resources() / "framework")


@functools.cache
def reviewed() -> Parts:
    """Return the parts of a copy with changes of two people and a comment."""
    kay = Reviewer(review_copy(DOCUMENT, the_framework()))
    kay.replace("We read 44", "We read 50")
    kay.comment(kay.find("We count moves"), "Shorten.", ("Done.",))
    kay.tracks("Ravi Shah").move_after(kay.find("Children are safe"), kay.find("Then we ask"))
    return read_package(kay.save())


@given(seed=st.integers(0, 2**48))
@settings(max_examples=20)
def test_a_copy_of_any_document_that_nobody_changed_brings_nothing(seed: int) -> None:
    document = document_from(seed)
    raw = review_copy(document, the_framework())
    copy = read_copy(read_word(raw, "copy.docx"))
    base = find_base(copy, document, the_framework(), ())
    returned = bring_back(document, base.exported, copy, together, NOW)
    assert (base.note, returned.notes) == ("", ())
    assert returned.document is document


@given(seed=st.integers(0, 2**48))
def test_a_damaged_copy_is_refused_in_words_or_brought_back_whole(seed: int) -> None:
    random = Random(seed)
    parts = dict(reviewed())
    name = random.choice(("word/document.xml", "word/document.xml", "word/comments.xml"))
    parts[name] = damaged(parts[name], random)
    try:
        copy = read_copy(read_word(write_package(parts), "copy.docx"))
        base = find_base(copy, DOCUMENT, the_framework(), ())
    except (WordFileError, NotOurCopyError):
        return  # each says in words what is wrong
    returned = bring_back(DOCUMENT, base.exported, copy, together, NOW)
    assert not faults(returned.document)
    assert returned.document.sections == DOCUMENT.sections


def damaged(part: bytes, random: Random) -> bytes:
    """Return an XML part in which elements were dropped, doubled, renamed or robbed."""
    root = etree.fromstring(part)
    elements = [element for element in root.iter() if element.getparent() is not None]
    for _ in range(random.randint(1, 12)):
        one, other = random.choice(elements), random.choice(elements)
        parent, way = one.getparent(), random.randint(0, 4)
        if parent is None:
            continue
        if way == 0:
            parent.remove(one)
        elif way == 1:
            parent.insert(random.randint(0, len(parent)), copies.deepcopy(other))
        elif way == 2:
            one.tag = other.tag
        elif one.attrib:
            key = random.choice(list(one.attrib))
            if way == 3:
                del one.attrib[key]
            else:
                one.set(key, random.choice(ODD))
    return etree.tostring(root)
