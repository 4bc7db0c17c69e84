"""Where a reader of the help was."""

from ilacs_desktop.ui.help.history import MOST, Spot, Trail


def walked(*spots: Spot) -> Trail:
    trail = Trail()
    for spot in spots:
        trail = trail.gone_to(spot, 0)
    return trail


def test_back_and_forward_lead_where_one_was_as_far_as_it_was_scrolled() -> None:
    trail = Trail().gone_to(Spot("one"), 0).gone_to(Spot("two"), 120)
    back = trail.stepped(-1, 40)
    assert back.now == Spot("one", scrolled=120)
    assert back.can_go_forward
    assert not back.can_go_back
    assert back.stepped(1, 0).now == Spot("two", scrolled=40)


def test_there_is_nothing_before_the_first_and_after_the_last() -> None:
    trail = walked(Spot("one"))
    assert trail.stepped(-1, 9) == trail
    assert trail.stepped(1, 9) == trail
    assert Trail().stepped(-1, 9) == Trail()


def test_going_elsewhere_from_the_middle_forgets_what_was_ahead() -> None:
    trail = walked(Spot("one"), Spot("two")).stepped(-1, 0).gone_to(Spot("three"), 0)
    assert [spot.page for spot in trail.spots] == ["one", "three"]
    assert not trail.can_go_forward


def test_a_search_that_goes_on_is_one_step() -> None:
    trail = walked(Spot("one"), Spot("", query="p"), Spot("", query="packs"), Spot("packs"))
    assert [spot.query or spot.page for spot in trail.spots] == ["one", "packs", "packs"]


def test_rows_that_are_come_by_in_the_contents_are_one_step() -> None:
    passed = (Spot(page, passing=True) for page in ("two", "three", "four"))
    trail = walked(Spot("one"), *passed, Spot("five"))
    assert [spot.page for spot in trail.spots] == ["one", "four", "five"]


def test_another_heading_of_the_same_page_is_no_step() -> None:
    trail = walked(Spot("one"), Spot("one", "part"))
    assert trail.spots == (Spot("one", "part"),)


def test_of_very_many_steps_the_last_are_kept() -> None:
    trail = walked(*(Spot(f"{n}") for n in range(MOST + 3)))
    assert len(trail.spots) == MOST
    assert trail.now == Spot(f"{MOST + 2}")
    for _ in range(MOST):
        trail = trail.stepped(-1, 0)
    assert trail.now == Spot("3")
