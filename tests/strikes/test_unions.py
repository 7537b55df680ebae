from hypothesis import given
from hypothesis import strategies as st

from geo.strikes.unions import Unions

NAMES = st.sampled_from("abcdefg")


def test_a_group_is_named_by_its_least_member():
    groups = Unions()
    groups.join("c", "b")
    groups.join("b", "a")
    assert {groups.root(name) for name in "abc"} == {"a"}
    assert groups.root("d") == "d"


@given(
    st.lists(st.tuples(NAMES, NAMES)).flatmap(lambda pairs: st.tuples(st.just(pairs), st.permutations(pairs)))
)
def test_the_order_of_joining_changes_nothing(orders):
    one, other = Unions(), Unions()
    for groups, pairs in zip((one, other), orders, strict=True):
        for pair in pairs:
            groups.join(*pair)
    assert [one.root(name) for name in "abcdefg"] == [other.root(name) for name in "abcdefg"]
