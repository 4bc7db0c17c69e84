"""The council's logo on the cover, and pictures without what programs write into them."""

import struct
import zlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.model import Authority, Picture
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.parts.pictures import without_traces
from tests.word.support import SMALL, changed, parts_of, root_of, write

CM = 360_000  # English Metric Units


def chunk(kind: bytes, data: bytes = b"") -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def png(width: int, height: int, *extra: bytes) -> bytes:
    """Return a grey picture of that size in pixels, with further chunks before its end."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\x00" + b"\x80" * width for _ in range(height)))
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", header),
            *extra,
            chunk(b"IDAT", rows),
            chunk(b"IEND"),
        )
    )


LOGO = Authority("Northbridge Council", logo=Picture(png(20, 10), "Northbridge Council"))


def extent(raw: bytes) -> tuple[float, float]:
    (size,) = root_of(raw).iter("{*}extent")
    return int(size.get("cx", "0")) / CM, int(size.get("cy", "0")) / CM


def test_the_logo_stands_on_the_cover_with_its_words(framework: Framework):
    raw = write(changed(SMALL, authority=LOGO), framework).docx
    first = next(root_of(raw).iter(W + "p"))
    (described,) = first.iter("{*}docPr")
    assert described.get("descr") == "Northbridge Council"
    assert {e.get("name") for e in first.iter("{*}docPr", "{*}cNvPr")} == {"Logo"}
    assert "word/media/image1.png" in parts_of(raw)


@pytest.mark.parametrize(
    ("size", "wanted"),
    [((2000, 500), (8, 2)), ((500, 2000), (0.625, 2.5)), ((72, 36), (2.54, 1.27))],
)
def test_a_large_logo_is_made_smaller_in_proportion(
    framework: Framework, size: tuple[int, int], wanted: tuple[float, float]
):
    logo = msgspec.structs.replace(LOGO, logo=Picture(png(*size), "Logo"))
    assert extent(write(changed(SMALL, authority=logo), framework).docx) == pytest.approx(
        wanted, abs=0.01
    )


@given(damaged=st.binary(max_size=60) | st.integers(0, 80).map(lambda n: png(4, 4)[:n]))
def test_a_damaged_logo_is_left_out_and_told(framework: Framework, damaged: bytes):
    logo = msgspec.structs.replace(LOGO, logo=Picture(damaged, "Logo"))
    made = write(changed(SMALL, authority=logo), framework)
    shown = any(True for _ in root_of(made.docx).iter("{*}docPr"))
    assert shown or made.warnings == (
        "The logo is not a PNG or JPEG picture that Word can show, so it is left out. Choose it again.",
    )


def test_a_png_loses_its_notes_and_keeps_its_picture():
    notes = (chunk(b"tEXt", b"Author\x00Jane Doe"), chunk(b"tIME", b"\x07\xea\x01\x01\x00\x00\x00"))
    assert without_traces(png(4, 4, *notes, chunk(b"pHYs", b"\x00" * 9))) == png(
        4, 4, chunk(b"pHYs", b"\x00" * 9)
    )


def segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def test_a_jpeg_loses_its_notes_and_keeps_its_picture():
    density, exif, remark = (
        segment(0xE0, b"JFIF\x00"),
        segment(0xE1, b"Exif\x00\x00Jane Doe"),
        segment(0xFE, b"Made by Jane Doe"),
    )
    scan, end = b"\xff\xda\x00\x02\x01\xff\x00\xff\xd3\x02", b"\xff\xd9"
    whole = b"\xff\xd8" + density + exif + remark + scan + remark + b"\xff" + scan + end
    assert without_traces(whole + b"Jane Doe") == b"\xff\xd8" + density + scan + scan + end


def test_a_chunk_that_only_one_program_knows_goes_from_a_png():
    assert without_traces(png(4, 4, chunk(b"prVW", b"Jane Doe"))) == png(4, 4)


def test_a_logo_that_cannot_be_cleaned_is_left_out_and_told(framework: Framework):
    gif = b"GIF89a\x04\x00\x04\x00\x00\x00\x00!\xfe\x08Jane Doe\x00;"
    logo = msgspec.structs.replace(LOGO, logo=Picture(gif, "Logo"))
    made = write(changed(SMALL, authority=logo), framework)
    assert made.warnings == (
        "The logo is not a PNG or JPEG picture that Word can show, so it is left out. Choose it again.",
    )


@given(
    data=st.binary(max_size=200), start=st.sampled_from([b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n"])
)
def test_anything_may_be_handed_in_as_a_picture(data: bytes, start: bytes):
    picture = start + data
    if picture.startswith((b"\xff\xd8", b"\x89PNG\r\n\x1a\n")):
        assert len(without_traces(picture)) <= len(picture)
    else:
        with pytest.raises(ValueError, match="only PNG and JPEG"):
            without_traces(picture)
