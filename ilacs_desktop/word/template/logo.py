"""The council's logo in the place of its placeholder, with the words that stand for it."""

import struct

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image
from docx.parts.story import StoryPart
from docx.shared import Cm, Emu
from lxml import etree

from ilacs_desktop.document.model import Picture
from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.parts.pictures import without_traces
from ilacs_desktop.word.rendering.drawings import picture_run

_WIDEST, _TALLEST = Cm(8), Cm(2.5)
_UNREADABLE = (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
    KeyError,
    ValueError,
    ZeroDivisionError,
    struct.error,
)


def put_logo(part: StoryPart, paragraph: etree._Element, logo: Picture, number: int) -> bool:
    """Put the logo in the paragraph instead of its words, at most 8 cm wide and 2.5 cm tall.

    ``number`` is the id of the picture. Returns False, and changes nothing, when the bytes are no
    picture that Word can show.
    """
    try:
        picture = without_traces(logo.png)
        image = Image.from_blob(picture)
        scale = min(1.0, _WIDEST / image.width, _TALLEST / image.height)
    except _UNREADABLE:
        return False
    size = (Emu(round(image.width * scale)), Emu(round(image.height * scale)))
    run = picture_run(part, picture, size, number, "Logo", logo.alt)
    for child in list(paragraph):
        if child.tag != W + "pPr":
            paragraph.remove(child)
    paragraph.append(run)
    return True
