"""A council whose authors share a folder through a sync program, each with a copy of it of their own."""

import datetime as dt
import shutil
from itertools import count
from pathlib import Path
from random import Random

import msgspec

from ilacs_desktop.document.body import block_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import bodies
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.parts import own_part
from ilacs_desktop.storage.save import Author, SaveOrder, save
from ilacs_desktop.storage.shared_folder import open_shared, start_sharing
from tests.merge.authors import rewritten, sentence
from tests.storage.makers import MOMENT, document, readable

NAME = "northbridge.parts"


class Desk:
    """One author at one computer: their copy of the folder, and what they have open."""

    def __init__(self, root: Path, name: str) -> None:
        self.who = Author(name, f"PC-{name}")
        self.folder = root / name / NAME
        self.part = own_part(self.folder, self.who.by, self.who.device)
        self.document = document()
        self.history = History()
        self.parents: tuple[str, ...] = ()

    def open(self) -> None:
        """Open what their copy of the folder holds now; what was not saved is given up."""
        opened = open_shared(self.folder)
        self.document, self.history, self.parents = opened.document, opened.history, (opened.head,)

    def save(self, at: dt.datetime) -> None:
        """Save, and go on with what was joined."""
        facts = (self.part, self.document, self.history, self.parents, self.who, at)
        saved = save(SaveOrder(*facts, readable))
        self.document, self.history = saved.document, saved.history
        self.parents = (saved.version.id,)


class Council:
    """Authors who write, save and sync at random."""

    def __init__(self, root: Path, names: str, random: Random) -> None:
        self.random = random
        self.desks = [Desk(root, name) for name in names]
        self.minutes = count(1)
        self.wrote: set[str] = set()
        first = self.desks[0]
        first.folder.parent.mkdir()
        plain = first.folder.parent / "northbridge.ilacs"
        start_sharing(SaveOrder(plain, document(), History(), (), first.who, MOMENT, readable))
        for other in self.desks[1:]:
            shutil.copytree(first.folder, other.folder)
        for desk in self.desks:
            desk.open()

    def go(self, turns: int, *, only_adding: bool) -> None:
        """Let anybody do anything, so many times."""
        for turn in range(turns):
            desk = self.random.choice(self.desks)
            act = self.random.choice(("write", "write", "save", "sync", "open"))
            if act == "write":
                self._write(desk, f"{desk.who.by}{turn}-", only_adding=only_adding)
            elif act == "save":
                desk.save(self._now())
            elif act == "sync":
                self._sync(self.random.choice(self.desks), desk)
            else:
                desk.save(self._now())
                desk.open()

    def finish(self) -> None:
        """Let everybody save, sync everything everywhere, and open it."""
        for desk in self.desks:
            desk.save(self._now())
        for one in self.desks:
            for other in self.desks:
                self._sync(one, other)
        for desk in self.desks:
            desk.open()

    def _write(self, desk: Desk, new: str, *, only_adding: bool) -> None:
        section = desk.document.sections[0]
        if only_adding:
            words = sentence(self.random)
            self.wrote |= {word.strip(".").lower() for word in words.split() if "act" in word}
            block = msgspec.structs.replace(
                document(words).sections[0].know[0], id=f"{new}{self.random.randrange(10**6)}"
            )
            at = self.random.randint(0, len(section.know))
            body = (*section.know[:at], block, *section.know[at:])
        else:
            body = rewritten(section.know, self.random, new, 2)
        section = msgspec.structs.replace(section, know=body)
        desk.document = msgspec.structs.replace(desk.document, sections=(section,))

    def _sync(self, one: Desk, other: Desk) -> None:
        """Bring one author's part, as it is on their computer, to another's copy of the folder."""
        if one is not other and one.part.exists():
            shutil.copy(one.part, other.folder / one.part.name)

    def _now(self) -> dt.datetime:
        return MOMENT + dt.timedelta(minutes=next(self.minutes))


def words_of(document: Document) -> set[str]:
    """Return the words that stand in a document, or wait in it to be settled."""
    texts = [block_text(block) for _, body in bodies(document) for block in body]
    for proposal in document.proposals:
        both = (*proposal.mine_body, *proposal.theirs_body)
        texts += [block_text(block) for block in both]
    return {word.strip(".").lower() for text in texts for word in text.split()}
