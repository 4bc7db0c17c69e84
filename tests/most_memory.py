"""How much memory a process of a test took at most."""

from pathlib import Path


def most_memory() -> int:
    """Return the most memory that this process has taken since its program began, in MB.

    Not ``ru_maxrss``: a process that is started begins that with the memory of whoever started it.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM"))
