"""The colours of the pages: what is read stands out from what is behind it, light and dark."""

import re

import pytest

from ilacs_desktop.assets import templates
from ilacs_desktop.ui.theme.contrast import contrast

DARK = re.compile(r"prefers-color-scheme: dark\) \{(.*?)\n\}", re.DOTALL)
COLOUR = re.compile(r"(?<![-\w])color: (#[0-9a-f]{6})")
LEAST = 4.5  # WCAG 2.2, 1.4.3


@pytest.mark.parametrize("name", ["sheet.html.j2", "readable.html.j2"])
def test_text_has_contrast_in_the_light_and_in_the_dark(name: str) -> None:
    css = (templates() / name).read_text("utf-8")
    dark = DARK.findall(css)
    assert dark
    night = re.search(r"body \{[^}]*background: (#[0-9a-f]{6})", "".join(dark))
    assert night is not None
    told = [*COLOUR.findall(DARK.sub("", css)), *COLOUR.findall("".join(dark))]
    assert len(told) > 4
    for colour in COLOUR.findall(DARK.sub("", css)):
        assert contrast(colour, "#ffffff") >= LEAST
    for colour in COLOUR.findall("".join(dark)):
        assert contrast(colour, night[1]) >= LEAST
