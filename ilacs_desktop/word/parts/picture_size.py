"""How large a picture says it is, read from its first bytes without decoding it."""

import struct

_NONE = (0, 0)
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def picture_size(start: bytes) -> tuple[int, int]:
    """Return the width and height in points of a PNG, GIF, BMP or JPEG; zeros where not told."""
    if start.startswith(b"\x89PNG\r\n\x1a\n") and len(start) >= 24:
        return _pair(">II", start, 16)
    if start.startswith(b"GIF8") and len(start) >= 10:
        return _pair("<HH", start, 6)
    if start.startswith(b"BM") and len(start) >= 26:
        width, height = _pair("<ii", start, 18)
        return abs(width), abs(height)
    if start.startswith(b"\xff\xd8"):
        return _jpeg_size(start)
    return _NONE


def _jpeg_size(start: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 <= len(start) and start[at] == 0xFF:
        if start[at + 1] in _JPEG_FRAMES:
            height, width = _pair(">HH", start, at + 5)
            return width, height
        at += 2 + max(2, *struct.unpack_from(">H", start, at + 2))
    return _NONE


def _pair(form: str, data: bytes, at: int) -> tuple[int, int]:
    first, second = struct.unpack_from(form, data, at)
    return first, second
