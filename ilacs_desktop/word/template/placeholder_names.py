"""The names of the placeholders, such as ``{{ title }}``, that a template may use."""

TEXTS = ("authority", "title", "meeting", "date", "version", "marking", "draft")
LOGO = "logo"
PLACES = ("contents", "body")
NAMES = (*TEXTS, LOGO, *PLACES)


def token(name: str) -> str:
    """Return a placeholder as it is typed in Word."""
    return f"{{{{ {name} }}}}"
