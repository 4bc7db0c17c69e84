"""The form for a person: name, job title and what they do for the self-evaluation."""

import msgspec

from ilacs_desktop.document.model import Person, Role
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.tick_list import TickList
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.inputs import TextLine

ROLES: dict[Role, str] = {
    "dcs": "Director of children’s services",
    "lead_member": "Lead member",
    "chief_executive": "Chief executive",
    "assistant_director": "Assistant director",
    "coordinator": "Coordinator of the self-evaluation",
    "section_owner": "Section owner",
    "critical_friend": "Critical friend",
}


class PersonForm(FormDialog):
    """Starts with a person, who may be new; ``person`` is as filled in."""

    def __init__(self, theme: Theme, person: Person, *, new: bool) -> None:
        title = "Add a person" if new else "Edit the person"
        super().__init__(theme, title, "Add person" if new else "Save")
        self._person = person
        self._name = TextLine(theme, person.name)
        self._job = TextLine(theme, person.job_title)
        self._roles = TickList(theme, ROLES.items(), person.roles)
        self.add_field("name", Field(theme, "Name", self._name))
        self.add_field("job", Field(theme, "Job title", self._job, optional=True))
        self.add_field("roles", Field(theme, "Roles", self._roles, optional=True))

    @property
    def person(self) -> Person:
        """The person as filled in."""
        ticked = self._roles.ticked
        return msgspec.structs.replace(
            self._person,
            name=" ".join(self._name.text().split()),
            job_title=" ".join(self._job.text().split()),
            roles=tuple(role for role in ROLES if role in ticked),
        )

    def faults(self) -> dict[str, str]:
        if self._name.text().strip():
            return {}
        return {"name": "Type the name of the person, or the name of the post."}
