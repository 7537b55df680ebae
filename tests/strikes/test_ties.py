from hypothesis import given
from hypothesis import strategies as st

from geo.strikes import Merged, Ties, merge, why_one, why_two
from tests.builders import article, place, placed
from tests.strikes.test_neighbourhood import CHOSEN, CROWD

NAMES = [one.id for one in CROWD]
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=3)


def ties(joined, split):
    """Return ties that hold each first pair together and each second apart."""
    together, apart = {}, {}
    for pair in joined:
        held = frozenset(pair).union(*(together.get(name, ()) for name in pair))
        together |= dict.fromkeys(held, held)
    for one, other in split:
        if one != other and other not in together.get(one, ()):
            apart[one] = apart.get(one, frozenset()) | {other}
            apart[other] = apart.get(other, frozenset()) | {one}
    return Ties(together={name: held for name, held in together.items() if len(held) > 1}, apart=apart)


def strike_of(strikes):
    return {placed.id: strike.id for strike in strikes for placed in strike.reports}


@given(CHOSEN, CHOSEN, PAIRS, PAIRS, PAIRS, PAIRS)
def test_what_comes_goes_and_is_tied_leaves_what_merging_all_would_make(
    first, added, joined, split, joined_later, split_later
):
    before, after = ties(joined, split), ties(joined_later, split_later)
    kept = Merged((CROWD[n] for n in first), before)
    assert kept.strikes == merge((CROWD[n] for n in sorted(first, reverse=True)), before)
    kept.update(added=[CROWD[n] for n in added], ties=after)
    assert kept.strikes == merge((CROWD[n] for n in first | added), after)
    assert len(strike_of(kept.strikes)) == len(first | added)


@given(PAIRS, PAIRS)
def test_what_is_tied_is_kept_to(joined, split):
    held = ties(joined, split)
    of = strike_of(merge(CROWD, held))
    assert all(of[one] == of[other] for one, group in held.together.items() for other in group)
    assert all(of[one] != of[other] for one, others in held.apart.items() for other in others)


def test_later_reports_join_what_a_reviewer_holds_together():
    here, there = (
        placed("a", of=article("one")),
        placed("a", place("Lahore", 74.35, 31.55), of=article("two")),
    )
    held = ties([(here.id, there.id)], [])
    later = placed("a", of=article("three"))
    (strike,) = merge([here, there, later], held)
    assert dict(why_one(strike))[later.id].startswith("agrees in")


def test_two_strikes_that_only_a_reviewer_keeps_apart_stay_without_a_hint():
    one, other = placed("a", of=article("one")), placed("a", of=article("two"))
    first, second = merge([one, other], ties([], [(one.id, other.id)]))
    assert first.possibly_same_as == second.possibly_same_as == ()
    assert why_two(first, second)
