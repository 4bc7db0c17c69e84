"""Puts what was counted or measured into a page of docs/, between two marks that stay."""

from pathlib import Path


def put_between(page: Path, name: str, text: str) -> None:
    """Replace what stands on the page between ``<!-- NAME -->`` and ``<!-- /NAME -->``.

    Raises ValueError when the page does not have both marks, once each and in this order.
    """
    begins, ends = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    whole = page.read_text("utf-8")
    before, begun, rest = whole.partition(begins)
    _, ended, after = rest.partition(ends)
    if not (begun and ended) or begins in after or ends in after:
        raise ValueError(f"{page.name} must have {begins.strip()} and {ends}, once each")
    page.write_text(f"{before}{begins}\n{text.strip()}\n\n{ends}{after}", "utf-8", newline="\n")
