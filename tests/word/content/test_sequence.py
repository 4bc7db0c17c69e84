"""What the Word document prints, and in which order, before it is Word."""

from typing import Any

import msgspec
import pytest

from ilacs_desktop.document.model import Document, Follows, Front
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.content.printed import (
    Heading,
    Item,
    Paragraph,
    Picture,
    Table,
    TurnSideways,
    plain,
)
from ilacs_desktop.word.content.selection import warnings
from ilacs_desktop.word.content.sequence import sequence
from tests.word.support import SMALL, body, changed


def printed(document: Document, framework: Framework, **choices: Any) -> tuple[Item, ...]:
    return sequence(document, framework, msgspec.convert(choices, ExportChoices))


def lines(items: tuple[Item, ...]) -> list[str]:
    """Return the items as text: headings with #, tables as their titles."""
    found = []
    for item in items:
        if isinstance(item, Heading):
            found.append(f"{'#' * item.level} {item.text}")
        elif isinstance(item, Paragraph):
            found.append(plain(item.pieces))
        elif isinstance(item, Table):
            found.append(f"[{item.title}]")
        elif isinstance(item, Picture):
            found.append(f"[Chart of {sum(len(row.panels) for row in item.chart.rows)}]")
        else:
            found.append("[sideways]")
    return found


def section(items: tuple[Item, ...], title: str) -> list[Paragraph]:
    """Return the paragraphs between one heading and the next."""
    titles = [item.text if isinstance(item, Heading) else None for item in items]
    start = titles.index(title) + 1
    end = next(n for n in range(start, len(items)) if not isinstance(items[n], Paragraph))
    return [item for item in items[start:end] if isinstance(item, Paragraph)]


def test_text_that_nobody_confirmed_is_marked_in_words_and_counted_once(framework: Framework):
    front, *rest = (msgspec.structs.replace(b, origin="last_year") for b in SMALL.front.summary)
    cycle = msgspec.structs.replace(SMALL.cycle, follows=Follows("2025", "se"))
    carried = changed(SMALL, front=Front(summary=(front,)), cycle=cycle)
    items = printed(carried, framework)
    assert lines(items)[:3] == [
        "# Summary",
        "1 paragraph begins with “[From 2025, not confirmed]”: it is an earlier year’s text, and nobody"
        " has confirmed that it still holds.",
        "[From 2025, not confirmed] Children are safe.",
    ]
    both = changed(SMALL, front=Front(summary=(front, *rest)))
    assert lines(printed(both, framework))[1].startswith(
        "2 paragraphs begin with “[From last year, not confirmed]”: they are"
    )
    assert not any("confirmed" in line for line in lines(printed(SMALL, framework)))


def test_the_order_is_front_judgements_plan_evidence_enclosed(framework: Framework):
    assert lines(printed(SMALL, framework)) == [
        "# Summary",
        "Children are safe.",
        "We act on what we learn.",
        "# Progress since the last inspection",
        "We account for two points.",
        "What earlier inspections, visits and letters asked of us",
        "[Progress on earlier points]",
        "“Done” means that the step was taken. “Shown to work” means that evidence shows that "
        "it helped children.",
        "# The experiences and progress of children in care",
        "Most children in care are safe and do well. [3, 12]",
        "Direction of travel. Practice has improved since the last inspection.",
        "How we know. Audits and children’s own words agree.",
        "## Permanence",
        "What we know.",
        "Strength: Brothers and sisters stay together [12].",
        "Area for improvement: Plans come late for babies [3]; see [action\u00a02].",
        "How we know.",
        "We read 44 records.",
        "We asked 118 children.",
        "What next. We meet monthly from May.",
        "Action 2 (by 31 March 2027): Hold a permanence panel every month",
        "Action 4: Start life-story work within a month of coming into care",
        "## Homes",
        "What we know. Areas for improvement:",
        "Too few homes are near.",
        "Moves come at night.",
        "How we know.",
        "We count moves.",
        "Then we ask why.",
        "We count again.",
        "[sideways]",
        "# Plan",
        "[Plan]",
        "“Done” means that the step was taken. “Shown to work” means that evidence shows that "
        "it helped children.",
        "# Annex: evidence cited",
        "[Evidence cited]",
        "Only evidence that this self-evaluation cites is listed.",
        "# Documents enclosed",
        "Permanence audit (evidence 3)",
    ]


def test_parked_unwritten_and_set_over_parts_leave_no_hole(framework: Framework):
    text = "\n".join(lines(printed(SMALL, framework)))
    for absent in ("Education", "Health", "care leavers", "Context", "told for the judgement"):
        assert absent not in text


def test_an_empty_document_prints_nothing(framework: Framework):
    empty = Document(SMALL.id, SMALL.authority, SMALL.cycle, judgements=SMALL.judgements[1:])
    assert printed(empty, framework) == ()


def test_context_stands_between_summary_and_progress_when_it_is_written(framework: Framework):
    front = Front(body("First."), body("Second."), body("Third."))
    headings = [
        item.text
        for item in printed(changed(SMALL, front=front), framework)
        if isinstance(item, Heading)
    ]
    assert headings[:3] == ["Summary", "Context", "Progress since the last inspection"]


def new_pages(document: Document, framework: Framework, **choices: Any) -> list[str]:
    items = printed(document, framework, **choices)
    return [item.text for item in items if isinstance(item, Heading) and item.new_page]


def test_the_summary_has_a_page_of_its_own_where_asked_for(framework: Framework):
    assert new_pages(SMALL, framework) == ["Summary", "Progress since the last inspection"]
    assert new_pages(SMALL, framework, summary_page=False) == ["Summary"]


def test_without_a_summary_the_text_starts_on_a_new_page_and_runs_on(framework: Framework):
    front = Front(context=body("Where we are."), progress=body("How far we are."))
    assert new_pages(changed(SMALL, front=front), framework) == ["Context"]


def test_pages_that_lie_on_their_side_need_no_other_break_after_the_summary(framework: Framework):
    short = changed(SMALL, front=Front(body("All of it.")), judgements=(), sections=())
    short = changed(short, prior_points=())
    assert new_pages(short, framework) == ["Summary"]


def test_every_bookmark_is_given_once(framework: Framework):
    items = printed(SMALL, framework)
    names = [item.bookmark for item in items if isinstance(item, Heading)]
    names += [row.bookmark for i in items if isinstance(i, Table) for row in i.rows if row.bookmark]
    assert len(set(names)) == len(names)


def test_a_list_of_one_kind_is_labelled_once_and_a_mixed_one_item_by_item(framework: Framework):
    mixed = "- (+) One.\n- (!) Two.\n- Three."
    document = changed(SMALL, front=Front(summary=body(mixed)))
    found = [plain(p.pieces) for p in section(printed(document, framework), "Summary")]
    assert found == ["Strength: One.", "Area for improvement: Two.", "Three."]
    one = changed(SMALL, front=Front(summary=body("- (!) Only this.")))
    found = [plain(p.pieces) for p in section(printed(one, framework), "Summary")]
    assert found == ["Area for improvement: Only this."]


def test_a_numbered_list_starts_anew_after_other_text(framework: Framework):
    items = section(printed(SMALL, framework), "Homes")
    numbered = [(plain(p.pieces), p.starts_list) for p in items if p.role == "numbered"]
    assert numbered == [("We count moves.", True), ("We count again.", True)]
    items = section(printed(SMALL, framework), "Permanence")
    starts = [paragraph.starts_list for paragraph in items if paragraph.role == "numbered"]
    assert starts == [True, False]


def test_the_lead_is_run_in_before_plain_text(framework: Framework):
    items = section(printed(SMALL, framework), "Permanence")
    run_in = next(item for item in items if plain(item.pieces).startswith("What next. We meet"))
    assert run_in.pieces[0].look == "lead"
    assert not run_in.keep_with_next


def test_the_lead_is_short_and_alone_before_a_list_or_a_label(framework: Framework):
    items = section(printed(SMALL, framework), "Permanence")
    for lead, following in (("What we know.", "strength"), ("How we know.", "numbered")):
        at = next(n for n, item in enumerate(items) if plain(item.pieces) == lead)
        assert (items[at].role, items[at].keep_with_next) == ("text", True)
        assert items[at + 1].role == following


def test_an_action_is_told_only_where_a_plan_first_names_it(framework: Framework):
    plan = body("As before [ac-panel]. [ac-book]")
    again = msgspec.structs.replace(SMALL.sections[1], plan=plan, plan_for_judgement=False)
    document = changed(SMALL, sections=(SMALL.sections[0], again, *SMALL.sections[2:]))
    lines = [
        plain(item.pieces)[:8]
        for item in printed(document, framework)
        if isinstance(item, Paragraph) and item.role == "action"
    ]
    assert sorted(lines) == ["Action 2", "Action 4"]
    told = [plain(item.pieces) for item in section(printed(document, framework), again.title)]
    assert told[-1] == "What next. As before [action\u00a02]. [action\u00a04]"


def test_a_plan_that_only_points_at_actions_keeps_its_lead(framework: Framework):
    bare = msgspec.structs.replace(SMALL.sections[0], plan=body("[ac-book] [ac-panel]"))
    document = changed(SMALL, sections=(bare,))
    found = [plain(p.pieces) for p in section(printed(document, framework), "Permanence")]
    assert found[-3:-1] == [
        "What next.",
        "Action 4: Start life-story work within a month of coming into care",
    ]


def test_a_plan_that_points_at_an_unknown_action_prints_a_question_mark(framework: Framework):
    lost = msgspec.structs.replace(SMALL.sections[0], plan=body("[ac-gone]"))
    found = section(printed(changed(SMALL, sections=(lost,)), framework), "Permanence")
    assert plain(found[-1].pieces) == "What next. [action\u00a0?]"


@pytest.mark.parametrize("direction", ["improved", "maintained", "deteriorated"])
def test_the_direction_of_travel_is_a_sentence(framework: Framework, direction: str):
    judgement = msgspec.structs.replace(SMALL.judgements[1], direction=direction)
    items = printed(changed(SMALL, judgements=(judgement,)), framework)
    text = [plain(item.pieces) for item in items if isinstance(item, Paragraph)]
    sentence = f"Direction of travel. Practice has {direction} since the last inspection."
    wanted = sentence.replace("has maintained", "has been maintained")
    assert wanted in text


def test_pages_are_turned_only_when_there_is_a_wide_table(framework: Framework):
    plain_text = changed(SMALL, actions=(), evidence=())
    assert not any(isinstance(item, TurnSideways) for item in printed(plain_text, framework))


def test_blank_titles_leave_no_hole(framework: Framework):
    blank = changed(
        SMALL,
        judgements=(msgspec.structs.replace(SMALL.judgements[0], title=""), *SMALL.judgements[1:]),
        sections=(msgspec.structs.replace(SMALL.sections[0], title=" \t"), *SMALL.sections[1:]),
    )
    items = printed(blank, framework)
    headings = [item.text for item in items if isinstance(item, Heading)]
    assert headings[2:4] == ["Untitled", "Untitled section"]
    points = next(item for item in items if isinstance(item, Table))
    assert plain(points.rows[0].cells[4][0]).startswith("Untitled section")


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("Open a second home by March. Until then, meet weekly.", "Open a second home by March"),
        ("Open a second home by March; if it fails, buy beds", "Open a second home by March"),
        ("See No. 4. Then act on what we find there", "See No. 4. Then act on what we find there"),
        (f"Open{' homes' * 40}", f"Open{' homes' * 40}"),
        (" Two\nlines\there ", "Two lines here"),
    ],
)
def test_an_action_is_told_in_a_line_whatever_the_plan_says_of_it(
    framework: Framework, what: str, told: str
):
    action = msgspec.structs.replace(SMALL.actions[1], what=what)
    found = lines(printed(changed(SMALL, actions=(SMALL.actions[0], action)), framework))
    (line,) = (line for line in found if line.startswith("Action 4"))
    assert line == f"Action 4: {told}"


def test_an_action_without_words_still_says_something(framework: Framework):
    empty = msgspec.structs.replace(SMALL.actions[1], what=" ")
    items = printed(changed(SMALL, actions=(SMALL.actions[0], empty)), framework)
    assert "Action 4: not yet described" in lines(items)


def test_citations_without_words_answer_nothing_and_that_is_told(framework: Framework):
    section = msgspec.structs.replace(
        SMALL.sections[0], know=body("[ev-spare] [ev-survey]"), how=(), plan=()
    )
    document = changed(SMALL, sections=(section,))
    assert "## Permanence" not in lines(printed(document, framework))
    assert not any("Minutes nobody cites" in str(item) for item in printed(document, framework))
    assert warnings(document) == (
        "In “Permanence”, a citation stands in a line without words, so the line is left out. "
        "Say what the evidence shows.",
    )


def test_an_action_link_alone_answers(framework: Framework):
    section = msgspec.structs.replace(SMALL.sections[0], know=(), how=(), plan=body("[ac-panel]"))
    assert "## Permanence" in lines(printed(changed(SMALL, sections=(section,)), framework))
