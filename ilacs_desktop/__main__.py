"""Start the program: what `ilacs-desktop` and `python -m ilacs_desktop` run."""

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from types import ModuleType

_FILE = ".ilacs"


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, or run the command given, and return the exit code.

    Without arguments, or with one file (a double click), it is the window. Window and command line
    are imported only where they are wanted.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not opens_window(arguments):
        return _run_command(arguments)
    if has_screen(os.environ, sys.platform):
        return _open_window(arguments)
    if arguments:
        _say("There is no screen here, so this says how far the self-evaluation has come.")
        return _run_command(["info", *arguments])
    _say("There is no screen here, so the window was not opened. The example is made instead.")
    return _run_command(["demo"])


def opens_window(arguments: Sequence[str]) -> bool:
    """Return whether these arguments ask for the window: none, or one self-evaluation."""
    return not arguments or (len(arguments) == 1 and arguments[0].casefold().endswith(_FILE))


def has_screen(environ: Mapping[str, str], platform: str) -> bool:
    """Return whether a window can be shown. Windows and macOS always have a screen."""
    if platform in ("win32", "darwin"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def imported_app() -> ModuleType:
    """Return what puts the window together. Raises ImportError where a library is missing.

    Nothing that importing makes is garbage, and looking for it took a tenth of the time until the
    frame is painted. From then on ``ui/work/collector.py`` looks.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        from ilacs_desktop import app
    except ImportError:
        if was_on:
            gc.enable()
        raise
    return app


def _open_window(arguments: Sequence[str]) -> int:
    try:
        app = imported_app()
    except ImportError as error:
        _say(
            f"The window could not be opened: {error}. A library of the system is missing. Nothing"
            " was changed. The README says what to install; the command line works without it."
        )
        return 2
    code: int = app.main(arguments)
    return code


def _run_command(arguments: Sequence[str]) -> int:
    from ilacs_desktop.cli.run import main as run_command

    return run_command(arguments)


def _say(sentence: str) -> None:
    if sys.stderr is not None:  # a program started without a console has none
        sys.stderr.write(f"{sentence}\n")


if __name__ == "__main__":
    sys.exit(main())
