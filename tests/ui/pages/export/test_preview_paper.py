"""The preview on paper and as a PDF: each page as it lies, each word in order, and no trace."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog

from ilacs_desktop.assets import templates
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.layout.placed import TextMark
from ilacs_desktop.ui.pages.export.preview.job import Entry, Preview, PreviewOf, make_preview
from ilacs_desktop.ui.pages.export.preview.making import Previewing
from ilacs_desktop.ui.pages.export.preview.outline import with_outline
from ilacs_desktop.ui.pages.export.preview.pane import PreviewPane
from ilacs_desktop.ui.pages.export.preview.paper import PreviewPaper
from ilacs_desktop.ui.pages.export.preview.pdf import pdf_of
from ilacs_desktop.ui.pages.export.preview.printing import PrintError, pages_wanted, print_on
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.word.choices import ExportChoices
from tests.ui.pages.export.preview_kit import TITLE, preview
from tests.ui.pages.export.test_preview_making import TODAY
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.slim import slim
from tests.ui.walk import settle

TOOLS = [name for name in ("pdfinfo", "pdftotext", "pdffonts") if shutil.which(name) is None]
needs_poppler = pytest.mark.skipif(bool(TOOLS), reason=f"{' and '.join(TOOLS)} not installed")


def told_by(tool: str, pdf: Path, *options: str, to: tuple[str, ...] = ()) -> str:
    command = [tool, *options, str(pdf), *to]
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()


def texts(pdf: Path) -> list[str]:
    return told_by("pdftotext", pdf, "-raw", to=("-",)).split("\f")[:-1]


def sizes(pdf: Path) -> list[tuple[int, int]]:
    told = told_by("pdfinfo", pdf, "-f", "1", "-l", "99")
    found = re.findall(r"size:\s+([\d.]+) x ([\d.]+)", told)
    return [(round(float(width)), round(float(height))) for width, height in found]


def written(made: Preview, folder: Path) -> Path:
    path = folder / "pages.pdf"
    path.write_bytes(pdf_of(made))
    return path


@needs_poppler
def test_each_page_of_the_pdf_is_as_large_as_its_paper(qapp: QApplication, tmp_path: Path) -> None:
    pdf = written(preview(4, sideways=1), tmp_path)
    assert sizes(pdf) == [(595, 842)] * 3 + [(842, 595)]
    assert [text.split("\n")[0] for text in texts(pdf)] == [f"Section {n}" for n in (1, 2, 3, 4)]


@needs_poppler
def test_the_words_of_the_example_are_in_order_and_its_fonts_inside(
    qapp: QApplication, example: Document, framework: Framework, tmp_path: Path
) -> None:
    template = templates() / "word" / "default.docx"
    made = make_preview(PreviewOf(slim(example), framework, template, ExportChoices(), TODAY))
    pdf = written(made, tmp_path)
    for page, text in zip(made.placed.pages, texts(pdf), strict=True):
        wanted = "".join(mark.text for mark in page.marks if isinstance(mark, TextMark))
        assert "".join(text.split()) == "".join(wanted.split())
    fonts = [line.split()[-5:-2] for line in told_by("pdffonts", pdf).splitlines()[2:]]
    assert {(embedded, has_text) for embedded, _, has_text in fonts} == {("yes", "yes")}


@needs_poppler
def test_the_pdf_knows_its_title_and_nothing_of_who_made_it(
    qapp: QApplication, tmp_path: Path
) -> None:
    pdf = written(preview(3), tmp_path)
    told = dict(line.split(":", 1) for line in told_by("pdfinfo", pdf).splitlines())
    assert told["Title"].strip() == TITLE
    assert told["Author"].strip() == ""
    raw = pdf.read_bytes()
    assert b"/Lang (en-GB)" in raw
    assert b"/DisplayDocTitle true" in raw
    for trace in (str(tmp_path), str(Path.home()), str(Path.cwd()), "pages.pdf"):
        assert trace.encode() not in raw
        assert trace.encode("utf-16-be") not in raw


@needs_poppler
def test_links_and_headings_of_the_pdf_lead_to_their_pages(
    qapp: QApplication, tmp_path: Path
) -> None:
    pdf = written(preview(5), tmp_path)
    dests = re.findall(
        r"^\s+(\d+) \[ XYZ .*\] \"(\w+)\"", told_by("pdfinfo", pdf, "-dests"), re.MULTILINE
    )
    assert sorted(dests, key=lambda found: found[1]) == [(str(n), f"s{n}") for n in range(1, 6)]
    assert pdf.read_bytes().count(b"/Subtype /Link") == 4
    assert "Section 3" in texts(pdf)[2]


def outline_of(pdf: bytes) -> dict[int, dict[str, str]]:
    """Return the objects that were added last, by number, as names and what stands after them."""
    added = pdf[pdf.rindex(b"%%EOF", 0, -6) :].decode("latin-1")
    objects = re.findall(r"(\d+) 0 obj\n<<\n(.*?)\n>>\nendobj", added, re.DOTALL)
    return {
        int(number): dict(line[1:].split(" ", 1) for line in inside.splitlines())
        for number, inside in objects
    }


def test_the_list_of_headings_is_a_tree_that_hangs_together(qapp: QApplication) -> None:
    headings = [
        Entry(title, level, f"s{n}")
        for n, (title, level) in enumerate(
            (("Summary", 1), ("Leaders", 1), ("Workforce", 2), ("Audit – “how”", 2), ("Plan", 1)), 1
        )
    ]
    made = preview(5)._replace(headings=tuple(headings))
    objects = outline_of(pdf_of(made))
    [(root, top)] = [(n, o) for n, o in objects.items() if o.get("Type") == "/Outlines"]

    def children(entry: dict[str, str], parent: int) -> list[dict[str, str]]:
        found, at = [], entry.get("First", "").split(" ")[0]
        while at:
            item = objects[int(at)]
            assert item["Parent"] == f"{parent} 0 R"
            found.append(item)
            last, at = at, item.get("Next", "").split(" ")[0]
            assert at or entry["Last"] == f"{last} 0 R"
            assert not at or objects[int(at)]["Prev"] == f"{last} 0 R"
        return found

    def title(item: dict[str, str]) -> str:
        return bytes.fromhex(item["Title"][1:-1]).decode("utf-16")

    tops = children(top, root)
    assert [title(item) for item in tops] == ["Summary", "Leaders", "Plan"]
    leaders = int(tops[0]["Next"].split(" ")[0])
    assert [title(item) for item in children(tops[1], leaders)] == ["Workforce", "Audit – “how”"]
    assert (top["Count"], tops[1]["Count"]) == ("3", "-2")


def test_a_pdf_of_another_make_is_left_as_it_is() -> None:
    assert with_outline(b"%PDF-1.7 something else", ()) == b"%PDF-1.7 something else"


def pdf_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def ask_for(printer: QPrinter, first: int, last: int) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(first, last)


@needs_poppler
def test_only_the_pages_that_were_asked_for_are_printed_each_as_it_lies(
    qapp: QApplication, tmp_path: Path
) -> None:
    pages = preview(6, sideways=2).placed.pages
    printer = pdf_printer(tmp_path / "printed.pdf")
    ask_for(printer, 4, 5)
    assert print_on(printer, pages, 1) == 2
    assert sizes(tmp_path / "printed.pdf") == [(595, 842), (842, 595)]
    assert [t.split("\n")[0] for t in texts(tmp_path / "printed.pdf")] == ["Section 4", "Section 5"]


def asked_range(printer: QPrinter) -> None:
    ranges = QPageRanges()
    ranges.addRange(2, 3)
    ranges.addPage(7)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(ranges)


@pytest.mark.parametrize(
    ("ask", "wanted"),
    [
        (lambda p: None, [1, 2, 3, 4, 5, 6, 7]),
        (lambda p: p.setPrintRange(QPrinter.PrintRange.CurrentPage), [4]),
        (asked_range, [2, 3, 7]),
        (lambda p: ask_for(p, 6, 99), [6, 7]),
        (lambda p: p.setPageOrder(QPrinter.PageOrder.LastPageFirst), [7, 6, 5, 4, 3, 2, 1]),
    ],
)
def test_the_printer_says_what_is_wanted(
    qapp: QApplication, tmp_path: Path, ask: Callable[[QPrinter], None], wanted: list[int]
) -> None:
    printer = pdf_printer(tmp_path / "printed.pdf")
    ask(printer)
    assert pages_wanted(printer, 7, 4) == wanted


@needs_poppler
def test_a_page_larger_than_the_paper_is_made_to_fit(qapp: QApplication, tmp_path: Path) -> None:
    printer = pdf_printer(tmp_path / "small.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    print_on(printer, preview(2).placed.pages, 1)
    told = told_by("pdftotext", tmp_path / "small.pdf", "-bbox", to=("-",))
    lowest = max(float(found) for found in re.findall(r'yMax="([\d.]+)"', told))
    assert 480 < lowest < 520  # of 842 points 700, so of 595 a little under 500
    assert "Line 29 of page 2" in texts(tmp_path / "small.pdf")[1]


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_answer_is_named(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(PrintError, match="Nothing is lost"):
        print_on(pdf_printer(tmp_path / "no" / "such" / "folder.pdf"), preview(1).placed.pages, 1)


class AtPaper:
    """Somebody who prints or saves the pages of a preview."""

    def __init__(self, theme: Theme, dialogs: RecordedDialogs, folder: Path) -> None:
        self.made: Preview | Exception = preview(4)
        self.opened: list[Path] = []
        self.told: list[tuple[str, str, str]] = []
        self.in_view = True
        self.lane = Lane()
        self.pane = PreviewPane(theme)
        self.previewing = Previewing(
            self.pane, self.lane, cast("Any", lambda: self.made), self._make
        )
        outlet = Outlet(self.lane, self._open, folder, self.lane, self.lane)
        suggested = folder / "Northbridge 2026.docx"
        self.paper = PreviewPaper(
            self.previewing, dialogs, outlet, lambda: suggested, lambda: self.in_view
        )
        self.paper.told.connect(self._on_told)

    def _make(self, made: Any) -> Preview:
        if isinstance(made, Exception):
            raise made
        return cast("Preview", made)

    def _open(self, path: Path) -> bool:
        self.opened.append(path)
        return True

    def _on_told(self, sentence: str, tone: str, link: str) -> None:
        self.told.append((sentence, tone, link))

    def settle(self) -> None:
        self.lane.drain()
        settle()


@pytest.fixture
def at_paper(theme: Theme, dialogs: RecordedDialogs, tmp_path: Path) -> Iterator[AtPaper]:
    made = AtPaper(theme, dialogs, tmp_path)
    yield made
    for form in dialogs.forms:
        form.deleteLater()
    made.pane.deleteLater()
    made.lane.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_pdf_is_saved_beside_the_word_file_and_opened(
    at_paper: AtPaper, dialogs: RecordedDialogs, tmp_path: Path
) -> None:
    path = tmp_path / "Northbridge 2026.pdf"
    dialogs.answer(path)
    at_paper.paper.save_pdf()
    at_paper.settle()
    assert dialogs.asked[0].text == str(path)
    assert path.read_bytes().startswith(b"%PDF-")
    assert [told[1:] for told in at_paper.told] == [("info", ""), ("ok", "Open it")]
    at_paper.paper.open_last()
    assert at_paper.opened == [path]
    path.unlink()
    at_paper.paper.open_last()
    assert "could not be opened" in at_paper.told[-1][0]


def test_who_gives_up_saves_nothing(at_paper: AtPaper, dialogs: RecordedDialogs) -> None:
    dialogs.answer(None)
    at_paper.paper.save_pdf()
    at_paper.settle()
    assert at_paper.told == []


def test_a_pdf_that_cannot_be_written_is_told(
    at_paper: AtPaper, dialogs: RecordedDialogs, tmp_path: Path
) -> None:
    (tmp_path / "taken.pdf").mkdir()
    dialogs.answer(tmp_path / "taken.pdf")
    at_paper.paper.save_pdf()
    at_paper.settle()
    assert at_paper.told[-1][1] == "warn"
    assert (tmp_path / "taken.pdf").is_dir()


def test_pages_that_cannot_be_made_are_neither_saved_nor_printed(
    at_paper: AtPaper, dialogs: RecordedDialogs, tmp_path: Path
) -> None:
    at_paper.made = UserError("The template could not be read.")
    dialogs.answer(tmp_path / "pages.pdf")
    at_paper.paper.save_pdf()
    at_paper.settle()
    assert at_paper.told[-1] == ("The template could not be read.", "warn", "")
    at_paper.paper.print()
    at_paper.settle()
    assert "nothing was printed" in at_paper.told[-1][0]
    assert list(tmp_path.iterdir()) == []


def test_a_printer_is_asked_for_and_takes_the_pages(
    at_paper: AtPaper, dialogs: RecordedDialogs, tmp_path: Path
) -> None:
    at_paper.paper.print()
    at_paper.settle()
    [dialog] = dialogs.forms
    assert isinstance(dialog, QPrintDialog)
    assert (dialog.minPage(), dialog.maxPage()) == (1, 4)
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    ask_for(printer, 2, 2)
    dialog.done(QDialog.DialogCode.Accepted)
    assert at_paper.told[-1:] == [("1 page was sent to “printed.pdf”.", "ok", "")]
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_fails_is_told(
    at_paper: AtPaper, dialogs: RecordedDialogs, tmp_path: Path
) -> None:
    at_paper.paper.print()
    at_paper.settle()
    printer = cast("QPrintDialog", dialogs.forms[0]).printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "printed.pdf"))
    dialogs.forms[0].done(QDialog.DialogCode.Accepted)
    assert at_paper.told[-1][1] == "warn"


def test_one_printer_is_asked_for_at_a_time(at_paper: AtPaper, dialogs: RecordedDialogs) -> None:
    at_paper.paper.print()
    assert at_paper.told == [("Making the pages…", "info", "")]
    at_paper.paper.print()
    at_paper.settle()
    at_paper.paper.print()
    [first] = dialogs.forms
    first.done(QDialog.DialogCode.Rejected)
    at_paper.paper.print()
    assert len(dialogs.forms) == 2
    assert cast("QPrintDialog", first).printer().docName() == TITLE  # as long as its dialog


def test_who_went_elsewhere_is_not_asked(at_paper: AtPaper, dialogs: RecordedDialogs) -> None:
    at_paper.paper.print()
    at_paper.in_view = False
    at_paper.settle()
    assert dialogs.forms == []
    assert "nothing was printed" in at_paper.told[-1][0]
    at_paper.in_view = True
    at_paper.paper.print()
    assert len(dialogs.forms) == 1
