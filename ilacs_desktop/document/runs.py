"""The runs of a block as one text with places in it: counted in code points, a chip counting one."""

from ilacs_desktop.document.body import Run, Text, tidy_runs

CHIP = "\ufffc"  # Unicode's own stand-in for an object among the text


def shadow(runs: tuple[Run, ...]) -> str:
    """Return the text with one stand-in for each chip, so that an index in it is a place."""
    return "".join(run.text if isinstance(run, Text) else CHIP for run in runs)


def length(runs: tuple[Run, ...]) -> int:
    """Return how many code points the runs take, a chip counting one."""
    return sum(len(run.text) if isinstance(run, Text) else 1 for run in runs)


def cut(runs: tuple[Run, ...], at: int) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return the runs before and after a place; a place past the end gives an empty rest."""
    before: list[Run] = []
    after: list[Run] = []
    for run in runs:
        size = len(run.text) if isinstance(run, Text) else 1
        if at >= size:
            before.append(run)
        elif at <= 0 or not isinstance(run, Text):
            after.append(run)
        else:
            before.append(Text(run.text[:at], run.bold, run.italic))
            after.append(Text(run.text[at:], run.bold, run.italic))
        at -= size
    return tidy_runs(tuple(before)), tidy_runs(tuple(after))


def between(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    """Return the runs from one place to another."""
    return cut(cut(runs, end)[0], start)[1]
