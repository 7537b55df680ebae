from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.extraction.dates import Clock, Relation, by_publication, since, times_in
from geo.timespans import UNDATED
from geo.vocabulary import DateBasis, DatePrecision

SATURDAY = Clock(published=date(2025, 5, 10), zone=ZoneInfo("Asia/Kolkata"))
UNKNOWN = Clock()
STATED, RELATIVE = DateBasis.STATED, DateBasis.RELATIVE

ON_SATURDAY = [
    ("A terror attack on April 22 left 26 dead.", "April 22", "on", "2025-04-22", STATED),
    ("The depot burned on 22 April 2025.", "22 April 2025", "on", "2025-04-22", STATED),
    ("The base was hit on the 7th of May.", "7th of May", "on", "2025-05-07", STATED),
    ("Sept. 11, 2001, is remembered.", "Sept. 11, 2001", "on", "2001-09-11", STATED),
    ("It happened on Thursday, May 8, at a base.", "Thursday, May 8", "on", "2025-05-08", STATED),
    ("The log says 2025-05-07.", "2025-05-07", "on", "2025-05-07", STATED),
    ("The log says 25/04/2025.", "25/04/2025", "on", "2025-04-25", STATED),
    ("The log says 04.05.2025.", "04.05.2025", "on", "2025-05-04", STATED),
    ("The attack of October 7 began it.", "October 7", "on", "2024-10-07", STATED),
    ("Drones hit the port on Saturday.", "Saturday", "on", "2025-05-10", RELATIVE),
    ("Drones hit the port last Saturday.", "last Saturday", "on", "2025-05-03", RELATIVE),
    ("Drones hit the port on Sunday.", "Sunday", "on", "2025-05-04", RELATIVE),
    ("Early Wednesday, jets struck.", "Wednesday", "on", "2025-05-07", RELATIVE),
    ("Jets struck on Friday night.", "Friday night", "on", "2025-05-09", RELATIVE),
    ("Saturday’s attack killed two.", "Saturday", "on", "2025-05-10", RELATIVE),
    ("JETS STRUCK ON FRIDAY.", "FRIDAY", "on", "2025-05-09", RELATIVE),
    ("Jets struck yesterday.", "yesterday", "on", "2025-05-09", RELATIVE),
    ("Jets struck the day before yesterday.", "the day before yesterday", "on", "2025-05-08", RELATIVE),
    ("Rubio spoke to him earlier today.", "earlier today", "on", "2025-05-10", RELATIVE),
    ("Drones came overnight.", "overnight", "on", "2025-05-09/2025-05-10", RELATIVE),
    ("Overnight into Thursday.", "Overnight into Thursday", "on", "2025-05-07/2025-05-08", RELATIVE),
    ("They struck on the night of May 6-7.", "May 6-7", "on", "2025-05-06/2025-05-07", STATED),
    ("They struck overnight on 6-7 May.", "overnight on 6-7 May", "on", "2025-05-06/2025-05-07", STATED),
    ("It fell between 7 and 10 May.", "7 and 10 May", "between", "2025-05-07/2025-05-10", STATED),
    ("It fell from May 7 to May 9.", "May 7 to May 9", "between", "2025-05-07/2025-05-09", STATED),
    ("It fell between Monday and Friday.", "Monday and Friday", "between", "2025-05-05/2025-05-09", RELATIVE),
    ("It fell from Friday to Sunday.", "Friday to Sunday", "between", "2025-05-02/2025-05-04", RELATIVE),
    ("They struck two towns on May 7 and 8.", "May 7 and 8", "on", "2025-05-07/2025-05-08", STATED),
    ("On May 7 and 8 people died.", "May 7", "on", "2025-05-07", STATED),
    ("It has gone on since May 7.", "May 7", "since", "2025-05-07/2025-05-10", STATED),
    ("It has gone on since March.", "March", "since", "2025-03/2025-05-10", STATED),
    ("It has gone on since 2014.", "2014", "since", "2014/2025-05-10", STATED),
    ("After April 22 the shelling grew.", "April 22", "after", "2025-04-22/2025-05-10", STATED),
    ("After Friday's strike a fire broke out.", "Friday", "on", "2025-05-09", RELATIVE),
    ("Before Friday the town was calm.", "Friday", "before", "2025-05-09", RELATIVE),
    ("By Friday six towns were hit.", "Friday", "until", "2025-05-09", RELATIVE),
    ("It went on until May 8.", "May 8", "until", "2025-05-08", STATED),
    ("A strike in March killed two.", "March", "on", "2025-03", STATED),
    ("A strike in late December killed two.", "December", "on", "2024-12", STATED),
    ("A strike in March 2024 killed two.", "March 2024", "on", "2024-03", STATED),
    ("A strike in 2019 killed two.", "2019", "on", "2019", STATED),
    ("Two weeks ago jets struck.", "Two weeks ago", "on", "2025-04-26~", RELATIVE),
    ("Three months ago jets struck.", "Three months ago", "on", "2025-02", RELATIVE),
    ("Six years ago jets struck.", "Six years ago", "on", "2019", RELATIVE),
    ("Two hours ago jets struck.", "Two hours ago", "on", "2025-05-10", RELATIVE),
    ("Last week jets struck.", "Last week", "on", "2025-04-28/2025-05-04", RELATIVE),
    ("Earlier this week jets struck.", "Earlier this week", "on", "2025-05-05/2025-05-10", RELATIVE),
    ("Last month jets struck.", "Last month", "on", "2025-04", RELATIVE),
    ("Over the past three days jets struck.", "the past three days", "on", "2025-05-07/2025-05-10", RELATIVE),
]


@pytest.mark.parametrize(("sentence", "words", "relation", "edtf", "basis"), ON_SATURDAY)
def test_times_read_on_saturday_10_may_2025(
    sentence: str, words: str, relation: str, edtf: str, basis: DateBasis
) -> None:
    (found,) = times_in(sentence, SATURDAY)
    assert (found.text, found.relation, found.timespan.edtf) == (words, relation, edtf)
    assert found.timespan.basis is basis
    assert sentence[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("sentence", "edtf", "precision"),
    [
        ("It hit at 1:05 a.m. local time on May 7.", "2025-05-07T01:05:00+05:30", DatePrecision.MINUTE),
        ("On 7 May at 01:05 IST it hit.", "2025-05-07T01:05:00+05:30", DatePrecision.MINUTE),
        ("It hit at 19:35 GMT on May 6.", "2025-05-06T19:35:00+00:00", DatePrecision.MINUTE),
        ("It hit around 3 am PKT on Friday.", "2025-05-09T03:00:00+05:00", DatePrecision.HOUR),
        ("It hit at about 11:30 p.m. on Friday.", "2025-05-09T23:30:00+05:30", DatePrecision.HOUR),
        ("On Friday at 12 a.m. it hit.", "2025-05-09T00:00:00+05:30", DatePrecision.HOUR),
        ("Shortly after midnight on Friday it hit.", "2025-05-09T00:00:00+05:30", DatePrecision.HOUR),
        ("Around noon on Friday it hit.", "2025-05-09T12:00:00+05:30", DatePrecision.HOUR),
        ("It hit at 14:05 Kyiv time on Friday.", "2025-05-09T14:05:00+03:00", DatePrecision.MINUTE),
        ("On the night of May 6-7 at 1:05 a.m. it hit.", "2025-05-07T01:05:00+05:30", DatePrecision.MINUTE),
        ("On the night of May 6-7 at 11:05 p.m. it hit.", "2025-05-06T23:05:00+05:30", DatePrecision.MINUTE),
        ("Between 1:05 a.m. and 1:30 a.m. on May 7 it hit.", "2025-05-07T01:05:00+05:30", DatePrecision.HOUR),
    ],
)
def test_a_stated_time_of_day_makes_an_instant(sentence: str, edtf: str, precision: DatePrecision) -> None:
    (found,) = times_in(sentence, SATURDAY)
    assert (found.timespan.edtf, found.timespan.precision) == (edtf, precision)


def test_ist_is_israels_where_the_place_goes_by_it() -> None:
    israel = Clock(published=date(2025, 1, 10), zone=ZoneInfo("Asia/Jerusalem"))
    (found,) = times_in("It hit at 01:05 IST on 7 January.", israel)
    assert found.timespan.edtf == "2025-01-07T01:05:00+02:00"


def test_a_time_without_a_known_zone_dates_only_the_day() -> None:
    (found,) = times_in("It hit at 1:05 a.m. on May 7.", Clock(published=date(2025, 5, 10)))
    assert (found.timespan.edtf, found.timespan.precision) == ("2025-05-07", DatePrecision.DAY)


def test_a_time_of_day_alone_needs_a_day() -> None:
    (alone,) = times_in("It hit at 1:05 a.m.", SATURDAY)
    assert alone.timespan == UNDATED
    (anchored,) = times_in("It hit at 1:05 a.m.", SATURDAY, anchor=date(2025, 5, 7))
    assert anchored.timespan.edtf == "2025-05-07T01:05:00+05:30"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Two days later", "2025-05-09"),
        ("The next day", "2025-05-08"),
        ("The same night", "2025-05-07"),
        ("A day earlier", "2025-05-06"),
        ("That evening", "2025-05-07"),
    ],
)
def test_what_is_told_after_a_day_starts_from_it(words: str, day: str) -> None:
    _, later = times_in(f"They struck on May 7. {words}, the bridge was hit.", SATURDAY)
    assert (later.text, later.timespan.edtf) == (words, day)
    (alone,) = times_in(f"{words}, the bridge was hit.", SATURDAY)
    assert alone.timespan == UNDATED


@pytest.mark.parametrize("words", ["since then", "have since"])
def test_since_leads_from_the_day_told_before_to_publication(words: str) -> None:
    found = times_in(f"An attack on April 22 killed 26. The strikes {words} grown.", SATURDAY)[-1]
    assert (found.relation, found.timespan.edtf) == (Relation.SINCE, "2025-04-22/2025-05-10")


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("on April 22", "XXXX-04-22"),
        ("on 22 April 2025", "2025-04-22"),
        ("since 22 April 2025", "2025-04-22/.."),
        ("since April 22", "XXXX-04-22"),
        ("on Saturday", None),
        ("two days ago", None),
        ("overnight", None),
        ("in March", None),
        ("last week", None),
        ("at 1:05 a.m. IST on May 7", "XXXX-05-07"),
    ],
)
def test_without_publication_nothing_is_guessed(sentence: str, edtf: str | None) -> None:
    (found,) = times_in(sentence, UNKNOWN)
    assert found.timespan.edtf == edtf
    assert found.timespan.dated == (edtf == "2025-04-22")


@pytest.mark.parametrize(
    "sentence",
    [
        "31 February",
        "30 February 2024",
        "May 45",
        "0 May",
        "at 24:00",
        "at 25:10",
        "at 13 p.m.",
        "0000-00-00",
        "0001-01-01",
        "9999-12-31",
        "year 0",
        "2025-13-01",
        "tomorrow",
        "next Saturday",
        "next week",
        "on 10 May 2031",
        "by 2030",
        "in May 9999",
        "may 7 people die",
        "they march 3 km",
        "a 3.15 million fund",
        "a 2:1 vote",
        "score 10-12",
        "05/04/2025",
        "Good Friday",
        "the Sunday Times",
        "in 2000 homes",
        "every Friday",
    ],
)
def test_what_does_not_exist_has_not_come_or_is_no_date_is_passed_over(sentence: str) -> None:
    assert times_in(sentence, SATURDAY) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Officials will make a statement on Friday.",
        "Schools would stay closed until Thursday.",
        "The truce is due to be extended until 18 February.",
        "They’ll meet this weekend.",
    ],
)
def test_a_plan_is_no_report(sentence: str) -> None:
    assert times_in(sentence, SATURDAY) == ()


def test_a_plan_in_one_clause_leaves_the_next_alone() -> None:
    (found,) = times_in("The court will decide, but on Friday jets struck.", SATURDAY)
    assert found.text == "Friday"


def test_a_story_of_years_ago_keeps_its_year() -> None:
    first, second, recent = times_in(
        "On 17 January 1991 it began. On 25 February a missile hit. On 7 May they met.", SATURDAY
    )
    assert (first.timespan.edtf, second.timespan.edtf) == ("1991-01-17", "2025-02-25")
    first, second = times_in("On 17 January 1991 it began. On 25 November a missile hit.", SATURDAY)
    assert second.timespan.edtf == "1991-11-25"
    assert recent.timespan.edtf == "2025-05-07"


def test_afternoon_is_not_noon() -> None:
    (found,) = times_in("On the afternoon of 7 June 1981 jets struck.", SATURDAY)
    assert (found.text, found.timespan.edtf) == ("7 June 1981", "1981-06-07")


def test_the_29th_of_february_is_that_of_the_last_leap_year() -> None:
    (found,) = times_in("on February 29", SATURDAY)
    assert found.timespan.edtf == "2024-02-29"


def test_a_month_or_year_still_running_ends_with_publication() -> None:
    (month,) = times_in("in May", SATURDAY)
    (year,) = times_in("in 2025", SATURDAY)
    end = datetime(2025, 5, 10, 18, 29, 59, tzinfo=UTC)
    assert month.timespan.end_utc == year.timespan.end_utc == end


def test_an_instant_of_publication_bounds_times_of_that_day() -> None:
    morning = Clock(published=datetime(2025, 5, 10, 3, tzinfo=UTC), zone=ZoneInfo("Asia/Kolkata"))
    (found,) = times_in("on Saturday at 11 p.m.", morning)
    assert found.timespan.edtf == "2025-05-10"


def test_offsets_count_from_the_article() -> None:
    (found,) = times_in("hit on May 7", SATURDAY, offset=100)
    assert (found.start, found.end) == (107, 112)


def test_what_is_told_without_a_date_happened_by_publication() -> None:
    span = by_publication(SATURDAY)
    assert (span.edtf, span.basis) == ("2025-05-10~", DateBasis.PUBLICATION)
    assert by_publication(UNKNOWN) == UNDATED


def test_since_a_day() -> None:
    assert since(date(2025, 4, 22), SATURDAY).edtf == "2025-04-22/2025-05-10"
    assert since(date(2025, 4, 22), UNKNOWN).edtf == "2025-04-22/.."
    assert not since(date(2025, 4, 22), UNKNOWN).dated


WORDS = [
    "May",
    "March",
    "may",
    "Saturday",
    "Sat",
    "last",
    "on",
    "the",
    "night",
    "of",
    "since",
    "between",
    "and",
    "to",
    "-",
    "–",
    "7",
    "10",
    "31",
    "2025",
    "1999",
    "0",
    "24:00",
    "1:05",
    "a.m.",
    "p.m.",
    "IST",
    "local time",
    "overnight",
    "yesterday",
    "two",
    "days",
    "later",
    "ago",
    "weeks",
    "week",
    "this",
    "in",
    ",",
    ".",
    "(",
    ")",
    "12/05/2025",
    "9999",
    "000",
    "’s",
    "that",
    "same",
    "next",
]

DATES = st.dates(date(1800, 1, 1), date(2199, 12, 31))


@given(
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join),
    st.one_of(
        st.none(), DATES, st.datetimes(datetime(1800, 1, 1), datetime(2199, 1, 1), timezones=st.just(UTC))
    ),
    st.one_of(st.none(), DATES),
    st.sampled_from([None, UTC, ZoneInfo("Asia/Kolkata"), ZoneInfo("America/New_York")]),
)
def test_any_words_give_verbatim_times_apart_and_not_after_publication(
    text: str, published: date | datetime | None, anchor: date | None, zone: ZoneInfo | None
) -> None:
    clock = Clock(published=published, zone=zone)
    end = 0
    for found in times_in(text, clock, anchor=anchor):
        assert text[found.start : found.end] == found.text != ""
        assert found.start >= end
        end = found.end
        if clock.day and found.timespan.start_utc and not anchor:
            assert found.timespan.start_utc.astimezone(clock.day_zone).date() <= clock.day + timedelta(days=1)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "May ",
        "12 ",
        "May 7 ",
        "1:05 a.m. ",
        "overnight ",
        "Saturday to ",
        "May 7-",
        "since ",
        "in ",
        "two days later ",
    ],
)
def test_a_hundred_kilobytes_of_dates_are_read(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    for found in times_in(text, SATURDAY):
        assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31", "31.12.9999"])
def test_days_at_the_ends_of_the_calendar_are_passed_over(text: str) -> None:
    assert times_in(text, UNKNOWN) == ()
