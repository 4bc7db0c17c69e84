"""The action plan in from spreadsheets, and out as one."""

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.uses import uses_of_actions
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.tables.actions import action_kind, actions_file
from ilacs_desktop.ui.pages.records.sheets import SheetList
from ilacs_desktop.ui.pages.records.uses import part_titles


def _make(kind: str, document: Document, _framework: Framework) -> bytes:
    titles = part_titles(document)
    told_in = {
        id_: "; ".join(dict.fromkeys(titles[place.part] for place, _ in uses))
        for id_, uses in uses_of_actions(document).items()
    }
    return actions_file(kind, document, told_in)


ACTIONS = SheetList(
    "Bring in actions",
    "Save the action plan as a spreadsheet",
    "action plan",
    action_kind,
    _make,
)
