from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import TimespanError
from geo.timespans import (
    UNDATED,
    Timespan,
    at_instant,
    between,
    from_edtf,
    in_month,
    in_year,
    on_day,
    without_year,
)
from geo.vocabulary import DateBasis, DatePrecision

STATED = DateBasis.STATED
KOLKATA = ZoneInfo("Asia/Kolkata")
NEW_YORK = ZoneInfo("America/New_York")

# The first and last day have no local midnight in every zone's UTC.
days = st.dates(date(1, 1, 3), date(9999, 12, 28))
zones = st.sampled_from([UTC, KOLKATA, NEW_YORK, ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Asia/Gaza")])


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def test_a_local_day_is_not_a_utc_day():
    span = on_day(date(2025, 5, 7), STATED, zone=KOLKATA)
    assert (span.start_utc, span.end_utc) == (utc(2025, 5, 6, 18, 30), utc(2025, 5, 7, 18, 29, 59))
    assert (span.edtf, span.precision, span.basis) == ("2025-05-07", DatePrecision.DAY, STATED)


def test_an_approximate_day_says_so():
    span = on_day(date(2025, 5, 10), DateBasis.PUBLICATION, approximate=True)
    assert (span.edtf, span.basis) == ("2025-05-10~", DateBasis.PUBLICATION)
    assert span.dated


def test_a_day_when_the_clocks_change_is_as_long_as_it_was():
    shortened = on_day(date(2025, 3, 9), STATED, zone=NEW_YORK)
    assert shortened.start_utc
    assert shortened.end_utc
    assert shortened.end_utc - shortened.start_utc == timedelta(hours=23, seconds=-1)


def test_a_span_runs_from_the_start_of_one_day_to_the_end_of_another():
    span = between(date(2025, 4, 22), date(2025, 5, 10), STATED)
    assert (span.start_utc, span.end_utc) == (utc(2025, 4, 22), utc(2025, 5, 10, 23, 59, 59))
    assert (span.edtf, span.precision) == ("2025-04-22/2025-05-10", DatePrecision.RANGE)


def test_a_span_does_not_end_before_it_starts():
    with pytest.raises(TimespanError, match=r"2025-05-10/2025-04-22.*ends before"):
        between(date(2025, 5, 10), date(2025, 4, 22), STATED)


def test_a_minute_and_an_hour_end_with_their_last_second():
    start = datetime(2025, 5, 7, 1, 5, tzinfo=KOLKATA)
    minute = at_instant(start, STATED)
    hour = at_instant(start, STATED, precision=DatePrecision.HOUR)
    assert (minute.start_utc, minute.end_utc) == (utc(2025, 5, 6, 19, 35), utc(2025, 5, 6, 19, 35, 59))
    assert (hour.end_utc, hour.precision) == (utc(2025, 5, 6, 20, 34, 59), DatePrecision.HOUR)
    assert minute.edtf == hour.edtf == "2025-05-07T01:05:00+05:30"


def test_months_and_years_are_whole():
    month, year = in_month(2024, 2, STATED), in_year(2025, STATED, zone=KOLKATA)
    assert (month.start_utc, month.end_utc) == (utc(2024, 2, 1), utc(2024, 2, 29, 23, 59, 59))
    assert (month.edtf, month.precision) == ("2024-02", DatePrecision.MONTH)
    assert (year.start_utc, year.end_utc) == (utc(2024, 12, 31, 18, 30), utc(2025, 12, 31, 18, 29, 59))
    assert (year.edtf, year.precision) == ("2025", DatePrecision.YEAR)


def test_a_day_without_a_year_is_undated_and_kept_as_stated():
    span = without_year(5, 7)
    assert not span.dated
    assert (span.edtf, span.precision, span.basis) == ("XXXX-05-07", None, None)
    assert from_edtf("XXXX-05-07", STATED) == span
    assert not UNDATED.dated


@pytest.mark.parametrize(("month", "day"), [(2, 30), (4, 31), (13, 1), (0, 1), (1, 0)])
def test_a_day_that_no_year_has_is_refused(month, day):
    with pytest.raises(TimespanError, match=f"XXXX-{month:02}-{day:02}"):
        without_year(month, day)
    with pytest.raises(TimespanError, match=f"XXXX-{month:02}-{day:02}"):
        from_edtf(f"XXXX-{month:02}-{day:02}", STATED)


def test_a_leap_day_without_a_year_exists():
    assert without_year(2, 29).edtf == "XXXX-02-29"


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2025-05-10", utc(2025, 5, 10), utc(2025, 5, 10, 23, 59, 59), DatePrecision.DAY),
        ("2025-05-10~", utc(2025, 5, 10), utc(2025, 5, 10, 23, 59, 59), DatePrecision.DAY),
        ("2024-02?", utc(2024, 2, 1), utc(2024, 2, 29, 23, 59, 59), DatePrecision.MONTH),
        ("2024%", utc(2024, 1, 1), utc(2024, 12, 31, 23, 59, 59), DatePrecision.YEAR),
        ("2025-04-22/2025-05-10", utc(2025, 4, 22), utc(2025, 5, 10, 23, 59, 59), DatePrecision.RANGE),
        ("2024/2025-02", utc(2024, 1, 1), utc(2025, 2, 28, 23, 59, 59), DatePrecision.RANGE),
        (
            "2025-05-07T01:05:00+05:30",
            utc(2025, 5, 6, 19, 35),
            utc(2025, 5, 6, 19, 35, 59),
            DatePrecision.MINUTE,
        ),
        ("2025-05-07T01:05", utc(2025, 5, 7, 1, 5), utc(2025, 5, 7, 1, 5, 59), DatePrecision.MINUTE),
    ],
)
def test_edtf_is_read_as_the_span_it_states(text, start, end, precision):
    span = from_edtf(text, STATED)
    assert (span.start_utc, span.end_utc, span.precision, span.basis) == (start, end, precision, STATED)


def test_an_instant_without_an_offset_is_in_the_zone_given():
    assert from_edtf("2025-05-07T01:05", STATED, zone=KOLKATA).start_utc == utc(2025, 5, 6, 19, 35)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "2025/",
        "/2025",
        "2025-05-10/",
        "yesterday",
        "2025-13",
        "2025-00",
        "2025-05-00",
        "2025-02-30",
        "2025-5-7",
        "0000",
        "0000-01-01",
        "10000",
        "2025-05-10T24:61",
        "2025-05-10T",
        "2025/2026/2027",
        "2025-05-10 ",
        "２０２５",
        "XXXX-02-30",
        "9999-12-31T23:59:59-12:00",
        "0001-01-01T00:00:00+14:00",
    ],
)
def test_what_is_no_date_is_refused_and_quoted(text):
    with pytest.raises(TimespanError) as refused:
        from_edtf(text, STATED)
    assert repr(text) in str(refused.value)


@pytest.mark.parametrize(("day", "zone"), [(date.min, KOLKATA), (date.max, NEW_YORK), (date.max, UTC)])
def test_a_day_without_instants_in_utc_is_refused(day, zone):
    with pytest.raises(TimespanError, match=day.isoformat()):
        on_day(day, STATED, zone=zone)
    with pytest.raises(TimespanError, match=f"{day}/{day}"):
        between(day, day, STATED, zone=zone)


@pytest.mark.parametrize(("year", "month"), [(2025, 13), (2025, 0), (0, 5), (10000, 1)])
def test_a_month_that_does_not_exist_is_refused(year, month):
    with pytest.raises(TimespanError, match=f"{year:04}-{month:02}"):
        in_month(year, month, STATED)


def test_an_instant_in_nobodys_zone_is_refused():
    with pytest.raises(TimespanError, match=r"2025-05-07T01:05:00.*time zone"):
        at_instant(datetime(2025, 5, 7, 1, 5), STATED)


@given(st.text(alphabet="0123456789-/~?%TXZ:+. ", max_size=24))
def test_no_text_ends_in_anything_but_a_span_or_a_refusal(text):
    try:
        span = from_edtf(text, STATED)
    except TimespanError:
        return
    assert span.edtf is not None


@given(days, zones)
def test_a_day_written_is_read_back_the_same(day, zone):
    span = on_day(day, STATED, zone=zone)
    assert from_edtf(span.edtf or "", STATED, zone=zone) == span


@given(days, days, zones)
def test_a_range_written_is_read_back_the_same(one, other, zone):
    span = between(min(one, other), max(one, other), STATED, zone=zone)
    assert from_edtf(span.edtf or "", STATED, zone=zone) == span


@given(
    st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1)).map(lambda moment: moment.replace(microsecond=0))
)
def test_a_minute_written_is_read_back_the_same(moment):
    span = at_instant(moment.replace(tzinfo=timezone(timedelta(hours=5, minutes=30))), STATED)
    assert from_edtf(span.edtf or "", STATED) == span


@given(days, zones)
def test_days_follow_each_other_without_gap_or_overlap(day, zone):
    today, tomorrow = (on_day(each, STATED, zone=zone) for each in (day, day + timedelta(days=1)))
    assert today.end_utc
    assert tomorrow.start_utc == today.end_utc + timedelta(seconds=1)


def test_both_ends_or_neither():
    with pytest.raises(TimespanError, match="both ends"):
        Timespan(start_utc=utc(2025, 5, 10), edtf="2025-05-10")
    with pytest.raises(TimespanError, match="both ends"):
        Timespan(end_utc=utc(2025, 5, 10))


@pytest.mark.parametrize("naive", ["start_utc", "end_utc"])
def test_an_instant_has_a_zone(naive):
    ends = {"start_utc": utc(2025, 5, 10), "end_utc": utc(2025, 5, 11)}
    ends[naive] = ends[naive].replace(tzinfo=None)
    with pytest.raises(TimespanError, match="time zone"):
        Timespan(**ends)
