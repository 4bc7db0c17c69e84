"""A pytest plugin for tests under Wine 8: goes round calls of Windows that it has not got."""

import _winapi
import os

if hasattr(_winapi, "CopyFile2"):
    del _winapi.CopyFile2  # shutil then copies by reading and writing


os.environ["QT_QPA_PLATFORM"] = "windows"  # the one that is shipped; elsewhere it is offscreen


def _no_parent() -> int:
    return 0


os.getppid = _no_parent  # asks Windows for a snapshot of all processes


def pytest_sessionstart() -> None:
    """Try few examples of each law: what is tried here is Windows, not the laws."""
    import hypothesis

    hypothesis.settings.register_profile("wine", max_examples=5, deadline=None)
    hypothesis.settings.load_profile("wine")
