"""What can be typed on the command line: the commands, their files and their options."""

import argparse
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ilacs_desktop import __version__
from ilacs_desktop.checks.finding import SEVERITIES
from ilacs_desktop.outputs.catalogue import OUTPUTS

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - no other name

Run = Callable[[argparse.Namespace], int]
Add = Callable[["_Commands"], None]


def parser(runs: Mapping[str, Run], others: Iterable[Add] = ()) -> argparse.ArgumentParser:
    """Return the parser; the arguments it gives hold in ``command`` what runs the command.

    ``runs`` has that for each command by its name; ``others`` add commands of their own.
    """
    made = argparse.ArgumentParser(
        prog="ilacs-desktop",
        description="Write, check and export a council's ILACS self-evaluation, offline.",
    )
    made.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = made.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_demo(commands, runs["demo"])
    _add_new(commands, runs["new"])
    _add_info(commands, runs["info"])
    _add_export(commands, runs["export"])
    _add_check(commands, runs["check"])
    _add_history(commands, runs)
    _add_bringing_together(commands, runs)
    for add in others:
        add(commands)
    _add_self_test(commands, runs["self-test"])
    return made


def _add_demo(commands: "_Commands", run: Run) -> None:
    demo = _command(commands, "demo", run, "make the example and its Word document")
    demo.add_argument("--out", type=Path, default=Path("demo"), metavar="DIR")


def _add_new(commands: "_Commands", run: Run) -> None:
    new = _command(commands, "new", run, "start a self-evaluation in a new file")
    new.add_argument("file", type=Path, metavar="FILE")
    new.add_argument("--authority", required=True, metavar="NAME")
    new.add_argument(
        "--meeting", required=True, metavar="DATE", help='as in "7 December 2026" or 2026-12-07'
    )


def _add_info(commands: "_Commands", run: Run) -> None:
    info = _command(commands, "info", run, "say how far a self-evaluation has come")
    info.add_argument("file", type=Path, metavar="FILE")
    info.add_argument("--json", action="store_true", help="print the figures as JSON")


def _add_export(commands: "_Commands", run: Run) -> None:
    export = _command(commands, "export", run, "write the Word document")
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument(
        "--out", type=Path, metavar="FILE", help="where it goes; its ending names the form"
    )
    export.add_argument("--replace", action="store_true", help="write over a file of that name")
    export.add_argument(
        "--template",
        type=Path,
        metavar="DOCX",
        help="the council's own style, with {{ body }} and other placeholders in it",
    )
    export.add_argument(
        "--as",
        dest="kind",
        choices=[one.id for one in OUTPUTS],
        help="another document made from the same text, in place of the Word document",
    )
    _add_other_choices(export)
    _add_choices(export)


def _add_other_choices(export: argparse.ArgumentParser) -> None:
    """Add what can be chosen for the documents of --as alone."""
    export.add_argument(
        "--since",
        metavar="DATE",
        help="with --as update: the day from which on changes count, as in 2026-09-01",
    )
    export.add_argument(
        "--hold-back",
        action="append",
        metavar="SECTION",
        help="with --as public or redactions: hold this section back, by its title; may be repeated",
    )
    export.add_argument(
        "--public-marking", metavar="TEXT", help="with --as public: the marking of each page"
    )
    export.add_argument(
        "--staff-names",
        action="store_true",
        help="with --as public: print the names of staff, which are withheld otherwise",
    )


def _add_choices(export: argparse.ArgumentParser) -> None:
    """Add a choice for each field of ExportChoices; what is not given is left to its default."""
    export.add_argument(
        "--citations",
        choices=("number", "short-source"),
        help="cite evidence by number, or by a short source in brackets",
    )
    export.add_argument(
        "--copy",
        choices=("draft", "review", "final"),
        help="which copy; a draft until the self-evaluation is signed off",
    )
    export.add_argument(
        "--version-name", dest="version", metavar="TEXT", help="printed in the footer"
    )
    export.add_argument(
        "--order",
        choices=("leaders-first", "leaders-last", "question"),
        help="judgement by judgement, leaders first or last, or question by question",
    )
    export.add_argument(
        "--leads",
        choices=("run-in", "heading"),
        help="show the three questions as words that run in, or as headings",
    )
    for name, what in (
        ("summary-page", "a page of its own for the summary"),
        ("charts", "charts of the indicators"),
        ("glossary", "a glossary of abbreviations"),
    ):
        export.add_argument(
            f"--{name}", action=argparse.BooleanOptionalAction, default=None, help=what
        )


def _add_check(commands: "_Commands", run: Run) -> None:
    check = _command(commands, "check", run, "say what is missing")
    check.add_argument("file", type=Path, metavar="FILE")
    check.add_argument("--json", action="store_true", help="print the findings as JSON")
    check.add_argument("--severity", choices=SEVERITIES, help="print only findings of this kind")
    check.add_argument("--all", action="store_true", help="print findings that were set aside too")


def _add_self_test(commands: "_Commands", run: Run) -> None:
    test = _command(commands, "self-test", run, "try what the program needs here")
    test.add_argument("--window", action="store_true", help="ask the windows of this computer too")
    test.add_argument("--json", action="store_true", help="print the outcomes as JSON")


def _add_history(commands: "_Commands", runs: Mapping[str, Run]) -> None:
    log = _command(commands, "log", runs["log"], "list the saved versions, newest first")
    log.add_argument("file", type=Path, metavar="FILE")
    log.add_argument("--json", action="store_true", help="print the versions as JSON")
    restore = _command(commands, "restore", runs["restore"], "go back to a saved version")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument(
        "--version", required=True, metavar="V", help="the start of its id, as log prints it"
    )
    restore.add_argument(
        "--out", type=Path, metavar="FILE", help="write it to a new file, and leave this one"
    )
    verify = _command(
        commands, "verify", runs["verify"], "check a file, its versions and sign-offs"
    )
    verify.add_argument("file", type=Path, metavar="FILE")
    verify.add_argument("--json", action="store_true", help="print what was found as JSON")
    erase = _command(commands, "erase", runs["erase"], "erase words from every version of a file")
    erase.add_argument("file", type=Path, metavar="FILE")
    erase.add_argument(
        "--text", action="append", required=True, metavar="WORDS", help="may be given several times"
    )
    erase.add_argument(
        "--exact-case", action="store_true", help="only in the capital and small letters typed"
    )
    erase.add_argument("--inside", action="store_true", help="inside longer words too")
    erase.add_argument(
        "--yes", action="store_true", help="do it; without this, only say where the words are"
    )


def _add_bringing_together(commands: "_Commands", runs: Mapping[str, Run]) -> None:
    merge = _command(
        commands,
        "merge",
        runs["merge"],
        "bring copies, packs and Word forms into a self-evaluation",
    )
    merge.add_argument("file", type=Path, metavar="FILE")
    merge.add_argument("others", type=Path, nargs="+", metavar="OTHER")
    merge.add_argument(
        "--out", type=Path, metavar="FILE", help="write to a new file, and leave FILE as it is"
    )
    merge.add_argument("--json", action="store_true", help="print what came in as JSON")
    pack = _command(commands, "pack", runs["pack"], "make a contributor's pack")
    pack.add_argument("file", type=Path, metavar="FILE")
    pack.add_argument("--owner", required=True, metavar="NAME", help="whose sections go into it")
    pack.add_argument("--word", action="store_true", help="as a form for Word")
    pack.add_argument("--due", metavar="DATE", help="when it is wanted back, as in 2026-10-12")
    pack.add_argument("--note", default="", metavar="TEXT", help="what to say to them")
    pack.add_argument("--out", type=Path, metavar="DIR", help="the folder it goes into")


def _command(
    commands: "_Commands",
    name: str,
    run: Run,
    purpose: str,
) -> argparse.ArgumentParser:
    sentence = f"{purpose[0].upper()}{purpose[1:]}."
    made = commands.add_parser(name, help=purpose, description=sentence)
    made.set_defaults(command=run)
    return made
