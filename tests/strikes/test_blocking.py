from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from geo.strikes.agreement import Bond, compare, distance_m
from geo.strikes.blocking import blocks, spot
from geo.strikes.traits import traits
from geo.timespans import UNDATED, between, on_day
from geo.vocabulary import DateBasis, Kind
from tests.builders import place, placed

LONS = st.floats(-180, 180).map(lambda lon: round(lon, 3))


def told(lon=73.0, lat=33.6, day=7, **known):
    known.setdefault("timespan", on_day(date(2025, 5, day), DateBasis.STATED))
    radius_m = known.pop("radius_m", 9_000)
    return traits(placed(found=place(f"X {lon} {lat}", lon, lat, radius_m=radius_m), **known))


@given(
    st.tuples(LONS, st.floats(1, 80), st.integers(1, 9)),
    st.floats(-0.2, 0.2),
    st.floats(-0.2, 0.2),
    st.integers(0, 2),
    st.sampled_from([1_000, 9_000, 25_000]),
)
def test_whatever_may_be_one_strike_shares_a_block(where, east, north, later, radius_m):
    lon, lat, day = where
    one = told(lon, lat, day)
    moved = (lon + east + 180) % 360 - 180
    other = told(moved, lat + north, day + later, radius_m=radius_m)._replace(name=one.name)
    if compare(one, other).bond is not Bond.APART:
        assert set(blocks(one)) & set(blocks(other))
    assert distance_m(one, other) <= 45_000


def test_other_days_and_other_regions_share_none():
    assert not set(blocks(told())) & set(blocks(told(day=10)))
    assert not set(blocks(told())) & set(blocks(told(lon=75.0)))


def test_a_day_of_publication_reaches_back():
    published = on_day(date(2025, 5, 9), DateBasis.PUBLICATION, approximate=True)
    assert set(blocks(told())) & set(blocks(told(timespan=published)))


def test_areas_and_spans_of_months_meet_only_their_like():
    area = told(kind=Kind.AREA)
    assert not set(blocks(area)) & set(blocks(told()))
    months = told(timespan=between(date(2025, 1, 1), date(2025, 5, 9), DateBasis.STATED))
    assert not set(blocks(months)) & set(blocks(told()))
    assert set(blocks(months)) & set(blocks(months._replace(words=1)))


def test_undated_reports_meet_at_their_spot():
    undated = told(timespan=UNDATED)
    assert list(blocks(undated)) == []
    assert spot(undated) == spot(told())
    assert spot(undated) != spot(told(lon=75.0))


def test_a_report_of_a_town_is_in_few_blocks():
    report = placed()
    wide = replace(report.resolution.position, radius_m=500_000)
    unknown = replace(report, resolution=replace(report.resolution, position=wide))
    assert len(set(blocks(traits(report)))) <= 8
    assert len(set(blocks(traits(unknown)))) <= 60
