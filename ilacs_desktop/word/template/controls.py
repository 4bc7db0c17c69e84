"""Content controls of a template: what they show, once they are plain text.

A control may show a property of the file, such as its title. In the template that is the template's
own; in the document it is what our placeholder of that meaning prints. A prompt that nobody
answered, such as "Click here to enter text", is no text.
"""

import re

from lxml import etree

from ilacs_desktop.word.parts.ooxml import W, w

_BRACES = "{{"
# The property that a control is bound to is the last step of its path.
_STEP = re.compile(r"(?:^|[/:])(\w+)(?:\[\d+\])?$")
_PERSONS = frozenset(("creator", "lastmodifiedby", "manager"))
_OURS = {"title": "title", "company": "authority", "publishdate": "date"}


def settle_controls(root: etree._Element) -> None:
    """Give each control the text that a document needs: a placeholder, nothing, or what it has."""
    for control in list(root.iter(W + "sdt")):
        shown = "".join(text.text or "" for text in control.iter(W + "t"))
        bound = _bound_to(control)
        if bound in _PERSONS:
            _show(control, "")
        elif _BRACES in shown:
            continue
        elif bound in _OURS:
            _show(control, f"{_BRACES} {_OURS[bound]} }}}}")
        elif control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            _show(control, "")


def _bound_to(control: etree._Element) -> str:
    """Return the property that a control shows, in lower case, or nothing."""
    binding = control.find(f"{W}sdtPr/{{*}}dataBinding")
    step = None if binding is None else _STEP.search(binding.get(W + "xpath", ""))
    return step[1].lower() if step else ""


def _show(control: etree._Element, text: str) -> None:
    """Have the control's first run show this text, and no other run anything."""
    for number, run in enumerate(list(control.iter(W + "r"))):
        parent = run.getparent()
        if number or not text:
            if parent is not None:
                parent.remove(run)
            continue
        for child in list(run):
            if child.tag != W + "rPr":
                run.remove(child)
        for style in run.findall(f"{W}rPr/{W}rStyle"):
            if style.get(W + "val") == "PlaceholderText":  # the grey of a prompt
                run[0].remove(style)
        shown = w("t")
        shown.text = text
        run.append(shown)
