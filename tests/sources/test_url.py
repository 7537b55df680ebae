import gzip
import zlib

import pytest

from geo.errors import FetchError
from geo.sources.url import fetch


def everywhere(_address):
    return True


def test_what_lies_there_is_fetched_with_its_state(web):
    url = web.serve("/feed", b"<rss/>", ETag='"1"', Last_Modified="Sat, 10 May 2025 08:00:00 GMT")
    found = fetch(url, admits=everywhere)
    assert (found.content, found.url, found.etag) == (b"<rss/>", url, '"1"')
    again = fetch(url, etag=found.etag, last_modified=found.last_modified, admits=everywhere)
    assert again.content is None
    assert web.asked[-1][1]["if-modified-since"] == "Sat, 10 May 2025 08:00:00 GMT"
    assert web.asked[-1][1]["host"] == web.address.removeprefix("http://")


def test_this_machine_is_not_asked(web):
    with pytest.raises(FetchError, match="no address of the public internet"):
        fetch(web.serve("/feed", b"<rss/>"))
    assert web.asked == []


def test_a_redirect_is_followed_and_checked_as_the_first_address_was(web):
    web.serve("/new", b"here")
    assert fetch(web.serve("/old", status=302, Location="/new"), admits=everywhere).content == b"here"
    outside = web.serve("/away", status=302, Location="http://169.254.169.254/latest/meta-data")
    with pytest.raises(FetchError, match=r"169\.254\.169\.254"):
        fetch(outside, admits=lambda address: str(address) in ("127.0.0.1", "::1"))
    with pytest.raises(FetchError, match="no web address"):
        fetch(web.serve("/file", status=301, Location="file:///etc/passwd"), admits=everywhere)
    with pytest.raises(FetchError, match="redirected more than"):
        fetch(web.serve("/round", status=302, Location="/round"), admits=everywhere)


def test_packed_content_is_unpacked_once(web):
    body = b"word " * 1000
    for name, packed in (("gzip", gzip.compress(body)), ("deflate", zlib.compress(body))):
        assert fetch(web.serve("/p", packed, Content_Encoding=name), admits=everywhere).content == body
    twice = gzip.compress(gzip.compress(body))
    assert fetch(web.serve("/t", twice, Content_Encoding="gzip"), admits=everywhere).content == gzip.compress(
        body
    )


@pytest.mark.parametrize(
    ("body", "headers", "said"),
    [
        (gzip.compress(bytes(2_000_000)), {"Content_Encoding": "gzip"}, "larger than"),
        (bytes(2_000_000), {}, "larger than"),
        (b"x", {"Content_Encoding": "br"}, "packed as 'br'"),
        (b"no gzip at all", {"Content_Encoding": "gzip"}, "broke off"),
        (gzip.compress(b"word " * 1000)[:-12], {"Content_Encoding": "gzip"}, "broke off"),
        (b"half", {"Content_Length": "100"}, "broke off"),
    ],
    ids=["bomb", "long", "brotli", "no gzip", "half a gzip", "half"],
)
def test_too_much_and_too_little_is_told(web, monkeypatch, body, headers, said):
    monkeypatch.setattr("geo.sources.url.MAX_BYTES", 1_000_000)
    with pytest.raises(FetchError, match=said):
        fetch(web.serve("/x", body, **headers), admits=everywhere)


def test_errors_and_silence_are_told(web, monkeypatch):
    with pytest.raises(FetchError, match="answers 404"):
        fetch(web.address + "/nothing", admits=everywhere)
    with pytest.raises(FetchError, match="cannot be reached"):
        fetch("http://127.0.0.1:9/", admits=everywhere)
    monkeypatch.setattr("geo.sources.url._MOST_SECONDS", -1.0)
    with pytest.raises(FetchError, match=r"did not end within|cannot be"):
        fetch(web.serve("/late", bytes(100_000)), admits=everywhere)


def test_proxies_of_the_environment_are_left_alone(web, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert fetch(web.serve("/x", b"direct"), admits=everywhere).content == b"direct"
