"""Length: is the whole concise, and does each section keep to its share of the words?"""

from collections.abc import Iterator

from ilacs_desktop.checks.finding import Finding, Severity
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import FRONT, FRONT_PARTS, Place, body_at
from ilacs_desktop.document.words import count_body, section_words, total_words
from ilacs_desktop.framework.model import Framework

CONCISE = (
    "Succinct, focused, evaluative: Ofsted social care blog, 12 November 2018."
    " Ofsted sets no limit; the budgets are the council's own"
)

# A budget is a guide. A part may run a fifth over before anyone is asked about it, and half over
# before it should be mended.
ASK_FROM = 1.2
MEND_FROM = 1.5


def length(document: Document, framework: Framework) -> Iterator[Finding]:
    """Yield a finding for the whole and for each part that is longer than its budget allows."""
    yield from _whole(document, framework)
    for name in FRONT_PARTS:
        words = count_body(body_at(document, Place(FRONT, name)))
        budget = getattr(framework.front_words, name)
        yield from _part("length.front", f"The {name}", words, budget, FRONT, name)
    for judgement in document.judgements:
        # What it answers for its sections is theirs to save; only the opening has this budget.
        words = count_body(judgement.know)
        title = f"The opening of “{judgement.title}”"
        yield from _part("length.judgement", title, words, judgement.words, judgement.id, "know")
    for section in document.sections:
        words = section_words(section)
        yield from _part("length.section", f"“{section.title}”", words, section.words, section.id)


def _whole(document: Document, framework: Framework) -> Iterator[Finding]:
    words, target = total_words(document), document.cycle.word_target
    rule = framework.length
    over = words > target > 0
    if not (over or words >= rule.amber):
        return
    severity: Severity = "fix" if words >= rule.amber else "consider"
    measure = f"{words:,} words; the target is {target:,}" if target else f"{words:,} words"
    yield Finding(
        "length.whole",
        severity,
        f"The self-evaluation has {measure}.",
        "Shorten the sections that are furthest over their budgets."
        if words < rule.red
        else "Cut it by section: at this length its message is lost on the reader.",
        CONCISE,
    )


def _part(
    check: str, title: str, words: int, budget: int, part: str, question: str = ""
) -> Iterator[Finding]:
    if budget <= 0 or words <= budget * ASK_FROM:
        return
    yield Finding(
        check,
        "fix" if words > budget * MEND_FROM else "consider",
        f"{title} has {words:,} words; its budget is {budget:,}.",
        f"Cut about {words - budget:,} words, or give it a larger budget in Set up.",
        CONCISE,
        part=part,
        question=question,
    )
