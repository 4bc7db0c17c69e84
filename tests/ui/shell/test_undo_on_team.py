"""Undo while the Team place is in view: it stays where the change shows, and else goes there."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.document.records import Evidence, Pack, Proposal
from ilacs_desktop.ui.pages.team.page import TeamPage
from tests.ui.running import Running
from tests.ui.walk import settle

EVIDENCE = {"evidence": (Evidence("e1", 1, "Night visits"),)}
PACK = {"packs": (Pack("p1", "Grace Mwangale", ("care",), "ilacs", dt.date(2026, 10, 1)),)}
PROPOSAL = {"proposals": (Proposal("q1", "field", list="people", record="gone", field="name"),)}


def team(running: Running, tab: str) -> TeamPage:
    """Go to a tab of the team place."""
    running.choose("go_to_team")
    page = running.inside.workbench.pages.team()
    assert page is not None
    page.show_tab(tab)
    settle()
    return page


def changed(running: Running, **fields: object) -> None:
    document = msgspec.structs.replace(running.document, **fields)
    running.workspace.change("Change", document)
    settle()


def test_a_link_may_lead_to_a_version_in_the_history(new: Running) -> None:
    new.inside.workbench.ways.go_to_stage("team/history/some-version")
    page = new.inside.workbench.pages.team()
    assert page is not None
    assert (new.inside.workbench.ways.stage, page.tab) == ("team", "history")


def test_what_contributors_do_not_show_is_gone_to(new: Running) -> None:
    changed(new, **EVIDENCE)
    team(new, "contributors")
    new.choose("undo")
    assert new.document.evidence == ()
    assert new.inside.workbench.ways.stage == "evidence"


def test_a_pack_is_seen_among_the_contributors(new: Running) -> None:
    page = team(new, "contributors")
    changed(new, **PACK)
    new.choose("undo")
    assert (new.inside.workbench.ways.stage, page.tab) == ("team", "contributors")


@pytest.mark.parametrize("tab", ["bring_in", "history"])
def test_where_every_change_is_listed_undo_stays(new: Running, tab: str) -> None:
    changed(new, **EVIDENCE)
    page = team(new, tab)
    new.choose("undo")
    assert (new.inside.workbench.ways.stage, page.tab) == ("team", tab)


def test_a_question_is_gone_to_in_the_tab_that_asks_it(new: Running) -> None:
    page = team(new, "contributors")
    changed(new, **PROPOSAL)
    new.choose("undo")
    assert (new.inside.workbench.ways.stage, page.tab) == ("team", "bring_in")


def test_a_record_that_shows_nowhere_leaves_the_tab_as_it_is(new: Running) -> None:
    page = team(new, "contributors")
    changed(new, word_list=("Northbridge",))
    new.choose("undo")
    assert (new.inside.workbench.ways.stage, page.tab) == ("team", "contributors")
