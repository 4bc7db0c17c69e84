"""What is known of the people, computers and files behind a document."""

import datetime as dt

import pytest

from ilacs_desktop.document.model import Authority, Person
from ilacs_desktop.document.records import Comment, Reply
from ilacs_desktop.word.audit.known import is_path, known_to
from tests.word.support import FOOTPRINT, SMALL, changed

AT = dt.datetime(2026, 9, 22, 10, 15, tzinfo=dt.UTC)
DOCUMENT = changed(
    SMALL,
    authority=Authority("Northbridge Council", delivery_body="Northbridge Children First"),
    people=(Person("p1", "Priya Nair"),),
    comments=(
        Comment("c1", "permanence", "know", "Priya Nair", AT, "Say more."),
        Comment(
            "c2",
            "permanence",
            "know",
            "Sam Outsider",
            AT,
            "Say less.",
            replies=(Reply("r1", "Head of service, children in care", AT, "We did."),),
        ),
        Comment("c3", "permanence", "know", "Jo", AT, "Done."),
    ),
)


def test_the_document_tells_where_evidence_is_kept_and_who_commented():
    known = known_to(DOCUMENT, files=("", "/work/se/ours.ilacs"))
    assert known.kept_at == (FOOTPRINT,)
    assert known.files == ("/work/se/ours.ilacs",)
    assert known.allowed == ("Northbridge Children First", "Northbridge Council", "Priya Nair")


def test_who_is_printed_on_purpose_may_be_named():
    """Those of the authority, and owners of actions; and names too short to tell from words."""
    assert known_to(DOCUMENT).people == ("Sam Outsider",)


@pytest.mark.parametrize(
    ("user", "machine", "wanted"),
    [
        ("pnair", "LAPTOP-4411", ("LAPTOP-4411", "pnair")),
        ("Priya", "", ()),  # a part of a name that is printed
        ("root", "localhost", ()),  # nobody
        ("jo", "PC1", ()),  # too short
        (" pnair ", "pnair", ("pnair",)),
    ],
)
def test_accounts_that_say_nothing_are_not_looked_for(
    user: str, machine: str, wanted: tuple[str, ...]
):
    assert known_to(DOCUMENT, user=user, machine=machine).accounts == wanted


@pytest.mark.parametrize(
    ("place", "wanted"),
    [("S:\\Audits", True), ("QA / Audits", True), ("https://x.example", True), ("Cupboard", False)],
)
def test_a_path_is_told_from_words(place: str, wanted: bool):
    assert is_path(place) is wanted
