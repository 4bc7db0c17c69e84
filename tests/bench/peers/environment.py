"""The packages that we are compared with, in an environment beside run.py's own and never in it."""

import importlib.util
import os
from pathlib import Path
from types import ModuleType

_ROOT = Path(__file__).resolve().parents[3]
_REQUIREMENTS = Path(__file__).with_name("requirements.txt")


def peers_python() -> tuple[Path | None, str]:
    """Return the Python that has the peers' packages; or none, and a sentence why."""
    run = _run_py()
    ours = run.environment_folder(os.environ)
    folder = ours.with_name(f"peers-{ours.name.removeprefix('env-')}")
    try:
        return run.prepare(folder, str(_REQUIREMENTS.relative_to(_ROOT))), ""
    except run.SetUpError as error:
        return None, f"their packages could not be installed ({str(error).splitlines()[0]})"


def _run_py() -> ModuleType:
    """Return run.py as a module: it knows how to make an environment of locked packages."""
    spec = importlib.util.spec_from_file_location("run_py", _ROOT / "run.py")
    if spec is None or spec.loader is None:
        raise ImportError("run.py is not there")
    run = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(run)
    return run
