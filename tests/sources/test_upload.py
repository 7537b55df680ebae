from __future__ import annotations

from datetime import date

import pytest

from geo.articles import NOTHING_KNOWN, Metadata
from geo.errors import ArticleError
from geo.sources import read_upload

STORY = "Two drones struck a fuel depot in the port on Tuesday, and no one was hurt."


def test_pasted_and_uploaded_text_are_the_same_article() -> None:
    known = Metadata(published=date(2024, 3, 5))
    assert read_upload(STORY, known) == read_upload(STORY.encode(), known)


def test_nothing_pasted_is_refused() -> None:
    with pytest.raises(ArticleError, match="empty"):
        read_upload("  ", NOTHING_KNOWN)


def test_a_pasted_lone_surrogate_takes_one_character() -> None:
    assert (
        read_upload("The \ud800 depot burned.", NOTHING_KNOWN).text
        == "The \N{REPLACEMENT CHARACTER} depot burned."
    )


def test_a_feed_is_refused_with_a_way_to_read_it() -> None:
    feed = f"<?xml version='1.0'?><rss><channel><item><title>{STORY}</title></item></channel></rss>"
    with pytest.raises(ArticleError, match="geo ingest"):
        read_upload(feed, NOTHING_KNOWN)
