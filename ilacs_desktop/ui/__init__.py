"""All windows. Only ``app`` imports this part."""

import builtins

import PySide6.QtCore  # noqa: F401 - from here on there is something to take back

# PySide6 puts itself before every import, to look for ``from __feature__ import``: it reads the
# source of each module. Nobody here writes that, and it takes a tenth of the time to the first key.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
