"""Drawing a placed page: what is seen of each mark."""

import base64

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ilacs_desktop.layout.lines import Measure
from ilacs_desktop.layout.paint import paint_page
from ilacs_desktop.layout.placed import FillMark, Mark, PictureMark, PlacedPage, TextMark
from ilacs_desktop.word.flow.model import Font

FONT = Font("Liberation Sans", 20)
RED_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
)


def painted(*marks: Mark, scale: float = 1.0, dpi: float | None = None) -> QImage:
    """Return a page of 200 by 100 points, a dot to a point times the scale."""
    image = QImage(round(200 * scale), round(100 * scale), QImage.Format.Format_RGB32)
    if dpi is not None:
        image.setDotsPerMeterX(round(dpi / 0.0254))
        image.setDotsPerMeterY(round(dpi / 0.0254))
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_page(painter, PlacedPage(200, 100, marks))
    painter.end()
    return image


def ink(image: QImage) -> QRect:
    """Return the area in which anything is drawn."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    lines = [bytes(grey.constScanLine(y))[: grey.width()] for y in range(grey.height())]
    ys = [y for y, line in enumerate(lines) if min(line) < 200]
    xs = [x for x, column in enumerate(zip(*lines, strict=True)) if min(column) < 200]
    return QRect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)


def said(text: str, width: float = 0.0, **settings: object) -> TextMark:
    return TextMark(10, 50, width, text, FONT, **settings)  # type: ignore[arg-type]


@pytest.mark.parametrize("scale", [0.5, 1.0, 3.0])
def test_words_stand_on_their_baseline_at_every_size(qapp: QApplication, scale: float) -> None:
    area = ink(painted(said("HEN"), scale=scale))
    assert area.left() / scale == pytest.approx(11.5, abs=1.5)
    assert (area.bottom() + 1) / scale == pytest.approx(50, abs=1.5)
    assert area.height() / scale == pytest.approx(14, abs=2)


def test_words_are_as_large_on_paper_of_any_resolution(qapp: QApplication) -> None:
    usual, fine = ink(painted(said("HEN"))), ink(painted(said("HEN"), dpi=1200))
    assert abs(usual.width() - fine.width()) <= 1
    assert abs(usual.height() - fine.height()) <= 1


@pytest.mark.parametrize("width", [150.0, 180.0])
def test_words_reach_as_far_as_they_were_measured(qapp: QApplication, width: float) -> None:
    area = ink(painted(said("Visits and plans", width)))
    assert area.right() + 1 == pytest.approx(10 + width, abs=2)


def test_measured_and_painted_widths_agree(qapp: QApplication) -> None:
    width = Measure().width_of("Purposeful", FONT)
    assert ink(painted(said("Purposeful"))).width() == pytest.approx(width, abs=3)


def test_room_between_letters_is_the_same_measured_and_painted(qapp: QApplication) -> None:
    wide = Font("Liberation Sans", 20, spacing=4)
    mark = TextMark(10, 50, 0, "HHHHH", wide)
    width = Measure().width_of("HHHHH", wide)
    assert width - Measure().width_of("HHHHH", FONT) == pytest.approx(20, abs=0.5)
    assert ink(painted(mark)).width() == pytest.approx(width - 4, abs=3)


def test_colour_and_underline_are_shown(qapp: QApplication) -> None:
    plain = ink(painted(said("HEN")))
    image = painted(said("HEN", colour="#0f4c5c", underlined=True))
    assert ink(image).height() > plain.height()
    colours = {image.pixelColor(x, y).name() for x in range(60) for y in range(60)}
    assert "#0f4c5c" in colours


def test_areas_are_filled(qapp: QApplication) -> None:
    image = painted(FillMark(20, 30, 40, 10, "#e7eff1"))
    assert image.pixelColor(21, 31).name() == "#e7eff1"
    assert image.pixelColor(19, 31).name() == "#ffffff"
    assert image.pixelColor(21, 41).name() == "#ffffff"


@pytest.mark.parametrize("scale", [0.2, 1.0])
def test_a_thin_rule_is_seen_however_small_the_page(qapp: QApplication, scale: float) -> None:
    image = painted(FillMark(20, 30.3, 150, 0.25, "#000000"), scale=scale)
    assert ink(image).width() == pytest.approx(150 * scale, abs=2)


def test_a_picture_fills_its_area_and_a_damaged_one_is_left_out(qapp: QApplication) -> None:
    image = painted(PictureMark(20, 30, 40, 10, RED_DOT), PictureMark(100, 30, 40, 10, b"no"))
    assert image.pixelColor(40, 35).red() > image.pixelColor(40, 35).blue()
    assert image.pixelColor(120, 35).name() == "#ffffff"
    assert ink(image) == QRect(20, 30, 40, 10)


def test_the_painter_is_left_as_it_was(qapp: QApplication) -> None:
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    before = painter.transform(), painter.font()
    paint_page(painter, PlacedPage(10, 10, (said("x"),)))
    assert (painter.transform(), painter.font()) == before
    painter.end()
