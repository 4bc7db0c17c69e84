"""How what is written is saved, kept, lost to a crash and recovered."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from ilacs_desktop.storage.journal import Unsaved
from tests.model.reading import said
from tests.model.record import Step
from tests.model.writing import Writing


class Saving(Writing):
    """The part of the machine that is the disk."""

    @rule(slow=st.booleans())
    def save(self, slow: bool) -> None:
        """Save; where the disk is slow, other things happen before it is heard that it is done."""
        if slow:
            self.office.hold()
        self.office.tick()
        self.office.work.save()
        self.office.drain()
        self.hear()

    @precondition(lambda self: self.office.holding)
    @rule()
    def heard_of_it(self) -> None:
        """Hear of what was saved."""
        self.office.release()
        self.hear()

    @rule()
    def keep(self) -> None:
        """Let what was typed reach the journal."""
        self.office.keep()

    @rule()
    def rest(self) -> None:
        """Look at the file, and type nothing for a second."""
        self.office.at_desk.desk.look_at_disk()
        self.office.drain()
        self.office.rest()
        self.hear()

    @rule()
    def close_and_open(self) -> None:
        """Close what is open, and open it again."""
        self.office.tick()
        if self.office.holding:
            self.heard_of_it()
        parents = () if self.office.work.is_changed else self.office.parents
        self.office.close()
        self.hear_after_closing(parents)
        self.office.open()
        self.opened()

    @rule(meanwhile=st.booleans())
    def crash(self, meanwhile: bool) -> None:
        """End without warning, and recover what the journal has."""
        given, begun = self.office.given, self.office.begun
        found = self.office.crash()
        self.office.taken.clear()
        self.look_at_file()
        assert given is not None
        if given != begun:
            assert any(one.document == given for one in found), "the journal lost what it was given"
        if meanwhile:
            self.while_it_was_closed()
        offered = [one for one in found if one.document == given] or found
        if not offered:
            self.office.open()
            self.opened()
            return
        for one in found:
            if one is not offered[-1]:
                self.office.put_aside(one)
        self._recover(offered[-1])

    def while_it_was_closed(self) -> None:
        """Do what others do before the program is started again."""

    # ---- how it is done

    def hear_after_closing(self, unchanged: tuple[str, ...]) -> None:
        """See that what was open is in the file, and what came in while it was being closed.

        ``unchanged`` are the versions that an unchanged document follows: others may have saved since.
        """
        for taken in self.office.taken:
            self.now = said(taken.document)
        self.office.taken.clear()
        self.look_at_file()
        if unchanged and self.now == self.versions.states[unchanged[0]]:
            assert unchanged[0] in self.versions.before(self.head)
        else:
            assert self.versions.states[self.head] == self.now

    def opened(self) -> None:
        """Begin with what is in the file, and nothing to undo."""
        self.look_at_file()
        self.steps.forget()
        self.office.forgot = False
        self.now = said(self.document)
        assert self.now == self.versions.states[self.head]

    def _recover(self, found: Unsaved) -> None:
        self.office.tick()
        in_file = self.office.on_disk().document
        self.office.recover(found)
        self.learn(self.office.work.history)  # where the file moved on, the work is a version
        assert self.office.work.path == self.office.file
        self.steps.forget()
        self.office.forgot = False
        got, mine, theirs = said(self.document), said(found.document), said(in_file)
        if self.head in found.parents:
            assert self.document == found.document, "recovered something else"
        base = self.versions.base(found.parents, (self.head,))
        was = self.versions.states[base] if base is not None else None
        self.right("recovered", was, mine, theirs, got)
        self.now = got
        if self.document != in_file or len(self.office.parents) > 1:
            self.steps.done.append(Step(in_file, self.document))
