"""Every output there is: what it is for and the forms it comes in. Light: nothing is made here.

The Export page and the command line offer the same, because both take it from here; making.py has
the function that makes each.
"""

from typing import NamedTuple

PDF, WEB, WORD, EXCEL = ".pdf", ".html", ".docx", ".xlsx"


class PublicChoices(NamedTuple):
    """What the council chooses for its public version.

    ``held_back`` are ids of sections; ``names`` says whether to withhold names of staff; ``marking``
    stands on each page in place of the document's own.
    """

    held_back: tuple[str, ...] = ()
    names: bool = True
    marking: str = "OFFICIAL"


class Output(NamedTuple):
    """One output. ``forms`` are the endings of its files, the one suggested first.

    ``id`` names it on the command line and at the end of its file's name. ``sideways`` says that
    its sheets lie on their side. ``needs_enquiries`` tells of what an inspector may ask, which the
    checks have to find out first.
    """

    id: str
    title: str
    purpose: str
    forms: tuple[str, ...]
    sideways: bool = False
    needs_enquiries: bool = False


OUTPUTS: tuple[Output, ...] = (
    Output(
        "briefing",
        "Two-page briefing",
        "For the director and the lead member before the annual engagement meeting.",
        (PDF, WEB),
        needs_enquiries=True,
    ),
    Output(
        "public",
        "Public version",
        "For members and the public: small numbers, names and the sections you choose are withheld.",
        (WORD, WEB),
    ),
    Output(
        "redactions",
        "List of what is withheld",
        "Stays with the council: what the public version leaves out, where and why.",
        (PDF, WEB),
    ),
    Output(
        "evidence-index",
        "Evidence index",
        "Every item of evidence with what it shows and where it is cited.",
        (PDF, EXCEL, WEB),
        sideways=True,
    ),
    Output(
        "update",
        "One-page update",
        "For the day Ofsted calls: what has changed since the self-evaluation was signed or sent.",
        (PDF, WEB),
    ),
    Output(
        "web",
        "The whole as a web page",
        "To read in any browser, on any screen and with a screen reader.",
        (WEB,),
    ),
)


def output(id_: str) -> Output:
    """Return the output of that id. Raises KeyError when there is none."""
    return {one.id: one for one in OUTPUTS}[id_]
