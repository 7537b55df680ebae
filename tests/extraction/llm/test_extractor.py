from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.errors import ExtractorError
from geo.extraction.llm import Endpoint, LlmExtractor, Rehearsal
from geo.extraction.llm.extractor import MAX_CHARACTERS
from geo.pipeline import read_all
from geo.reports import Extractor
from geo.resolution import Resolver
from geo.sources import Incoming
from tests.builders import article
from tests.extraction.llm.server import ModelServer, raw, saying, serving, strikes
from tests.extraction.reading import gazetteer

TEXT = "Russian missiles struck Kharkiv on Saturday, officials said. Odesa was quiet."
ARTICLE = article(TEXT, published=date(2025, 5, 11))
TOLD = {
    "quote": "Russian missiles struck Kharkiv on Saturday",
    "place": "Kharkiv",
    "role": "target",
    "when": "on Saturday",
}


def extractor(server: ModelServer, folder: Path, **limits: Any) -> LlmExtractor:
    values = {"url": server.url, "model": "tiny:1b", "cache": folder, "timeout_s": 5, **limits}
    return LlmExtractor(Endpoint(**values), gazetteer(), wait=lambda seconds: None)


def test_it_is_an_extractor_named_with_model_and_version(tmp_path: Path) -> None:
    with serving(strikes(TOLD)) as server:
        one: Extractor = extractor(server, tmp_path)
        found = one.extract(ARTICLE)
    assert one.name == found.extractor == "llm/1/tiny:1b"
    assert [report.toponym.text for report in found.reports] == ["Kharkiv"]


def test_what_the_article_does_not_bear_out_is_counted_and_told(tmp_path: Path) -> None:
    invented = TOLD | {"quote": "Missiles struck Lviv", "place": "Lviv"}
    wrong = TOLD | {"role": "victim"}
    with serving(strikes(TOLD | {"attacker": "Ruritania"}, invented, wrong)) as server:
        one = extractor(server, tmp_path)
        found = one.extract(ARTICLE)
    assert len(found.reports) == 1
    assert one.dropped == len(found.near_misses) == 3
    assert all(TEXT[m.quote.start : m.quote.end] == m.quote.text for m in found.near_misses)


def test_no_strike_is_a_result(tmp_path: Path) -> None:
    with serving(strikes()) as server:
        assert extractor(server, tmp_path).extract(ARTICLE).reports == ()


def test_what_will_be_sent_to_whom_is_said_without_the_key(tmp_path: Path) -> None:
    with serving(strikes()) as server:
        notice = extractor(server, tmp_path, key="secret", max_requests=5).notice
        assert server.asked == []
    assert all(
        part in notice for part in (server.url.split("/")[2], "tiny:1b", "with your key", "5 requests")
    )
    assert "secret" not in notice


def test_a_rehearsal_shows_the_request_that_would_be_made(tmp_path: Path) -> None:
    with serving(strikes()) as server:
        one = extractor(server, tmp_path, key="secret")
        rehearsal = Rehearsal(one)
        assert rehearsal.extract_all([ARTICLE])[0].reports == ()
        assert server.asked == []
        (request,) = rehearsal.taken()
        assert rehearsal.taken() == []
        one.extract(ARTICLE)
        assert server.asked == [{"path": "/v1/chat/completions", **request["content"]}]
    assert request["to"] == f"{server.url}/chat/completions"
    assert "secret" not in json.dumps(request)


def test_of_a_long_text_the_beginning_is_sent_and_that_is_said(tmp_path: Path) -> None:
    long = article(TEXT + " Nothing more happened." * 3000, published=date(2025, 5, 11))
    with serving(strikes(TOLD)) as server:
        found = extractor(server, tmp_path).extract(long)
    assert len(json.loads(server.asked[0]["messages"][1]["content"])["text"]) == MAX_CHARACTERS
    assert "split the text" in (found.cut_short or "")


def test_a_failure_sets_one_article_aside_and_is_not_tried_twice(tmp_path: Path) -> None:
    others = [article(f"{TEXT} ({n})", published=date(2025, 5, 11)) for n in range(3)]
    with serving(strikes(TOLD), raw(b"", 500), raw(b"", 500), raw(b"", 500), strikes(TOLD)) as server:
        one = extractor(server, tmp_path)
        come = [Incoming(name=str(n), article=other) for n, other in enumerate(others)]
        readings = list(read_all(come, one, Resolver(gazetteer())))
        assert len(server.asked) == 5
    assert [len(reading.reports) for reading in readings] == [1, 0, 1]
    assert "HTTP 500" in (readings[1].set_aside or "")
    assert readings[0].reports[0].resolution.place is not None


def test_a_spent_budget_sets_the_rest_aside(tmp_path: Path) -> None:
    with serving(saying({"strikes": []})) as server:
        one = extractor(server, tmp_path, max_requests=1)
        one.extract(ARTICLE)
        with pytest.raises(ExtractorError, match="budget"):
            one.extract(article("Another text about the war of words."))
        one.extract(ARTICLE)
