"""Puts the tables and pictures into docs/performance.md; the prose round them is written by hand."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from tests.bench.growth.curve import Curve
from tests.bench.measure import Row
from tests.bench.peers.compare import Peers
from tests.bench.report.growth_picture import growth_picture
from tests.bench.report.machine import machine
from tests.bench.report.peers_picture import peers_picture
from tests.bench.report.tables import budgets_table, growth_table, peers_table
from tests.marked import put_between

_ROOT = Path(__file__).resolve().parents[3]
_PAGE = _ROOT / "docs" / "performance.md"
_PICTURES = _ROOT / "docs" / "pictures"
_BEFORE = Path(__file__).with_name("before.toml")


def write_page(rows: Sequence[Row], curves: Sequence[Curve], peers: Peers) -> None:
    """Write the page and its pictures anew."""
    before = tomllib.loads(_BEFORE.read_text("utf-8"))
    parts = {
        "machine": machine(),
        "budgets": budgets_table(rows, before["measured"]),
        "growth": growth_table(curves),
        "peers": peers_table(peers),
    }
    for name, text in parts.items():
        put_between(_PAGE, name, text)
    (_PICTURES / "growth.svg").write_text(growth_picture(curves), "utf-8", newline="\n")
    (_PICTURES / "peers.svg").write_text(peers_picture(peers.compared), "utf-8", newline="\n")
