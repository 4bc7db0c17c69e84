"""Pictures without what cameras and programs write into them: names, places, dates, comments."""

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_TRACES = (b"tEXt", b"zTXt", b"iTXt", b"tIME", b"eXIf")
_JPEG = b"\xff\xd8"
_JPEG_SCAN = 0xDA
_JPEG_COMMENT = 0xFE
# APP1 to APP13 and APP15 hold Exif, XMP and makers' notes; APP0 and APP14 the density and colours.
_JPEG_TRACES = (_JPEG_COMMENT, *range(0xE1, 0xEE), 0xEF)


def without_traces(picture: bytes) -> bytes:
    """Return a PNG or JPEG picture without its text, time and Exif; others come back unchanged."""
    if picture.startswith(_PNG):
        return _PNG + b"".join(_png_chunks(picture))
    if picture.startswith(_JPEG):
        return _JPEG + b"".join(_jpeg_segments(picture))
    return picture


def _png_chunks(picture: bytes) -> list[bytes]:
    kept: list[bytes] = []
    at = len(_PNG)
    while at + 8 <= len(picture):
        end = at + 12 + int.from_bytes(picture[at : at + 4], "big")
        kind = picture[at + 4 : at + 8]
        if kind not in _PNG_TRACES:
            kept.append(picture[at:end])
        if kind == b"IEND":
            break
        at = end
    return kept


def _jpeg_segments(picture: bytes) -> list[bytes]:
    kept: list[bytes] = []
    at = len(_JPEG)
    while at + 4 <= len(picture) and picture[at] == 0xFF and picture[at + 1] != _JPEG_SCAN:
        end = at + 2 + int.from_bytes(picture[at + 2 : at + 4], "big")
        if picture[at + 1] not in _JPEG_TRACES:
            kept.append(picture[at:end])
        at = end
    return [*kept, picture[at:]]
