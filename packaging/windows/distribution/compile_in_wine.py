"""Run by the Python for Windows, under Wine: compiles lib and app of the folder that it is given.

The compiled files are used without a look at the sources, so they can never be out of date by a
clock, and the program writes nothing in the folder where it is installed.
"""

import compileall
import sys
from py_compile import PycInvalidationMode

if __name__ == "__main__":
    done = [
        compileall.compile_dir(
            rf"{sys.argv[1]}\{part}",
            maxlevels=20,
            quiet=1,
            stripdir=sys.argv[1],
            invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
        )
        for part in ("app", "lib")
    ]
    sys.exit(0 if all(done) else 1)
