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
        yield from _part("length.front", f"The {name}", words, budget, Place(FRONT, name))
    for judgement in document.judgements:
        # What it answers for its sections is theirs to save; only the opening has this budget.
        words = count_body(judgement.know)
        title = f"The opening of “{judgement.title}”"
        place = Place(judgement.id, "know")
        yield from _part("length.judgement", title, words, judgement.words, place)
    for section in document.sections:
        words = section_words(section)
        title, place = f"“{section.title}”", Place(section.id, "")
        yield from _part("length.section", title, words, section.words, place)


def _whole(document: Document, framework: Framework) -> Iterator[Finding]:
    rule = framework.length
    words, target = total_words(document), document.cycle.word_target or rule.total
    if words <= target:
        return
    # A council that sets another target moves amber and red with it.
    amber, red = (limit * target / rule.total for limit in (rule.amber, rule.red))
    severity: Severity = "fix" if words >= amber else "consider"
    yield Finding(
        "length.whole",
        severity,
        f"The self-evaluation has {words:,} words; the target is {target:,}.",
        "Shorten the sections that are furthest over their budgets."
        if words < red
        else "Cut it by section: at this length its message is lost on the reader.",
        CONCISE,
    )


def _part(check: str, title: str, words: int, budget: int, place: Place) -> Iterator[Finding]:
    if budget <= 0 or words <= budget * ASK_FROM:
        return
    yield Finding(
        check,
        "fix" if words > budget * MEND_FROM else "consider",
        f"{title} has {words:,} words; its budget is {budget:,}.",
        f"Cut about {words - budget:,} words"
        + (", or give the section a larger budget." if check == "length.section" else "."),
        CONCISE,
        part=place.part,
        question=place.question,
    )
