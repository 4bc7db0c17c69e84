"""Faults of plans, prior points, indicators and figures in the text."""

import datetime as dt
from collections.abc import Callable

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Action
from tests.checks.kit import reworded, with_record, with_text
from tests.checks.planted.fault import Fault, marked_as


def action(id_: str, **fields: object) -> Callable[[Document], Document]:
    return lambda document: with_record(document, "actions", id_, **fields)


def point(id_: str, **fields: object) -> Callable[[Document], Document]:
    return lambda document: with_record(document, "prior_points", id_, **fields)


def indicator(id_: str, **fields: object) -> Callable[[Document], Document]:
    return lambda document: with_record(document, "indicators", id_, **fields)


def stray_action(document: Document) -> Document:
    new = Action(
        "ac-new", 99, "Hold a summit.", "Partners meet too seldom.", "Director", dt.date(2027, 1, 31),
        "Held by January 2027.", "Children are helped sooner.",
    )  # fmt: skip
    return msgspec.structs.replace(document, actions=(*document.actions, new))


PLANS = (
    Fault(
        "plans.unanswered",
        "a weakness without an action",
        lambda d: with_text(d, "education", "plan", "We will keep an eye on this."),
    ),
    Fault(
        "plans.doubtful",
        "an action for another area",
        lambda d: with_text(d, "education", "know", "(!) Dental checks lapse in Riverside."),
    ),
    Fault("plans.what", "an action without words", action("ac-consent", what="")),
    Fault("plans.weakness", "an action that answers nothing", action("ac-consent", weakness="")),
    Fault("plans.owner", "an action nobody owns", action("ac-consent", owner="")),
    Fault("plans.date", "an action without a date", action("ac-consent", due=None)),
    Fault("plans.measure", "an action without a measure", action("ac-consent", measure="")),
    Fault(
        "plans.vague_measure",
        "a measure that cannot be missed",
        action("ac-consent", measure="Consent is clearer."),
    ),
    Fault("plans.change", "nothing for children", action("ac-consent", change_for_children="")),
    Fault(
        "plans.overdue", "a date that has passed", action("ac-consent", due=dt.date(2026, 9, 30))
    ),
    Fault("plans.late", "a date after the plan", action("ac-consent", due=dt.date(2028, 3, 31))),
    Fault("plans.not_shown", "shown by nothing", action("ac-child-in-need", shown_by=())),
    Fault(
        "plans.shown_by_negative",
        "shown by the opposite",
        action("ac-child-in-need", shown_by=("ev-audit-neglect",)),
    ),
    Fault("plans.done", "done, and taken for working", action("ac-consent", state="done")),
    Fault("plans.unlinked", "an action beside the text", stray_action),
)

PRIOR = (
    Fault(
        "prior.unaccounted",
        "a point of the inspection told nowhere",
        point("pp-inspection-life-story", sections=()),
    ),
    Fault(
        "prior.silent",
        "a point told in a parked section",
        point("pp-inspection-life-story", sections=("care_cohorts",)),
    ),
    Fault(
        "prior.unspoken",
        "a point sent to a section that tells something else",
        point("pp-plan-return-interviews", sections=("learning",)),
    ),
    Fault("prior.response", "no response", point("pp-inspection-life-story", response=" ")),
    Fault(
        "prior.shown",
        "shown to work, with no strength",
        lambda d: marked_as(d, "assessment", "strength", ""),
    ),
    Fault(
        "prior.direction",
        "a point of the inspection that says not which way",
        point("pp-inspection-life-story", direction=""),
    ),
    Fault(
        "prior.worse",
        "a point that got worse, with no plan for it",
        point("pp-plan-advice-line", direction="deteriorated"),
    ),
    Fault("prior.none", "no prior points", lambda d: msgspec.structs.replace(d, prior_points=())),
)

INDICATORS = (
    Fault(
        "indicators.outlier",
        "an outlier without a reason",
        indicator("in-section-47", explanation="1,518 enquiries."),
    ),
    Fault(
        "indicators.worse",
        "a fall without a reason",
        indicator("in-health-assessment", explanation="102 of 176."),
    ),
    Fault(
        "indicators.untold",
        "a figure that the text passes over",
        lambda d: reworded(d, "child_protection", "know", "244.8 per 10,000", "high"),
    ),
    Fault(
        "indicators.outlier",
        "a rank in the last fifth without a reason",
        indicator("in-in-touch", rank=150, rank_of=153, explanation=""),
    ),
    Fault(
        "indicators.small_base",
        "a percentage of too few young people",
        indicator("in-eet-17-18", base=14),
    ),
    Fault("indicators.incomplete", "a figure of no period", indicator("in-turnover", period="")),
)

FIGURES = (
    Fault(
        "figures.arithmetic",
        "a percentage that does not add up",
        lambda d: reworded(
            d, "supervision", "know", "27 of 60 records (45%)", "27 of 60 records (54%)"
        ),
    ),
    Fault(
        "figures.indicator",
        "another re-referral rate than the table's",
        lambda d: reworded(
            d, "thresholds", "know", "re-referrals, at 21.4%", "re-referrals, at 19%"
        ),
    ),
    Fault(
        "figures.evidence",
        "a count its evidence does not give",
        lambda d: reworded(d, "harm_in_family", "know", "118 of 160", "119 of 160"),
    ),
    Fault(
        "figures.each_other",
        "one count told in two ways",
        lambda d: reworded(d, "impact_of_leaders", "know", "27 of 60", "26 of 60"),
    ),
)

FAULTS = (*PLANS, *PRIOR, *INDICATORS, *FIGURES)
