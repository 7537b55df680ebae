import pytest
from geopy.location import Location

from geo.geocoder.conventions import checked_limit, chosen, point_of, text_of
from geo.geocoder.failures import QueryError


def test_one_or_all_or_nothing() -> None:
    found = [Location("a", (1, 2), {}), Location("b", (3, 4), {})]
    assert chosen(found, exactly_one=True) == found[0]
    assert chosen(found, exactly_one=False) == found
    assert chosen([], exactly_one=True) is chosen([], exactly_one=False) is None


def test_a_list_has_room_for_one_at_least() -> None:
    assert (checked_limit(None), checked_limit(1)) == (None, 1)
    with pytest.raises(QueryError):
        checked_limit(0)


def test_latitude_comes_first() -> None:
    for query in ((31.5, 74.3), "31.5, 74.3", "31 30m N, 74 18m E"):
        point = point_of(query)
        assert (point.lat, point.lon) == pytest.approx((31.5, 74.3))


def test_text_loses_what_no_text_should_carry() -> None:
    assert text_of("Ky\x00iv\u202e\ud800") == "Ky\ufffdiv \ufffd"
    with pytest.raises(QueryError, match="is no text"):
        text_of(None)
