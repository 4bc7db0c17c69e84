"""What has to be true of two authors' work in one, whatever a merge does with it."""

from collections import Counter
from collections.abc import Iterator

from tests.model.reference import Standing, State, is_word, standing, words_of

Stands = dict[str, Standing]


def faults_of_merge(base: State | None, mine: State, theirs: State, got: State) -> list[str]:
    """Return what a merge did wrong, in words; none where it is right.

    Without a base nobody can tell who deleted what: then all that both have is looked for.
    """
    if base is None:
        return _faults_without_base(mine, theirs, got)
    twice = doubled(base) | doubled(mine) | doubled(theirs)
    stands = tuple(_without(twice, standing(side)) for side in (base, mine, theirs, got))
    return [
        *_lost_words(*stands, got.asked),
        *_strange_words(*stands, mine, theirs),
        *_doubled(*stands, got, twice),
        *_misplaced(*stands, got),
        *_other_citations(*stands, got.asked),
        *_back_from_the_dead(*stands),
        *_asked_no_more(mine, theirs, got),
        *_wrong_evidence(base, mine, theirs, got),
        *_wrong_outline(base, mine, theirs, got),
    ]


def _faults_without_base(mine: State, theirs: State, got: State) -> list[str]:
    m, t, g = standing(mine), standing(theirs), standing(got)
    lost = (m.keys() & t.keys()) - g.keys() - got.asked
    return [
        *(f"{word} is lost" for word in lost),
        *_strange_words({}, m, t, g, mine, theirs),
        *(doubled(got) - doubled(mine) - doubled(theirs)),
        *_asked_no_more(mine, theirs, got),
    ]


def _lost_words(b: Stands, m: Stands, t: Stands, g: Stands, asked: frozenset[str]) -> Iterator[str]:
    for word in m.keys() | t.keys():
        deleted = word in b and (word not in m or word not in t)
        if not deleted and word not in g and word not in asked:
            yield f"{word} is lost"


def _strange_words(
    _b: Stands, m: Stands, t: Stands, g: Stands, mine: State, theirs: State
) -> Iterator[str]:
    for word in g.keys() - m.keys() - t.keys() - mine.asked - theirs.asked:
        yield f"nobody wrote {word}"


def doubled(state: State) -> set[str]:
    """Return the words that stand more than once."""
    return {word for word, times in Counter(words_of(state)).items() if times > 1}


def _without(words: set[str], stands: Stands) -> Stands:
    return {word: one for word, one in stands.items() if word not in words}


def _doubled(
    b: Stands, m: Stands, t: Stands, _g: Stands, got: State, twice: set[str]
) -> Iterator[str]:
    """Yield words that stand twice, but where one side carried what the other changed: it is asked."""
    for word in doubled(got) - twice:
        places = {side[word].where for side in (b, m, t) if word in side}
        if len(places) == 1 or word not in got.asked:
            yield f"{word} stands twice"


def _misplaced(b: Stands, m: Stands, t: Stands, g: Stands, got: State) -> Iterator[str]:
    here = got.parts()
    for word, now in g.items():
        allowed = _places(word, b, m, t)
        gone = not allowed & (here.keys() | {"front"})
        if now.where[0] not in allowed and not gone:
            yield f"{word} is in {now.where}, not in {sorted(allowed)}"


def _places(word: str, b: Stands, m: Stands, t: Stands) -> set[str]:
    """Return the parts a word may be in: where it was moved to, or stayed; new ones with their neighbours."""
    wheres = {side[word].where[0] for side in (m, t) if word in side}
    if word in b and len(wheres) > 1:
        wheres.discard(b[word].where[0])
    for side, other in ((m, t), (t, m)):
        if word in side:
            beside = (w for w in side[word].paragraph if is_word(w) and w in other)
            wheres |= {other[w].where[0] for w in beside}
    return wheres


def _other_citations(
    b: Stands, m: Stands, t: Stands, g: Stands, asked: frozenset[str]
) -> Iterator[str]:
    """Yield words that cite something else than they should; in a question, what either side cites."""
    for word, now in g.items():
        sides = {side[word].cited for side in (m, t) if word in side}
        was = b[word].cited if word in b else None
        allowed = sides if word in asked else (sides - {was}) or sides
        if allowed and now.cited not in allowed:
            yield f"{word} cites {now.cited or 'nothing'}, not {sorted(allowed)}"


def _back_from_the_dead(b: Stands, m: Stands, t: Stands, g: Stands) -> Iterator[str]:
    """Yield words that one side deleted and the other did not touch, and that still stand there."""
    for word in b:
        for side, other in ((m, t), (t, m)):
            untouched = word in side and side[word] == b[word]
            if untouched and word not in other and word in g:
                yield f"{word} was deleted and is there again"


def _asked_no_more(mine: State, theirs: State, got: State) -> Iterator[str]:
    for word in (mine.asked | theirs.asked) - got.asked:
        yield f"no question has {word} any more"


def _wrong_evidence(base: State, mine: State, theirs: State, got: State) -> Iterator[str]:
    was, ours, others, now = (dict(side.evidence) for side in (base, mine, theirs, got))
    for title in ours.keys() | others.keys():
        kept = title not in was or (title in ours and title in others)
        if kept and title not in now:
            yield f"the evidence {title} is lost"
    if len(set(now.values())) < len(now):
        yield f"two items have one number: {now}"
    for title, number in now.items():
        had = {side[title] for side in (ours, others) if title in side}
        if title in was and title in ours and title in others and was[title] in had:
            if number != was[title] and len(had) == 1:
                yield f"{title} was number {was[title]} and is {number}"
        elif number not in had and not any(
            other != title and their in had for other, their in now.items()
        ):
            yield f"{title} is number {number}, though {had} is free"


def _wrong_outline(base: State, mine: State, theirs: State, got: State) -> Iterator[str]:
    was, ours, others, now = (side.parts() for side in (base, mine, theirs, got))
    for name in ours.keys() & others.keys() - now.keys():
        yield f"the section {name} is lost"
    for name in now.keys() & ours.keys() & others.keys():
        for field in ("title", "judgement", "parked"):
            sides = {getattr(side[name], field) for side in (ours, others)}
            before = getattr(was[name], field) if name in was else None
            allowed = (sides - {before}) or sides
            if getattr(now[name], field) not in allowed:
                yield f"{field} of {name} is {getattr(now[name], field)}, not one of {allowed}"
