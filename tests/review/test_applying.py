from hypothesis import given
from hypothesis import strategies as st

from geo.frames import rows, strikes_frame
from geo.review import Action, review_of
from geo.strikes import merge
from tests.builders import article, placed
from tests.review.test_decisions import NOON, decision

A, B, C = (placed("r", of=article(words)) for words in ("one", "two", "three"))
IDS = [A.id, B.id, C.id]


def made(*decisions):
    review = review_of(decisions)
    told = (review.applied(one) for one in (A, B, C))
    return merge((one for one in told if one), review.ties)


def groups(*decisions):
    return {frozenset(placed.id for placed in strike.reports) for strike in made(*decisions)}


def test_the_machines_value_stays_beside_the_reviewers():
    review = review_of([decision(1, Action.ATTACKER, (A.id,), "Pakistan", why="its own words")])
    told = review.applied(A)
    (one,) = told.corrections
    assert told.report.attacker == "Pakistan"
    assert (one.field, one.machine, one.human) == ("attacker", "India", "Pakistan")
    assert (one.who, one.when_utc, one.why) == ("Ann", NOON, "its own words")
    assert A.report.attacker == "India"


def test_the_last_word_counts_and_every_word_stays():
    words = [decision(n, Action.ATTACKER, (A.id,), name) for n, name in enumerate(("Iran", "Israel"), 1)]
    told = review_of(reversed(words)).applied(A)
    assert told.report.attacker == "Israel"
    assert [(one.machine, one.human) for one in told.corrections] == [("India", "Iran"), ("India", "Israel")]


def test_what_is_rejected_is_no_strike_and_keeps_its_reason():
    review = review_of([decision(1, Action.REJECT, (A.id,), why="a drill")])
    assert review.applied(A) is None
    assert review.rejection(A.id).why == "a drill"
    assert review.rejection(B.id) is None
    assert review.applied(B) == B


def test_reports_are_split_joined_and_left_to_the_rules_again():
    split = decision(1, Action.SPLIT, (A.id,), [B.id, C.id])
    assert groups() == {frozenset(IDS)}
    assert groups(split) == {frozenset({A.id}), frozenset({B.id, C.id})}
    joined = decision(2, Action.JOIN, (A.id, B.id))
    assert groups(split, joined) == {frozenset(IDS)}
    assert groups(split, joined, decision(3, Action.UNDO, value=1)) == {frozenset(IDS)}
    assert groups(split, decision(3, Action.UNDO, value=1)) == {frozenset(IDS)}
    assert groups(joined, decision(4, Action.SPLIT, (A.id,), [B.id])) != groups()


@given(st.lists(st.tuples(st.booleans(), st.permutations(IDS)), max_size=6))
def test_the_last_of_contradicting_joins_and_splits_holds(words):
    log = [
        decision(n, Action.JOIN, tuple(ids[:2]))
        if joins
        else decision(n, Action.SPLIT, tuple(ids[:1]), [ids[1]])
        for n, (joins, ids) in enumerate(words, 1)
    ]
    found = groups(*log)
    if log:
        joins, (one, other, _) = words[-1]
        assert any({one, other} <= group for group in found) is joins
    assert groups(*reversed(log)) == found
    assert set().union(*found) == set(IDS)


def test_a_strike_tells_what_was_decided_of_it_once():
    words = decision(1, Action.OUTCOME, tuple(IDS), "failed", why="video")
    (row,) = rows(strikes_frame(made(words, decision(2, Action.ACCEPT, (A.id, B.id, C.id), who="Bob"))))
    assert row["outcome"] == "failed"
    assert row["reviewed"] == "corrected"
    assert row["edits"] == [
        {
            "field": "outcome",
            "machine": "hit",
            "human": "failed",
            "who": "Ann",
            "when_utc": "2026-01-02T12:00:00Z",
            "why": "video",
        },
        {
            "field": "review",
            "machine": None,
            "human": "accepted",
            "who": "Bob",
            "when_utc": "2026-01-02T12:00:00Z",
            "why": None,
        },
    ]


def test_a_strike_is_partly_reviewed_when_reports_came_since():
    (row,) = rows(strikes_frame(made(decision(1, Action.ACCEPT, (A.id,)))))
    assert row["reviewed"] == "partly"
    (row,) = rows(strikes_frame(made(decision(1, Action.ACCEPT, tuple(IDS)))))
    assert row["reviewed"] == "accepted"


def test_a_corrected_report_speaks_for_its_strike():
    corrected = decision(1, Action.DATE, (C.id,), "2025-05")
    (strike,) = made(corrected)
    assert strike.reports[0].id == C.id
