"""The styles of a form that no template has: help, what was written last year, where to write.

They are told apart by more than colour: help is smaller, last year's words stand behind a rule.
"""

from lxml import etree

from ilacs_desktop.word.parts.ooxml import W, value, w

OUR_STYLES = "Form "  # how the names of these styles begin
TITLE, HELP = f"{OUR_STYLES}Title", f"{OUR_STYLES}Help"
LAST_YEAR, PLACEHOLDER = f"{OUR_STYLES}Last Year", f"{OUR_STYLES}Placeholder"
_QUIET = "404040"  # 10:1 on white; WCAG 2.2, 1.4.3 asks for 4.5:1
_SMALL = "19"  # half points


def add_styles(styles: etree._Element, heading: str) -> dict[str, str]:
    """Add the styles of a form to those of a template, and return their ids by the role of a line.

    ``heading`` is the id of the first heading style, whose look the title has.
    """
    for name in (TITLE, HELP, LAST_YEAR, PLACEHOLDER):
        for old in [s for s in styles.iterfind(W + "style") if value(s.find(W + "name")) == name]:
            styles.remove(old)
    normal = next(
        (
            style.get(W + "styleId", "")
            for style in styles.iterfind(W + "style")
            if style.get(W + "type") == "paragraph"
            and style.get(W + "default") in {"1", "true", "on"}
        ),
        "",
    )
    rule = w("pBdr", w("left", val="single", sz="12", space="8", color="8A8A8A"))
    styles.append(_style(TITLE, heading, normal, [w("outlineLvl", val="9")], []))
    styles.append(_style(HELP, normal, normal, [w("spacing", before="0", after="80")], _quiet()))
    styles.append(
        _style(
            LAST_YEAR,
            normal,
            normal,
            [rule, w("spacing", before="0", after="80"), w("ind", left="284")],
            _quiet(),
        )
    )
    styles.append(_style(PLACEHOLDER, normal, normal, [], [w("color", val="595959")]))
    ids = (_id(TITLE), _id(HELP), _id(LAST_YEAR), _id(PLACEHOLDER))
    return dict(zip(("title", "help", "last_year", "placeholder"), ids, strict=True))


def _quiet() -> list[etree._Element]:
    return [w("color", val=_QUIET), w("sz", val=_SMALL), w("szCs", val=_SMALL)]


def _style(
    name: str,
    base: str,
    following: str,
    paragraph: list[etree._Element],
    run: list[etree._Element],
) -> etree._Element:
    made = w("style", w("name", val=name), type="paragraph", customStyle="1", styleId=_id(name))
    if base:
        made.append(w("basedOn", val=base))
    if following:
        made.append(w("next", val=following))
    made.append(w("uiPriority", val="20"))
    made.append(w("qFormat"))
    if paragraph:
        made.append(w("pPr", *paragraph))
    if run:
        made.append(w("rPr", *run))
    return made


def _id(name: str) -> str:
    return name.replace(" ", "")
