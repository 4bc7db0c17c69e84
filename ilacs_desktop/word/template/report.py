"""What an import found in a council's template, in sentences for the officer who made it."""

import msgspec

from ilacs_desktop.word.template.placeholder_names import NAMES, token

_WITHOUT = {
    "authority": "the council’s name is not printed",
    "title": "the title is not printed",
    "meeting": "the date of the annual engagement meeting is not printed",
    "date": "the date of the copy is not printed",
    "version": "the version is not printed",
    "marking": "the protective marking is added to headers and footers in plain type",
    "draft": "DRAFT is added to the headers of drafts in plain type",
    "logo": "the logo that is chosen in Set up is not shown",
    "contents": "there is no contents list",
}
_NEEDED = ("authority", "title", "version", "draft", "contents")  # few templates do without


class TemplateReport(msgspec.Struct, frozen=True):
    """Nothing in it is private: what was dropped is counted, not quoted.

    ``placeholders`` are the names found, ``supplied`` the styles that come from the standard
    template, ``access`` what people with low sight or a screen reader would stumble over,
    ``cautions`` what else may look or work otherwise than wanted, ``dropped`` what is left out of
    the copy, ``notes`` what was put right. ``label`` is the name of the sensitivity label,
    ``has_label`` whether there is one.
    """

    placeholders: tuple[str, ...] = ()
    supplied: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    has_label: bool = False
    label: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the placeholders that the template does not use."""
        return tuple(name for name in NAMES if name not in self.placeholders)

    @property
    def warnings(self) -> int:
        """How many things its author should look at."""
        needed = sum(name in _NEEDED for name in self.missing)
        return len(self.access) + len(self.cautions) + needed

    @property
    def label_name(self) -> str:
        """The label in words, such as “Official”; empty without one."""
        if not self.has_label:
            return ""
        return f"“{self.label}”" if self.label else "without a name"


class Chapter(msgspec.Struct, frozen=True):
    """A part of the report: its heading, what it is about, and a sentence or item for each thing."""

    title: str
    about: str
    items: tuple[str, ...]


def missing_sentences(report: TemplateReport) -> tuple[str, ...]:
    """Return what is not printed for want of a placeholder."""
    return tuple(
        f"Without {token(name)}, {_WITHOUT[name]}." for name in report.missing if name in _WITHOUT
    )


def verdict(report: TemplateReport) -> str:
    """Return the report in a sentence: that the template can be used, and how much to look at."""
    if not report.warnings:
        return "This template can be used as it is."
    things = "is 1 thing" if report.warnings == 1 else f"are {report.warnings} things"
    return f"This template can be used. There {things} to look at."


def chapters(report: TemplateReport, *, keeps_label: bool | None = None) -> tuple[Chapter, ...]:
    """Return the parts of the report that say something.

    ``keeps_label`` is what was decided about the sensitivity label; None while it is open.
    """
    label: tuple[str, ...] = ()
    if report.has_label and keeps_label is not None:
        kept = "is kept and written into each document" if keeps_label else "is left out"
        label = (f"The sensitivity label {report.label_name} {kept}.",)
    all_chapters = (
        Chapter(
            "Not easy for everyone to read",
            "Mend these in your template, then import it again. Where words stand on a picture, "
            "judge by eye.",
            report.access,
        ),
        Chapter("May look otherwise than you want", "", report.cautions),
        Chapter(
            "Without a placeholder",
            "Your template has no placeholder for these. That may be what you want.",
            missing_sentences(report),
        ),
        Chapter("Good to know", "", (*label, *report.notes)),
        Chapter(
            "Styles from the standard look",
            "Your template does not define these styles. They are supplied in the colour of your "
            "headings, where that can be read.",
            (", ".join(report.supplied),) if report.supplied else (),
        ),
        Chapter(
            "Left out of the copy",
            "These stay in your own file, which is not changed. They never reach a document.",
            report.dropped,
        ),
        Chapter(
            "Placeholders found",
            "",
            (", ".join(map(token, report.placeholders)),) if report.placeholders else (),
        ),
    )
    return tuple(chapter for chapter in all_chapters if chapter.items)
