"""A pack as its owner has it: a file that is saved, or a Word form that is typed in."""

import datetime as dt
import io
from pathlib import Path

from docx import Document as WordFile
from lxml import etree

from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Pack
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.save import Author, Saved
from ilacs_desktop.word.form.anchors import answer_anchor
from ilacs_desktop.word.parts.ooxml import W, w
from tests.model.elsewhere import Elsewhere
from tests.model.office import Office
from tests.model.reading import said
from tests.model.reference import State, is_word
from tests.word.review.kit import Reviewer


class Sent(Elsewhere):
    """A pack, with what the whole said when it was sent or last came back, and says with it now."""

    def __init__(self, office: Office, path: Path, who: Author, pack: Pack) -> None:
        self.pack = pack
        self.was_written_in = False
        self._returned: list[tuple[str, State]] = []
        super().__init__(office, path, who)

    def open(self) -> None:
        """Open the file; a Word form is read from what it was made of."""
        if self.pack.form == "ilacs":
            super().open()
            return
        self.history = History()

    def begin(self, whole: State) -> None:
        """Note what the whole said when this was sent."""
        self._whole = self._theirs = whole

    def save(self) -> Saved:
        """Save, and note what the whole says with this in it."""
        saved = super().save()
        root = next(v for v in self.history.versions.values() if not v.parents)
        self.was_written_in = self.history.load(root.id) != self.document
        self._note()
        return saved

    def _note(self) -> None:
        own = said(self.document)
        state = self._whole
        for part in self.pack.sections:
            state = state.with_text((part, "know"), own.text((part, "know")))
        self._theirs = state.with_evidence(**dict(own.evidence))

    def sides(self, known: set[str]) -> tuple[State, State]:
        """Return what the whole was when this was sent or last came in, and is with this in it.

        ``known`` are the versions that what is open follows: what came in and was undone is not there.
        """
        came = (state for version, state in reversed(self._returned) if version in known)
        return next(came, self._whole), self._theirs

    def came_in(self, joined: tuple[str, ...]) -> None:
        """Note that it came in as these versions: what comes next is compared with it."""
        self._returned += [(version, self._theirs) for version in joined]

    # ---- in Word

    def write_in_word(self, where: int, at: int, word: str) -> None:
        """Type a word in the form, behind another, in a paragraph of its own, or under a heading."""
        part = self.pack.sections[where % len(self.pack.sections)]
        place = (part, "know")
        text = self._theirs.text(place)
        writer = Reviewer(self.path.read_bytes(), author="")
        if not text:
            _type_under(_heading(writer, Place(*place)), word)
            text = ((word,),)
        else:
            which = at % len(text)
            beside = next(token for token in text[which] if is_word(token))
            paragraph = writer.find(beside)
            if at % 2:
                writer.append(paragraph, f" {word}")
                text = (*text[:which], (*text[which], word), *text[which + 1 :])
            else:
                writer.new_after(paragraph, word)
                text = (*text[: which + 1], (word,), *text[which + 1 :])
        self.path.write_bytes(_saved_later(writer.save()))
        self._theirs = self._theirs.with_text(place, text)
        self.was_written_in = True


def _saved_later(raw: bytes) -> bytes:
    """Return a Word file as saved a minute after it was last saved: Word notes when, at each save."""
    word = WordFile(io.BytesIO(raw))
    before = word.core_properties.modified
    assert before is not None
    word.core_properties.modified = before + dt.timedelta(minutes=1)
    saved = io.BytesIO()
    word.save(saved)
    return saved.getvalue()


def _heading(writer: Reviewer, place: Place) -> etree._Element:
    name = answer_anchor(place)
    marks = (m for m in writer.root.iter(W + "bookmarkStart") if m.get(W + "name") == name)
    paragraph = next(marks).getparent()
    assert paragraph is not None
    return paragraph


def _type_under(heading: etree._Element, word: str) -> None:
    run = w("r", w("t"))
    run[0].text = word
    heading.addnext(w("p", run))
