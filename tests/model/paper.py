"""What goes out on paper and in spreadsheets, and comes back."""

import csv
import re
from pathlib import Path

import docx
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from ilacs_desktop.assets import standard_template
from ilacs_desktop.document.body import Body
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.export.word import Export, export_word
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.reviewed import accept, decline
from ilacs_desktop.outputs.readable import readable_html
from ilacs_desktop.tables.evidence import evidence_kind
from ilacs_desktop.tables.plan import plan_rows, with_plan
from ilacs_desktop.tables.sheet import read_sheet
from ilacs_desktop.tables.write import evidence_file
from ilacs_desktop.ui.pages.review.returned_job import Reading, read_back
from ilacs_desktop.word.choices import CopyKind, ExportChoices
from tests.model.reading import WORD, said
from tests.model.reference import State, is_word, standing, words_of
from tests.model.together import Together
from tests.model.writing import SPOT
from tests.word.review.kit import Reviewer, reads

MOST_EXPORTS = 2  # on one day: nothing costs more


class ReviewCopy:
    """A review copy in somebody's Word, who tracks changes."""

    def __init__(self, path: Path, state: State) -> None:
        self.path, self._state = path, state
        self.written: set[str] = set()

    def write(self, at: int, how: str, word: str) -> None:
        """Change a paragraph that there was when it went out."""
        beside = sorted(standing(self._printed()))
        if not beside:
            return
        reviewer = Reviewer(self.path.read_bytes())
        found = [p for p in reviewer.body() if beside[at % len(beside)] in reads(p)]
        if len(found) != 1:
            return
        if how == "delete":
            start = reads(found[0]).index(beside[at % len(beside)])
            reviewer.delete(found[0], start, start + len(word))
        elif how == "word":
            reviewer.append(found[0], f" {word}")
            self.written.add(word)
        else:
            reviewer.new_after(found[0], word)
            self.written.add(word)
        self.path.write_bytes(reviewer.save())

    def _printed(self) -> State:
        left_out = {part.id for part in self._state.outline if part.parked}
        texts = tuple(text for text in self._state.texts if text[0][0] not in left_out)
        return self._state._replace(texts=texts)


class Paper(Together):
    """The part of the machine that is Word and spreadsheets."""

    def __init__(self, framework: Framework, example: Document) -> None:
        super().__init__(framework, example)
        self.reviews: list[ReviewCopy] = []
        self.sheets = self.exports = 0

    @rule()
    def send_for_review(self) -> None:
        """Save, and make a review copy of what is saved."""
        if self.office.holding or len(self.reviews) >= MOST_EXPORTS:
            return
        self.save(slow=False)
        path = self.office.elsewhere / f"review {len(self.reviews)}.docx"
        self.exported(path, "review")
        self.reviews.append(ReviewCopy(path, self.now))

    @precondition(lambda self: self.reviews)
    @rule(which=SPOT, at=SPOT, how=st.sampled_from(("word", "paragraph", "delete")))
    def review(self, which: int, at: int, how: str) -> None:
        """Have something changed in a review copy."""
        self.reviews[which % len(self.reviews)].write(at, how, self.word())

    @precondition(lambda self: self.reviews)
    @rule(which=SPOT)
    def bring_back_review(self, which: int) -> None:
        """Bring a review copy back: its changes wait until somebody decides."""
        copy = self.reviews[which % len(self.reviews)]
        work = self.office.work
        now = self.office.tick()
        reading = Reading(copy.path, work.document, work.history, work.framework, now)
        returned = read_back(reading)
        before = self.now
        self.change("Bring back reviewed copy", returned.document)
        got = said(self.document)
        assert got._replace(asked=frozenset()) == before._replace(asked=frozenset())
        assert before.asked <= got.asked
        assert copy.written <= got.asked, "a reviewer’s words are lost"
        again = read_back(reading._replace(document=self.document))
        assert again.document == self.document, "the same copy brought more"
        self.now = got

    @precondition(lambda self: self.from_word())
    @rule(which=SPOT, yes=st.booleans())
    def decide(self, which: int, yes: bool) -> None:
        """Accept or decline what a reviewer changed."""
        open_ones = self.from_word()
        one, before = open_ones[which % len(open_ones)], self.now
        now = self.office.tick()
        if not yes:
            self.change("Decline", decline(self.document, one, "s.holroyd", now))
            assert said(self.document) == before
            return
        accepted = accept(self.document, one, "s.holroyd", now)
        if accepted is None:
            return
        self.change("Accept", accepted)
        old, new = _words(one.base_body), _words(one.theirs_body)
        got = said(self.document)
        assert set(words_of(got)) >= set(words_of(before)) - (old - new)
        assert set(words_of(got)) >= new - old
        self.decided(before, old | new)

    def from_word(self) -> list[Proposal]:
        """Return what reviewers changed in the text and nobody has decided."""
        return [
            one
            for one in self.document.proposals
            if one.kind == "from_word" and one.settled is None and one.part and one.question
        ]

    # ---- spreadsheets

    @rule(numbers=st.lists(st.integers(0, 6), min_size=1, max_size=3), update=st.booleans())
    def bring_in_sheet(self, numbers: list[int], update: bool) -> None:
        """Bring in a list of evidence, with numbers that may be taken; 0 stands for none."""
        self.sheets += 1
        path = self.office.elsewhere / f"evidence {self.sheets}.csv"
        rows = [(n or "", f"Title {self.word()}") for n in dict.fromkeys(numbers)]
        with path.open("w", newline="") as file:
            csv.writer(file).writerows([("Number", "Title"), *rows])
        before = {item.number: item for item in self.document.evidence}
        kind = evidence_kind(self.document, self.office.framework)
        sheets = read_sheet(path)
        plan = plan_rows(sheets, self.document, kind, lambda _: self.office.new_id(), update=update)
        self.change("Bring in evidence", with_plan(self.document, kind, plan))
        updated = {number for number, _ in rows if update} & before.keys()
        now = {item.id: item for item in self.document.evidence}
        assert len(now) == len(before) + len(rows) - len(updated)
        for number, item in before.items():
            assert now[item.id].number == number
            assert (now[item.id].title == item.title) == (number not in updated)
        assert {title for _, title in rows} <= {item.title for item in now.values()}
        self.now = self.now.with_evidence(**{item.id: item.number for item in now.values()})

    # ---- what goes out

    @precondition(lambda self: self.exports < MOST_EXPORTS)
    @rule()
    def export(self) -> None:
        """Export to Word, as a page to read, and the evidence as a spreadsheet; read all back."""
        self.exports += 1
        self.exported(self.office.elsewhere / "draft.docx", "draft")
        page = readable_html(self.document, self.office.framework)
        self.each_once(WORD.findall(re.sub("<[^>]+>", "", page)), words_of(self.now))
        path = self.office.elsewhere / "evidence.csv"
        framework = self.office.framework
        path.write_bytes(evidence_file(".csv", self.document.evidence, framework, {}, kept_at=True))
        kind = evidence_kind(self.document, framework)
        plan = plan_rows(read_sheet(path), self.document, kind, lambda _: "new", update=True)
        assert plan.does_nothing
        assert not plan.left_out

    def exported(self, path: Path, copy: CopyKind) -> None:
        """Export a copy, and see that it says what is to be said, once."""
        choices = ExportChoices(copy=copy, charts=False)
        framework, today = self.office.framework, self.office.work.today
        export_word(Export(self.document, framework, standard_template(), choices, today, path))
        texts = [
            p.text
            for p in docx.Document(str(path)).paragraphs
            if not p.style.name.startswith("toc")
        ]
        left_out = {part.id for part in self.now.outline if part.parked}
        printed = [
            paragraph
            for where, text in self.now.texts
            if where[0] not in left_out
            for paragraph in text
        ]
        words = [token for paragraph in printed for token in paragraph if is_word(token)]
        titled = [one for part in self.now.outline for one in WORD.findall(part.title)]
        found = [w for w in WORD.findall(" ".join(texts)) if w not in titled]
        self.each_once(found, words)
        numbers = dict(self.now.evidence)
        for paragraph in printed:
            says = " ".join(t if is_word(t) else f"[{numbers[t[1:-1]]}]" for t in paragraph)
            assert any(says in text for text in texts), f"{says!r} is not in {texts}"

    def each_once(self, found: list[str], wanted: list[str]) -> None:
        """See that all these words are there, each once."""
        kept = [word for word in found if word in set(wanted)]
        assert sorted(kept) == sorted(wanted)


def _words(body: Body) -> set[str]:
    runs = (run for block in body for run in block.runs)
    return {token for run in runs for token in getattr(run, "text", "").split()}
