"""The three tables: progress on earlier points, the plan and the evidence."""

import msgspec
import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Parked
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.choices import CitationForm, ExportChoices
from ilacs_desktop.word.content.printed import Paragraph, Table, plain
from ilacs_desktop.word.content.sequence import sequence
from tests.word.support import SMALL, changed


def table(
    document: Document, framework: Framework, title: str, form: CitationForm = "number"
) -> Table:
    items = sequence(document, framework, ExportChoices(form))
    return next(item for item in items if isinstance(item, Table) and item.title == title)


def rows(found: Table) -> list[list[str]]:
    return [["\n".join(map(plain, cell)) for cell in row.cells] for row in found.rows]


def test_progress_tells_point_source_response_state_and_place(framework: Framework):
    found = table(SMALL, framework, "Progress on earlier points")
    assert [c.heading for c in found.columns] == [
        "Point",
        "Source and date",
        "What we did",
        "State",
        "Where it is told, and its evidence",
    ]
    assert rows(found) == [
        [
            "The timeliness of plans for permanence.",
            "Inspection\n22 March 2024",
            "A panel meets every month.",
            "Shown to work",
            "Permanence [3, 12]",
        ],
        [
            "Say how you hear babies’ wishes.",
            "Annual engagement meeting letter",
            "No response written yet",
            "Not started",
            "No section tells of it",
        ],
    ]


def test_progress_says_which_way_practice_moved_where_that_is_known(framework: Framework):
    first, second = SMALL.prior_points
    moved = msgspec.structs.replace(first, direction="deteriorated")
    items = sequence(changed(SMALL, prior_points=(moved, second)), framework, ExportChoices())
    at, found = next(
        (n, item)
        for n, item in enumerate(items)
        if isinstance(item, Table) and item.title == "Progress on earlier points"
    )
    assert [row[3] for row in rows(found)] == ["Shown to work\nDeteriorated", "Not started"]
    note = items[at + 1]
    assert isinstance(note, Paragraph)
    assert "how practice has moved" in plain(note.pieces)


def test_a_parked_point_is_not_printed(framework: Framework):
    first, second = SMALL.prior_points
    parked = msgspec.structs.replace(first, parked=Parked("Told in 2025.", "Director"))
    found = table(
        changed(SMALL, prior_points=(parked, second)), framework, "Progress on earlier points"
    )
    assert [row[0] for row in rows(found)] == ["Say how you hear babies’ wishes."]


def test_there_is_no_table_of_progress_where_every_point_is_parked(framework: Framework):
    parked = tuple(
        msgspec.structs.replace(point, parked=Parked("Told in 2025.", "Director"))
        for point in SMALL.prior_points
    )
    items = sequence(changed(SMALL, prior_points=parked), framework, ExportChoices())
    titles = [item.title for item in items if isinstance(item, Table)]
    assert "Progress on earlier points" not in titles


def test_the_place_and_its_evidence_are_links_and_a_parked_section_is_none(framework: Framework):
    first, _ = table(SMALL, framework, "Progress on earlier points").rows
    assert [piece.target for line in first.cells[4] for piece in line if piece.target] == [
        "ilacs_section_1",
        "ilacs_evidence_3",
        "ilacs_evidence_12",
    ]


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("not_started", "Permanence"),
        ("in_progress", "Permanence"),
        ("done", "Permanence [3, 12]"),
        ("shown_to_work", "Permanence [3, 12]"),
    ],
)
def test_a_point_that_is_done_is_told_with_its_evidence(
    framework: Framework, state: str, told: str
):
    point = msgspec.structs.replace(SMALL.prior_points[0], state=state)
    found = table(changed(SMALL, prior_points=(point,)), framework, "Progress on earlier points")
    assert rows(found)[0][4] == told


def test_evidence_is_given_by_number_in_the_table_of_points_whatever_the_form(framework: Framework):
    found = table(SMALL, framework, "Progress on earlier points", "short_source")
    assert rows(found)[0][4] == "Permanence [3, 12]"


@pytest.mark.parametrize("form", ["number", "short_source"])
def test_the_plan_lists_every_action_by_number(framework: Framework, form: CitationForm):
    document = changed(SMALL, actions=SMALL.actions[::-1])
    found = table(document, framework, "Plan", form)
    assert rows(found) == [
        [
            "2",
            "Hold a permanence panel every month.",
            "Plans for a lasting home come late.",
            "Head of service, children in care",
            "31 March 2027",
            "Plans made by the second review: 70% to 90%.\n"
            "For children: Children know sooner where they will grow up.",
            "Shown to work [3]",
        ],
        [
            "4",
            "Start life-story work within a month of coming into care",
            "Not given",
            "Not yet named",
            "No date yet",
            "Not yet set",
            "Not started",
        ],
    ]
    assert [row.bookmark for row in found.rows] == ["ilacs_action_2", "ilacs_action_4"]


def test_the_annex_lists_what_is_cited_with_its_base(framework: Framework):
    found = table(SMALL, framework, "Evidence cited")
    assert rows(found) == [
        [
            "3",
            "Permanence audit\nQuality assurance team",
            "Case audit",
            "May to July 2026\n44 records, moderated",
            "31 of 44 plans (70%) named a lasting home by the second review.",
        ],
        [
            "12",
            "Survey of children in care",
            "Views of children and young people",
            "30 June 2026\n118 children",
            "Most children know why they are in care; fewer have a say in where they live.",
        ],
    ]


def test_evidence_that_only_shows_that_an_action_worked_is_in_the_annex(framework: Framework):
    action = msgspec.structs.replace(SMALL.actions[0], shown_by=("ev-spare",))
    found = table(changed(SMALL, actions=(action,)), framework, "Evidence cited")
    assert [row.bookmark for row in found.rows] == [
        "ilacs_evidence_3",
        "ilacs_evidence_12",
        "ilacs_evidence_13",
    ]


def test_evidence_of_an_unknown_type_leaves_no_empty_cell(framework: Framework):
    odd = msgspec.structs.replace(SMALL.evidence[0], type="unheard_of", shows=" ", title="")
    found = table(changed(SMALL, evidence=(odd, *SMALL.evidence[1:])), framework, "Evidence cited")
    assert rows(found)[0][1:3] == ["No title\nQuality assurance team", "Not given"]
    assert rows(found)[0][4] == "Not given"


def test_an_unmoderated_audit_says_so(framework: Framework):
    audit = msgspec.structs.replace(SMALL.evidence[0], moderated=False, sample_size=None)
    found = table(
        changed(SMALL, evidence=(audit, *SMALL.evidence[1:])), framework, "Evidence cited"
    )
    assert rows(found)[0][3] == "May to July 2026\nnot moderated"


def test_enclosed_evidence_that_nobody_cites_is_named_without_a_number(framework: Framework):
    spare = msgspec.structs.replace(SMALL.evidence[2], enclosed=True)
    document = changed(SMALL, evidence=(*SMALL.evidence[:2], spare))
    items = sequence(document, framework, ExportChoices())
    assert plain(items[-1].pieces) == "Minutes nobody cites"
