"""Where the shipped files are: inside the installed package, or beside it in the repository."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def resources() -> Path:
    """Return the folder with framework data, the example, dictionaries, icons and help."""
    return _folder("resources")


def templates() -> Path:
    """Return the folder with the Word style template and the jinja2 templates."""
    return _folder("templates")


def standard_template() -> Path:
    """Return the Word template that is used where the council has none of its own."""
    return templates() / "word" / "default.docx"
