"""Pictures of few colours: small, and nothing seen of it."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "small_png.py"
Save = Callable[[QImage, Path], None]


@pytest.fixture(scope="module")
def save_small() -> Save:
    spec = importlib.util.spec_from_file_location("small_png", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.save_small


def test_a_picture_of_few_colours_stays_as_it_is(save_small: Save, tmp_path: Path) -> None:
    image = QImage(31, 7, QImage.Format.Format_RGB32)  # a width that is no multiple of four
    image.fill(QColor("#ffffff"))
    for x in range(31):
        image.setPixelColor(x, x % 7, QColor(8 * x, 255 - 8 * x, 40))
    save_small(image, tmp_path / "few.png")
    kept = QImage(str(tmp_path / "few.png"))
    assert kept.format() == QImage.Format.Format_Indexed8
    assert kept.convertToFormat(QImage.Format.Format_RGB32) == image


def test_rare_colours_become_the_frequent_ones_beside_them(
    save_small: Save, tmp_path: Path
) -> None:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    for x in range(64):
        for y in range(64):
            rare = 4 if y in (20, 21) else 0
            image.setPixelColor(x, y, QColor(4 * x, 32 * (y // 16), 100 + rare * (x % 2)))
    save_small(image, tmp_path / "many.png")
    kept = QImage(str(tmp_path / "many.png"))
    assert kept.colorCount() <= 256
    for x in range(64):
        was, now = image.pixelColor(x, 20), kept.pixelColor(x, 20)
        assert abs(was.red() - now.red()) <= 4
        assert was.green() == now.green()


def test_what_cannot_be_written_is_said(save_small: Save, tmp_path: Path) -> None:
    image = QImage(2, 2, QImage.Format.Format_RGB32)
    image.fill(0)
    with pytest.raises(OSError, match=r"\w"):
        save_small(image, tmp_path / "no such folder" / "one.png")
