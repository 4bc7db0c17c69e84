"""The columns of an action plan, of points made before and of an evidence list in other people's words.

Used for tables out of documents, where nothing is lost: a cell that cannot be read as what its
heading says stays as words.
"""

import re

from ilacs_desktop.document.progress import TRAVEL_WORDS
from ilacs_desktop.document.records import PriorSource
from ilacs_desktop.document.wording import PRIOR_SOURCES
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.tables.columns import Column, Fields, key, line_in, names_of_columns, text_in
from ilacs_desktop.tables.evidence_columns import CellError, evidence_columns, read_covered
from ilacs_desktop.tables.periods import read_day, read_period
from ilacs_desktop.tables.states import ASIDE, read_rag, read_state

NUMBER, WHERE, CHILDREN, STATE = "number", "where", "change_for_children", "state"
_FOR_CHILDREN = re.compile(r"\n\s*for children:\s*", re.IGNORECASE)
_NUMBER = re.compile(r"[\[(]?(?:action|a|no\.?|e)?\s*(\d{1,4})[\])]?\.?", re.IGNORECASE | re.ASCII)
_SOURCES: dict[PriorSource, tuple[str, ...]] = {
    "focused_visit": ("focusedvisit", "focussedvisit"),
    "monitoring_visit": ("monitoringvisit",),
    "jtai": ("jtai", "jointtargetedareainspection"),
    "engagement_letter": ("engagement", "aem", "annualconversation", "letter"),
    "last_plan": ("lastyearsplan", "lastplan", "previousplan", "improvementplan"),
    "inspection": ("inspection", "ilacs", "ofsted"),
}
_BY = re.compile(r"^(?:by\s+)?(?:the\s+)?(?:end(?:\s+of)?\s+)?", re.IGNORECASE)
_SAMPLED = re.compile(r"(\d[\d,]*)(?:\s+(.+?))?(?:,\s*(moderated|not moderated))?", re.IGNORECASE)
_SHOWN_BY = re.compile(r"(.*?)\s*\[(\d+(?:,\s*\d+)*)\]", re.DOTALL)
_DASHES = frozenset(("-", "–", "—", "n/a", "N/A"))
# What our own tables print where nothing is known.
_EMPTY = frozenset(
    map(
        key,
        (
            "Not given",
            "Not yet named",
            "No date yet",
            "Not yet set",
            "Nothing yet",
            "In this table only",
        ),
    )
)


def is_empty(cell: str) -> bool:
    """Return whether a cell says no more than that nothing is there."""
    return not cell.strip() or cell.strip() in _DASHES or key(cell) in _EMPTY


def action_columns() -> tuple[Column, ...]:
    """Return the columns of an action plan; the first is the one that makes it one."""
    read = {
        "What we will do": text_in("what"),
        "No.": read_record_number,
        "Area for improvement it answers": text_in("weakness"),
        "Owner": line_in("owner"),
        "By when": read_due,
        "Measure": read_measure,
        "What will change for children": text_in(CHILDREN),
        "State": _state,
        "RAG": _rag,
    }
    names = names_of_columns("actions")
    return tuple(Column(title, names[title], how) for title, how in read.items())


def prior_columns() -> tuple[Column, ...]:
    """Return the columns of a list of points made before; the first makes it one."""
    read = {
        "Point": text_in("text"),
        "Source and date": _source,
        "Date": lambda text: {"date": read_day(text)},
        "What we did": _response,
        "State": _state_and_travel,
        "RAG": _rag,
        "Where it is told": text_in(WHERE),
    }
    names = names_of_columns("prior_points")
    return tuple(Column(title, names[title], how) for title, how in read.items())


def list_columns(framework: Framework) -> tuple[Column, ...]:
    """Return the columns of an evidence list; the first makes it one."""
    known = {column.title: column for column in evidence_columns(framework)}
    title = known.pop("Title")
    number = known.pop("Number")
    return (
        Column("Title", title.also, _title),
        Column("Number", (*number.also, "No.", "Ref"), read_record_number),
        Column("Period and sample", (), _period_and_sample),
        *known.values(),
    )


def read_record_number(text: str) -> Fields:
    """Read "12", "[12]" and "Action 12". Raises CellError when it is not a number."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None or not int(match[1]):
        raise CellError(f"“{text}” is not a number.")
    return {NUMBER: int(match[1])}


def read_due(text: str) -> Fields:
    """Read a day; of a month or a longer time, its last day; or "Complete", which some write here.

    "By the end of March 2027" is 31 March 2027.
    """
    said = read_state(text)
    if said is not None:
        return {STATE: said._replace(rank=min(said.rank, ASIDE))}
    when = _BY.sub("", text.strip())
    return {"due": read_period(when).last or read_day(when)}


def _response(text: str) -> Fields:
    """Read what was done; a cell that says no more than how far it is, as that."""
    said = read_state(text)
    if said is None or said.more:
        return {"response": text}
    return {STATE: said._replace(rank=min(said.rank, ASIDE))}


def read_measure(text: str) -> Fields:
    """Read a measure and, on a line that begins so, what will change for children."""
    measure, *children = _FOR_CHILDREN.split(f"\n{text}", maxsplit=1)
    found = {"measure": measure.strip(), CHILDREN: "".join(children).strip()}
    return {name: words for name, words in found.items() if words}


def _state(text: str) -> Fields:
    """Read a state, and the numbers of the evidence that shows it: "Shown to work [16, 27]".

    Its field holds a StateSaid, for other cells of the row may say more about it.
    """
    match = _SHOWN_BY.fullmatch(text)
    if match:
        return {**_state(match[1]), "shown_by": tuple(re.findall(r"\d+", match[2]))}
    said = read_state(text)
    if said is None:
        raise CellError(f"“{text}” is not a state.")
    return {STATE: said}


def _rag(text: str) -> Fields:
    said = read_rag(text)
    return {STATE: said} if said is not None else _state(text)


def _state_and_travel(text: str) -> Fields:
    """Read a state and, on a line below it, how practice has moved: "In progress", "Improved"."""
    *above, last = text.split("\n")
    travel = {key(word): id_ for id_, word in TRAVEL_WORDS.items()}.get(key(last))
    if not above or travel is None:
        return _state(text)
    return {**_state("\n".join(above)), "direction": travel}


def _source(text: str) -> Fields:
    """Read "Focused visit" and, on a line of its own or after it, a date."""
    first, *rest = text.split("\n")
    found: dict[str, object] = {"source": _source_named(first)}
    if rest:
        found["date"] = read_day(" ".join(rest))
    return found


def _source_named(text: str) -> PriorSource:
    said = key(text)
    for source, title in PRIOR_SOURCES.items():
        if said == key(title):
            return source
    for source, words in _SOURCES.items():
        if any(word in said for word in words):
            return source
    raise CellError(f"“{text}” is not a source that is known.")


def _title(text: str) -> Fields:
    """Read a title and, on lines below it, who made it."""
    first, *rest = text.split("\n")
    found: dict[str, object] = {"title": " ".join(first.split())}
    return {**found, "source": " ".join(" ".join(rest).split())} if rest else found


def _period_and_sample(text: str) -> Fields:
    """Read "May to July 2026" with "44 records, moderated" on the line below."""
    first, *rest = text.split("\n")
    found = dict(read_covered(first))
    for line in rest or ():
        match = _SAMPLED.fullmatch(line.removeprefix("sample of ").strip())
        if match is None:
            raise CellError(f"“{text}” cannot be read as a period and a sample.")
        found["sample_size"] = int(match[1].replace(",", ""))
        found["sample_of"] = (match[2] or "").strip()
        if match[3]:
            found["moderated"] = match[3].lower() == "moderated"
    return found
