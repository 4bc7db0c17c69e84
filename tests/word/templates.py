"""Templates that councils might make, for the tests of this folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ilacs_desktop.assets import standard_template
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.template.opening import TemplateError
from tests.word.support import SMALL, parts_of, write

DOCUMENT, HEADER, FOOTER = "word/document.xml", "word/header1.xml", "word/footer1.xml"
Council = Callable[..., Path]


def part(name: str) -> str:
    return parts_of(standard_template().read_bytes())[name].decode()


def refusal(template: Path, framework: Framework) -> str:
    with pytest.raises(TemplateError) as caught:
        write(SMALL, framework, template)
    return str(caught.value)
