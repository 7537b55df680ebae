from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from geo.errors import ExtractorError
from geo.extraction.llm.answer import strikes_told
from geo.extraction.llm.chat import ATTEMPTS, Chat
from geo.extraction.llm.endpoint import Endpoint
from tests.extraction.llm.server import (
    ModelServer,
    Reply,
    dripping,
    endless,
    hanging_up,
    raw,
    saying,
    serving,
    silent,
    strikes,
)

BODY = {"messages": [{"role": "user", "content": "What was struck?"}]}
NOTHING = '{"strikes": []}'


class Waits(list[float]):
    """Notes how long it is told to wait, and does not."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def chat(server: ModelServer, folder: Path, waits: Waits | None = None, **limits: object) -> Chat:
    values = {"url": server.url, "model": "m", "key": "secret", "cache": folder, "timeout_s": 5, **limits}
    return Chat(Endpoint(**values), Waits() if waits is None else waits)  # type: ignore[arg-type]


def ask(one: Chat) -> str:
    return one.ask(BODY, strikes_told)


def test_a_question_goes_to_the_model_with_the_key_and_its_answer_comes_back(tmp_path: Path) -> None:
    with serving(saying(NOTHING)) as server:
        one = chat(server, tmp_path)
        assert ask(one) == NOTHING
    assert server.asked == [{"path": "/v1/chat/completions", "model": "m", **BODY}]
    assert server.headers[0]["authorization"] == "Bearer secret"
    assert one.requests == 1
    assert one.tokens > 7


def test_without_a_key_none_is_sent(tmp_path: Path) -> None:
    with serving(saying(NOTHING)) as server:
        ask(chat(server, tmp_path, key=None))
    assert "authorization" not in server.headers[0]


def test_the_same_question_is_asked_once_and_another_anew(tmp_path: Path) -> None:
    with serving(saying(NOTHING)) as server:
        for _ in range(2):
            ask(chat(server, tmp_path))
        assert len(server.asked) == 1
        ask(chat(server, tmp_path, model="other"))
        assert len(server.asked) == 2
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"secret" not in kept
    assert b"What was struck" not in kept


PASSING: dict[str, Reply] = {
    "429": raw(b"slow down", 429),
    "500": raw(b"oops", 500),
    "503": raw(b"<html>busy</html>", 503),
    "no JSON": raw(b"<html>hello</html>"),
    "half a JSON": raw(b'{"choices": [{"message"'),
    "another shape": raw(b'{"choices": []}'),
    "deep": raw(b"[" * 100_000),
    "no words": raw(json.dumps({"choices": [{"message": {"content": None}}]}).encode()),
    "hanging up": hanging_up,
    "an answer that is no JSON": saying("I am sorry, I cannot do that."),
    "half an answer": saying('{"strikes": [{"quote": "Miss'),
    "an answer of another shape": saying('{"strikes": 7}'),
    "an answer that breaks off": saying(NOTHING, finish_reason="length"),
    "packed": raw(gzip.compress(b"x" * 10_000_000), content_encoding="gzip"),
}


@pytest.mark.parametrize("name", PASSING)
def test_what_may_pass_is_tried_again(name: str, tmp_path: Path) -> None:
    waits = Waits()
    with serving(PASSING[name], saying(NOTHING)) as server:
        assert ask(chat(server, tmp_path, waits)) == NOTHING
        assert len(server.asked) == 2
    assert waits == [1.0]


@pytest.mark.parametrize("name", PASSING)
def test_what_does_not_pass_ends_with_a_reason_and_is_not_kept(name: str, tmp_path: Path) -> None:
    waits = Waits()
    with serving(PASSING[name]) as server:
        with pytest.raises(ExtractorError, match=r"m at 127\.0\.0\.1.*try again later"):
            ask(chat(server, tmp_path, waits))
        assert len(server.asked) == ATTEMPTS
    assert waits == [1.0, 2.0]
    assert list(tmp_path.iterdir()) == []


def test_the_server_says_how_long_to_wait(tmp_path: Path) -> None:
    waits = Waits()
    with serving(raw(b"", 429, retry_after="17"), saying(NOTHING)) as server:
        ask(chat(server, tmp_path, waits))
    assert waits == [17.0]


def test_nobody_waits_for_an_hour(tmp_path: Path) -> None:
    waits = Waits()
    with serving(raw(b"", 429, retry_after="3600")) as server:
        with pytest.raises(ExtractorError, match="429"):
            ask(chat(server, tmp_path, waits))
        assert (len(server.asked), waits) == (1, [])


@pytest.mark.parametrize("status", [400, 401, 403, 404, 301, 204])
def test_a_refusal_is_told_at_once_without_the_key(status: int, tmp_path: Path) -> None:
    with serving(
        raw(b'{"error": "no \x1b[31m model for secret"}' * 99, status, location="http://127.0.0.2/")
    ) as server:
        with pytest.raises(ExtractorError, match=rf"HTTP {status}.*check STRIKEMAP_LLM_URL") as told:
            ask(chat(server, tmp_path))
        assert len(server.asked) == 1
    assert "secret" not in str(told.value)
    assert str(told.value).isprintable()
    assert len(str(told.value)) < 500


@pytest.mark.parametrize("reply", [silent(3), dripping, endless], ids=["silent", "dripping", "endless"])
def test_an_answer_that_does_not_end_is_given_up(reply: Reply, tmp_path: Path) -> None:
    with serving(reply, saying(NOTHING)) as server:
        assert ask(chat(server, tmp_path, timeout_s=1)) == NOTHING
        assert len(server.asked) == 2


def test_nobody_at_the_address_is_told(tmp_path: Path) -> None:
    with serving(saying(NOTHING)) as server:
        pass
    with pytest.raises(ExtractorError, match="no connection"):
        ask(chat(server, tmp_path))


@pytest.mark.parametrize("limit", [{"max_requests": 1}, {"max_tokens": 40}])
def test_the_budget_of_a_run_is_never_passed(limit: dict[str, int], tmp_path: Path) -> None:
    with serving(saying(NOTHING)) as server:
        one = chat(server, tmp_path, **limit)
        ask(one)
        other = {"messages": [{"role": "user", "content": "And what else was struck, and by whom?"}]}
        with pytest.raises(ExtractorError, match=r"budget.*1 requests.*STRIKEMAP_LLM_MAX"):
            one.ask(other, strikes_told)
        assert len(server.asked) == 1
        assert ask(one) == NOTHING, "what is kept costs nothing"


def test_retries_count_against_the_budget(tmp_path: Path) -> None:
    with serving(raw(b"", 500)) as server:
        with pytest.raises(ExtractorError, match="budget"):
            ask(chat(server, tmp_path, max_requests=2))
        assert len(server.asked) == 2


def test_no_proxy_of_the_environment_sees_the_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with serving(strikes()) as server:
        assert ask(chat(server, tmp_path)) == NOTHING
