"""Hidden text in a template: words that nobody sees on the page and everybody finds in the file."""

from collections.abc import Collection

from lxml import etree

from ilacs_desktop.word.parts.ooxml import W, is_on

_HIDING = (W + "vanish", W + "specVanish")


def hidden_styles(styles: etree._Element) -> frozenset[str]:
    """Return the ids of the styles that hide their text, themselves or through their base."""
    by_id = {style.get(W + "styleId", ""): style for style in styles.iterfind(W + "style")}
    hides: dict[str, bool] = {}
    for style_id in by_id:
        chain, said = _until_said(style_id, by_id, hides)
        hides |= dict.fromkeys(chain, said)
    return frozenset(style_id for style_id, is_hidden in hides.items() if is_hidden)


def _until_said(
    style_id: str, by_id: dict[str, etree._Element], hides: dict[str, bool]
) -> tuple[dict[str, None], bool]:
    """Return a style and its bases up to the first that settles it, and whether all these hide."""
    chain: dict[str, None] = {}
    while style_id in by_id and style_id not in chain:
        if style_id in hides:
            return chain, hides[style_id]
        chain[style_id] = None
        said = _says_hidden(by_id[style_id].find(W + "rPr"))
        if said is not None:
            return chain, said
        base = by_id[style_id].find(W + "basedOn")
        style_id = "" if base is None else base.get(W + "val", "")
    return chain, False


def _says_hidden(properties: etree._Element | None) -> bool | None:
    """Return whether properties hide or show their text, or None where they leave it open."""
    marks = [] if properties is None else [e for e in properties if e.tag in _HIDING]
    return any(is_on(mark) for mark in marks) if marks else None


def remove_hidden_text(root: etree._Element, styles: Collection[str]) -> None:
    """Take out every run that is hidden by itself or by one of these styles.

    The marks of a field stay, empty, so that no field is left open.
    """
    for run in list(root.iter(W + "r")):
        if is_hidden_run(run, styles):
            for child in [e for e in run if e.tag != W + "fldChar"]:
                run.remove(child)
            parent = run.getparent()
            if not len(run) and parent is not None:
                parent.remove(run)


def is_hidden_run(run: etree._Element, styles: Collection[str]) -> bool:
    """Return whether a run is hidden, by itself or by one of these styles."""
    said = _says_hidden(run.find(W + "rPr"))
    if said is not None:
        return said
    paragraph = next(run.iterancestors(W + "p"), None)
    used = [run.find(f"{W}rPr/{W}rStyle")]
    used.append(None if paragraph is None else paragraph.find(f"{W}pPr/{W}pStyle"))
    return any(style is not None and style.get(W + "val") in styles for style in used)
