from datetime import UTC, datetime
from urllib.parse import parse_qs, urlencode

from hypothesis import given
from hypothesis import strategies as st

from geo.filters import Shape, StrikeFilter, from_query, to_query
from geo.vocabulary import Kind, Origin, Outcome, Precision, Reviewed, Role, WeaponClass

words = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40)


def some(*terms):
    return st.lists(st.sampled_from([*terms, "none"]), max_size=3).map(tuple)


SHAPES = ("box:70,30,75.5,34", "circle:74.35,31.55,50", "polygon:70,30,75,30,72,34")

moments = st.datetimes(timezones=st.just(UTC))
filters = st.builds(
    lambda span, **known: StrikeFilter(start_utc=span[0], end_utc=span[1], **known),
    span=st.tuples(moments, moments).map(sorted) | st.just((None, None)),
    operations=st.lists(words, max_size=3).map(tuple),
    attackers=st.lists(words, max_size=3).map(tuple),
    outcomes=some(*Outcome),
    weapons=some(*WeaponClass),
    roles=some(*Role),
    precisions=some(*Precision),
    kinds=some(*Kind),
    origins=some(*Origin),
    reviews=some(*Reviewed),
    datasets=st.lists(words, max_size=3).map(tuple),
    hidden=st.lists(words, max_size=3).map(tuple),
    text=words,
    within=st.none() | st.sampled_from(SHAPES).map(Shape.read),
    countries=st.lists(words, max_size=3).map(tuple),
    undated=st.booleans(),
    clock=st.sampled_from(["happened", "reported"]),
    as_of=st.none() | moments,
)


@given(filters)
def test_a_filter_survives_the_url(chosen):
    url = urlencode(to_query(chosen))
    assert from_query(parse_qs(url, keep_blank_values=True)) == (chosen, ())


@given(st.dictionaries(st.text(), st.text() | st.lists(st.text())))
def test_any_query_gives_a_filter(query):
    chosen, _ = from_query(query)
    assert from_query(_many(to_query(chosen))) == (chosen, ())


keys = st.sampled_from(
    ["operation", "outcome", "from", "to", "undated", "clock", "as_of", "q", "hide", "kind", "within"]
)


@given(st.dictionaries(keys, st.text() | st.dates().map(str)))
def test_any_value_of_a_known_key_is_used_or_noted(query):
    chosen, notes = from_query(query)
    assert isinstance(chosen, StrikeFilter)
    assert len(notes) <= len(query)


def _many(pairs):
    query = {}
    for key, value in pairs:
        query.setdefault(key, []).append(value)
    return query


def test_defaults_are_left_out():
    assert to_query(StrikeFilter()) == ()


def test_days_are_written_as_days_and_instants_in_full():
    chosen = StrikeFilter(
        start_utc=datetime(2025, 5, 7, tzinfo=UTC), end_utc=datetime(2025, 5, 10, 23, 59, 59, tzinfo=UTC)
    )
    assert to_query(chosen) == (("from", "2025-05-07"), ("to", "2025-05-10"))
    late = StrikeFilter(start_utc=datetime(2025, 5, 7, 1, 5, tzinfo=UTC))
    assert to_query(late) == (("from", "2025-05-07T01:05:00Z"),)


def test_what_is_wrong_is_left_out_with_a_note_and_the_rest_holds():
    query = {"outcome": ["boom", "hit"], "x": "{{1}}", "from": "31 February", "undated": "perhaps"}
    chosen, notes = from_query(query)
    assert chosen == StrikeFilter(outcomes=("hit",))
    assert len(notes) == 4
    assert "boom" in notes[0]


def test_an_end_before_the_start_is_left_out():
    chosen, notes = from_query({"from": "2025-05-10", "to": "2025-05-07"})
    assert chosen.start_utc == datetime(2025, 5, 10, tzinfo=UTC)
    assert chosen.end_utc is None
    assert len(notes) == 1
