"""The areas that a part covers, in the order in which their prompts are shown. Pure; no Qt here."""

from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.framework.model import Area, Framework
from ilacs_desktop.ui.pages.draft.parts import part_of


def areas_of(document: Document, framework: Framework, part: str) -> tuple[Area, ...]:
    """Return the areas of a section, the core ones first, otherwise as the framework orders them.

    The front and the openings have none of their own.
    """
    section = part_of(document, part)
    if not isinstance(section, Section):
        return ()
    areas = [area for area in framework.areas if area.id in section.areas]
    return tuple(sorted(areas, key=lambda area: (not area.core, area.order)))


def evidence_ideas(area: Area) -> str:
    """Return the ideas for evidence as one sentence; empty when there are none."""
    ideas = "; ".join(idea.rstrip(".") for idea in area.evidence)
    return f"Evidence to look for: {ideas}." if ideas else ""
