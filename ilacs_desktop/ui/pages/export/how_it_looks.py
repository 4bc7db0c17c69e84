"""How the document is arranged, as the author chooses it and as it is remembered."""

from pathlib import Path
from typing import Any

import msgspec

from ilacs_desktop.assets import standard_template
from ilacs_desktop.settings import ExportLook
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.template.shelf import TemplateShelf

COPIES = (
    ("", "Draft until signed off"),
    ("draft", "Draft"),
    ("review", "Review copy"),
    ("final", "Final copy"),
)
ABOUT_COPIES = {
    "": "A draft until the self-evaluation is signed off, then the final copy.",
    "draft": "Every page says DRAFT.",
    "review": "Says DRAFT. Comments and changes made in it in Word can be brought back.",
    "final": "For Ofsted. Word drops the names of those who change it.",
}
ORDERS = (
    ("leaders_first", "Impact of leaders first"),
    ("leaders_last", "Impact of leaders last"),
    ("question", "Question by question"),
)
LEADS = (("run_in", "Words that begin a paragraph"), ("heading", "Headings of their own"))
CITATIONS = (
    ("number", "By number, such as [12]"),
    ("short_source", "By source, such as (audit, July 2026)"),
)
TICKS = (
    ("summary_page", "The summary has a page of its own"),
    ("charts", "Charts beside the table of indicators"),
    ("glossary", "A glossary of abbreviations at the end"),
)


def as_choices(look: ExportLook, copy: str = "", version: str = "") -> ExportChoices:
    """Return the choices for the writer; what it does not know is left at its default."""
    given = msgspec.structs.asdict(look) | {"copy": copy or None, "version": version.strip()}
    made = ExportChoices()
    for name in ExportChoices.__struct_fields__:
        made = _changed(made, name, given[name])
    return made


def template_of(look: ExportLook, shelf: TemplateShelf) -> Path:
    """Return the template that was chosen last; the standard one if it is no more."""
    kept = shelf.find(look.template) if look.template else None
    return shelf.path(kept) if kept else standard_template()


def _changed(choices: ExportChoices, name: str, value: Any) -> ExportChoices:  # noqa: ANN401
    fields = msgspec.structs.asdict(choices) | {name: value}
    try:
        return msgspec.convert(fields, ExportChoices)
    except msgspec.ValidationError:
        return choices
