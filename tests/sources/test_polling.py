from datetime import UTC, datetime, timedelta

import pytest

from geo.errors import FetchError
from geo.sources.polling import Feed, due, keep_feeds, known_feeds, poll
from geo.sources.url import Fetched

NOW = datetime(2025, 5, 10, 8, tzinfo=UTC)
URL = "https://news.example/feed"
RSS = (
    b"<rss><channel><title>The Example</title><item><title>Strike</title><link>https://news.example/1</link>"
    b"<description>Missiles struck Kharkiv on 7 May 2025.</description></item></channel></rss>"
)
EVERY = timedelta(minutes=15)


def answers(**known):
    return lambda url, **_: Fetched(url=url, **({"content": RSS} | known))


def fails(_url, **_):
    raise FetchError("it answers 503")


def test_entries_are_read_and_the_state_is_kept_for_the_next_time():
    polled = poll(Feed(url=URL), answers(etag='"1"', last_modified="Sat"), NOW)
    assert [one.article.url for one in polled.entries] == ["https://news.example/1"]
    assert (polled.feed.etag, polled.feed.last_modified) == ('"1"', "Sat")
    asked = {}
    poll(polled.feed, lambda url, **known: asked.update(known) or Fetched(url=url, content=None), NOW)
    assert asked == {"etag": '"1"', "last_modified": "Sat"}


def test_what_has_not_changed_brings_nothing_and_keeps_its_state():
    before = Feed(url=URL, etag='"1"', failures=2, problem="it answered 503")
    polled = poll(before, answers(content=None, etag=None), NOW)
    assert (polled.entries, polled.changed) == ((), False)
    assert (polled.feed.etag, polled.feed.failures, polled.feed.problem) == ('"1"', 0, None)


def test_a_feed_that_fails_is_told_and_asked_ever_more_seldom():
    feed, waits = Feed(url=URL, etag='"1"'), []
    for _ in range(9):
        feed = poll(feed, fails, NOW).feed
        waits.append(feed.due(EVERY) - NOW)
    assert feed.problem == "it answers 503"
    assert feed.etag == '"1"'
    assert waits[:3] == [timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2)]
    assert waits[-1] == timedelta(days=1)
    assert poll(feed, answers(), NOW).feed.due(EVERY) == NOW + EVERY


def test_only_those_are_asked_whose_time_has_come():
    new, lately = Feed(url="a"), Feed(url="b", asked_utc=(NOW - timedelta(minutes=5)).isoformat())
    assert [feed.url for feed in due([new, lately], EVERY, NOW)] == ["a"]
    assert [feed.url for feed in due([new, lately], EVERY, NOW + EVERY)] == ["a", "b"]


def test_their_state_is_kept_in_a_file(tmp_path):
    path = tmp_path / "below" / "feeds.json"
    assert known_feeds(path) == {}
    feed = poll(Feed(url=URL), answers(etag='"1"'), NOW).feed
    keep_feeds(path, [feed, Feed(url="a")])
    assert known_feeds(path) == {URL: feed, "a": Feed(url="a")}
    path.write_text("[{")
    with pytest.raises(FetchError, match="delete it"):
        known_feeds(path)


def test_what_is_no_feed_is_an_entry_with_its_reason():
    (entry,) = poll(Feed(url=URL), answers(content=b"\x89PNG\r\n"), NOW).entries
    assert entry.article is None
    assert entry.reason
