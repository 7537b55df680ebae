from dataclasses import replace

import pytest

from geo.cli import main, polling, reading
from geo.errors import FetchError
from geo.sources import Fetched, keep_feeds, known_feeds, with_feed
from geo.store import open_store

RSS = (
    "<rss><channel><title>The Example</title><item><title>Strike {0}</title>"
    "<link>https://news.example/{0}</link>"
    "<description>Russian missiles struck Kharkiv on 7 May 2025, officials said, {0} times.</description>"
    "</item></channel></rss>"
)


@pytest.fixture
def web(monkeypatch, database, fake_reader):
    """Answers by address; an error is raised, an address that is missing has not changed."""
    monkeypatch.setenv("STRIKEMAP_DATA", str(database.parent))
    answers = {}

    def fetch(url, **_):
        found = answers.get(url)
        if isinstance(found, Exception):
            raise found
        return Fetched(url=url, content=found.encode() if found else None, etag='"1"')

    monkeypatch.setattr(polling, "fetch", fetch)
    monkeypatch.setattr(reading, "fetch", fetch)
    return answers


def test_feeds_are_read_and_one_that_fails_loses_no_other(web, database, capsys):
    web |= {"https://a.example/": FetchError("a.example answers 503"), "https://b.example/": RSS.format(1)}
    assert main(["poll", "https://a.example/", "https://b.example/", "https://c.example/"]) == 1
    said = capsys.readouterr()
    assert said.err == "strikemap: a.example answers 503 (failed 1 times in a row)\n"
    assert said.out.splitlines() == [
        "https://b.example/: 1 added (1 reports), 0 known",
        "https://c.example/: nothing new",
    ]
    assert len(open_store(database).strikes()) == 1
    feeds = known_feeds(database.parent / "feeds.json")
    assert (feeds["https://a.example/"].failures, feeds["https://b.example/"].etag) == (1, '"1"')


def test_they_are_asked_again_and_again(web, database, capsys, monkeypatch):
    web["https://b.example/"] = RSS.format(1)
    rounds = iter([RSS.format(2), None])

    def sleep(seconds):
        assert 800 < seconds <= 900
        found = next(rounds)
        if found is None:
            raise KeyboardInterrupt
        web["https://b.example/"] = found
        path = database.parent / "feeds.json"
        keep_feeds(path, [replace(feed, asked_utc=None) for feed in known_feeds(path).values()])

    monkeypatch.setattr(polling.time, "sleep", sleep)
    main(["poll", "https://b.example/", "--every", "15m"])
    assert capsys.readouterr().out.count("1 added") == 2


@pytest.mark.parametrize("every", ["15", "10s", "m", "1w", "-5m", "0h"])
def test_a_length_of_time_that_is_none_or_too_short_is_told(web, every, capsys):
    assert main(["poll", "https://b.example/", "--every", every]) == 2
    assert "write 15m" in capsys.readouterr().err


def test_an_address_is_read_like_a_file(web, database, capsys):
    web["https://b.example/1"] = "Russian missiles struck Kharkiv on 7 May 2025, officials said. " * 3
    web["https://b.example/"] = RSS.format(1)
    assert main(["ingest", "https://b.example/1", "https://b.example/"]) == 0
    urls = {report.source.url for strike in open_store(database).strikes() for report in strike.reports}
    assert urls == {"https://b.example/1", "https://news.example/1"}
    web["https://b.example/1"] = FetchError("b.example answers 404")
    assert main(["ingest", "https://b.example/1"]) == 1
    assert "b.example answers 404" in capsys.readouterr().err


def test_without_an_address_all_that_are_listed_are_asked(web, database, capsys):
    assert main(["poll"]) == 2
    assert "no feed is listed" in capsys.readouterr().err
    web |= {"https://a.example/": RSS.format(1), "https://b.example/": RSS.format(2)}
    path = database.parent / "feeds.json"
    with_feed(path, "https://a.example/")
    with_feed(path, "https://b.example/")
    assert main(["poll"]) == 0
    (told,) = open_store(database).strikes()
    assert len(told.reports) == 2
    feeds = known_feeds(path)
    assert [feed.added for feed in feeds.values()] == [1, 1]
    assert all(feed.added_utc == feed.asked_utc for feed in feeds.values())
    web |= {"https://a.example/": None}
    assert main(["poll", "https://a.example/"]) == 0
    assert known_feeds(path)["https://a.example/"].added == 1  # nothing new: the last time it had stays
