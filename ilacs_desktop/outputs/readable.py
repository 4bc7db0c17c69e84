"""The readable copy: the whole self-evaluation as one web page that any browser shows and prints.

It is kept inside every file, so that the record can be read without this program: every letter is
as it was typed. It holds no script and asks for nothing from outside. Comments and other working
notes, and the places where evidence is kept, are not in it.
"""

import base64
import functools
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ilacs_desktop import assets
from ilacs_desktop.document.body import Block, Body
from ilacs_desktop.document.model import Document, Role
from ilacs_desktop.document.places import QUESTIONS, sections_of, told_for_judgement
from ilacs_desktop.document.read_number import say_number
from ilacs_desktop.document.wording import DIRECTIONS, FRONT_TITLES, PRIOR_SOURCES, STATES
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.page import new_environment

if TYPE_CHECKING:
    from jinja2 import Template

_TEMPLATE = "readable.html.j2"
ROLES: Mapping[Role, str] = {
    "dcs": "Director of children’s services",
    "lead_member": "Lead member",
    "chief_executive": "Chief executive",
    "assistant_director": "Assistant director",
    "coordinator": "Coordinator",
    "section_owner": "Section owner",
    "critical_friend": "Critical friend",
}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "stage": {
        "drafting": "Drafting",
        "in_review": "In review",
        "agreed": "Agreed",
        "signed_off": "Signed off",
    },
    "direction": {
        "improved": "Improved since the last inspection",
        "maintained": "Maintained since the last inspection",
        "deteriorated": "Deteriorated since the last inspection",
    },
    "stance": {"strength": "Strength", "improvement": "Area for improvement"},
    "weight": {str(key): word for key, word in DIRECTIONS.items() if key},
    "state": {str(key): word for key, word in STATES.items()},
    "prior": {str(key): word for key, word in PRIOR_SOURCES.items()},
    "role": {str(key): word for key, word in ROLES.items()},
}


class Target(NamedTuple):
    """What a chip leads to: the printed number and the place on the page."""

    number: int
    anchor: str


def readable_html(
    document: Document,
    framework: Framework,
    templates: Path | None = None,
    *,
    made: str = "",
) -> str:
    """Return the self-evaluation as a web page.

    The questions are worded as ``framework`` has them. ``templates`` is the folder that holds
    readable.html.j2; without it the shipped one is taken. ``made`` says what it was made from and
    when.
    """
    template = _template(templates or assets.templates())
    return template.render(_context(document, framework), made=made)


@functools.cache  # making it takes ten times as long as using it, and every save uses it
def _template(folder: Path) -> "Template":
    made = new_environment(folder, number=say_number, said=say, groups=groups, base64=_base64)
    return made.get_template(_TEMPLATE)


def _context(document: Document, framework: Framework) -> dict[str, Any]:
    return {
        "document": document,
        "front": FRONT_TITLES,
        "questions": {name: framework.question(name).short for name in QUESTIONS},
        "types": {kind.id: kind.title for kind in framework.evidence_types},
        "people": {person.id: person.name for person in document.people},
        "titles": {section.id: section.title for section in document.sections},
        "evidence": _targets(document.evidence, "evidence"),
        "actions": _targets(document.actions, "action"),
        "sections_of": lambda judgement: sections_of(document, judgement),
        "told_for_judgement": told_for_judgement,
        "parked": [section for section in document.sections if section.parked is not None],
    }


def _targets(records: tuple[Any, ...], kind: str) -> dict[str, Target]:
    return {
        record.id: Target(record.number, f"{kind}-{place}")
        for place, record in enumerate(records, start=1)
    }


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def groups(body: Body) -> list[tuple[str, list[Block]]]:
    """Return the blocks of a body with neighbours of one kind together, so that they make a list."""
    return [(kind, list(blocks)) for kind, blocks in groupby(body, key=lambda block: block.kind)]


def say(value: str, field: str) -> str:
    """Return a value of the model, such as "in_review", in words; ``field`` is a key of _WORDS."""
    return _WORDS[field].get(value, value)
