"""Several sections get an owner at once: heads of service write four or five each."""

import msgspec
from PySide6.QtCore import Qt

from ilacs_desktop.ui.pages.setup.outline import OutlinePanel
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle


def test_several_sections_get_one_owner_in_one_step(
    panel: OutlinePanel, dialogs: RecordedDialogs
) -> None:
    first, second, third = panel._workspace.document.sections[:3]
    last = panel._workspace.document.people[-1]
    panel._owners.click()
    form = dialogs.forms[-1]
    form.accept()
    assert "No section is ticked" in form._fields["sections"].error
    form._owner.set_value(last.id)
    for row in (0, 1):
        form._sections.item(row).setCheckState(Qt.CheckState.Checked)
    form.accept()
    settle()
    owners = [one.owner for one in panel._workspace.document.sections[:3]]
    assert owners == [last.id, last.id, third.owner]
    panel._workspace.undo()
    assert panel._workspace.document.sections[:3] == (first, second, third)


def test_owners_are_given_when_there_are_people(panel: OutlinePanel) -> None:
    nobody = msgspec.structs.replace(panel._workspace.document, people=())
    panel._workspace.change("Remove everybody", nobody)
    settle()
    assert not panel._owners.isEnabled()
    assert "under People" in panel._owners.toolTip()
