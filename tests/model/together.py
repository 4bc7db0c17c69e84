"""What others do: in the same file, in a copy of it, in a pack that they were sent."""

import datetime as dt
import shutil
from pathlib import Path
from typing import Literal

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from PySide6.QtCore import QCoreApplication

from ilacs_desktop.assets import standard_template
from ilacs_desktop.cycle.files import Made, Order
from ilacs_desktop.cycle.packs import Choices
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Pack
from ilacs_desktop.exchange.coming_back import read_file, take
from ilacs_desktop.exchange.going_out import form_maker
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.settle import Pick, open_proposals, settle
from ilacs_desktop.ui.pages.team.bring_in_job import read_copy
from ilacs_desktop.ui.pages.team.contributors_making import MakingPacks
from tests.model.elsewhere import Elsewhere
from tests.model.merging import doubled
from tests.model.office import JANE, PRIYA
from tests.model.reading import said
from tests.model.reference import EDITS, Edit, State, cite, standing
from tests.model.saving import Saving
from tests.model.sent import Sent
from tests.model.writing import SPOT

Form = Literal["ilacs", "word"]
THEN = ("saved", "goes on", "opened anew")


class Together(Saving):
    """The part of the machine that is other people."""

    colleague: Elsewhere | None = None

    def __init__(self, framework: Framework, example: Document) -> None:
        super().__init__(framework, example)
        self.copies: list[Elsewhere] = []
        self.packs: list[Sent] = []
        self.orders = 0

    # ---- the same file, and copies of it

    @rule(where=SPOT, at=SPOT, edit=st.sampled_from(EDITS), which=SPOT, then=st.sampled_from(THEN))
    def colleague_works(self, where: int, at: int, edit: Edit, which: int, then: str) -> None:
        """Have something written in the file on another computer, and saved there or not yet."""
        if self.colleague is None or then == "opened anew":
            self.colleague = Elsewhere(self.office, self.office.file, PRIYA)
        self.somebody_writes(self.colleague, where, at, edit, which)
        if then == "saved":
            self._saved_elsewhere(self.colleague)

    @rule(which=SPOT, where=SPOT, at=SPOT, edit=st.sampled_from(EDITS))
    def copy_is_written_in(self, which: int, where: int, at: int, edit: Edit) -> None:
        """Have something written in a copy of the file, perhaps a new one, and saved."""
        if which >= len(self.copies):
            path = self.office.elsewhere / f"copy {len(self.copies)}.ilacs"
            shutil.copy(self.office.file, path)
            self.copies.append(Elsewhere(self.office, path, JANE))
        copy = self.copies[which % len(self.copies)]
        if which % 3:
            self.somebody_writes(copy, where, at, edit, which)
            self.learn(copy.save().history)

    @precondition(lambda self: self.copies)
    @rule(which=SPOT, typed_on=st.booleans())
    def bring_in_copy(self, which: int, typed_on: bool) -> None:
        """Bring a copy in, while somebody types on."""
        copy = self.copies[which % len(self.copies)]
        mine = self.office.work.open_now()
        known = copy.parents[0] in self.versions.before(*mine.parents)
        base = self.versions.base(mine.parents, copy.parents)
        was = self.versions.states[base] if base is not None else None
        brought = read_copy(copy.path, mine).brought
        if known:
            assert not brought.joined
            assert brought.arrival.after == mine.document
        if typed_on:
            self.write(which, which, EDITS[0], on=False)
        before = self.document
        self.office.work.bring_in("Bring in", brought)
        theirs = self.versions.states[copy.parents[0]]
        self.brought_in("brought in", was, theirs, before)

    # ---- packs

    @rule(first=SPOT, second=SPOT, form=st.sampled_from(("ilacs", "word")), every=st.booleans())
    def send_pack(self, first: int, second: int, form: Form, every: bool) -> None:
        """Send some sections to somebody, in a file or in a Word form."""
        some = [one.id for one in self.now.outline if not one.parked]
        if self.office.holding or not some:
            return
        parts = tuple({some[first % len(some)]: 0, some[second % len(some)]: 0})
        self.orders += 1
        who = (PRIYA, JANE)[first % 2]
        pack = Pack(
            f"pk-{self.orders}", who.by, parts, form, dt.date(2026, 10, 12), asked_by="S. Holroyd"
        )
        folder = self.office.elsewhere / f"pack {self.orders}"
        folder.mkdir()
        self.office.tick()
        made = self._made(Order(pack, Choices(all_evidence=every)), folder)
        assert len(made) == 1
        path = made[0].path
        assert path is not None, made[0].fault
        self.sent.add(pack.id)
        self.hear()
        sent = Sent(self.office, path, who, made[0].pack)
        self.packs.append(sent)
        self.learn(sent.history)
        whole = self.versions.states[made[0].pack.version]
        inside = [where for where in whole.texts if where[0][0] in parts]
        if form == "ilacs":
            assert said(sent.document).texts == tuple(inside), "a pack has other words"
        sent.begin(whole)

    @precondition(lambda self: self.packs)
    @rule(which=SPOT, where=SPOT, at=SPOT, edit=st.sampled_from(EDITS), new=st.booleans())
    def pack_is_written_in(self, which: int, where: int, at: int, edit: Edit, new: bool) -> None:
        """Have something written in a pack, and saved."""
        pack = self.packs[which % len(self.packs)]
        if pack.pack.form == "word":
            pack.write_in_word(where, at, self.word())
            return
        if new:
            pack.add_evidence()
        self.somebody_writes(pack, where, at, edit, which)
        self.learn(pack.save().history)

    @precondition(lambda self: self.packs)
    @rule(which=SPOT, typed_on=st.booleans())
    def bring_in_pack(self, which: int, typed_on: bool) -> None:
        """Bring back what came from somebody, while the coordinator types on."""
        pack = self.packs[which % len(self.packs)]
        mine = self.office.work.open_now()
        taken = take(mine, read_file(pack.path, None), self.office.framework)
        if not pack.was_written_in:
            assert taken.brought is None, "an untouched pack was brought in"
            return
        assert taken.brought is not None, taken.fault
        if typed_on:
            self.write(which, which, EDITS[0], on=False)
        before, known = self.document, self.versions.before(*mine.parents)
        self.office.work.bring_in(taken.label, taken.brought)
        self.learn(taken.brought.history)
        self.brought_in("pack", *pack.sides(known), before)
        pack.came_in(taken.brought.joined)

    # ---- what is to be decided

    @precondition(lambda self: open_proposals(self.document))
    @rule(which=SPOT, pick=st.sampled_from(("mine", "theirs", "both", "own_words")))
    def settle(self, which: int, pick: Pick) -> None:
        """Settle what both had written."""
        asked = [p for p in open_proposals(self.document) if p.kind != "from_word"]
        if not asked:
            return
        one, before = asked[which % len(asked)], self.now
        about = frozenset(
            token
            for body in (one.base_body, one.mine_body, one.theirs_body)
            for block in body
            for run in block.runs
            for token in getattr(run, "text", "").split()
        )
        now = self.office.tick()
        self.change("Settle", settle(self.document, one, pick, "s.holroyd", now))
        self.decided(before, about)

    # ---- how it is done

    def while_it_was_closed(self) -> None:
        """Have the colleague write and save."""
        if self.colleague is not None:
            self.somebody_writes(self.colleague, 0, 0, EDITS[0], 0)
            self._saved_elsewhere(self.colleague)

    def somebody_writes(self, who: Elsewhere, where: int, at: int, edit: Edit, which: int) -> None:
        """Have one of the others edit an answer, and cite what is on the list there."""
        place = who.places()[where % len(who.places())]
        text = edit(who.text(place), at, self.word())
        items = [item for item, _ in said(who.document).evidence]
        if items and which % 2:
            text = cite(text, at, items[which % len(items)])
        who.type_in(place, text)

    def decided(self, before: State, about: frozenset[str]) -> None:
        """See that a decision touched only the words that it was about, and lost none."""
        got = said(self.document)
        was, now = standing(before), standing(got)
        for word in was.keys() - now.keys():
            assert word in about, f"{word} went with a decision about {sorted(about)}"
            assert word in got.asked, f"{word} is lost"
        for word in now.keys() - was.keys():
            assert word in before.asked, f"nobody wrote {word}"
        for word in was.keys() & now.keys() - about:
            assert now[word].where == was[word].where
            assert now[word].cited == was[word].cited
        assert doubled(got) <= got.asked, "a decision doubled words"
        assert got.evidence == before.evidence
        self.now = got

    def _saved_elsewhere(self, who: Elsewhere) -> None:
        self.office.saving.append(who.document)
        who.save()
        self.look_at_file()

    def _made(self, order: Order, folder: Path) -> tuple[Made, ...]:
        desk = self.office.at_desk.desk
        maker = form_maker(self.office.framework, standard_template())
        making = MakingPacks(self.office.work, desk._opening._lane, lambda: maker)
        ended: list[tuple[Made, ...]] = []
        making.ended.connect(ended.append)
        making.failed.connect(ended.append)
        making.make((order,), folder)
        for _ in range(4):
            self.office.drain()
            QCoreApplication.sendPostedEvents(making)
            desk._opening._lane.drain()
        self.office.drain()
        making.deleteLater()
        (made,) = ended
        return made
