"""Councils in which six people write offline for weeks and bring their work together at random.

``python -m tests.merge.councils 200`` prints how often anybody had to be asked.
"""

import datetime as dt
import re
import sys
from random import Random
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.body import Body, body_text
from ilacs_desktop.document.model import Authority, Cycle, Document, Judgement, Section
from ilacs_desktop.document.places import Place, bodies, body_at, with_body
from ilacs_desktop.history.history import History
from ilacs_desktop.merge.bring_in import Open, bring_in
from ilacs_desktop.merge.settle import open_proposals, settle
from tests.merge.authors import answer, rewritten

AUTHORS = ("Jo Ash", "Priya Nair", "Tom Okafor", "Siân Rees", "Marek Nowak", "Ada Osei")
ROUNDS = 8
OWN_SECTION = 0.85  # how often somebody works on the section that is theirs
_START = dt.datetime(2026, 9, 1, 9, tzinfo=dt.UTC)
_FACT = re.compile(r"(?:fact|new)\d+")


class Outcome(NamedTuple):
    """What became of one council's work: ``lost`` are words that nobody deleted and nobody has."""

    merges: int
    questions: int
    asked: int
    lost: frozenset[str]
    doubled: frozenset[str]


class Laptop(NamedTuple):
    """One person's copy on one machine."""

    author: str
    device: str
    document: Document
    history: History
    parents: tuple[str, ...]


class Council:
    """Six people, some of whom have a second laptop, and what they do in a random order."""

    def __init__(self, seed: int, own: float = OWN_SECTION) -> None:
        self._random = Random(seed)
        self._own = own
        self._minute = 0
        self._written: set[str] = set()
        self._deleted: set[str] = set()
        self.merges = self.questions = self.asked = 0
        document = self._blank()
        self._written |= facts(document)
        history, first = History().commit(document, (), "Jo Ash", self._now(), "laptop")
        self.laptops = [
            Laptop(author, "laptop", document, history, (first.id,)) for author in AUTHORS
        ]

    def outcome(self) -> Outcome:
        """Let them work, bring everything to the first, and return what became of it."""
        for _ in range(ROUNDS):
            self._work_a_round()
        last = self.laptops[0]
        for other in self.laptops[1:]:
            last = self._bring(last, other)
        here = facts(last.document)
        ids = [block.id for _, body in bodies(last.document) for block in body]
        doubled = frozenset(name for name in ids if ids.count(name) > 1)
        lost = frozenset(self._written - self._deleted - here)
        return Outcome(self.merges, self.questions, self.asked, lost, doubled)

    def _work_a_round(self) -> None:
        random = self._random
        for at, laptop in enumerate(self.laptops):
            self.laptops[at] = self._saved(self._rewritten(laptop))
        if random.random() < 0.3 and len(self.laptops) < 9:
            twin = random.choice(self.laptops)
            self.laptops.append(twin._replace(device=f"home {len(self.laptops)}"))
        for _ in range(4):
            mine, theirs = random.sample(range(len(self.laptops)), 2)
            self.laptops[mine] = self._bring(self.laptops[mine], self.laptops[theirs])

    def _rewritten(self, laptop: Laptop) -> Laptop:
        random = self._random
        mine = AUTHORS.index(laptop.author) % len(laptop.document.sections)
        at = mine if random.random() < self._own else random.randrange(len(AUTHORS))
        place = Place(laptop.document.sections[at].id, "know")
        before = body_at(laptop.document, place)
        name = f"{laptop.author[0]}{len(self._written)}"
        after = rewritten(before, random, name, random.randint(1, 3))
        document = with_body(laptop.document, place, after)
        self._note(laptop.document, document)
        return laptop._replace(document=document)

    def _bring(self, mine: Laptop, theirs: Laptop) -> Laptop:
        head = theirs.parents[0]
        open_ = Open(
            mine.document, mine.history, mine.parents, mine.author, mine.device, self._now()
        )
        brought = bring_in(open_, theirs.history, head)
        before = {proposal.id for proposal in mine.document.proposals}
        before |= {proposal.id for proposal in theirs.document.proposals}
        after = brought.arrival.after
        new = {proposal.id for proposal in after.proposals} - before
        self.merges += bool(brought.joined)
        self.questions += len(new)
        self.asked += bool(new)
        parents = (*mine.parents, *brought.joined)
        joined = mine._replace(document=after, history=brought.history, parents=parents)
        return self._saved(self._settled(joined))

    def _settled(self, laptop: Laptop) -> Laptop:
        """Settle what waits, now and then, as people do: later."""
        document = laptop.document
        for proposal in open_proposals(document):
            if self._random.random() < 0.3:
                pick = self._random.choice(("mine", "theirs", "both"))
                document = settle(document, proposal, pick, laptop.author, self._now())
        self._note(laptop.document, document)
        return laptop._replace(document=document)

    def _saved(self, laptop: Laptop) -> Laptop:
        history, version = laptop.history.commit(
            laptop.document, laptop.parents, laptop.author, self._now(), laptop.device
        )
        return laptop._replace(history=history, parents=(version.id,))

    def _note(self, before: Document, after: Document) -> None:
        self._written |= facts(after)
        self._deleted |= facts(before) - facts(after)

    def _now(self) -> dt.datetime:
        self._minute += 1
        return _START + dt.timedelta(minutes=self._minute)

    def _blank(self) -> Document:
        sections = tuple(
            Section(f"s{at}", f"Section {at}", "j", know=self._first_answer(at))
            for at in range(len(AUTHORS))
        )
        cycle = Cycle(label="2026", framework="ilacs", framework_as_at=dt.date(2026, 4, 1))
        return Document(
            id="se-council",
            authority=Authority("Northbridge Council"),
            cycle=cycle,
            judgements=(Judgement("j", "Leaders"),),
            sections=sections,
        )

    def _first_answer(self, section: int) -> Body:
        blocks = answer(self._random)
        return tuple(msgspec.structs.replace(b, id=f"s{section}-{b.id}") for b in blocks)


def facts(document: Document) -> frozenset[str]:
    """Return the words that nobody else would write, in the text and in what is proposed."""
    texts = [body_text(body) for _, body in bodies(document)]
    for proposal in document.proposals:
        texts += [body_text(proposal.mine_body), body_text(proposal.theirs_body)]
    return frozenset(_FACT.findall("\n".join(texts)))


def main(councils: int) -> None:
    """Print how many merges asked anything, for people who keep to their sections and who do not."""
    for own in (OWN_SECTION, 0.4):
        outcomes = [Council(seed, own).outcome() for seed in range(councils)]
        merges = sum(one.merges for one in outcomes)
        asked, questions = (sum(o.asked for o in outcomes), sum(o.questions for o in outcomes))
        lost = sum(len(one.lost) for one in outcomes)
        doubled = sum(len(one.doubled) for one in outcomes)
        sys.stdout.write(
            f"{own:.0%} own section: {councils} councils, {merges} merges, {asked / merges:.0%} asked"
            f" something, {questions / merges:.2f} questions a merge, {lost} words lost,"
            f" {doubled} doubled ids\n"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]))
