"""The page on councils' templates: complete, and the same in the program and in docs/."""

from pathlib import Path

from ilacs_desktop.assets import resources
from ilacs_desktop.help.blocks import blocks_of
from ilacs_desktop.word.rendering.styles import NAMES as STYLES
from ilacs_desktop.word.rendering.styles import shown_name
from ilacs_desktop.word.template.placeholder_names import NAMES, token

TEXT = (resources() / "help" / "templates.md").read_text(encoding="utf-8")
DOCS = Path(__file__).resolve().parents[2] / "docs" / "templates.md"


def test_every_placeholder_and_every_style_is_explained() -> None:
    items = [block.text for block in blocks_of(TEXT) if block.kind == "item"]
    for name in NAMES:
        assert any(item.startswith(f"{token(name)}: ") for item in items)
    listed = " ".join(items)
    assert [shown_name(role) for role in STYLES if shown_name(role) not in listed] == []


def test_the_documentation_says_the_same() -> None:
    assert DOCS.read_text(encoding="utf-8").startswith(TEXT)
