"""Pictures within the text: put among the parts of a Word file, with the words that stand for them."""

import io
from itertools import count

from docx.parts.story import StoryPart
from docx.shared import Length, Pt
from lxml import etree

from ilacs_desktop.word.content.charts import DrawChart
from ilacs_desktop.word.content.printed import Picture
from ilacs_desktop.word.parts.ooxml import paragraph, w, xml_text
from ilacs_desktop.word.parts.pictures import without_traces


def picture_run(
    part: StoryPart, picture: bytes, size: tuple[Length, Length], number: int, name: str, alt: str
) -> etree._Element:
    """Return a run with a PNG or JPEG of this width and height; ``number`` is its id.

    Word shows ``name`` in its list of objects, where python-docx would write the name of a file.
    """
    inline = part.new_pic_inline(io.BytesIO(picture), *size)
    for properties in inline.xpath(".//wp:docPr | .//pic:cNvPr"):
        properties.set("id", str(number))
        properties.set("name", name)
    for side in "TBLR":  # some programs would keep a distance from the text where none is given
        inline.set(f"dist{side}", "0")
    inline.docPr.set("descr", xml_text(alt))
    return w("r", w("drawing", inline))


class Charts:
    """The charts of one document: each drawn, and put among its parts under an id of its own."""

    def __init__(self, part: StoryPart, draw: DrawChart, first_id: int) -> None:
        self._part = part
        self._draw = draw
        self._ids = count(max(first_id, 1))

    def paragraph(self, picture: Picture, width: int) -> etree._Element:
        """Return a paragraph with a chart, made smaller where the text is narrower than it.

        ``width`` is that of the text, in twentieths of a point.
        """
        chart = picture.chart
        scale = min(1.0, width / 20 / chart.width)
        size = (Pt(chart.width * scale), Pt(chart.height * scale))
        number = next(self._ids)
        png = without_traces(self._draw(chart))
        run = picture_run(self._part, png, size, number, f"Chart {number}", picture.alt)
        # A line as high as the chart: another line spacing would be a multiple of it.
        spacing = w("spacing", after="160", line="240", lineRule="auto")
        return paragraph([run], "", spacing)
