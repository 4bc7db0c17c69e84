"""A damaged template is used or refused with a sentence; it never ends in a traceback."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.assets import standard_template
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.parts.package import write_package
from ilacs_desktop.word.template.opening import TemplateError
from tests.word.support import SMALL, parts_of, write

PARTS = parts_of(standard_template().read_bytes())
PATTERNS = {
    "a tag": r"<[^>]+>",
    "an attribute": r' [\w:]+="[^"]*"',
    "an element": r"<(w:\w+)(?: [^>]*)?>.*?</\1>|<w:\w+[^>]*/>",
    "a value": r'"[^"]*"',
}


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Draw the standard template with one part cut, lost or changed in one place."""
    name = draw(st.sampled_from(sorted(PARTS)))
    part, parts = PARTS[name], dict(PARTS)
    kind = draw(st.sampled_from(["lost", "cut", *PATTERNS]))
    if kind == "lost":
        del parts[name]
    elif kind == "cut":
        parts[name] = part[: draw(st.integers(0, len(part)))]
    else:
        text = part.decode()
        places = [match.span() for match in re.finditer(PATTERNS[kind], text, re.DOTALL)]
        start, end = draw(st.sampled_from(places or [(0, 0)]))
        new = draw(st.sampled_from(['""', '"x"', '"-1"', '"99999999999"', '"2.5cm"', '"{{"']))
        parts[name] = (text[:start] + (new if kind == "a value" else "") + text[end:]).encode()
    return write_package(parts)


def is_used_or_refused(path: Path, framework: Framework) -> bool:
    try:
        return bool(write(SMALL, framework, path, copy="final").docx)
    except TemplateError as refusal:
        return "Your self-evaluation is safe" in str(refusal)


@given(raw=damaged())
def test_a_template_with_a_damaged_part_is_used_or_refused(
    framework: Framework, tmp_path_factory: pytest.TempPathFactory, raw: bytes
):
    path = tmp_path_factory.getbasetemp() / "damaged.docx"
    path.write_bytes(raw)
    assert is_used_or_refused(path, framework)


@given(noise=st.binary(max_size=300), at=st.integers(0, 24_000))
def test_a_template_with_noise_in_its_bytes_is_used_or_refused(
    framework: Framework, tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int
):
    path = tmp_path_factory.getbasetemp() / "noisy.docx"
    whole = standard_template().read_bytes()
    path.write_bytes(whole[:at] + noise + whole[at + len(noise) :])
    assert is_used_or_refused(path, framework)
