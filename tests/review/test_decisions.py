from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ReviewError
from geo.review import Action, Decision, Proposal, conflict, conflicting, holding, standing, told

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


def decision(number, action=Action.ACCEPT, reports=("r1",), value=None, who="Ann", why=""):
    return Decision(number=number, at_utc=NOON, who=who, action=action, reports=reports, value=value, why=why)


def proposal(action=Action.ATTACKER, reports=("r1",), **more):
    return Proposal(who="Bob", action=action, reports=reports, **more)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"who": " \n"}, "name of who decides"),
        ({"who": "x" * 201}, "at most 200"),
        ({"reports": ()}, "name the strike"),
        ({"action": Action.REJECT}, "with a reason"),
        ({"action": Action.JOIN}, "only one report"),
        ({"action": Action.SPLIT, "value": ["r1"]}, "nothing would stay"),
        ({"action": Action.SPLIT}, "nothing would stay"),
        ({"action": Action.ROLE, "value": "victim"}, "no role: one of target"),
        ({"action": Action.OUTCOME, "value": 3}, "no outcome"),
        ({"action": Action.DATE, "value": "yesterday"}, "is not a date: write"),
        ({"action": Action.ATTACKER, "value": " "}, "no attacker"),
        ({"action": Action.PLACE, "value": {"name": "x"}}, "no place: search"),
    ],
)
def test_what_cannot_be_decided_is_refused_with_a_way_out(wrong, said):
    with pytest.raises(ReviewError, match=said):
        Proposal(**({"who": "Ann", "action": Action.ACCEPT, "reports": ("r1",)} | wrong))


def test_words_are_kept_on_one_line_and_ids_once():
    made = proposal(Action.ACCEPT, reports=("b", "a", "b"), why=" so\n it\x00 is ")
    assert (made.reports, made.why) == (("a", "b"), "so it is")


def test_what_is_undone_does_not_stand_and_an_undoing_can_be_undone():
    log = [decision(1), decision(2, Action.UNDO, value=1)]
    assert standing(log) == ()
    log.append(decision(3, Action.UNDO, value=2))
    assert standing(log) == (log[0],)
    assert holding(log) == (log[0], log[2])


@given(st.permutations([decision(1), decision(2), decision(3, Action.UNDO, value=1)]))
def test_the_order_of_reading_is_of_no_matter(log):
    assert [one.number for one in standing(log)] == [2]


@pytest.mark.parametrize(
    ("theirs", "mine", "conflicts"),
    [
        (decision(5, Action.ATTACKER, value="India"), proposal(seen=4), True),
        (decision(5, Action.ATTACKER, value="India"), proposal(seen=5), False),
        (decision(5, Action.ATTACKER, value="India", reports=("r2",)), proposal(seen=4), False),
        (decision(5, Action.DATE, value="2025-05-07"), proposal(seen=4), False),
        (decision(5, Action.DATE, value="2025-05-07"), proposal(Action.ACCEPT, seen=4), True),
        (decision(5, Action.REJECT, why="a drill"), proposal(seen=4), True),
        (
            decision(5, Action.SPLIT, reports=("r2",), value=["r1"]),
            proposal(Action.JOIN, ("r1", "r3"), seen=4),
            True,
        ),
    ],
)
def test_two_conflict_where_one_would_override_what_the_other_did_not_see(theirs, mine, conflicts):
    assert (conflicting(mine, [theirs]) is theirs) is conflicts


def test_a_conflict_tells_both_values():
    error = conflict(
        proposal(value="Pakistan"), decision(5, Action.ATTACKER, value="India", why="its ministry says so")
    )
    for word in (
        "'Ann'",
        "'India'",
        "'Pakistan'",
        "its ministry says so",
        "decision 5",
        "Nothing was written",
    ):
        assert word in str(error)


def test_decisions_are_told_in_words():
    assert told(Action.ATTACKER, None) == "attacker unknown"
    assert told(Action.PLACE, {"name": "Murid"}) == "place 'Murid'"
    assert told(Action.UNDO, 7) == "undo of decision 7"
    assert told(Action.JOIN, None) == "join"
