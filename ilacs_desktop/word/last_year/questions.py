"""Which of the three questions a heading or a lead asks, in the words that councils use for them."""

import re
from collections.abc import Iterator

from ilacs_desktop.document.body import Stance
from ilacs_desktop.document.places import Question
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.last_year.matching import without_number
from ilacs_desktop.word.last_year.outline import Grid, Item, Line, Outline, Piece
from ilacs_desktop.word.last_year.seen import cut

# The first that is found counts: "how do we know" holds "we know" too.
_SAYINGS: tuple[tuple[Question, re.Pattern[str]], ...] = (
    (
        "how",
        re.compile(
            r"\bhow (?:do |did |can |have )?(?:we|you) know\b|\bhow we (?:know|are sure)\b"
            r"|^(?:sources? of |our |supporting |key )?evidence(?: base| sources)?$"
            r"|^(?:quality )?assurance activity$|^what (?:is|are) (?:our|the) evidence"
        ),
    ),
    (
        "plan",
        re.compile(
            r"\bnext (?:12|twelve) months\b|^(?:our |the |key )?next steps\b|^what(?: is|’s|'s)? next\b"
            r"|\bgoing to do\b|\bwhat (?:will we|we will) do\b|^what (?:we )?(?:still )?(?:need|plan) to\b"
            r"|^what needs to happen\b|^(?:our |key |future )?(?:plans?|priorities|actions?)"
            r"(?: for (?:improvement|the (?:year|future|coming year)).*)?$|^our plans?\b"
            r"|^(?:improvement|action) plan$|^looking ahead\b|^how (?:will we|we will) (?:improve|do)\b"
        ),
    ),
    (
        "know",
        re.compile(
            r"\bwhat (?:do |did )?(?:we|you) know\b|\bwhat we know\b|\bquality and impact of\b"
            r"|^(?:our |key )?strengths?\b|\bworking well\b|\bworried about\b|\bgoing well\b"
            r"|^(?:key |our )?areas? (?:for|of) (?:improvement|development|focus|concern)$"
            r"|\bwhere are we now\b|^(?:our )?impact$|^what difference\b|^current position\b"
        ),
    ),
)
_PLAINLY = re.compile(
    r"\bhow (?:do |did |can |have )?(?:we|you) know\b|\bwhat (?:do |did )?(?:we|you) know\b"
    r"|\bnext (?:12|twelve) months\b|^\W*(?:our |the |key )?next steps\b|^\W*what(?: is|’s|'s)? next\b"
)
# Headings under a part that say what its text is, and nothing of their own.
_STANCES: tuple[tuple[Stance, re.Pattern[str]], ...] = (
    (
        "strength",
        re.compile(
            r"(?:our |key |main )?strengths?(?: of (?:our )?practice)?|what is strong"
            r"|what(?: is|’s|'s)? (?:working|going) well|what we do well"
        ),
    ),
    (
        "improvement",
        re.compile(
            r"(?:our |key |main )?areas? (?:for|of|requiring) (?:further )?"
            r"(?:improvement|development|focus|concern)|what (?:needs|we need) to improve"
            r"|what (?:are )?we(?: are|’re|'re)? worried about|(?:our |key )?challenges"
            r"|what could be better|(?:our )?weaknesses"
        ),
    ),
)
_GENERIC = re.compile(r"(?:our |the )?impact|what difference.*|where are we now|current position")
_OPENING = re.compile(r"(.{4,60}?)\s*(?:[.:?]|\s[–—-])\s+(.+)")
_LEAD = re.compile(r"\s*([^.:?–—]{3,160}(?:[.:?]|\s[–—]))\s*")
_YEARS = re.compile(r"\s*\(?(?:for )?20\d\d(?:\s*(?:[-/–]|to)\s*(?:20)?\d\d)?\)?$")
_ENDS = " .:?–—-"


# Leads may run in before any text, so only what nobody begins an ordinary sentence with counts.
_LEADS = frozenset(
    (
        "what we know",
        "what do we know",
        "how we know",
        "how do we know",
        "how do we know it",
        "how do we know this",
        "evidence",
        "what next",
        "what’s next",
        "next steps",
        "our plans",
        "what we will do next",
        "our plans for the next 12 months",
    )
)


def question_of(heading: str) -> Question | None:
    """Return the question that a heading asks, or None."""
    said = _YEARS.sub("", _said(heading)).strip(_ENDS)
    found = next((question for question, saying in _SAYINGS if saying.search(said)), None)
    return "know" if found is None and stance_of(heading) else found


def asks_plainly(heading: str) -> bool:
    """Return whether a heading can only be a question, whatever else its words may name."""
    said = _said(heading)
    return bool(_PLAINLY.search(said) or _GENERIC.fullmatch(said) or stance_of(heading))


def stance_of(heading: str) -> Stance:
    """Return the mark that a heading such as "Areas for development" puts on all its text."""
    said = _said(heading)
    return next((stance for stance, saying in _STANCES if saying.fullmatch(said)), "")


def without_lead(heading: str) -> str:
    """Return what "What we know. Placement stability" says after its question; else all of it."""
    match = _OPENING.fullmatch(without_number(heading))
    is_lead = match is not None and _plain(match[1]).strip('“”"') in _LEADS
    return match[2] if match is not None and is_lead else heading


def with_leads(outline: Outline, framework: Framework) -> Outline:
    """Return the outline with a piece for each lead that runs in, such as "What we know."."""
    ours = {_plain(words) for q in framework.questions for words in (q.short, q.text)}
    known = _LEADS | ours
    pieces = (part for piece in outline.pieces for part in _parted(piece, known))
    return outline._replace(pieces=tuple(pieces))


def _parted(piece: Piece, known: frozenset[str]) -> Iterator[Piece]:
    items: list[Item] = []
    level = min(piece.level + 1, 9)
    for item in piece.items:
        lead, rest = _lead(item, known)
        if lead:
            yield piece._replace(items=tuple(items))
            piece, items = Piece(lead, level, is_guess=True), []
        if rest is not None:
            items.append(rest)
    yield piece._replace(items=tuple(items))


def _lead(item: Item, known: frozenset[str]) -> tuple[str, Item | None]:
    """Return the lead that begins a paragraph, and what is left of it."""
    if isinstance(item, Grid) or item.kind != "paragraph":
        return "", item
    match = _LEAD.match(f"{item.text} ")
    if match is None or _plain(match[1]) not in known:
        return "", item
    rest = cut(item.runs, match.end())
    return match[1].strip(_ENDS) or match[1], Line(rest) if rest else None


def _said(heading: str) -> str:
    return without_number(" ".join(heading.lower().split())).strip(_ENDS)


def _plain(words: str) -> str:
    return " ".join(words.lower().split()).strip(_ENDS)
