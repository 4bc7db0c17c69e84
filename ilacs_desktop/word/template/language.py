"""English (United Kingdom) in every part of a template, whatever language it was made in.

A screen reader chooses its voice, and Word its spelling, by these marks.
"""

from lxml import etree

from ilacs_desktop.word.parts.ooxml import W, w

_ENGLISH = "en-GB"
# The settings that come before the theme's language in Word's schema are all others but these.
_AFTER_THEME_LANGUAGE = """
    clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions
    readModeInkLockDown smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol
    listSeparator
"""
_AFTER_LANGUAGE = "eastAsianLayout specVanish oMath"


def speak_british_english(root: etree._Element) -> None:
    """Mark the part's text as British English; styles and settings say so even if they did not."""
    if root.tag == W + "styles":
        defaults = _child(_child(_child(root, "docDefaults", 0), "rPrDefault", 0), "rPr", 0)
        _child(defaults, "lang", _before(defaults, _AFTER_LANGUAGE))
    if root.tag == W + "settings":
        _child(root, "themeFontLang", _before(root, _AFTER_THEME_LANGUAGE))
    for element in root.iter(W + "lang", W + "themeFontLang"):
        element.set(W + "val", _ENGLISH)
        if element.get(W + "eastAsia", "").lower().startswith("en"):
            element.set(W + "eastAsia", _ENGLISH)


def _child(parent: etree._Element, tag: str, at: int) -> etree._Element:
    """Return the child with this tag, added at this place where there is none."""
    found = parent.find(W + tag)
    if found is None:
        found = w(tag)
        parent.insert(at, found)
    return found


def _before(parent: etree._Element, tags: str) -> int:
    """Return the place before the first child that stands there by itself and has such a tag."""
    names = {W + tag for tag in tags.split()}
    others = (
        n
        for n, child in enumerate(parent)
        if child.tag in names or not str(child.tag).startswith(W)
    )
    return next(others, len(parent))
