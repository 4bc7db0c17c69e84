"""Writes the plain document with docxtpl or python-docx: ``python word_process.py TASK FOLDER``.

It runs in the environment of the peers, knows nothing of ours, and reads ``plain.json`` and
``style.docx`` in the folder. ``make-template`` makes the template that ``docxtpl`` fills; a task
that ends in ``-inside`` prints the CPU seconds of later runs, imports left out.
"""

import json
import statistics
import sys
import time
from pathlib import Path

RUNS = 3
STYLES = {
    "h1": "Heading 1",
    "h2": "Heading 2",
    "h3": "Heading 3",
    "text": "Normal",
    "bullet": "List Bullet",
    "numbered": "List Number",
}
TABLE = "Self-evaluation Table"


def make_template(folder):
    """Write a template with a branch for each kind of paragraph and a table for each width."""
    from docx import Document

    word = Document(str(folder / "style.docx"))
    _empty(word)
    widths = sorted({len(item["rows"][0]) for item in _items(folder) if item["rows"]})
    word.add_paragraph("{%p for item in items %}")
    for kind, style in STYLES.items():
        word.add_paragraph(f"{{%p if item.kind == '{kind}' %}}")
        word.add_paragraph("{{ item.text }}", style=style)
        word.add_paragraph("{%p endif %}")
    for width in widths:
        word.add_paragraph(f"{{%p if item.kind == 'table' and item.rows[0]|length == {width} %}}")
        table = word.add_table(rows=3, cols=width, style=TABLE)
        table.cell(0, 0).text = "{%tr for row in item.rows %}"
        for n in range(width):
            table.cell(1, n).text = f"{{{{ row[{n}] }}}}"
        table.cell(2, 0).text = "{%tr endfor %}"
        word.add_paragraph("{%p endif %}")
    word.add_paragraph("{%p endfor %}")
    word.save(str(folder / "docxtpl.docx"))
    print("{}")


def docxtpl(folder):
    """Fill the template with the items."""
    from docxtpl import DocxTemplate

    word = DocxTemplate(str(folder / "docxtpl.docx"))
    word.render({"items": _items(folder)}, autoescape=True)
    word.save(str(folder / "by-docxtpl.docx"))


def python_docx(folder):
    """Write the items one by one, with styles by their names, as python-docx's guide does."""
    from docx import Document

    word = Document(str(folder / "style.docx"))
    _empty(word)
    for item in _items(folder):
        if item["kind"] == "table":
            rows = item["rows"]
            table = word.add_table(rows=0, cols=len(rows[0]), style=TABLE)
            for row in rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        else:
            word.add_paragraph(item["text"], style=STYLES[item["kind"]])
    word.save(str(folder / "by-python-docx.docx"))


def _items(folder):
    return json.loads((folder / "plain.json").read_text("utf-8"))


def _empty(word):
    for element in list(word.element.body):
        if not element.tag.endswith("}sectPr"):
            word.element.body.remove(element)


def _inside(write, folder):
    write(folder)
    spent = []
    for _ in range(RUNS):
        start = time.process_time()
        write(folder)
        spent.append(time.process_time() - start)
    print(json.dumps({"cpu": statistics.median(spent)}), flush=True)


if __name__ == "__main__":
    task, place = sys.argv[1], Path(sys.argv[2])
    tasks = {"make-template": make_template, "docxtpl": docxtpl, "python-docx": python_docx}
    if task.endswith("-inside"):
        _inside(tasks[task.removesuffix("-inside")], place)
    else:
        tasks[task](place)
