"""Names, paths and addresses: looked for in what is printed and in what only the file holds."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from ilacs_desktop.framework.in_words import shortened
from ilacs_desktop.word.audit import leak_rules as rules
from ilacs_desktop.word.audit.finding import Hit, Rule
from ilacs_desktop.word.audit.known import Known, is_path
from ilacs_desktop.word.audit.lines import Line, excerpt
from ilacs_desktop.word.audit.opened import Opened, part_name
from ilacs_desktop.word.parts.ooxml import NAMESPACE, W
from ilacs_desktop.word.parts.package import CONTENT_TYPES, Relationship

# Drives, shares, file addresses and home folders. "On file: the audit" and "and/or" are none.
_PATH = re.compile(
    r"(?<![a-z])[a-z]:[\\/](?!/)[^\s\"<>|]*|\\\\[\w.$-]+\\[^\s\"<>|]*"
    r"|(?<![\w:/])//[\w.$-]+/[\w.$-]+|\bfile:[\\/][^\s\"<>|]*"
    r"|(?<![\w./])/(?:home|users|mnt|tmp|var|volumes)/[\w.-]+",
    re.IGNORECASE,
)
# One of these is in every path, once backslashes are slashes: most texts need no further look.
_PATH_SIGNS = (":/", "//", "/home/", "/users/", "/mnt/", "/tmp/", "/var/", "/volumes/")  # noqa: S108 - looked for, not used
_CLOUD = re.compile(
    r"[\w.-]{0,60}?(?:sharepoint\.com|onedrive\.com|onedrive\.live\.com|1drv\.ms|docs\.live\.net)"
    r"[^\s\"<>]*",
    re.IGNORECASE,
)
_CLOUD_SIGNS = ("sharepoint.com", "onedrive.", "1drv.ms", "docs.live.net")
_FILE_ENDING = re.compile(
    r"(?<=[\w)])\.(?:docx?|docm|dotx?|dotm|xlsx?|xlsm|pptx?|pdf|msg|eml|csv|ilacs|odt|ods|rtf|txt|"
    r"png|jpe?g|gif|bmp|tiff?|zip)\b",
    re.IGNORECASE,
)
_BEFORE_FILE = re.compile(r"[^\n\t/\\:;|<>\"“”‘]{0,60}$")
_WEB_ADDRESS = re.compile(r"(?:https?://|\bwww\.)\S*$", re.IGNORECASE)
_NAMESPACES = {"w": NAMESPACE, "dc": "http://purl.org/dc/elements/1.1/"}
_VALUES = etree.XPath("//@*", smart_strings=False)
# The values that hold words of somebody's own. In the others stand Word's: "office", "black".
# These say who it was.
_WHO = etree.XPath(
    "//@w:author | //@w:initials | //w:docVar/@*", namespaces=_NAMESPACES, smart_strings=False
)
# These are about the text, and may repeat its words.
_ABOUT = etree.XPath(
    "//@descr | //@title | //@alt | //@name | //@w:tooltip"
    " | //w:bookmarkStart/@w:name | //w:style[@w:customStyle]/w:name/@w:val"
    " | //w:alias/@w:val | //w:tag/@w:val"
    " | //w:tblCaption/@w:val | //w:tblDescription/@w:val"
    " | //w:instrText/text() | //dc:title/text()",
    namespaces=_NAMESPACES,
    smart_strings=False,
)
_ABOUT_TEXT = etree.XPath(
    "//w:instrText/text() | //dc:title/text()", namespaces=_NAMESPACES, smart_strings=False
)
_UNPRINTED = etree.XPath(
    "//text()[not(parent::w:t) and normalize-space()]", namespaces=_NAMESPACES, smart_strings=False
)
_WEB_LINK = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
# What the program itself writes about pictures and tables, its styles' names and its fields.
_OUR_WORDS = """
abbreviation abbreviations above action advance against all answers area at authority bar before
beside better book bullet came care change chart children cited cites compare confirmed contents
council cover date description detail did done draft each earlier enclosed england evidence example
explains far figure figures from heading hyperlink identifies improvement indicator indicators
label last lead level line list logo marking meaning measure mergeformat neighbours normal note
number numbered numpages of owner page pageref period picture plan point reference run same sample
section sectionpages self-evaluation shows stands state statistical strength styleref subtitle
summary table tells text that the this title type uses value what where which with word worse year
"""
_NO_WORDS = frozenset((W + "fonts", "{http://schemas.openxmlformats.org/drawingml/2006/main}theme"))
_LONGEST = 80
_SHORTEST_PLACE = 6
# What may stand in the text for a good reason.
_MILD_IN_TEXT = (rules.ACCOUNT, rules.NAME, rules.FILE_NAME)


class _Words(NamedTuple):
    """A stretch of text to look through, and the same made alike for looking."""

    text: str
    alike: str


def _words(texts: Iterable[str]) -> _Words:
    text = "\n".join(texts)
    return _Words(text, _alike(text))


def _alike(text: str) -> str:
    """Return the text without what differs between two ways to write one path or name."""
    plain = unquote(text) if "%" in text else text
    return plain.casefold().replace("\\", "/").replace("’", "'")


def printed_words(lines: Sequence[Line], known: Known) -> Iterator[Hit]:
    """Yield what the printed text tells that it should not."""
    whole = _words(line.text for line in lines)
    for rule, told in (*_named(whole, known), *_told(whole, known, printed=True)):
        mild = rule in _MILD_IN_TEXT or (rule is rules.KEPT_AT and not is_path(told))
        wanted = _alike(told)
        for line in lines:
            if wanted in _alike(line.text):
                shown = wanted in _alike(excerpt(line.text))
                where = line.place if shown else f"“{shortened(told, _LONGEST)}”. {line.place}"
                yield Hit(rule, where, line.heading, "look" if mild else "")


def unprinted_words(file: Opened, known: Known) -> Iterator[Hit]:
    """Yield what the file tells apart from its printed text: in properties, names, links.

    The name of an account that only what is about the text has, and that the text prints too, is for
    a person to look at: there the file says nothing new, and a computer may be called like any word.
    """
    names = {story.part: story.where for story in file.stories}
    ordinary = _ordinary_words(file)
    for part, root in file.roots.items():
        if part.endswith(".rels") or part == CONTENT_TYPES:
            unprinted = _targets(file.links.get(_owner(part), ()))
            where = "In the address of a link"
        else:
            unprinted = _unprinted(root)
            where = f"Behind {names[part]}, not printed" if part in names else part_name(part)
        who = tuple(_named(unprinted.who, known))
        about = [one for one in _named(unprinted.about, known) if one not in who]
        for rule, told in (*who, *_told(unprinted.all, known, printed=False)):
            yield Hit(rule, f"“{shortened(told, _LONGEST)}”. {where}")
        for rule, told in about:
            mild = rule is rules.ACCOUNT and _stands_alone(told, ordinary)
            yield Hit(
                rule, f"“{shortened(told, _LONGEST)}”. {where}", severity="look" if mild else ""
            )


class _Unprinted(NamedTuple):
    """What people may have written in a part without printing it, and all that stands there.

    ``who`` is what tells of people, ``about`` what is about the text.
    """

    who: _Words
    about: _Words
    all: _Words


def _unprinted(root: etree._Element) -> _Unprinted:
    texts: list[str] = _UNPRINTED(root)
    values: list[str] = _VALUES(root)
    everything = _words(dict.fromkeys((*values, *texts)))
    has_words = root.tag not in _NO_WORDS
    about: list[str] = _ABOUT(root) if has_words else []
    who: list[str] = _WHO(root) if has_words else []
    told = dict.fromkeys(texts).keys() - set(_ABOUT_TEXT(root))
    return _Unprinted(
        _words((*dict.fromkeys(who), *told)), _words(dict.fromkeys(about)), everything
    )


def _targets(links: Iterable[Relationship]) -> _Unprinted:
    targets = [link.target for link in links if link.external]
    web = [target for target in targets if _WEB_LINK.match(target)]
    others = [target for target in targets if not _WEB_LINK.match(target)]
    return _Unprinted(_words(others), _words(web), _words(targets))


def _ordinary_words(file: Opened) -> str:
    """Return what the file prints, with the words that the program writes about text."""
    paragraphs = (one for story in file.stories for one in story.root.iter(W + "p"))
    printed = ("".join(text.text or "" for text in one.iter(W + "t")) for one in paragraphs)
    return _alike("\n".join((*printed, _OUR_WORDS)))


def _owner(part: str) -> str:
    """Return the part whose relationships this part holds."""
    folder, _, name = part.rpartition("_rels/")
    return f"{folder}{name.removesuffix('.rels')}"


def _named(words: _Words, known: Known) -> Iterator[tuple[Rule, str]]:
    """Yield each account, computer and person that the words name."""
    for rule, names in ((rules.ACCOUNT, known.accounts), (rules.NAME, known.people)):
        yield from ((rule, name) for name in names if _stands_alone(name, words.alike))


def _told(words: _Words, known: Known, *, printed: bool) -> Iterator[tuple[Rule, str]]:
    """Yield each place and file that the words tell of, once, as it stands there."""
    kept_at = (place for place in known.kept_at if _is_told(place, words.alike, known, printed))
    yield from ((rules.KEPT_AT, place) for place in kept_at)
    paths = _found(_PATH, _PATH_SIGNS, words)
    yield from ((rules.PATH, path) for path in paths)
    told = "\n".join(map(_alike, paths))
    files = ((file, _alike(file)) for file in known.files)
    yield from ((rules.PATH, file) for file, f in files if f in words.alike and f not in told)
    yield from ((rules.CLOUD, address) for address in _found(_CLOUD, _CLOUD_SIGNS, words))
    yield from ((rules.FILE_NAME, name) for name in dict.fromkeys(_file_names(words.text)))


def _found(pattern: re.Pattern[str], signs: tuple[str, ...], words: _Words) -> tuple[str, ...]:
    """Return each thing of this pattern once; without one of its signs there can be none."""
    if not any(sign in words.alike for sign in signs):
        return ()
    return tuple(dict.fromkeys(match[0] for match in pattern.finditer(words.text)))


def _file_names(text: str) -> Iterator[str]:
    """Yield each name of a file; what ends a web address is no file of the council's."""
    for ending in _FILE_ENDING.finditer(text):
        before = _BEFORE_FILE.search(text, max(0, ending.start() - 60), ending.start())
        if not _WEB_ADDRESS.search(text, max(0, ending.start() - 200), ending.start()):
            yield (before[0] if before else "").strip() + ending[0]


def _stands_alone(name: str, text: str) -> bool:
    """Return whether the name stands in the text as a word or words of its own."""
    wanted = _alike(name)
    return wanted in text and bool(re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text))


def _is_told(place: str, text: str, known: Known, printed: bool) -> bool:
    """Return whether the text tells a place where evidence is kept.

    A place that is described in words, such as a team's name, may be printed as the source too.
    """
    wanted = _alike(place)
    if wanted not in text or len(wanted) < _SHORTEST_PLACE:
        return False
    return is_path(place) or not (printed and any(wanted in said for said in known.printed))
