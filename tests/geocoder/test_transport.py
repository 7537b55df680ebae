import gzip
import time
from collections.abc import Iterator

import pytest
from geopy.adapters import AdapterHTTPError
from geopy.exc import GeocoderParseError, GeocoderServiceError, GeocoderTimedOut, GeocoderUnavailable

from geo.geocoder import transport
from geo.geocoder.transport import PatientAdapter
from tests.geocoder.servers import Site


@pytest.fixture
def adapter() -> Iterator[PatientAdapter]:
    with PatientAdapter(proxies={}, ssl_context=None) as made:
        yield made


def get(adapter: PatientAdapter, site: Site, timeout: float = 5.0) -> object:
    return adapter.get_json(site.address, timeout=timeout, headers={"User-Agent": "me"})


def test_json_of_a_geocoder_is_returned(adapter: PatientAdapter, site: Site) -> None:
    for found in ([], [{"lat": "1"}], {"features": []}, {"geonames": []}, {"error": "Unable to geocode"}):
        site.says(found)
        assert get(adapter, site) == found
    assert site.agents == ["me"] * 5


@pytest.mark.parametrize("body", [b"", b"<html>maintenance</html>", b'[{"lat": "31', b"\xff\xfe"])
def test_what_is_no_json_is_said(adapter: PatientAdapter, site: Site, body: bytes) -> None:
    site.body = body
    with pytest.raises(GeocoderParseError, match="no JSON"):
        get(adapter, site)


@pytest.mark.parametrize("found", [{}, None, 7, "Lahore", {"features": None}, {"ok": True}])
def test_json_that_is_no_list_of_places_is_said(adapter: PatientAdapter, site: Site, found: object) -> None:
    site.says(found)
    with pytest.raises(GeocoderParseError, match="no list of places"):
        get(adapter, site)


@pytest.mark.parametrize(
    ("status", "word"), [(429, "Too Many"), (503, "Unavailable"), (404, "Not Found"), (301, "Moved")]
)
def test_http_errors_are_said_and_redirects_not_followed(
    adapter: PatientAdapter, site: Site, status: int, word: str
) -> None:
    site.status = status
    site.headers = {"Location": "/elsewhere", "Retry-After": "7"}
    with pytest.raises(AdapterHTTPError, match=f"{status} .*{word}") as raised:
        get(adapter, site)
    assert raised.value.status_code == status
    assert raised.value.headers["retry-after"] == "7"
    assert len(site.questions) == 1


def test_an_answer_that_drips_is_given_up_in_time(adapter: PatientAdapter, site: Site) -> None:
    site.body, site.seconds_between_bytes = b"[" + b" " * 1000 + b"]", 0.05
    begun = time.monotonic()
    with pytest.raises(GeocoderTimedOut, match=r"within 0\.3 seconds"):
        get(adapter, site, timeout=0.3)
    assert time.monotonic() - begun < 3


def test_an_answer_that_does_not_begin_is_given_up_in_time(adapter: PatientAdapter, site: Site) -> None:
    site.body, site.seconds_between_bytes = b"[]", 1.0
    with pytest.raises(GeocoderTimedOut, match=r"within 0\.2 seconds"):
        get(adapter, site, timeout=0.2)


def test_an_answer_without_end_is_given_up(
    adapter: PatientAdapter, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "_MOST_BYTES", 100_000)
    site.body, site.headers = gzip.compress(b" " * 10_000_000), {"Content-Encoding": "gzip"}
    with pytest.raises(GeocoderServiceError, match="over"):
        get(adapter, site)


def test_an_answer_cut_short_is_said(adapter: PatientAdapter, site: Site) -> None:
    site.body, site.headers = b"[", {"Content-Length": "100"}
    with pytest.raises(GeocoderServiceError, match="broke off"):
        get(adapter, site)


def test_nobody_there_is_said(adapter: PatientAdapter) -> None:
    with pytest.raises(GeocoderUnavailable, match="cannot be reached"):
        adapter.get_json("http://127.0.0.1:9", timeout=5, headers={})


def test_a_proxy_is_asked_where_one_is_named(site: Site) -> None:
    site.says([])
    proxies = {"http": site.address.removeprefix("http://")}
    with PatientAdapter(proxies=proxies, ssl_context=None) as adapter:
        assert adapter.get_json("http://geocoder.invalid/?q=x", timeout=5, headers={}) == []
    assert site.questions == [{"q": ["x"]}]
