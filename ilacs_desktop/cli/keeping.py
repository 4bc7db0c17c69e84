"""The commands about what a file keeps: verify and erase."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ilacs_desktop.cli.common import (
    OK,
    STOPPED,
    needs_versions,
    opened_file,
    passphrase_of,
    print_json,
    readable,
    save_after,
)

if TYPE_CHECKING:
    from ilacs_desktop.document.erasing import Words
    from ilacs_desktop.storage.container import Opened


def verify(args: argparse.Namespace) -> int:
    """Say whether a file, its versions and what was signed are whole; STOPPED where they are not."""
    from ilacs_desktop.storage import verify as checking

    found = checking.verify(args.file)
    if any(one.facts.get("fault") == "NeedsPassphrase" for one in found):
        found = checking.verify(args.file, passphrase_of(args.file))
    if args.json:
        print_json(found)
    else:
        for one in found:
            print(f"{one.level:6}{one.sentence}")
    return OK if checking.is_sound(found) else STOPPED


def erase(args: argparse.Namespace) -> int:
    """Say where words stand in a file and all its versions, and with --yes erase them."""
    from ilacs_desktop.document.erasing import Words
    from ilacs_desktop.history.erasing import erase as erased

    words = Words(args.text, any_case=not args.exact_case, whole=not args.inside)
    opened = opened_file(args.file)
    result = erased(opened.document, opened.history, words)
    for place in result.places:
        print(f"{place.times:6} in {place.where}")
    hold = "earlier version holds" if result.versions == 1 else "earlier versions hold"
    print(f"{result.versions:6} {hold} the words")
    if not result.anything:
        print("The words are not in the file. Nothing was changed.")
        return OK
    if not args.yes:
        print("Nothing was changed. Add --yes to erase them: it cannot be undone.")
        return OK
    needs_versions(opened, "erased from it")
    saved = save_after(
        opened, result.document, args.file, history=result.history, label="Words erased"
    )
    left = erased(saved.document, saved.history, words)
    if left.anything:
        print(
            f"The words were erased, and came back from what somebody else had saved in"
            f" “{saved.path.name}”. Run the command again, once they have stopped."
        )
    else:
        print(f"The words were erased from “{saved.path.name}” and from every version in it.")
    _tell_of_copies(saved.path, opened, words)
    return STOPPED if left.anything else OK


def _tell_of_copies(path: Path, opened: "Opened", words: "Words") -> None:
    """Clean what this computer kept of the document, and name the copies that are out of reach."""
    from ilacs_desktop.folders import user_folders
    from ilacs_desktop.storage.local_copies import Cleaning, clean_local_copies, other_known_copies

    folders = user_folders()
    cleaning = Cleaning(opened.document.id, words, readable, opened.key)
    for copy in clean_local_copies((folders.recovery, folders.kept), cleaning):
        print(copy.sentence)
    known = other_known_copies(opened.document, opened.history, path)
    if known:
        print("These may still hold the words, and were not touched:")
    for one in known:
        print(f"  {one.sentence}")
    print("Word documents, emails and backups may hold them too.")
