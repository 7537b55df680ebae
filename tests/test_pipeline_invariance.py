"""What is about something else changes nothing, nor do white space and the form of quotation marks."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from geo import pipeline
from geo.articles import Metadata, read_text
from geo.extraction.rules import RulesExtractor
from geo.gazetteer import RememberingGazetteer, StoredGazetteer
from geo.reports import Quote
from geo.resolution import Resolver
from geo.strikes import PlacedReport

HERE = Path(__file__).parent
FILES = (
    *sorted((HERE / "corpus" / "dev").glob("*.json")),
    HERE.parent / "seeds" / "000_c9bb2faa0c5880d1.txt",
)
FURNITURE = (
    "Advertisement", "Share this article", "Related stories", "Sign up for our newsletter", "By Jane Doe",
    "Follow us on Twitter", "© 2025 The Daily Post. All rights reserved.", "Read more", "Photo: Reuters",
    "Story continues below", "5 min read",
)  # fmt: skip
UNRELATED = (
    "The museum reopened its doors after a long renovation, and visitors queued for the new gallery.",
    "Prices of bread rose again. Bakers said that flour had become dearer since the harvest.",
    "The choir sang for two hours before the rain set in.",
    "Doctors advise people to drink more water and to sleep with the windows open.",
)
QUOTES = str.maketrans("“”‘’", "\"\"''")

articles = st.sampled_from(FILES)
some = settings(
    max_examples=25, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@cache
def reader() -> tuple[RulesExtractor, Resolver]:
    gazetteer = RememberingGazetteer(StoredGazetteer())
    return RulesExtractor(gazetteer), Resolver(gazetteer)


@cache
def source(path: Path) -> tuple[str, date | None]:
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8"), date(2025, 5, 10)
    known = orjson.loads(path.read_bytes())
    return known["text"], date.fromisoformat(known["published"]) if known["published"] else None


@cache
def read(path: Path, text: str) -> pipeline.Reading:
    article = read_text(text.encode(), Metadata(published=source(path)[1], language="en"))
    return pipeline.read(article, *reader())


def told(path: Path, text: str) -> list[tuple[object, ...]]:
    """Return all that is told of each strike but for where in the text it is told."""
    return [_told(placed) for placed in read(path, text).reports]


def _told(placed: PlacedReport) -> tuple[object, ...]:
    report = placed.report
    return (
        report.kind, plain(report.toponym.text), report.role, report.outcome, report.attacker,
        report.side_hit, report.operation, plain(report.weapon), report.weapon_class, report.weapon_count,
        report.target_type, plain(report.damage), report.deaths, report.timespan,
        sorted((claim.stance, plain(claim.claimant)) for claim in report.claims),
        placed.resolution.place, plain(report.quote.text),
    )  # fmt: skip


def plain(text: str | None) -> str:
    return " ".join((text or "").translate(QUOTES).split())


def same(path: Path, change: Callable[[str], str]) -> None:
    text = source(path)[0]
    assert told(path, change(text)) == told(path, text)


def with_paragraph(text: str, paragraph: str, at: float) -> str:
    """Return `text` with a paragraph more, between two of its own or at its end."""
    gaps = [match.end() for match in re.finditer(r"\n[ \t]*\n", text)]
    place = [*gaps, None][int(at * len(gaps))]
    if place is None:
        return f"{text.rstrip()}\n\n{paragraph}"
    return f"{text[:place]}{paragraph}\n\n{text[place:]}"


@pytest.mark.parametrize("path", FILES[::6], ids=lambda path: path.stem)
def test_offsets_are_those_of_the_text(path: Path) -> None:
    reading = read(path, source(path)[0])
    assert reading.article is not None
    for placed in reading.reports:
        report = placed.report
        quotes = [
            report.quote,
            *(evidence.quote for evidence in report.evidence),
            *(claim.quote for claim in report.claims),
            *(miss.quote for miss in reading.near_misses),
            Quote(text=report.toponym.text, start=report.toponym.start, end=report.toponym.end),
        ]
        assert all(reading.article.text[quote.start : quote.end] == quote.text for quote in quotes)


@some
@given(articles, st.sampled_from(FURNITURE), st.floats(0, 1))
def test_page_furniture_changes_no_strike(path: Path, furniture: str, at: float) -> None:
    same(path, lambda text: with_paragraph(text, furniture, at))


@some
@given(articles, st.sampled_from(UNRELATED), st.floats(0, 1))
@example(HERE / "corpus" / "dev" / "article-142.json", UNRELATED[0], 0.5)
@example(HERE / "corpus" / "dev" / "article-077.json", UNRELATED[0], 0.2)
def test_an_unrelated_paragraph_changes_no_strike(path: Path, paragraph: str, at: float) -> None:
    same(path, lambda text: with_paragraph(text, paragraph, at))


@some
@given(articles, st.sampled_from(["  ", "\u00a0", " \u200b"]))
def test_white_space_between_sentences_does_not_matter(path: Path, space: str) -> None:
    same(path, lambda text: re.sub(r"(?<=[a-z]{2}[.!?]) (?=[A-Z][a-z])", space, text))


@some
@given(articles, st.sampled_from(["\r\n", "\n\n\n", "\n \n"]))
def test_how_paragraphs_are_parted_does_not_matter(path: Path, gap: str) -> None:
    given = gap if gap != "\r\n" else "\r\n\r\n"
    same(path, lambda text: text.replace("\n\n", given))


@some
@given(articles, st.booleans())
def test_straight_and_curly_quotes_do_not_matter(path: Path, straight: bool) -> None:
    same(path, lambda text: text.translate(QUOTES) if straight else curly(text))


def curly(text: str) -> str:
    return re.sub(r'"([^"\n]*)"', r"“\1”", text).replace("'", "’")
