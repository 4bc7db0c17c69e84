"""What the details tell of an item of evidence, label by label. Pure; no Qt here."""

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.document.wording import say_period, say_sample
from ilacs_desktop.ui.pages.evidence.rows import Looked

NOT_YET = "Not given yet"
_MODERATED = {True: "Moderated", False: "Not moderated"}


def facts(one: Looked) -> tuple[tuple[str, str], ...]:
    """Return pairs of label and text; what is always asked for is told also where it is missing."""
    item = one.item
    lens = f" ({one.lens.title.lower()})" if one.lens else ""
    kind = f"{one.kind.title}{lens}" if one.kind else item.type
    base = ". ".join(filter(None, (say_sample(item), _moderated(item))))
    told = (
        ("Type", kind or NOT_YET),
        ("Covers", say_period(item.period_from, item.period_to) or NOT_YET),
        ("Age", one.age.reason if one.age else ""),
        ("Looked at", base[:1].upper() + base[1:]),
        ("Owner", item.owner or NOT_YET),
        ("Source", item.source),
        ("Where it is kept", item.kept_at),
        ("Enclosed", "Goes with the self-evaluation" if item.enclosed else ""),
        ("Left out because", f"{item.parked.reason} ({item.parked.by})" if item.parked else ""),
    )
    return tuple((label, text) for label, text in told if text)


def _moderated(item: Evidence) -> str:
    return _MODERATED[item.moderated] if item.moderated is not None else ""


def shown_by_it(evidence: str, document: Document) -> str:
    """Return which actions an item shows to work, in a sentence; empty where none."""
    numbers = [str(a.number) for a in document.actions if evidence in a.shown_by]
    if not numbers:
        return ""
    if len(numbers) == 1:
        return f"It shows that action {numbers[0]} works."
    return f"It shows that actions {', '.join(numbers[:-1])} and {numbers[-1]} work."
