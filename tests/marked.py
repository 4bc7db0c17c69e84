"""What was counted or measured stands in a page of docs/ between two marks that stay."""

from pathlib import Path


def put_between(page: Path, name: str, text: str) -> None:
    """Put a text between two marks of a page, as ``filled`` does, and write the page."""
    page.write_text(filled(page.read_text("utf-8"), name, text), "utf-8", newline="\n")


def filled(page: str, name: str, text: str) -> str:
    """Return the page with this text between ``<!-- NAME -->`` and ``<!-- /NAME -->``.

    Raises ValueError when the page does not have both marks, once each and in this order.
    """
    before, _, after = _parts(page, name)
    return f"{before}<!-- {name} -->\n\n{text.strip()}\n\n<!-- /{name} -->{after}"


def between(page: str, name: str) -> str:
    """Return what stands between the two marks; raises ValueError as ``filled`` does."""
    return _parts(page, name)[1].strip()


def _parts(page: str, name: str) -> tuple[str, str, str]:
    begins, ends = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, begun, rest = page.partition(begins)
    inner, ended, after = rest.partition(ends)
    if not (begun and ended) or begins in after or ends in after:
        raise ValueError(f"the page must have {begins} and {ends}, once each")
    return before, inner, after
