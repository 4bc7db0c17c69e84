"""Length: is the whole concise, and does each part keep to its share of the words?"""

from collections.abc import Iterator

from ilacs_desktop.checks.finding import Finding, Severity
from ilacs_desktop.checks.scope import DocumentCheck, Part, PartCheck, Scope
from ilacs_desktop.document.answers import section_state
from ilacs_desktop.document.model import Front, Judgement
from ilacs_desktop.document.places import FRONT, FRONT_PARTS, Place
from ilacs_desktop.document.wording import FRONT_TITLES
from ilacs_desktop.document.words import count_body, section_words


def whole(scope: Scope) -> Iterator[Finding]:
    """Yield a finding when the whole is longer than its target."""
    rule = scope.framework.length
    target = scope.document.cycle.word_target or rule.total
    words = scope.words(scope.passages)
    if words <= target:
        return
    # A council that sets another target moves amber and red with it.
    amber, red = (limit * target / rule.total for limit in (rule.amber, rule.red))
    severity: Severity = "fix" if words >= amber else "consider"
    yield scope.found(
        "length.whole",
        f"The self-evaluation has {words:,} words; the target is {target:,}.",
        "Cut it by section: at this length its message is lost on the reader."
        if words >= red
        else "",
        severity=severity,
    )


def part(scope: Scope, part: Part) -> Iterator[Finding]:
    """Yield a finding for each text of a part that is longer than its budget allows.

    What a judgement answers for its sections is theirs to save: only its opening has a budget.
    """
    if isinstance(part, Front):
        for name in FRONT_PARTS:
            words = count_body(getattr(part, name))
            budget = getattr(scope.framework.front_words, name)
            title, place = f"“{FRONT_TITLES[name]}”", Place(FRONT, name)
            yield from _over(scope, "length.front", title, words, budget, place)
    elif isinstance(part, Judgement):
        title, place = f"The opening of “{scope.short_title(part)}”", Place(part.id, "know")
        words = count_body(part.know)
        yield from _over(scope, "length.judgement", title, words, part.words, place)
    else:
        title, place = f"“{part.title}”", Place(part.id, "")
        yield from _over(scope, "length.section", title, section_words(part), part.words, place)


def _over(
    scope: Scope, check: str, title: str, words: int, budget: int, place: Place
) -> Iterator[Finding]:
    if budget <= 0 or words <= budget * scope.number(check, "ask_from"):
        return
    mend = words > budget * scope.number(check, "mend_from")
    yield scope.found(
        check,
        f"{title} has {words:,} words; its budget is {budget:,}.",
        f"Cut about {words - budget:,} words"
        + (", or give the section a larger budget." if check == "length.section" else "."),
        severity="fix" if mend else "consider",
        place=place,
    )


def thin(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each answered section with far fewer words than its budget."""
    share = scope.number("length.thin", "share")
    for section in scope.document.sections:
        words = scope.words(scope.by_part.get(section.id, ()))
        answered = section_state(scope.document, section) == "answered"
        if answered and words < section.words * share:
            yield scope.found(
                "length.thin",
                f"“{section.title}” has {words:,} words of the {section.words:,} planned for it.",
                place=Place(section.id, ""),
            )


def balance(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each judgement whose share of the words is far from the framework's."""
    document, planned = scope.document, {j.id: j.words for j in scope.framework.judgements}
    words = {id_: scope.words(told) for id_, told in scope.by_judgement.items() if id_ in planned}
    told, budget = sum(words.values()), sum(planned[id_] for id_ in words)
    least, most = (scope.number("length.balance", name) for name in ("least", "most"))
    if told < budget * scope.number("length.balance", "told"):
        return  # too little is written to speak of balance
    for judgement in document.judgements:
        if judgement.id not in words:
            continue
        share, fair = words[judgement.id] / told, planned[judgement.id] / budget
        if not least <= share / fair <= most:
            yield scope.found(
                "length.balance",
                f"“{scope.short_title(judgement)}” has {share:.0%} of the words about the judgements;"
                f" {fair:.0%} were planned.",
                place=Place(judgement.id, ""),
            )


def context(scope: Scope) -> Iterator[Finding]:
    """Yield a finding when the context is longer than what is said about practice somewhere."""
    document = scope.document
    words = count_body(document.front.context)
    told = [
        (scope.words(scope.by_judgement[j.id]), scope.short_title(j)) for j in document.judgements
    ]
    practice, title = min(((n, title) for n, title in told if n), default=(words, ""))
    if practice < words and words >= scope.number("length.context", "words"):
        yield scope.found(
            "length.context",
            f"The context has {words:,} words, more than “{title}” with {practice:,}.",
            place=Place(FRONT, "context"),
        )


_PARTS = ("front", "judgements", "sections")
CHECKS = (
    DocumentCheck(whole, ("length.whole",), (*_PARTS, "cycle")),
    PartCheck(part, ("length.front", "length.judgement", "length.section")),
    DocumentCheck(thin, ("length.thin",), ("judgements", "sections")),
    DocumentCheck(balance, ("length.balance",), ("judgements", "sections")),
    DocumentCheck(context, ("length.context",), _PARTS),
)
