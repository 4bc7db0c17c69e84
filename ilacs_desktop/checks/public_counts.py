"""Every small number of people in a public text: what is not clearly something else is withheld.

A number from 1 to the largest that is hidden stays only as a date, an age, a label (“section 4”),
a measure (“3 months”), a rate (“1 in 4”) or a count of listed things (“two teams”). Better a few
too many than one too few: the author reads each in the list of what is withheld.
"""

import re
from collections.abc import Iterator

from ilacs_desktop.checks.public_shares import Shares
from ilacs_desktop.checks.public_words import MONTH, PublicWords, one_of
from ilacs_desktop.language.hit import Hit
from ilacs_desktop.language.sentences import Sentence

COUNT = "public.count"  # of children, families, cases, or of nobody knows whom
STAFF = "public.staff"  # of staff, or of things that no list knows

_YEAR_OLDS = "year[- ]olds"
_IN_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")  # fmt: skip
_ANY = rf"(?:\d+(?:[.,]\d+)*|{'|'.join(_IN_WORDS)})"
_REACH = 60  # how many letters on from a number the noun that it counts may stand
_MOST_LISTED = 6  # numbers of one list: “sections 1, 2 and 5”
_BACK = 72  # how many letters before a number tell what it is

# A date, a time, an age, money, a share, a rate: what stands right behind the number.
_NO_COUNT = re.compile(
    rf"\s?(?-i:{MONTH})\b|(?:\s?(?:,|and|to|or|–|-)\s?\d{{1,2}})+\s(?-i:{MONTH})\b"
    r"|\s?[ap]\.?m\b|\s?o.clock|[- ]?(?:year|month|week)s?[- ]olds?\b"
    r"|\s(?:and a half|hundred|thousand|million|billion|dozen)\b|\s?(?:%|per\s?cent)"
    r"|\sper\b|’s\b|\s(?:point|star)s?\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(  # “41 weeks, 3 more than our neighbours”
    r"\d (?:minutes|hours|days|weeks|months|years|miles|points|%)(?: on average)?,? $",
    re.IGNORECASE,
)
_MORE_THAN = re.compile(r" (?:more|fewer|less|longer|shorter|above|below)\b", re.IGNORECASE)
_RATE_AFTER = re.compile(
    r" in (?:every )?(?:[2-9]|10|20|50|100|two|three|four|five|ten)\b(?![.,]?\d)"
)
_RATE_BEFORE = re.compile(r"\b(?:\d|one|two|three|four) in (?:every )?$", re.IGNORECASE)
_LINKED = re.compile(rf"(?:\s?(?:,|–|-|\bto|\bor|\band)\s*{_ANY}\b)*(?:,? (?:and|or) {_ANY}\b)?")
_BASE = re.compile(
    rf"(?: (?:or more|or fewer|plus)|\+)?(?: (?:out )?of(?: (?:the|our|these|those|its|all|your|their))*(?: {_ANY}\b)?)?",
    re.IGNORECASE,
)
_LIST_BEFORE = re.compile(rf"\b{_ANY}(?:,| to| and| or| ?–| ?-)? ?$", re.IGNORECASE)
_LAST_WORD = re.compile(r"([^\W\d_]+)\.? ?\(?$")
_DATE_BEFORE = re.compile(rf"(?:{MONTH}|\d) $")
_LABELLED = re.compile(r"(?:^|[.;!?\n])(?P<label>[^.;!?\n]*?)\s?(?::|\(|[–—=]) ?$")
_SAMPLE = re.compile(r"\bn ?= ?$", re.IGNORECASE)
_FOR_TIME = re.compile(  # “over 2 years, 123 have been in one home for at least 2”
    r"\b(?:weeks|months|years)\b[^.;]* for (?:at least|over|under|up to|more than) $", re.IGNORECASE
)
_DID = re.compile(r"\s*\w{2,}ed\s*")  # “2 waited.”
_HELD = re.compile(r"\b(?:had|has|have|having|with) $", re.IGNORECASE)
_WORDED = re.compile(  # only then can one of the patterns that are always searched for be found
    r"\bone\b|\b(?:single|sole|couple|pair|trio|handful)\b|\d/\d|[-‐‑](?:child|sibling|person|boy|girl)",
    re.IGNORECASE,
)
_ONE_DONE = (
    r"(?: who)? (?:was|had|has|is|did|died|left|went|ran|came|got|lost|took|remains|\w{2,}ed)\b"
)
_MORE = r"(?:(?!(?:and|or|of|the|in|by)\b)[\w’'-]+ ){0,2}"


class Counts:
    """The patterns, compiled from the lists when the object is made."""

    def __init__(self, words: PublicWords) -> None:
        listed, most = words.counts, words.small_numbers.most
        self._shares = Shares(most)
        small = f"(?:[1-{most}]|{'|'.join(_IN_WORDS[1:most])})"
        self._numbers = re.compile(
            rf"(?<![\w.,£€/:’'&#-])(?P<n>{small})(?P<to>\s?[-–—]\s?\d{{1,2}})?"
            r"(?!\w|[.,:]\d|[-‐‑–][^\W\d]|/\d+/)",
            re.IGNORECASE,
        )
        heads = tuple(word for word in listed.people if word not in listed.person)
        end = r"\b(?![’'][^\W\d]|-)"
        people = (*heads, *listed.person)
        self._about = re.compile(
            rf"\b(?:{one_of((*people, *listed.staff))}|{_YEAR_OLDS})\b", re.IGNORECASE
        )
        self._heads = re.compile(
            rf"\b(?:{one_of(heads)}|\d\d?[- ]{_YEAR_OLDS}){end}", re.IGNORECASE
        )
        self._single = re.compile(rf"\b{one_of(people)}{end}", re.IGNORECASE)
        self._staff = re.compile(rf"\b{one_of(listed.staff)}{end}", re.IGNORECASE)
        self._things = re.compile(rf"\b{one_of(listed.things)}(?!\w|-)", re.IGNORECASE)
        self._counted_things = re.compile(
            rf"\b{_ANY} {one_of(listed.things)}(?!\w|-)", re.IGNORECASE
        )
        self._thing = re.compile(
            rf"\b{one_of((*listed.thing, *listed.things))}(?!\w|-)", re.IGNORECASE
        )
        self._stops = re.compile(rf"\b{one_of(listed.stops)}\b|[^\w\s’'‐‑-]", re.IGNORECASE)
        self._labels = frozenset(listed.labels)
        self._ages = re.compile(rf"\b{one_of(listed.of_an_age)},? (?:under|over) $", re.IGNORECASE)
        self._posts = re.compile(rf"\b{one_of(listed.of_posts)} $", re.IGNORECASE)
        self._held_by_one = re.compile(rf"(?: or more|\+) {one_of(listed.held_by_one)}\b")
        self._always = _always(one_of(listed.person), one_of((*heads, *listed.staff)), small)

    def find(self, text: str, sentences: list[Sentence]) -> Iterator[Hit]:
        """Yield each small number of people, in digits and in words, and each share of so few."""
        numbers = list(self._numbers.finditer(text))
        is_worded = _WORDED.search(text) is not None
        is_about = bool(numbers) and self._about.search(text) is not None
        things = None if is_about or not numbers else self._counted_things.search(text)
        for match in numbers:
            is_of_things = things is not None and things.start() < match.start()
            kind = self._kind(text, match, is_about=is_about, is_of_things=is_of_things)
            if kind:
                yield Hit(kind, *match.span(), match[0])
        for pattern in self._always if is_worded else ():
            for match in pattern.finditer(text):
                yield Hit(COUNT, *match.span("held"), match["held"])
        yield from self._shares.find(text, sentences)

    def _kind(self, text: str, match: re.Match[str], *, is_about: bool, is_of_things: bool) -> str:
        """Return the kind of a number, "" for one that may stand.

        ``is_about`` tells of a text about people, ``is_of_things`` of one that is about none and
        has counted things already: “13 points. We count 2 as shown to work”.
        """
        before = text[max(match.start() - _BACK, 0) : match.start()].rpartition("\n")[2]
        after = text[match.end() : match.end() + _REACH].partition("\n")[0]
        if _SAMPLE.search(before):
            return COUNT
        if self._is_no_count(before, after) or self._is_label(before):
            return ""
        noun = self._counted(after)
        if noun is None or self._is_thing_first(noun) or self._is_measure(before, after):
            return ""
        kind = self._kind_of(noun, before, is_one=match["n"] == "1")
        if kind is not None:
            return kind
        if noun.strip() and not _DID.fullmatch(noun):
            return STAFF if is_about else ""
        return "" if is_of_things or _FOR_TIME.search(before) else COUNT

    def _kind_of(self, noun: str, before: str, *, is_one: bool) -> str | None:
        """Return the kind of a number by the noun behind it; None where no list knows the noun."""
        if (self._single if is_one else self._heads).search(noun):
            return COUNT
        if self._staff.search(noun):
            return "" if self._posts.search(before) else STAFF
        if (self._thing if is_one else self._things).search(noun):
            return ""
        return "" if self._is_labelled_thing(before) else None

    def _counted(self, after: str) -> str | None:
        """Return the words that tell what a number counts, "" for none; None for no count at all."""
        linked = _LINKED.match(after)
        behind = after[linked.end() if linked else 0 :]
        if _NO_COUNT.match(behind):
            return None
        base = _BASE.match(behind)
        named = behind[base.end() if base else 0 :]
        stop = self._stops.search(named)
        return named[: stop.start()] if stop else named

    def _is_thing_first(self, noun: str) -> bool:
        """Return whether listed things stand before any people: “2 services hold 20 children”."""
        thing = self._things.search(noun)
        if thing is None or not thing[0].endswith("s"):
            return False
        people = self._single.search(noun)
        return people is None or thing.start() < people.start()

    def _is_no_count(self, before: str, after: str) -> bool:
        if _NO_COUNT.match(after) or before.endswith(("£", "€")):
            return True
        if _RATE_AFTER.match(after) or _RATE_BEFORE.search(before):
            return True
        if _MEASURED.search(before) and _MORE_THAN.match(after):
            return True
        if _DATE_BEFORE.search(before) and re.match(r",? (?:19|20)\d\d\b", after):
            return True
        return self._ages.search(before) is not None and not self._heads.match(after.lstrip())

    def _is_label(self, before: str) -> bool:
        """Return whether a word before the number, or before a list that it ends, says what it is."""
        for _ in range(_MOST_LISTED):
            listed = _LIST_BEFORE.search(before)
            if listed is None:
                break
            before = before[: listed.start()]
        last = _LAST_WORD.search(before)
        if last is None:
            return False
        word = last[1].lower()
        return word in self._labels and not before.lower().endswith(("no ", "days ", "weeks "))

    def _is_labelled_thing(self, before: str) -> bool:
        """Return whether a number behind a colon or in brackets counts listed things alone."""
        labelled = _LABELLED.search(before)
        if labelled is None:
            return False
        label = labelled["label"]
        return bool(self._things.search(label)) and not self._single.search(label)

    def _is_measure(self, before: str, after: str) -> bool:
        return bool(_HELD.search(before) and self._held_by_one.match(after))


def _always(person: str, people: str, small: str) -> tuple[re.Pattern[str], ...]:
    """Return what is a small count wherever it stands: couples, “one complaint was upheld”, 3/41."""
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"\b(?P<held>a (?:couple|pair|trio|handful) of) (?:the |our |these |those )?{_MORE}{people}\b",
            rf"(?<!by )(?<!for )\b(?P<held>one {_MORE}{person})(?={_ONE_DONE})",
            rf"\b(?:only|just|all but|bar|except(?: for)?) (?P<held>one {_MORE}{person})\b(?![’'-])",
            rf"\bthere (?:was|is|has been|had been) (?:only |just )?(?P<held>one {_MORE}{person})\b(?![’'-])",
            rf"(?<!not )\b(?P<held>a (?:single|sole) (?!parent|mother|father|famil|house){_MORE}{person})\b(?![’'-])",
            rf"[:(] ?(?P<held>one (?:{person}|child))\b(?![’'-])",
            rf"\b(?P<held>one) of (?:them|whom|these|those|the (?:others|{people})|our {people})\b(?![’'])",
            r"(?:^|(?<=[,;.:] )|(?<=\band )|(?<=\bbut )|(?<=\bonly )|(?<=\bjust ))"
            r"(?P<held>one) (?:was|had|has|is|died|left|went|ran|moved|remains)\b",
            rf"(?<![\w-])(?P<held>{small})[-‐‑](?:child|children|sibling|person|boy|girl)\b",
            rf"(?<![\w/])(?P<held>{small}/\d{{1,3}})(?![\w/])",
        )
    )
