"""The icons: complete, named in their README, licensed, and each with something to see."""

import re

import pytest
from PySide6.QtWidgets import QApplication

from ilacs_desktop.assets import resources
from ilacs_desktop.ui.theme.icons import icon_pixmap

FOLDER = resources() / "icons"
NAMES = sorted(path.stem for path in FOLDER.glob("*.svg"))


def test_the_readme_names_every_icon_and_no_other() -> None:
    table = re.findall(r"^\| `(\w+)` \|", (FOLDER / "README.md").read_text("utf-8"), re.MULTILINE)
    assert table == NAMES


def test_the_licence_is_beside_them() -> None:
    licence = (FOLDER / "LICENSE.txt").read_text("utf-8")
    assert licence.startswith("MIT License")
    assert "Microsoft" in licence


@pytest.mark.parametrize("name", NAMES)
def test_each_icon_shows_something_in_its_one_colour(name: str, qapp: QApplication) -> None:
    image = icon_pixmap(FOLDER / f"{name}.svg", "#A11D1A", 20, 2.0).toImage()
    pixels = [image.pixelColor(x, y) for x in range(40) for y in range(40)]
    opaque = [pixel for pixel in pixels if pixel.alpha() == 255]
    assert image.width() == image.height() == 40
    assert opaque
    assert {pixel.name().upper() for pixel in opaque} == {"#A11D1A"}


def test_room_at_the_right_stays_empty(qapp: QApplication) -> None:
    image = icon_pixmap(FOLDER / "agreed.svg", "#000000", 20, 1.0, room=4).toImage()
    assert (image.width(), image.height()) == (24, 20)
    assert all(image.pixelColor(x, y).alpha() == 0 for x in range(20, 24) for y in range(20))
