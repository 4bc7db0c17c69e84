"""Run by the Python for Windows, under Wine: saves a self-evaluation anew so that a passphrase opens it.

The command line opens such files and makes none: a person does that in the window.
"""

import datetime as dt
import sys
from pathlib import Path

from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.crypt import new_key
from ilacs_desktop.storage.save import Author, save_new

if __name__ == "__main__":
    source, target, passphrase = sys.argv[1:]
    document = open_file(Path(source)).document
    now = dt.datetime.now(dt.UTC)
    save_new(
        Path(target),
        document,
        Author("somebody", "a computer"),
        now,
        lambda made: made.authority.name,
        key=new_key(passphrase),
    )
