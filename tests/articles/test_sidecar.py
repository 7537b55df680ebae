from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.articles import NOTHING_KNOWN
from geo.articles.sidecar import parse_sidecar
from geo.errors import ArticleError


def test_everything_a_sidecar_may_say() -> None:
    known = parse_sidecar(
        b"""
        published = 2024-03-05T06:00:00Z
        publisher = "Harbour Times"
        url = "https://harbour.example/depot"
        title = "Depot burns"
        language = "en"
        [evidence]
        published = "The page says so."
        """
    )
    assert known.published == datetime(2024, 3, 5, 6, tzinfo=UTC)
    assert (known.publisher, known.title, known.language) == ("Harbour Times", "Depot burns", "en")
    assert known.evidence == (("published", "The page says so."),)


def test_a_day_is_a_day() -> None:
    assert parse_sidecar(b"published = 2024-03-05").published == date(2024, 3, 5)


def test_an_empty_sidecar_says_nothing() -> None:
    assert parse_sidecar(b"") == NOTHING_KNOWN


@pytest.mark.parametrize(
    ("sidecar", "message"),
    [
        ("publishd = 2024-03-05", "'publishd', which is none of published"),
        ('published = "2024-03-05"', "without quotes"),
        ("published = 2024-03-05T06:00:00", "no zone"),
        ("published = 2024-02-31", "not TOML"),
        ("publisher = 3", "publisher is '3'"),
        ('title = " "', "leave it out"),
        ('url = "javascript:alert(1)"', "http"),
        ("evidence = 3", r"\[evidence\]"),
        ('[evidence]\nweather = "fine"', "'weather'"),
        ("[evidence]\nurl = 3", "must be a text"),
        ("= =", "not TOML"),
    ],
)
def test_what_a_sidecar_may_not_say(sidecar: str, message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        parse_sidecar(sidecar.encode())


@given(st.binary())
def test_no_bytes_end_in_a_traceback(data: bytes) -> None:
    with suppress(ArticleError):
        assert parse_sidecar(data).evidence == ()
