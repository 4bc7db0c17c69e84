"""Patterns that only a public version is searched for: counts in words, families, officials, paths.

Inside the council “only one child was seen” or “Social worker Priya Nair” may stand; in public they
may not. Like all patterns these find what is written in the usual ways and nothing else.
"""

import re
from collections.abc import Iterable, Iterator

from ilacs_desktop.checks.public_words import MONTH
from ilacs_desktop.document.alike import stands_in
from ilacs_desktop.language.hit import Hit
from ilacs_desktop.language.sentences import Sentence
from ilacs_desktop.language.small_numbers import SMALL_NUMBER
from ilacs_desktop.language.stories import SINGLE_CHILD

PATH = "public.path"
FAMILY = "public.family"
TITLED = "public.titled"
PLACE = "public.place"
BIRTH = "public.birth"

# No apostrophe may follow: “one of our children’s homes” counts homes.
_ONE_CHILD = (
    r"(?:child|boy|girl|baby|infant|toddler|teenager|adolescent|sibling|brother|sister|pupil"
    r"|young (?:person|woman|man|adult|mother|father|carer)|care leaver)\b(?![’'])"
)
_CHILDREN = (
    r"(?:children|boys|girls|babies|infants|toddlers|teenagers|adolescents|siblings|brothers"
    r"|sisters|pupils|young (?:people|women|men|adults|mothers|fathers|carers)|care leavers"
    r"|twins|triplets)\b(?![’'])"
)
_MORE = r"(?:(?!(?:and|or|of|the)\b)[\w’'-]+ ){0,2}"  # words that say more of the children
_DONE = r"(?: who)? (?:was|were|had|did|died|left|went|ran|came|got|lost|took|\w{2,}ed)\b"

# “What goes wrong for one child” counts nobody; “one child was seen” does.
_COUNTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<=\bonly )(?:one|a|an) {_MORE}{_ONE_CHILD}",
        rf"(?<=\bjust )(?:one|a|an) {_MORE}{_ONE_CHILD}",
        rf"(?<!not )\b(?:a|one|the) (?:single|lone|sole) {_MORE}{_ONE_CHILD}",
        rf"\bthe only {_MORE}{_ONE_CHILD}",
        rf"\b(?:one|another|a (?:further|second|third|fourth|fifth)) {_MORE}{_ONE_CHILD}(?={_DONE})",
        rf"\bone of (?:the|these|those|our) {_MORE}{_CHILDREN}",
        rf"\ba (?:couple|pair|trio|handful) of (?:the |our )?(?={_MORE}{_CHILDREN})",
        rf"\b(?:one or two|two or three) (?={_MORE}{_CHILDREN})",
        rf"\bboth (?:of )?(?:the |these |those |our )?(?={_MORE}{_CHILDREN}(?! and\b))",
        r"\b(?:both of )?(?:the |a set of )?(?:twins|triplets)\b",
    )
)
_AGE = r"(?:1\d|2[0-5]|\d)(?![\d.,]*\d|\s?%| (?:to|or|and|years? or)\b|\s?[-–+]\s?\d)"
_RULE = r"(?! (?:can|could|may|must|should|will|would)\b)"  # it tells of any child of that age
_AGED = tuple(
    re.compile(pattern + _RULE, re.IGNORECASE)
    for pattern in (
        rf"\b(?:an?|one|another|this|the) {_MORE}{_ONE_CHILD},? \(?(?:of|aged(?: of)?|who (?:is|was)) {_AGE}"
        r"(?: years? old)?\)?",
        rf"\b(?:an?|one|another|this) {_MORE}{_ONE_CHILD}(?:, \d{{1,2}}(?=,)| \(\d{{1,2}}\))",
        rf"\b(?:an?|one|another|this) {_MORE}\d{{1,2}}[ -]years?[ -]old(?: {_MORE}{_ONE_CHILD})?\b",
    )
)
_PLACE = re.compile(
    r"\b(?:in|from|to|at|near|of) (?:the )?(?P<name>[A-Z][a-z]{2,}(?:[ -](?:[A-Z][a-z]+|[A-Z]|\d{1,2})\b)*)"
)
_FROM = re.compile(rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) {_MORE}{_ONE_CHILD} (?:from|in) (?=[A-Z])")

_PART = r"(?:[A-ZÀ-Þ][’'])?[A-ZÀ-Þ][a-zß-ÿ]+(?:[A-ZÀ-Þ][a-zß-ÿ]+)?"  # O’Neill, McKay
_NAME = rf"{_PART}(?:[-‐‑]{_PART})*"
_FAMILY = re.compile(
    r"\b[Tt]he (?!(?:\w+ )?(?:Early|Foster|Help|Local|Think|Virtual|Whole)\b)"
    rf"(?P<name>{_NAME}(?: {_NAME})?) (?:family|household|siblings|brothers|sisters)\b"
    r"(?! (?:hub|help|group|court|centre|justice|network|support|safeguard|nurs|time|plan"
    r"|practi|model|partner|service|worker|solution|information))"
)
_POST = (
    r"(?:(?:[Ss]enior |[Aa]dvanced |[Pp]rincipal |[Ss]tudent )?[Ss]ocial [Ww]orker"
    r"|[Hh]ead of [Ss]ervice|(?:[Tt]eam|[Ss]ervice|[Pp]ractice|[Hh]ome|[Rr]egistered) [Mm]anager"
    r"|[Aa]ssistant [Dd]irector|[Ii]ndependent [Rr]eviewing [Oo]fficer|IRO|[Pp]ersonal [Aa]dviser"
    r"|[Pp]ractice [Ll]ead|[Ff]oster [Cc]arer|[Hh]ead ?teacher|[Ff]amily [Ss]upport [Ww]orker"
    r"|[Vv]irtual [Ss]chool [Hh]ead|[Yy]outh [Ww]orker|[Aa]dvocate|[Cc]hair)"
)
_TITLE = (
    r"(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Judge|HHJ|(?:Her|His) Honour(?: Judge)?|Cllr"
    r"|Councillor|PC|DC|DS|DI|Sgt|Rev|Sir|Dame|(?:Detective|Police) (?:Constable|Sergeant|Inspector))"
)
# Capitalised words behind a post that name a thing and not a person.
_THING = (
    r"(?!(?:\w+ )?(?:Academy|Award|Board|Care|Children|Forum|Framework|Group|Help|Leavers|Network|Panel|Plan"
    r"|Programme|Project|Protection|Recruitment|Service|Services|Strategy|Supervision|Support|Team)\b)"
)
_TITLED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_TITLE}\.? (?P<name>{_NAME}(?: {_NAME}){{0,2}})",
        rf"\b{_POST},? \(?(?P<name>{_THING}{_NAME}(?: {_NAME}){{1,2}})",
        rf"\b(?P<name>{_THING}{_NAME} {_NAME})(?:,| \(|, the|, our) ?(?:the |our |a )?{_POST}\b",
    )
)

_DATE = (
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?{MONTH}(?: \d{{4}})?|(?:19|20)\d\d\b)"
)
_BIRTHS = re.compile(
    rf"\b(?:born|birth|birthdays?|d\.?o\.?b)\b[^.;\n\d]{{0,30}}?(?P<date>{_DATE})", re.IGNORECASE
)

_FOLDERS = r"(?:[^\n\\/\"<>|:*?]{1,80}[\\/])*"
_FILE = (
    r"(?:[^\n\\/\"<>|:*?]{1,80}?\.(?:docx?|docm|xls[xmb]?|pptx?|pdf|csv|txt|msg|eml|ilacs|zip)\b"
    r"|[^\s\\/\"<>|:*?,;]*)"
)
_PATHS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\w])[a-z]:[\\/]{_FOLDERS}{_FILE}",
        rf"\\\\[^\s\\/]+[\\/]{_FOLDERS}{_FILE}",
        r"(?<![:\w/])//[\w.-]+/\S*[\w/]",
        r"\bfile:\S*[\w/\\]",
        r"(?<![\w:/.])(?:~|/(?:home|users|mnt|srv|volumes|media|var))/\S*[\w/]",
        r"(?<![\w.-])(?:https?://)?(?:[\w-]{1,63}\.){0,5}(?:sharepoint\.com|onedrive\.[\w.]+|1drv\.ms|drive\.google\.com"
        r"|docs\.google\.com|teams\.microsoft\.com|dropbox\.com)(?:[/?#:]\S*[\w/])?",
        r"https?://[\w-]+(?::\d+)?(?![\w.-])(?:/\S*[\w/])?",  # an address inside the council
    )
)


def find_counts(text: str) -> Iterator[Hit]:
    """Yield each small number of children that is said in words, with “child” where it says one."""
    for pattern in _COUNTS:
        for match in pattern.finditer(text):
            held = match[0].rstrip()
            yield Hit(SMALL_NUMBER, match.start(), match.start() + len(held), held)


def find_births(text: str) -> Iterator[Hit]:
    """Yield each date or year of a birth, in any of the usual shapes."""
    for match in _BIRTHS.finditer(text):
        yield Hit(BIRTH, *match.span("date"), match["date"])


def find_others(text: str, own: str) -> Iterator[Hit]:
    """Yield what is no number: ages of a single child, families, titled names, paths.

    ``own`` is text whose words are no families, such as the name of the council.
    """
    for kind, patterns in ((PATH, _PATHS), (SINGLE_CHILD, _AGED)):
        for pattern in patterns:
            for match in pattern.finditer(text):
                yield Hit(kind, match.start(), match.end(), match[0])
    for kind, patterns in ((FAMILY, (_FAMILY,)), (TITLED, _TITLED)):
        for pattern in patterns:
            for match in pattern.finditer(text):
                if not stands_in(match["name"], own):
                    yield Hit(kind, *match.span("name"), match["name"])


def find_places(
    text: str, sentences: Iterable[Sentence], few: list[Hit], not_places: frozenset[str], own: str
) -> Iterator[Hit]:
    """Yield the places named in a sentence that tells of one child or a few (``few``)."""
    for sentence in sentences:
        single = _FROM.search(text, sentence.start, sentence.end)
        if not single and not any(sentence.start <= hit.start < sentence.end for hit in few):
            continue
        for match in _PLACE.finditer(text, sentence.start, sentence.end):
            name = match["name"]
            if name.split()[0].lower() not in not_places and not stands_in(name, own):
                yield Hit(PLACE, *match.span("name"), name)
