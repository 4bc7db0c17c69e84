"""The build of the Windows distribution is no package that is installed: say where it is."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "windows"))
