"""Step: our own tests, those without Qt, in the Python and with the libraries that are shipped."""

import re
import shutil
from pathlib import Path

from distribution import inputs, tools
from distribution.facts import ROOT
from distribution.faults import BuildError
from distribution.folder import unpack
from distribution.trial.trial import Trial

# What is left out, and why. Everything else below tests/ runs.
EXCLUDED = {
    "ui": "needs pytest-qt and Qt's test module, which are not shipped; the steps before try the window",
    "layout": "needs Qt's offscreen platform, which is not shipped",
    "e2e": "drives windows",
    "bench": "measures; its tests are of its tables and pictures",
    "packaging": "is about this build on Debian",
    "test_architecture.py": "reads the sources with tools of developers",
    "test_environment.py": "is about the developers' environment",
    "test_main.py": "starts the program without a screen, which Windows always has",
    "test_self_test.py": "needs pytest-qt; the steps before run the self-test itself",
    "test_run_py.py": "is about setting up from the sources",
    "test_wheel.py": "builds the wheel with tools of developers",
    "framework/test_bank_holidays.py": "is about a script of developers and its library",
    "language/test_dictionary.py": "is about making the set of words, on a developer's machine",
    "export": "needs Qt's offscreen platform, which is not shipped",
    "outputs/test_on_paper.py": "needs Qt's offscreen platform, which is not shipped",
    "word/parts/test_hostile_files.py": "measures memory as Linux tells it",
    "word/parts/test_mutated_files.py": "measures memory as Linux tells it",
    "word/review/test_libreoffice.py": "needs LibreOffice",
    "word/test_pdf.py": "needs LibreOffice",
}
NOT_IN_WINE = ("_wmi.pyd",)  # ends the program when it asks what machine this is; not shipped
PLUGIN = Path(__file__).resolve().parents[2] / "wine" / "wine_gaps.py"
_SETTINGS = """\
[pytest]
addopts = --import-mode=importlib --strict-markers -p wine_gaps -p no:cacheprovider -q
filterwarnings = error
faulthandler_timeout = 300
markers = long: heavy suites
"""


def own_tests(trial: Trial) -> str:
    """Run our tests inside Wine; return pytest's closing line."""
    place = trial.work / "own-tests"
    python = shipped_python(trial, place)
    for part in ("tests", "resources", "templates", "docs", "packaging"):
        unwanted = shutil.ignore_patterns("__pycache__", "windows")
        shutil.copytree(ROOT / part, place / part, ignore=unwanted)
    (place / "pytest.ini").write_text(_SETTINGS, "utf-8")
    left_out = [f"--ignore={trial.wine.path(place / 'tests' / name)}" for name in EXCLUDED]
    where = [f"--rootdir={trial.wine.path(place)}", "-c", trial.wine.path(place / "pytest.ini")]
    words = [*where, "--basetemp=C:\\t", *left_out, trial.wine.path(place / "tests")]
    code, said = trial.wine.run(
        trial.wine.path(python), "-B", "-X", "utf8", "-m", "pytest", *words, timeout=3000
    )
    (trial.work / "own-tests.txt").write_text(said, "utf-8")
    closing = re.findall(r"^\d+ (?:passed|failed).*$", said, re.MULTILINE)
    if code or not closing:
        failed = re.findall(r"^(?:FAILED|ERROR) .*$", said, re.MULTILINE)
        raise BuildError("; ".join(failed) or said[-1500:])
    return str(closing[-1])


def shipped_python(trial: Trial, place: Path) -> Path:
    """Make a Python like the one that is shipped in a new folder, with pytest beside our libraries."""
    shutil.rmtree(place, ignore_errors=True)
    pinned = inputs.load()
    embed = inputs.embedded_python(pinned, trial.work)
    shutil.copytree(embed, place / "python", ignore=shutil.ignore_patterns(*NOT_IN_WINE))
    wheels = inputs.wheels(pinned, tools.REQUIREMENTS, trial.work / "test-wheels")
    unpack(wheels, place / "libraries")
    shutil.copyfile(PLUGIN, place / "libraries" / PLUGIN.name)
    shipped = [trial.wine.path(trial.folder / part) for part in ("app", "lib")]
    (pth,) = (place / "python").glob("python3*._pth")
    ours = [trial.wine.path(place), trial.wine.path(place / "libraries")]
    lines = [f"{pth.stem}.zip", ".", *shipped, *ours]
    pth.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return place / "python" / "python.exe"
