"""From what comes in to reports with places, and on into the store; one bad article never loses another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from geo.articles import Article, FairCopy, fair_copy, require_english, without_furniture
from geo.errors import StrikemapError, TimespanError
from geo.gazetteer import RememberingGazetteer, StoredGazetteer
from geo.reports import Extraction, Extractor, NearMiss, Quote, Report, requoted
from geo.resolution import Context, Resolution, Resolver, settled
from geo.sources import Incoming
from geo.strikes import PlacedReport, Source, content_id
from geo.timespans import Timespan, from_edtf
from geo.vocabulary import DateBasis, DatePrecision, Kind, Precision

# Of one article: ten times a long live blog. The whole text is kept, but the rest is not read for strikes.
MAX_CHARACTERS = 500_000
# Of the text whose other place names help to choose among places of one name: each is looked up.
_COMPANY_CHARACTERS = 100_000
BATCH = 32  # articles parsed together: enough for spaCy's pipe, few enough to keep memory flat


class Archive(Protocol):
    """Where ingested articles are kept."""

    def completed(self, articles: Sequence[Article]) -> Sequence[Article]:
        """Return `articles` with what is unknown of each filled in from what is kept of the same bytes."""
        ...

    def held(self, articles: Sequence[Article], extractor: str) -> Collection[str]:
        """Return the ids of those that are kept with all that is known of them, as `extractor` reads them."""
        ...

    def refusals(self, articles: Iterable[Article]) -> Mapping[str, str]:
        """Return, by article id, why some of `articles` may not be kept, in a sentence."""
        ...

    def save(self, readings: Sequence[Reading], extractor: str) -> None:
        """Keep `readings`, all of them or, with a StoreError, none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What became of one text that came in.

    Attributes
    ----------
    name
        What its source calls it.
    article
        ``None`` when the text is no article at all.
    reports, near_misses
        What was found in it, and what looked like a strike and was left out.
    set_aside
        Why it was not read, in a sentence; ``None`` when it was.
    cut_short
        How much of it was read, in a sentence; ``None`` when all was.
    """

    name: str
    article: Article | None = None
    reports: tuple[PlacedReport, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    set_aside: str | None = None
    cut_short: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestResult:
    """What an ingest did: how many articles were added or kept already, and which were not wholly read."""

    added: int = 0
    unchanged: int = 0
    reports: int = 0
    set_aside: tuple[tuple[str, str], ...] = field(default=())
    cut_short: tuple[tuple[str, str], ...] = field(default=())

    @property
    def rejected(self) -> Mapping[str, int]:
        """How many texts were set aside for each reason."""
        return Counter(reason for _, reason in self.set_aside)


def reader() -> tuple[Extractor, Resolver]:
    """Return what finds strikes in articles and what finds their places, both on this machine.

    Raises
    ------
    GazetteerError
        If the gazetteer is missing or out of date.
    """
    from geo.extraction.rules import RulesExtractor  # spaCy takes seconds to load

    gazetteer = RememberingGazetteer(StoredGazetteer())  # articles name the places of one war again and again
    return RulesExtractor(gazetteer), Resolver(gazetteer)


def read(article: Article, extractor: Extractor, resolver: Resolver, *, name: str = "") -> Reading:
    """Return what `extractor` finds in `article`, with places by `resolver`."""
    incoming = Incoming(name=name or article.id, article=article)
    return next(read_all([incoming], extractor, resolver))


def read_all(incoming: Iterable[Incoming], extractor: Extractor, resolver: Resolver) -> Iterator[Reading]:
    """Yield one reading for each of `incoming`, in order."""
    for batch in _batches(incoming):
        readings = [_admitted(one) for one in batch]
        copies = [
            None if reading.article is None or reading.set_aside else _copy(reading.article)
            for reading in readings
        ]
        found = iter(_extracted([article for article, _ in filter(None, copies)], extractor))
        for reading, copy in zip(readings, copies, strict=True):
            yield _placed(reading, *copy, next(found), resolver) if copy else reading


def ingest(
    incoming: Iterable[Incoming], archive: Archive, extractor: Extractor, resolver: Resolver
) -> IngestResult:
    """Read what is new among `incoming` into `archive`, batch by batch.

    Raises
    ------
    StoreError
        If a batch cannot be kept; the batches before it are.
    """
    result = IngestResult()
    for batch in _batches(incoming):
        refused = archive.refusals(one.article for one in batch if one.article)
        known = _completed([_allowed(one, refused) for one in batch], archive)
        held = archive.held([one.article for one in known if one.article], extractor.name)
        new = [one for one in known if not (one.article and one.article.id in held)]
        readings = list(read_all(new, extractor, resolver))
        archive.save(readings, extractor.name)
        result = IngestResult(
            added=result.added + sum(reading.set_aside is None for reading in readings),
            unchanged=result.unchanged + len(batch) - len(new),
            reports=result.reports + sum(len(reading.reports) for reading in readings),
            set_aside=result.set_aside + tuple((r.name, r.set_aside) for r in readings if r.set_aside),
            cut_short=result.cut_short + tuple((r.name, r.cut_short) for r in readings if r.cut_short),
        )
    return result


def place(extraction: Extraction, article: Article, resolver: Resolver) -> tuple[PlacedReport, ...]:
    """Return the reports of `extraction` with their places, in order.

    Dates become days where the place is, and a strike known to no finer than a region is an area report.
    """
    if not extraction.reports:
        return ()  # weighing all the places an article names takes time
    toponyms = [report.toponym for report in extraction.reports]
    text = without_furniture(replace(article, text=article.text[:_COMPANY_CHARACTERS]))
    context = Context(text=text, publisher=article.publisher, url=article.url)
    source = Source(
        article_id=article.id,
        sha256=article.sha256,
        publisher=article.publisher,
        url=article.url,
        title=article.title,
        published=article.published,
        extractor=extraction.extractor,
        also_at=article.also_at,
    )
    return tuple(
        PlacedReport(
            id=content_id(article.sha256, report.key),
            report=_fitted(report, resolution),
            resolution=resolution,
            source=source,
        )
        for report, resolution in zip(
            extraction.reports,
            map(settled, resolver.resolve(toponyms, context)),
            strict=True,
        )
    )


def local_span(span: Timespan, timezone: str) -> Timespan:
    """Return `span` with stated days taken as days in `timezone` (IANA name; empty: left alone).

    A local day is not a UTC day. Days known by publication alone, and instants, stay as they are.
    """
    days = {DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.RANGE}
    if not (timezone and span.edtf and span.precision in days and span.basis):
        return span
    if span.basis is DateBasis.PUBLICATION:
        return span
    try:
        return from_edtf(span.edtf, span.basis, zone=ZoneInfo(timezone))
    except (TimespanError, ZoneInfoNotFoundError, OverflowError):
        return span  # an odd date or a zone of another time zone database: UTC days are the fallback


def _copy(article: Article) -> tuple[Article, FairCopy]:
    """Return `article` with the text that is read, and what leads from there back to the text as given."""
    copy = fair_copy(article.text[:MAX_CHARACTERS])
    return replace(article, text=copy.text), copy


def _batches(incoming: Iterable[Incoming]) -> Iterator[tuple[Incoming, ...]]:
    rest = iter(incoming)
    while batch := tuple(islice(rest, BATCH)):
        yield batch


def _allowed(one: Incoming, refused: Mapping[str, str]) -> Incoming:
    if one.article is None or one.article.id not in refused:
        return one
    return replace(one, article=None, reason=refused[one.article.id])


def _completed(batch: Sequence[Incoming], archive: Archive) -> Sequence[Incoming]:
    completed = iter(archive.completed([one.article for one in batch if one.article]))
    return [replace(one, article=next(completed)) if one.article else one for one in batch]


def _admitted(one: Incoming) -> Reading:
    if one.article is None:
        return Reading(name=one.name, set_aside=one.reason)
    try:
        require_english(one.article)
    except StrikemapError as error:
        return Reading(name=one.name, article=one.article, set_aside=str(error))
    return Reading(name=one.name, article=one.article)


def _extracted(articles: Sequence[Article], extractor: Extractor) -> Sequence[Extraction | StrikemapError]:
    """Return what was found in each article, or what kept the extractor from reading it."""
    try:
        return list(extractor.extract_all(articles))
    except StrikemapError:
        return [_tried(article, extractor) for article in articles]


def _tried(article: Article, extractor: Extractor) -> Extraction | StrikemapError:
    try:
        return extractor.extract(article)
    except StrikemapError as error:
        return error


def _placed(
    reading: Reading,
    article: Article,
    copy: FairCopy,
    found: Extraction | StrikemapError,
    resolver: Resolver,
) -> Reading:
    if isinstance(found, StrikemapError):
        return replace(reading, set_aside=str(found))
    try:
        reports = place(found, article, resolver)
    except StrikemapError as error:  # an online geocoder's outage is no "not found": read it again later
        return replace(reading, set_aside=str(error))
    misses = found.near_misses
    if copy.differs and reading.article:
        given = partial(_as_given, reading.article.text, copy)
        reports = tuple(_requoted(placed, given) for placed in reports)
        misses = tuple(replace(miss, quote=given(miss.quote)) for miss in misses)
    cut_short = found.cut_short or _cut_short(reading.article)
    return replace(reading, reports=reports, near_misses=misses, cut_short=cut_short)


def _requoted(placed: PlacedReport, given: Callable[[Quote], Quote]) -> PlacedReport:
    report = requoted(placed.report, given)
    return replace(placed, report=report, resolution=replace(placed.resolution, toponym=report.toponym))


def _as_given(text: str, copy: FairCopy, quote: Quote) -> Quote:
    """Return what stands in `text` where its `copy` has `quote`."""
    start, end = copy.origin(quote.start, quote.end)
    return Quote(text=text[start:end], start=start, end=end)


def _cut_short(article: Article | None) -> str | None:
    if article is None or len(article.text) <= MAX_CHARACTERS:
        return None
    return (
        f"only the first {MAX_CHARACTERS:,} of {len(article.text):,} characters were read: "
        "split the text to read the rest"
    )


def _fitted(report: Report, resolution: Resolution) -> Report:
    """Return `report` with its date in the place's time zone and the kind that the place allows."""
    wide = resolution.precision in {Precision.REGION, Precision.COUNTRY}
    kind = Kind.AREA if wide and report.kind is Kind.STRIKE else report.kind
    timezone = resolution.place.timezone if resolution.place else ""
    return replace(report, kind=kind, timespan=local_span(report.timespan, timezone))
