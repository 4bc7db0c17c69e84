"""Make resources/framework/compiled.json, which the window reads, from the TOML files beside it.

Run it after every change to those files; a test fails until you have:

    python packaging/compile_framework.py
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from ilacs_desktop.framework.load import load_framework  # noqa: E402
from ilacs_desktop.framework.load_compiled import COMPILED, compiled  # noqa: E402

FOLDER = ROOT / "resources" / "framework"

if __name__ == "__main__":
    (FOLDER / COMPILED).write_bytes(compiled(load_framework(FOLDER)))
