"""A whole version to read: every word of it, by section."""

import msgspec

from ilacs_desktop.document.body import ActionLink, Block, Citation, Text
from ilacs_desktop.document.model import Document, Front
from ilacs_desktop.document.places import Place, bodies, with_body
from ilacs_desktop.document.records import Parked
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.versions_text import Line, plain_text, readable_lines


def test_every_word_of_the_text_is_there(example: Document, framework: Framework) -> None:
    told = [
        line.text
        for line in readable_lines(example, framework)
        if line.kind in ("paragraph", "bullet", "numbered")
    ]
    runs = [run for _, body in bodies(example) for block in body for run in block.runs]
    for words in (run.text.strip() for run in runs if isinstance(run, Text)):
        assert any(words in text for text in told)


def test_headings_stand_over_what_is_under_them_and_nothing_empty_has_one(
    example: Document, framework: Framework
) -> None:
    judgement = msgspec.structs.replace(example.judgements[0], know=(), how=(), plan=())
    know = (Block("a", (Text("We know."),)), Block("b", (Text("A point."),), kind="bullet"))
    section = msgspec.structs.replace(
        example.sections[0], judgement=judgement.id, know=know, how=(), plan=(), title="Early help"
    )
    small = msgspec.structs.replace(
        example,
        front=Front(),
        judgements=(judgement,),
        sections=(section,),
        actions=(),
        evidence=(),
    )
    assert readable_lines(small, framework) == (
        Line("part", judgement.title),
        Line("section", "Early help"),
        Line("question", next(q.short for q in framework.questions if q.id == "know")),
        Line("paragraph", "We know."),
        Line("bullet", "A point."),
    )
    parked = msgspec.structs.replace(section, parked=Parked("Not this year", "Jo Ash"))
    left_out = msgspec.structs.replace(small, sections=(parked,))
    assert readable_lines(left_out, framework)[1] == Line("section", "Early help (left out)")


def test_chips_are_told_by_their_numbers(example: Document, framework: Framework) -> None:
    evidence, action = example.evidence[0], example.actions[0]
    runs = (
        Text("It fell "),
        Citation(evidence.id),
        ActionLink(action.id),
        Citation("ev-gone"),
    )
    document = with_body(example, Place("front", "summary"), (Block("a", runs),))
    told = readable_lines(document, framework)[1].text
    assert told == f"It fell [{evidence.number}][action {action.number}][?]"


def test_the_plan_and_the_evidence_come_after_the_text(
    example: Document, framework: Framework
) -> None:
    parts = [line.text for line in readable_lines(example, framework) if line.kind == "part"]
    assert parts[-2:] == ["Action plan", "Evidence"]
    texts = [line.text for line in readable_lines(example, framework)]
    action = example.actions[0]
    assert any(text.startswith(f"{action.number}. {action.what} (") for text in texts)
    assert any(text.startswith(f"[{example.evidence[0].number}] ") for text in texts)


def test_pasted_elsewhere_headings_stand_apart_and_items_have_marks() -> None:
    lines = (
        Line("part", "Summary"),
        Line("bullet", "One."),
        Line("numbered", "Two."),
        Line("section", "Early help"),
        Line("paragraph", "Three."),
    )
    assert plain_text(lines) == "Summary\n• One.\n– Two.\n\nEarly help\nThree."


def test_bold_and_italic_words_are_told_as_they_look(
    example: Document, framework: Framework
) -> None:
    runs = (Text("It "), Text("fell", bold=True), Citation(example.evidence[0].id))
    document = with_body(example, Place("front", "summary"), (Block("a", runs),))
    line = readable_lines(document, framework)[1]
    chip = Text(f"[{example.evidence[0].number}]")
    assert line.text == f"It fell{chip.text}"
    assert line.looks == (Text("It "), Text("fell", bold=True), chip)
    assert plain_text((line,)) == line.text
