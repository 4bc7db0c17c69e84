"""How many pages a self-evaluation fills while it is being written.

What a template gives is kept, and so is every paragraph and table that was printed before: after an
edit only what changed is rendered and measured again. The count is that of the Word file.
"""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.numbers import with_unique_numbers
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.layout.lines import Measure
from ilacs_desktop.layout.opened import Filling, OpenedTemplate
from ilacs_desktop.layout.pages import Pages, paginate
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.content.printed import Heading
from ilacs_desktop.word.content.sequence import sequence
from ilacs_desktop.word.writer import placeholder_values


class Length(NamedTuple):
    """The pages, and on which of them each part begins: a judgement, a section, the plan."""

    pages: Pages
    parts: dict[str, int]


class LivePages:
    """Counts pages again and again for one template and one set of choices."""

    def __init__(self, template: Path, choices: ExportChoices) -> None:
        self._template = template
        self._choices = choices
        self._measure = Measure()
        self._opened: OpenedTemplate | None = None
        self._filling: object = None

    def count(self, document: Document, framework: Framework, today: dt.date) -> Length:
        """Return the pages that the Word file fills. Raises TemplateError as write_docx does."""
        document, _ = with_unique_numbers(document)
        opened = self._template_for(document, today)
        items = sequence(document, framework, self._choices)
        pages = paginate(opened.sections(items), self._measure)
        parts: dict[str, int] = {}
        for item in items:
            if isinstance(item, Heading) and item.bookmark in pages.starts:
                parts.setdefault(item.part, pages.starts[item.bookmark])
        return Length(pages, parts)

    def _template_for(self, document: Document, today: dt.date) -> OpenedTemplate:
        """Return the template with its placeholders filled in, opened anew where these changed."""
        values = placeholder_values(document, self._choices, today)
        filling = Filling(values, document.authority.logo)
        if self._opened is None or filling != self._filling:
            self._opened = OpenedTemplate(self._template, filling)
            self._filling = filling
        return self._opened
