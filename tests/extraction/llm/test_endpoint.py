from __future__ import annotations

from pathlib import Path

import pytest

from geo.errors import SetupError
from geo.extraction.llm.endpoint import MAX_REQUESTS, Endpoint

SET = {"STRIKEMAP_LLM_URL": "https://llm.example/v1/", "STRIKEMAP_LLM_MODEL": "m"}


def test_url_and_model_are_enough() -> None:
    one = Endpoint.from_environment(SET)
    assert (one.url, one.model, one.key, one.max_requests) == (
        "https://llm.example/v1",
        "m",
        None,
        MAX_REQUESTS,
    )
    assert one.host == "llm.example"
    assert one.address == "https://llm.example/v1/chat/completions"


def test_limits_and_key_are_taken_and_the_key_is_never_shown() -> None:
    limits = {"KEY": " secret ", "MAX_REQUESTS": "3", "MAX_TOKENS": "900", "TIMEOUT": "7", "CACHE": "x/y"}
    one = Endpoint.from_environment(SET | {f"STRIKEMAP_LLM_{name}": value for name, value in limits.items()})
    assert (one.key, one.max_requests, one.max_tokens, one.timeout_s) == ("secret", 3, 900, 7)
    assert one.cache == Path("x/y")
    assert "secret" not in repr(one)


@pytest.mark.parametrize("missing", SET)
def test_nothing_is_asked_by_default(missing: str) -> None:
    with pytest.raises(SetupError, match=f"{missing} is not set"):
        Endpoint.from_environment({name: value for name, value in SET.items() if name != missing})


@pytest.mark.parametrize(
    "url", ["llm.example", "file:///etc/passwd", "http://user:secret@host/v1", "http://a b"]
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(SetupError, match="STRIKEMAP_LLM_URL is"):
        Endpoint.from_environment(SET | {"STRIKEMAP_LLM_URL": url})


@pytest.mark.parametrize("number", ["0", "-1", "1.5", "many", "٣", "9" * 5000])
def test_a_limit_that_is_no_number_is_refused(number: str) -> None:
    with pytest.raises(SetupError, match=r"STRIKEMAP_LLM_MAX_TOKENS is .*whole number"):
        Endpoint.from_environment(SET | {"STRIKEMAP_LLM_MAX_TOKENS": number})
