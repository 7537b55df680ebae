from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from geo.articles import Metadata, content, read_text
from geo.extraction.dates import article_clock, article_times, entry_clocks

STORY = "Two drones struck a depot, and nobody was hurt.\n\nThe fire is out."


def clock_day(text: str, published: date | None = None) -> date | None:
    return article_clock(read_text(text.encode(), Metadata(published=published))).day


def test_what_is_known_of_the_article_dates_it() -> None:
    assert clock_day(STORY, date(2025, 5, 10)) == date(2025, 5, 10)
    assert clock_day(STORY) is None


def test_the_dateline_goes_before_the_page() -> None:
    filed = "A headline\n\nKYIV, May 8 (Agency) - " + STORY
    assert clock_day(filed, date(2025, 5, 10)) == date(2025, 5, 8)
    assert clock_day(filed) is None
    assert clock_day("A headline\n\nKYIV, May 8, 2025 (Agency) - " + STORY) == date(2025, 5, 8)


def test_an_instant_on_the_datelines_day_is_kept() -> None:
    instant = datetime(2025, 5, 8, 9, 30, tzinfo=UTC)
    article = read_text(
        ("A headline\n\nKYIV, May 8 (Agency) - " + STORY).encode(), Metadata(published=instant)
    )
    assert article_clock(article).published == instant


def test_a_line_that_says_when_counts_where_nothing_else_is_known() -> None:
    assert clock_day("A headline\n\nPublished on 10 May 2025, 10:15 IST\n\n" + STORY) == date(2025, 5, 10)
    assert clock_day("A headline\n\n© 2025 Agency, 10 May 2025\n\n" + STORY) is None
    assert clock_day("A headline\n\nPublished on 10 May 2025\n\n" + STORY, date(2025, 5, 11)) == date(
        2025, 5, 11
    )


def test_each_entry_of_a_live_blog_has_its_own_clock() -> None:
    text = (
        "Strikes\n\n14:05 GMT\nA wave hit the port.\n\nMay 9, 23:10 GMT\nDrones struck.\n\n12:00\nAll calm."
    )
    article = read_text(text.encode(), Metadata(published=date(2025, 5, 10)))
    clock = article_clock(article, ZoneInfo("Europe/Kyiv"))
    _, wave, drones, calm = (entry.published for entry in entry_clocks(content(article), clock))
    assert wave == datetime(2025, 5, 10, 14, 5, tzinfo=UTC)
    assert drones == datetime(2025, 5, 9, 23, 10, tzinfo=UTC)
    assert calm == datetime(2025, 5, 10, 9, 0, tzinfo=UTC)


def test_a_block_without_a_stamp_keeps_the_articles_clock() -> None:
    article = read_text(STORY.encode(), Metadata(published=date(2025, 5, 10)))
    clock = article_clock(article)
    assert entry_clocks(content(article), clock)[0] is clock


def test_the_next_day_may_start_from_a_day_paragraphs_before() -> None:
    text = (
        "A headline\n\nJets struck on May 7.\n\nNobody was hurt.\n\nThe next day drones came.\n\nShare this"
    )
    article = read_text(text.encode(), Metadata(published=date(2025, 5, 10)))
    times = article_times(article)
    assert [time.timespan.edtf for time in times] == ["2025-05-07", "2025-05-08"]
    assert all(article.text[time.start : time.end] == time.text for time in times)


def test_a_time_of_day_in_a_live_blog_is_of_the_entrys_day() -> None:
    text = "Strikes\n\n14:05 GMT\nA wave came at about 5am.\n\nMay 9, 23:10 GMT\nDrones came at 1 a.m."
    article = read_text(text.encode(), Metadata(published=date(2025, 5, 10)))
    times = article_times(article, ZoneInfo("Europe/Kyiv"))
    assert [time.timespan.edtf for time in times] == [
        "2025-05-10T05:00:00+03:00",
        "2025-05-10T01:00:00+03:00",
    ]


@pytest.mark.parametrize(
    ("stamps", "days"),
    [
        (("22:40", "23:55", "00:20", "01:10"), (10, 10, 11, 11)),  # the oldest first
        (("01:10", "00:20", "23:55", "22:40"), (11, 11, 10, 10)),  # the newest first
        (("11:50 pm", "12:05 am"), (10, 11)),
        (("10:05", "10:03", "09:40", "09:55"), (11, 11, 11, 11)),  # out of order, but of one day
        (("06:00", "23:00", "05:00", "22:00"), (11, 10, 10, 9)),  # over two nights
    ],
)
def test_the_day_of_a_live_blog_turns_at_midnight(stamps: tuple[str, ...], days: tuple[int, ...]) -> None:
    text = "Strikes\n\n" + "\n\n".join(f"{stamp} GMT\nDrones struck the port." for stamp in stamps)
    article = read_text(text.encode(), Metadata(published=date(2025, 5, 11)))
    _, *entries = entry_clocks(content(article), article_clock(article))
    assert [entry.day.day for entry in entries if entry.day] == list(days)
