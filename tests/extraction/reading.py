"""Read a text as an article, with the rules and the built gazetteer."""

from __future__ import annotations

from datetime import date
from functools import cache

from geo.extraction.rules import RulesExtractor
from geo.gazetteer.store import StoredGazetteer
from geo.reports import Extraction, Report
from geo.vocabulary import Kind
from tests.builders import article

PUBLISHED = date(2025, 5, 10)


@cache
def extractor() -> RulesExtractor:
    return RulesExtractor(gazetteer())


@cache
def gazetteer() -> StoredGazetteer:
    return StoredGazetteer()


def extraction(text: str, published: date | None = PUBLISHED) -> Extraction:
    return extractor().extract(article(text, published=published))


def reports(text: str, published: date | None = PUBLISHED) -> tuple[Report, ...]:
    return extraction(text, published).reports


def strikes(text: str, published: date | None = PUBLISHED) -> dict[str, Report]:
    """Return the strikes at places, by the place as written."""
    return {r.toponym.text: r for r in reports(text, published) if r.kind is Kind.STRIKE}


def told(text: str) -> set[tuple[str, str | None]]:
    """Return place and role of every strike and area."""
    return {
        (r.toponym.text, r.role.value if r.role else None)
        for r in reports(text)
        if r.kind is not Kind.CONTEXT
    }
