"""What can be cited, as the editor shows it: the faces of chips and the list that ``[`` opens."""

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Action, Evidence, Promise
from ilacs_desktop.document.wording import STATES, short_source
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.editor.chips import ChipFace
from ilacs_desktop.ui.editor.cite import CiteItem


class Citables:
    """The evidence and actions of one document, made again only when they are other ones."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._evidence: tuple[Evidence, ...] = ()
        self._actions: tuple[Action, ...] = ()
        self._promised: tuple[Promise, ...] = ()
        self._faces: dict[str, ChipFace] = {}
        self._items: tuple[CiteItem, ...] = ()

    def update(self, document: Document) -> bool:
        """Take the document's records; return whether chips may now say something else."""
        before = (self._evidence, self._actions, self._promised)
        now = (document.evidence, document.actions, document.promised)
        if all(new is old for new, old in zip(now, before, strict=True)):
            return False
        self._evidence, self._actions, self._promised = now
        self._faces = {item.id: self._evidence_face(item) for item in self._evidence}
        self._faces |= {one.action.id: _left_face(one) for one in self._promised}
        self._faces |= {action.id: action_face(action) for action in self._actions}
        self._items = (
            *(self._evidence_item(item) for item in self._evidence),
            *(_action_item(action) for action in self._actions),
        )
        return True

    def face(self, record: str) -> ChipFace | None:
        """Return what a chip says of the evidence or action with this id; None if there is none."""
        return self._faces.get(record)

    def items(self) -> tuple[CiteItem, ...]:
        """Return all that can be cited: evidence, then actions, each in its order."""
        return self._items

    def _evidence_face(self, item: Evidence) -> ChipFace:
        lines = (item.title, short_source(item, self._framework), item.shows)
        return ChipFace(f"[{item.number}]", "\n".join(filter(None, lines)))

    def _evidence_item(self, item: Evidence) -> CiteItem:
        left_out = "left out on purpose" if item.parked else ""
        source = short_source(item, self._framework)
        detail = " · ".join(filter(None, (item.title, source, left_out)))
        return CiteItem("evidence", item.id, f"[{item.number}]", detail)


def action_face(action: Action) -> ChipFace:
    """Return what a chip says of an action."""
    return ChipFace(f"Action {action.number}", action.what)


def _left_face(promise: Promise) -> ChipFace:
    """Return what a chip says of an action that has left the plan: how it ended, as it is printed."""
    action = promise.action
    label = f"{action_face(action).label}, {STATES[action.state].lower()} in {promise.label}"
    return ChipFace(label, action.what)


def _action_item(action: Action) -> CiteItem:
    return CiteItem("action", action.id, f"Action {action.number}", action.what)
