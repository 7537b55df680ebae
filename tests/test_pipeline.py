from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from geo.errors import ArticleError, GeocoderError
from geo.pipeline import BATCH, MAX_CHARACTERS, Reading, ingest, local_span, place, read, read_all
from geo.reports import Extraction, NearMiss, Quote
from geo.sources import Incoming
from geo.store import open_store
from geo.timespans import at_instant, between, in_month, on_day
from geo.vocabulary import DateBasis, Kind, Precision
from tests.builders import TEXT, article, placed, report, resolution, toponym
from tests.builders import place as make_place


class FakeExtractor:
    """Finds one report in every article, and fails on those that say so."""

    name = "fake/1"

    def __init__(self):
        self.read = []

    def extract(self, one):
        self.read.append(one.id)
        if "unreadable" in one.text:
            raise ArticleError("this text cannot be read")
        miss = NearMiss(quote=Quote(text=one.text[:5], start=0, end=5), reason="a threat")
        return Extraction(reports=(report(),), near_misses=(miss,), extractor=self.name)

    def extract_all(self, articles):
        return [self.extract(one) for one in articles]


class FakeResolver:
    def __init__(self, found=None):
        self.found = found or make_place()

    def resolve(self, toponyms, context):
        assert context.text
        return tuple(replace(resolution(self.found), toponym=toponym) for toponym in toponyms)


def incoming(*texts):
    return [Incoming(name=text, article=article(text)) for text in texts]


def test_an_article_is_read_into_placed_reports():
    one = article(publisher="A", published=date(2025, 5, 10))
    found = read(one, FakeExtractor(), FakeResolver())
    (told,) = found.reports
    assert told.source.article_id == one.id
    assert told.source.extractor == "fake/1"
    assert told.source.publisher == "A"
    assert told.resolution.place.name == "Rawalpindi"
    assert [miss.reason for miss in found.near_misses] == ["a threat"]
    assert found.set_aside is None


def test_an_unfit_text_is_read_from_a_fair_copy_and_quoted_as_given():
    text = "Russia’s drones struck <b>Ky\u200biv</b>.".encode().decode("cp1252")

    class Finder(FakeExtractor):
        def extract(self, one):
            assert one.text == "Russia’s drones struck Kyiv."
            name = replace(toponym("Kyiv"), start=23, end=27)
            told = report(toponym=name, quote=Quote(text=one.text, start=0, end=28))
            miss = NearMiss(quote=Quote(text="Russia’s", start=0, end=8), reason="a threat")
            return Extraction(reports=(told,), near_misses=(miss,))

    found = read(article(text), Finder(), FakeResolver())
    (told,) = found.reports
    assert told.report.quote == Quote(text=text, start=0, end=len(text))
    assert told.report.toponym == told.resolution.toponym
    assert told.report.toponym.text == "Kyiv"
    assert text[told.report.toponym.start : told.report.toponym.end] == "Ky\u200biv".encode().decode("cp1252")
    assert found.near_misses[0].quote.text == "Russiaâ€™s"


def test_report_ids_come_from_article_and_key():
    first = read(article("one"), FakeExtractor(), FakeResolver()).reports[0].id
    assert first == read(article("one"), FakeExtractor(), FakeResolver()).reports[0].id
    assert first != read(article("two"), FakeExtractor(), FakeResolver()).reports[0].id


def test_readings_keep_the_order_and_one_bad_text_loses_no_other():
    texts = [
        Incoming(name="no text", reason="it is empty"),
        *incoming("one", "unreadable", "two"),
        Incoming(name="german", article=article("Der Angriff", language="de")),
    ]
    readings = list(read_all(texts, FakeExtractor(), FakeResolver()))
    assert [reading.name for reading in readings] == ["no text", "one", "unreadable", "two", "german"]
    assert [len(reading.reports) for reading in readings] == [0, 1, 0, 1, 0]
    assert readings[0].set_aside == "it is empty"
    assert readings[2].set_aside == "this text cannot be read"
    assert "de" in readings[4].set_aside


def test_many_articles_are_read_in_batches_in_order():
    texts = incoming(*(f"article {n}" for n in range(2 * BATCH + 1)))
    assert [reading.name for reading in read_all(texts, FakeExtractor(), FakeResolver())] == [
        one.name for one in texts
    ]


def test_reading_is_lazy():
    def endless():
        while True:
            yield from incoming("one")

    assert isinstance(next(read_all(endless(), FakeExtractor(), FakeResolver())), Reading)


@pytest.mark.parametrize("precision", [Precision.REGION, Precision.COUNTRY])
def test_a_strike_known_to_a_region_is_an_area_report(precision):
    wide = replace(resolution(make_place()), precision=precision)

    class Wide:
        def resolve(self, toponyms, context):
            return [wide]

    (told,) = place(Extraction(reports=(report(),)), article(), Wide())
    assert told.report.kind is Kind.AREA
    (context,) = place(Extraction(reports=(report(kind=Kind.CONTEXT),)), article(), Wide())
    assert context.report.kind is Kind.CONTEXT


def test_a_stated_day_is_a_day_where_the_place_is():
    (told,) = place(Extraction(reports=(report(),)), article(), FakeResolver())
    span = told.report.timespan
    assert span.start_utc == datetime(2025, 5, 6, 19, tzinfo=UTC)  # 7 May 00:00 in Asia/Karachi
    assert span.end_utc == datetime(2025, 5, 7, 18, 59, 59, tzinfo=UTC)
    assert span.edtf == "2025-05-07"


DAY = on_day(date(2025, 5, 7), DateBasis.RELATIVE)


def test_the_zone_moves_days_ranges_and_months_and_keeps_what_was_said():
    spans = [
        DAY,
        between(date(2025, 4, 22), date(2025, 5, 10), DateBasis.STATED),
        in_month(2025, 5, DateBasis.STATED),
    ]
    for span in spans:
        local = local_span(span, "Asia/Kolkata")
        assert (span.start_utc - local.start_utc).total_seconds() == 5.5 * 3600
        assert (local.edtf, local.basis, local.precision) == (span.edtf, span.basis, span.precision)


@pytest.mark.parametrize(
    ("span", "zone"),
    [
        (on_day(date(2025, 5, 10), DateBasis.PUBLICATION, approximate=True), "Asia/Kolkata"),
        (at_instant(datetime(2025, 5, 7, 1, 5, tzinfo=UTC), DateBasis.STATED), "Asia/Kolkata"),
        (DAY, ""),
        (DAY, "Moon/Tranquility"),
        (on_day(date(1, 1, 1), DateBasis.STATED), "Asia/Kolkata"),
    ],
)
def test_other_spans_and_unknown_zones_leave_it_alone(span, zone):
    assert local_span(span, zone) == span


def test_ingest_counts_and_reads_nothing_twice(tmp_path):
    store, extractor = open_store(tmp_path / "a.sqlite"), FakeExtractor()
    texts = [*incoming("one", "two"), Incoming(name="bad", reason="it is empty")]
    first = ingest(texts, store, extractor, FakeResolver())
    assert (first.added, first.unchanged, first.reports) == (2, 0, 2)
    assert first.set_aside == (("bad", "it is empty"),)
    assert first.rejected == {"it is empty": 1}
    revision, strikes = store.revision(), store.strikes()
    again = ingest(texts, store, extractor, FakeResolver())
    assert (again.added, again.unchanged) == (0, 2)
    assert len(extractor.read) == 2
    assert (store.revision(), store.strikes()) == (revision, strikes)


def test_the_order_of_ingest_changes_nothing(tmp_path):
    stores = [open_store(tmp_path / name) for name in "ab"]
    ingest(incoming("one", "two"), stores[0], FakeExtractor(), FakeResolver())
    ingest(incoming("two", "one"), stores[1], FakeExtractor(), FakeResolver())
    assert stores[0].revision() == stores[1].revision()
    assert stores[0].strikes() == stores[1].strikes()


def test_a_date_learnt_later_is_read_again(tmp_path):
    store, extractor = open_store(tmp_path / "a.sqlite"), FakeExtractor()
    ingest(incoming("one"), store, extractor, FakeResolver())
    dated = [Incoming(name="one", article=article("one", published=date(2025, 5, 10)))]
    assert ingest(dated, store, extractor, FakeResolver()).added == 1
    assert store.strikes()[0].reports[0].source.published == date(2025, 5, 10)
    assert ingest(incoming("one"), store, extractor, FakeResolver()).unchanged == 1
    assert store.strikes()[0].reports[0].source.published == date(2025, 5, 10)


def test_an_outage_is_not_swallowed_as_no_result():
    class Broken(FakeResolver):
        def resolve(self, toponyms, context):
            raise GeocoderError("the service answers nothing")

    found = read(article(), FakeExtractor(), Broken())
    assert found.set_aside == "the service answers nothing"
    assert found.reports == ()


def test_a_report_keeps_its_words():
    (told,) = read(article(TEXT), FakeExtractor(), FakeResolver()).reports
    assert told.report.quote == placed().report.quote


def test_of_a_long_article_the_beginning_is_read_the_whole_is_kept_and_both_are_said(tmp_path):
    class Measuring(FakeExtractor):
        def extract(self, one):
            self.read.append(len(one.text))
            return Extraction(reports=(report(),), extractor=self.name)

    store, extractor = open_store(tmp_path / "s.sqlite"), Measuring()
    long = article(TEXT + " word" * MAX_CHARACTERS)
    whole = article(TEXT + "w" * (MAX_CHARACTERS - len(TEXT)))
    texts = [Incoming(name="long", article=long), Incoming(name="whole", article=whole)]
    result = ingest(texts, store, extractor, FakeResolver())
    assert extractor.read == [MAX_CHARACTERS, MAX_CHARACTERS]
    ((name, reason),) = result.cut_short
    assert name == "long"
    assert f"the first {MAX_CHARACTERS:,} of {len(long.text):,} characters" in reason
    assert (result.added, result.set_aside) == (2, ())
    assert store.article(long.id).text == long.text
