"""The shipped framework in the form that the window reads: one file, read in a millisecond.

Reading the TOML files takes a sixth of the time in which a bare window opens. They stay what people
read and change; ``packaging/compile_framework.py`` makes the one file of them, and a test compares
the two.
"""

from pathlib import Path

import msgspec

from ilacs_desktop.framework.errors import FrameworkError
from ilacs_desktop.framework.model import Framework

COMPILED = "compiled.json"


def load_compiled(folder: Path) -> Framework:
    """Return the framework of this folder, checked when it was compiled.

    Raises FrameworkError when the file cannot be read or is damaged.
    """
    try:
        return msgspec.json.decode((folder / COMPILED).read_bytes(), type=Framework)
    except OSError as error:
        raise FrameworkError(COMPILED, "", f"it cannot be read ({error.strerror})") from error
    except msgspec.DecodeError as error:
        raise FrameworkError(COMPILED, "", f"it is damaged ({error})") from error


def compiled(framework: Framework) -> bytes:
    """Return what the file says of a framework; the same framework gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(framework), indent=1) + b"\n"
