"""Makes the pages of the preview, away from the interface: frozen values in, frozen values out."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.layout.placed import PlacedDocument
from ilacs_desktop.word.choices import ExportChoices


class PreviewOf(NamedTuple):
    """What is to be seen: of what, in which look, with which choices, on which day."""

    document: Document
    framework: Framework
    template: Path
    choices: ExportChoices
    today: dt.date


class Entry(NamedTuple):
    """A heading that one can jump to: its words, its level from 1 on, and the bookmark at it."""

    title: str
    level: int
    bookmark: str


class Preview(NamedTuple):
    """The pages, the headings on them, and the title that they go by on paper."""

    placed: PlacedDocument
    headings: tuple[Entry, ...]
    title: str


def make_preview(what: PreviewOf) -> Preview:
    """Return the pages that the Word file would fill. Raises a UserError as exporting it does."""
    from ilacs_desktop.layout.lines import Measure
    from ilacs_desktop.layout.numbered import write_numbered
    from ilacs_desktop.layout.place import place_file
    from ilacs_desktop.word.content.printed import Heading
    from ilacs_desktop.word.content.sequence import sequence
    from ilacs_desktop.word.writer import placeholder_values

    document, framework, template, choices, today = what
    word = write_numbered(document, framework, template, choices, today=today)
    headings = (
        Entry(item.text, item.level, item.bookmark)
        for item in sequence(document, framework, choices)
        if isinstance(item, Heading)
    )
    values = placeholder_values(document, choices, today)
    title = f"{values['authority']}: {values['title']}" if values["authority"] else values["title"]
    return Preview(place_file(word.docx, Measure()), tuple(headings), title)
