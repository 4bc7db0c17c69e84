"""The safe reader hands out the text of a Word document, says what it left aside, and keeps limits."""

from pathlib import Path

import pytest

from ilacs_desktop.word.parts.limits import LIMITS, OURS, Limits, PackageError
from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.parts.package import parse, read_package, write_package
from ilacs_desktop.word.parts.picture_size import picture_size
from ilacs_desktop.word.parts.safe_reader import WordFileError, read_file, read_word
from tests.word.last_year.last_years import FULL
from tests.word.parts.hostile import PARTS, SMALL, changed, picture, zipped
from tests.word.parts.made_by_hand import word_file, word_parts


def test_it_hands_out_the_text_and_what_belongs_to_it():
    source = read_word(FULL, "last year.docx")
    root = source.root()
    assert root is not None
    assert root.tag == W + "document"
    for kind in ("styles", "numbering", "footnotes", "endnotes", "comments"):
        part = source.root(kind)
        assert part is not None
        assert part.tag == W + kind
    assert [link.kind for link in source.links("header")] == ["header"]
    assert source.root("glossaryDocument") is None
    assert source.notes == ()


def test_what_stays_outside_is_cut_and_said():
    source = read_word(SMALL["things from outside"][0](), "a.docx")
    assert source.notes == (
        "It asks for a template that is kept elsewhere. It was opened without it.",
        "It asks for 1 picture from elsewhere. It was opened without it.",
        "It asks for 1 other thing from elsewhere. It was opened without it.",
    )


def test_macros_and_embedded_files_are_left_out_and_said():
    raw = write_package(
        PARTS | {"word/vbaProject.bin": b"x", "word/embeddings/sheet.xlsx": b"x" * 9}
    )
    source = read_word(raw, "a.docm")
    assert source.notes == (
        "It holds macros. They were not run and are left out.",
        "Embedded files are left out: 1.",
    )
    assert not {"word/vbaProject.bin", "word/embeddings/sheet.xlsx"} & source.parts.keys()


def test_only_parts_of_the_text_are_unpacked():
    raw = changed(**{"word/media/a.png": picture(2, 2), "customXml/item1.xml": b"<x/>"})
    assert not {"word/media/a.png", "customXml/item1.xml"} & read_word(raw, "a.docx").parts.keys()


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(file=900), "it is larger than 0 MB"),
        (Limits(unpacked=1500), "it unpacks to more than 0 MB"),
        (Limits(xml_part=900), "one of its parts unpacks to more than 0 MB"),
        (Limits(directory=200), "more than 2,000 parts"),
        (Limits(parts=3), "more than 3 parts"),
        (Limits(nodes=40), "more than 40 pieces"),
        (Limits(pictures=0), "more than 0 pictures"),
        (Limits(pixels=3), "too large to be opened safely"),
        (Limits(paragraphs=0), "more than 0 paragraphs"),
        (Limits(letters=5), "more than 5 letters"),
    ],
)
def test_each_limit_holds(limits: Limits, said: str):
    raw = changed(**{"word/media/a.png": picture(2, 2)})
    with pytest.raises(WordFileError, match=said):
        read_word(raw, "a.docx", limits)
    assert read_word(raw, "a.docx").main == "word/document.xml"


@pytest.mark.parametrize(
    "limits", [Limits(unpacked=1500), Limits(xml_part=900), Limits(nodes=40), Limits(pixels=3)]
)
def test_a_template_is_held_to_the_same_limits(limits: Limits):
    raw = changed(**{"word/media/a.png": picture(2, 2)})
    with pytest.raises(PackageError):
        read_package(raw, limits)
    assert read_package(raw).keys() == PARTS.keys() | {"word/media/a.png"}


def test_a_part_with_another_ending_is_held_to_the_limits_of_text_too():
    parts = word_parts("")
    parts["word/styles.png"] = b"<w:styles/>" * 50
    with pytest.raises(PackageError, match="more than 40 pieces"):
        read_package(write_package(parts), Limits(nodes=40))


def test_the_limits_are_those_of_the_study():
    assert LIMITS[:5] == (60_000_000, 200_000_000, 40_000_000, 1_000_000, 2_000)
    assert (LIMITS.nodes, LIMITS.depth, LIMITS.pictures) == (600_000, 120, 300)
    assert LIMITS.pixels == 60_000_000


def test_a_locked_part_is_refused():
    raw = bytearray(zipped([*PARTS.items()]))
    for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + flags] |= 1
            at = raw.find(mark, at + 4)
    with pytest.raises(WordFileError, match="locked with a password"):
        read_word(bytes(raw), "a.docx")


def test_a_damaged_part_is_told_when_it_is_asked_for():
    source = read_word(word_file("", {"comments": "<w:comments"}), "a.docx")
    with pytest.raises(WordFileError, match="not well-formed"):
        source.root("comments")


def test_a_file_that_is_away_is_told(tmp_path: Path):
    with pytest.raises(WordFileError, match=r"could not be read .* Your self-evaluation was not"):
        read_file(tmp_path / "away.docx")


def test_a_file_is_read_no_further_than_the_limit(tmp_path: Path):
    path = tmp_path / "large.docx"
    path.write_bytes(word_file(""))
    with pytest.raises(WordFileError, match="larger than"):
        read_file(path, Limits(file=100))
    assert read_file(path).name == "large.docx"


@pytest.mark.parametrize(
    ("start", "size"),
    [
        (picture(640, 480), (640, 480)),
        (b"GIF89a\x80\x02\xe0\x01" + bytes(20), (640, 480)),
        (b"BM" + bytes(16) + b"\x80\x02\0\0\x20\xfe\xff\xff", (640, 480)),
        (b"\xff\xd8\xff\xe0\0\x04AB\xff\xc0\0\x0b\x08\x01\xe0\x02\x80\x03", (640, 480)),
        (b"\xff\xd8\xff\xe0\0\x04AB", (0, 0)),
        (b"no picture", (0, 0)),
    ],
)
def test_a_picture_says_how_large_it_is(start: bytes, size: tuple[int, int]):
    assert picture_size(start) == size


def test_a_paragraph_of_any_length_is_read_where_it_is_our_own_and_refused_where_not():
    long = b"<a>" + b"x" * 10_100_000 + b"</a>"
    assert len(parse(long, OURS).text or "") == 10_100_000
    with pytest.raises(PackageError):
        parse(long)
