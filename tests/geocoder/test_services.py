import pytest

from geo.errors import InputError
from geo.geocoder.services import SERVICES, USER_AGENT, connect, is_placed, radius_m
from geo.geocoder.transport import PatientAdapter

KEYS = {"geonames": "me", "pelias": "secret"}


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_asked_with_our_own_name_and_patience(name: str) -> None:
    online, address = connect(name, server="http://127.0.0.1:8/api/", key=KEYS.get(name, ""), timeout_s=3)
    assert online.headers == {"User-Agent": USER_AGENT}
    assert (online.timeout, address) == (3, "http://127.0.0.1:8")
    assert isinstance(online.adapter, PatientAdapter)
    where = [value for value in vars(online).values() if str(value).startswith("http://")]
    assert where
    assert all(value.startswith("http://127.0.0.1:8/api/") for value in where)


@pytest.mark.parametrize("name", set(SERVICES) - {"pelias"})
def test_public_servers_are_asked_in_secret(name: str) -> None:
    _, address = connect(name, key=KEYS.get(name, ""))
    assert address.startswith("https://")


@pytest.mark.parametrize(
    ("name", "server", "reason"),
    [
        ("google", "", "no online geocoder"),
        ("pelias", "", "no public server"),
        ("geonames", "", "needs a username"),
        ("nominatim", "ftp://here", "is no server"),
        ("nominatim", "here", "is no server"),
        ("nominatim", "http://me:secret@here", "is no server"),
        ("nominatim", "http://here?q=", "is no server"),
        ("nominatim", "http://[::1", "is no server"),
        ("nominatim", "http://here:port", "is no server"),
    ],
)
def test_what_cannot_be_asked_is_said_with_the_way_out(name: str, server: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        connect(name, server=server)


def test_credit_is_given_to_whose_data_it_is() -> None:
    assert SERVICES["photon"].credit({}) == ("OpenStreetMap contributors", "ODbL 1.0")
    assert SERVICES["geonames"].credit({}) == ("GeoNames", "CC BY 4.0")
    pelias = SERVICES["pelias"].credit
    assert pelias({"properties": {"source": "whosonfirst"}}) == ("Who's On First", "CC BY 4.0")
    assert pelias({"properties": {"source": "mine"}}) == pelias({"properties": []}) == (None, None)


@pytest.mark.parametrize(
    "raw",
    [
        {"boundingbox": ["31", "32", "74", "75"]},
        {"properties": {"extent": [74, 32, 75, 31]}},
        {"bbox": [74, 31, 75, 32]},
    ],
)
def test_the_radius_reaches_the_farthest_corner_of_the_extent(raw: dict[str, object]) -> None:
    assert radius_m(31.5, 74.5, raw) == pytest.approx(73_000, rel=0.02)


@pytest.mark.parametrize(
    "raw",
    [{}, {"bbox": None}, {"bbox": [1, 2]}, {"boundingbox": "x"}, {"bbox": [900, 0, 1, 1]}, {"properties": 3}],
)
def test_without_an_extent_the_radius_is_unknown(raw: dict[str, object]) -> None:
    assert radius_m(31.5, 74.5, raw) is None


@pytest.mark.parametrize(
    ("raw", "placed"),
    [
        ({"lat": "0.0", "lon": "1"}, True),
        ({"lat": None, "lon": "1"}, False),
        ({"lat": "1"}, False),
        ({"lat": "1", "lng": "2"}, True),
        ({"geometry": {"coordinates": [None, 1]}}, False),
        ({"geometry": {"coordinates": [0, 1]}}, True),
    ],
)
def test_a_place_without_one_coordinate_is_not_placed(raw: dict[str, object], placed: bool) -> None:
    assert is_placed(raw) is placed
