"""The page docs/checks.md, made from the catalogue and the planted faults.

Write it anew with ``python3 -m tests.checks.table``; a test fails while it is out of date.
"""

from collections.abc import Iterator
from pathlib import Path

from ilacs_desktop.checks.catalogue import Catalogue, CheckEntry
from tests.checks import kit
from tests.checks.planted.every import FAULTS
from tests.checks.planted.follows import FOLLOWS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "checks.md"

_HEAD = """\
# The checks

Made by `python3 -m tests.checks.table` from `resources/checks/` and `tests/checks/planted/`: change those, and run it again.

A finding is a question to the author: no check changes what is written.

- **stop** holds back the final copy. Drafts and review copies are exported all the same, after listing it.
- **fix** should be mended before the text goes to others.
- **consider** is a question; often the answer is that all is well.

A finding may be set aside with a reason and a name; a stop only where a pattern in the text may mean something else (personal
data). It comes back when what it was about changes: the words it marks, its paragraph, its record, the texts of its section,
or, for a judgement and the whole, what the finding itself says. A stop looks at its whole paragraph.

`ilacs_desktop/checks/__init__.py` says how to write a check.
"""

_PLANTED = """
## Planted faults

Each fault is planted in the example by itself; the check named for it must find it. What else is found then follows from it.
The example without a fault has nothing to stop and nothing to fix.

| fault | found by | follows |
| --- | --- | --- |
"""


def page() -> str:
    """Return the whole page."""
    catalogue = kit.suite().catalogue
    count = f"\nThere are {len(catalogue.checks)} checks in {len(catalogue.families)} families.\n"
    return _HEAD + count + "".join(_families(catalogue)) + _PLANTED + "".join(_faults())


def _families(catalogue: Catalogue) -> Iterator[str]:
    for family in catalogue.families:
        yield f"\n## {family.title}\n\n{family.about}\n\n"
        yield "| check | severity | looks for | why | how to answer it |\n"
        yield "| --- | --- | --- | --- | --- |\n"
        for check in catalogue.checks_of(family.id):
            yield _row(catalogue, check)


def _row(catalogue: Catalogue, check: CheckEntry) -> str:
    source = catalogue.source(check.source)
    why = f"{check.why} *{source.citation}* (as at {source.as_at.isoformat()})"
    cells = (f"`{check.id}` {check.title}", check.severity, check.looks_for, why, check.answer)
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |\n"


def _faults() -> Iterator[str]:
    for fault in FAULTS:
        follows = ", ".join(f"`{check}`" for check in FOLLOWS.get(fault.check, ()))
        yield f"| {fault.says} | `{fault.check}` | {follows} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
