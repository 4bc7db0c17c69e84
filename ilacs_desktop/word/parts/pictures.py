"""Pictures without what cameras and programs write into them: names, places, dates, comments.

Only PNG and JPEG can be cleaned, so no picture of another kind goes into a file.
"""

import re

_PNG = b"\x89PNG\r\n\x1a\n"
# What a PNG needs to be shown in its colours and size; everything else may tell of somebody.
_PNG_KEPT = b"IHDR PLTE IDAT IEND tRNS bKGD cHRM gAMA sBIT sRGB pHYs".split()
_JPEG = b"\xff\xd8"
_JPEG_FILL, _JPEG_END, _JPEG_SCAN = 0xFF, 0xD9, 0xDA
_JPEG_COMMENT = 0xFE
# APP1 to APP13 and APP15 hold Exif, XMP and makers' notes; APP0 and APP14 the density and colours.
_JPEG_TRACES = (_JPEG_COMMENT, *range(0xE1, 0xEE), 0xEF)
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7]", re.DOTALL)


def without_traces(picture: bytes) -> bytes:
    """Return a PNG or JPEG picture without text, time, Exif and whatever follows its end.

    Raises ValueError when it is a picture of another kind, or none.
    """
    if picture.startswith(_PNG):
        return _PNG + b"".join(_png_chunks(picture))
    if picture.startswith(_JPEG):
        return _JPEG + b"".join(_jpeg_segments(picture))
    raise ValueError("only PNG and JPEG pictures can be cleaned")


def _png_chunks(picture: bytes) -> list[bytes]:
    kept: list[bytes] = []
    at = len(_PNG)
    while at + 8 <= len(picture):
        end = at + 12 + int.from_bytes(picture[at : at + 4], "big")
        kind = picture[at + 4 : at + 8]
        if kind in _PNG_KEPT:
            kept.append(picture[at:end])
        if kind == b"IEND":
            break
        at = end
    return kept


def _jpeg_segments(picture: bytes) -> list[bytes]:
    kept: list[bytes] = []
    at = len(_JPEG)
    while at + 2 <= len(picture) and picture[at] == 0xFF:
        kind = picture[at + 1]
        end = at + 1 if kind == _JPEG_FILL else _segment_end(picture, at)
        if kind == _JPEG_END:
            return [*kept, picture[at : at + 2]]
        if kind not in (_JPEG_FILL, *_JPEG_TRACES):
            kept.append(picture[at:end])
        at = end
    return kept


def _segment_end(picture: bytes, at: int) -> int:
    """Return where the segment ends: of a scan, where the next marker follows its data."""
    end = at + 2 + int.from_bytes(picture[at + 2 : at + 4], "big")
    if picture[at + 1] != _JPEG_SCAN:
        return end
    after = _AFTER_SCAN.search(picture, end)
    return after.start() if after else len(picture)
