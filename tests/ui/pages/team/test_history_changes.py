"""What changed in words: rows, their marks, and the whole in one sentence."""

import msgspec
import pytest

from ilacs_desktop.document.body import Block, Citation, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, with_body
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.since import Since, since
from ilacs_desktop.merge.since_who import BLOCK, Who
from ilacs_desktop.ui.pages.team.history_changes import (
    Entry,
    Listing,
    Summing,
    known,
    listed,
    listing,
    summed,
)

SUMMARY = Place("front", "summary")
SINCE = Summing("since Monday", "Nothing changed.")


def block(name: str, text: str) -> Block:
    return Block(name, (Text(text),))


@pytest.fixture
def plain(example: Document) -> Document:
    """Return the example with a summary of two paragraphs."""
    return with_body(example, SUMMARY, (block("a", "We know it."), block("b", "We count it.")))


class Told:
    """The rows between two documents."""

    def __init__(self, old: Document, new: Document, framework: Framework, who: Who) -> None:
        self.listing: Listing = listing(since(old, new, who), framework, SINCE)

    @property
    def titles(self) -> list[str]:
        return [row.title for row in self.listing.rows if not row.is_heading]

    @property
    def only(self) -> Entry:
        (entry,) = self.listing.entries.values()
        return entry


def test_text_is_told_under_the_name_of_its_part(plain: Document, framework: Framework) -> None:
    section = plain.sections[0]
    body = (msgspec.structs.replace(block("k", "Told anew.")), *section.know)
    new = with_body(plain, Place(section.id, "know"), body)
    told = Told(plain, new, framework, {(BLOCK, "k"): ("Jo Ash", "Priya Nair")})
    heading, row = told.listing.rows
    assert (heading.title, heading.notes) == (section.title, ("1",))
    asked = next(question.short for question in framework.questions if question.id == "know")
    assert (row.title, row.notes) == ("New: Told anew.", ("Jo Ash, Priya Nair", asked))
    assert known(told.only) == "Changed by Jo Ash and Priya Nair."
    assert told.only.heard == "Changed by Jo Ash and Priya Nair. inserted: Told anew.;"
    assert told.only.old == ""


def test_the_words_that_went_and_came_are_marked(plain: Document, framework: Framework) -> None:
    new = with_body(plain, SUMMARY, (block("a", "We knew it."), block("b", "We count it.")))
    told = Told(plain, new, framework, {})
    assert told.only.paragraphs == ((("We ", ""), ("know", "-"), ("knew", "+"), (" it.", "")),)
    assert told.only.old == "We know it."
    assert told.titles == ["Reworded: “know” becomes “knew”"]


def test_chips_are_told_by_the_numbers_of_their_own_version(
    plain: Document, framework: Framework
) -> None:
    evidence = plain.evidence[0]
    cited = Block("a", (Text("We know it "), Citation(evidence.id)))
    old = with_body(plain, SUMMARY, (cited,))
    renumbered = msgspec.structs.replace(evidence, number=901)
    new = msgspec.structs.replace(plain, evidence=(renumbered, *plain.evidence[1:]))
    longer = msgspec.structs.replace(cited, runs=(*cited.runs, Text(" well")))
    new = with_body(new, SUMMARY, (longer,))
    entry = Told(old, new, framework, {}).listing.entries["text:front:summary:a"]
    words = "".join(text for text, sign in entry.paragraphs[0] if sign != "-")
    assert words == "We know it [901] well"
    assert entry.old == f"We know it [{evidence.number}]"


def test_what_moved_or_was_marked_says_so(plain: Document, framework: Framework) -> None:
    a, b = block("a", "We know it."), block("b", "We count it.")
    moved = Told(plain, with_body(plain, SUMMARY, (b, a)), framework, {})
    assert moved.only.kind == "Moved"
    assert moved.only.note == "It stands elsewhere in the same answer than before."
    marked = msgspec.structs.replace(a, stance="improvement", kind="bullet")
    told = Told(plain, with_body(plain, SUMMARY, (marked, b)), framework, {})
    assert told.only.note == (
        "Marked as an area for improvement, neither before. Now a bullet, a paragraph before."
    )
    bold = msgspec.structs.replace(a, runs=(Text("We know it.", bold=True),))
    look = Told(plain, with_body(plain, SUMMARY, (bold, b)), framework, {})
    assert look.only.note == "Only its look changed: bold or italic."


def test_a_paragraph_that_went_to_another_answer_says_where_it_stood(
    plain: Document, framework: Framework
) -> None:
    body = (block("b", "We count it."),)
    without = with_body(plain, SUMMARY, (block("a", "We know it."),))
    new = with_body(without, Place("front", "context"), body)
    entries = Told(plain, new, framework, {}).listing.entries
    assert entries["text:front:context:b"].note == "It stood in Summary before."


def test_a_changed_record_shows_its_fields_before_and_after(
    plain: Document, framework: Framework
) -> None:
    action = plain.actions[0]
    changed = msgspec.structs.replace(action, owner="Jo Ash", measure="")
    old = msgspec.structs.replace(
        plain,
        actions=(
            msgspec.structs.replace(action, owner="Nobody yet", measure="Visits"),
            *plain.actions[1:],
        ),
    )
    new = msgspec.structs.replace(plain, actions=(changed, *plain.actions[1:]))
    told = Told(old, new, framework, {("actions", action.id): ("Tom Okafor",)})
    assert [row.title for row in told.listing.rows] == [
        "Action plan",
        f"Action {action.number}: {action.what} changed: owner, measure",
    ]
    assert told.only.paragraphs[1] == (("Measure: ", ""), ("Visits", "-"))
    assert told.only.old == "Owner: Nobody yet\nMeasure: Visits"
    assert told.listing.rows[1].notes == ("Tom Okafor",)


def test_a_section_that_is_gone_is_told_with_all_its_words(
    plain: Document, framework: Framework
) -> None:
    section = msgspec.structs.replace(plain.sections[0], know=(block("k", "Told here."),))
    old = msgspec.structs.replace(plain, sections=(section, *plain.sections[1:]))
    new = msgspec.structs.replace(plain, sections=plain.sections[1:])
    entry = Told(old, new, framework, {}).only
    assert entry.kind == f"Deleted: Section: {section.title}"
    assert (("Told here.", "-"),) in entry.paragraphs
    assert "Told here." in entry.old


def found(*, added: int = 0, removed: int = 0, texts: int = 0, by: tuple[str, ...] = ()) -> Since:
    return Since(None, None, (), added, removed, texts, by)  # type: ignore[arg-type]


def test_the_summary_tells_words_sections_and_people(plain: Document, framework: Framework) -> None:
    body = (block("a", "We know it. Quite so."),)
    action = msgspec.structs.replace(plain.actions[0], owner="Somebody")
    new = with_body(plain, SUMMARY, body)
    new = msgspec.structs.replace(new, actions=(action, *plain.actions[1:]))
    who = {(BLOCK, "a"): ("Jo Ash",), (BLOCK, "b"): ("Priya Nair",)}
    assert Told(plain, new, framework, who).listing.summary == (
        "2 words added, 3 removed in 1 section and 1 change outside the text since Monday"
        " by Priya Nair and Jo Ash."
    )


def test_the_summary_of_nothing_says_so(plain: Document, framework: Framework) -> None:
    assert Told(plain, plain, framework, {}).listing == Listing((), {}, "Nothing changed.")
    assert summed(found(), SINCE) == "Nothing changed."


def test_a_change_without_words_is_counted_as_one(plain: Document, framework: Framework) -> None:
    a, b = block("a", "We know it."), block("b", "We count it.")
    told = Told(plain, with_body(plain, SUMMARY, (b, a)), framework, {})
    assert told.listing.summary == "1 change since Monday."


def test_names_are_listed_in_a_row() -> None:
    assert listed(["Jo"]) == "Jo"
    assert listed(["Jo", "Priya"]) == "Jo and Priya"
    assert listed(["Jo", "Tom", "Priya"]) == "Jo, Tom and Priya"
    assert listed([]) == ""
