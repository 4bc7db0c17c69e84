"""Runs one command and turns whatever goes wrong into a sentence.

Exit codes: 0 all well, 1 findings that stop a final copy, 2 bad use or a file that cannot be used.
"""

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence

from ilacs_desktop.cli import (
    dates,
    documents,
    exporting,
    figures,
    frameworks,
    keeping,
    roll,
    together,
    versions,
)
from ilacs_desktop.cli.arguments import parser
from ilacs_desktop.cli.common import OK, REFUSED
from ilacs_desktop.errors import UserError

DEBUG = "ILACS_DESKTOP_DEBUG"  # set to anything, the technical details of a fault are printed

_RUNS: dict[str, Callable[[argparse.Namespace], int]] = {
    "demo": exporting.demo,
    "new": documents.new,
    "info": documents.info,
    "export": exporting.export,
    "check": documents.check,
    "merge": together.merge,
    "pack": together.pack,
    "log": versions.log,
    "restore": versions.restore,
    "verify": keeping.verify,
    "erase": keeping.erase,
    "self-test": documents.self_test,
}

# The commands about the year; each says what can be typed for it.
_THE_YEAR = (
    dates.add_dates,
    figures.add_import_indicators,
    roll.add_roll,
    frameworks.add_framework,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. A fault is told in a sentence on standard error."""
    _print_anything()
    try:
        args = parser(_RUNS, _THE_YEAR).parse_args(argv)
    except SystemExit as leaving:  # argparse has said what is wrong, or printed the help
        return leaving.code if isinstance(leaving.code, int) else REFUSED
    command: Callable[[argparse.Namespace], int] = args.command
    try:
        return command(args)
    except UserError as error:
        return _refuse(str(error))
    except BrokenPipeError:  # whoever read our output has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return _refuse("Stopped. Files that were not finished have not been changed.")
    except Exception as error:  # noqa: BLE001 - the last net: no traceback reaches the user
        if os.environ.get(DEBUG):
            traceback.print_exc()
        return _refuse(
            f"Something went wrong inside the program ({type(error).__name__}: {error})."
            f" Your files are as they were. Set {DEBUG}=1 and run the command again to see the"
            " details a developer needs."
        )


def _print_anything() -> None:
    """Let a console with an old code page print a question mark rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED
