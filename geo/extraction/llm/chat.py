"""Chat: questions to a server that speaks OpenAI's API, with retries, time limits and a budget."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from typing import Any

import httpx

from geo.errors import ExtractorError, quoted
from geo.extraction.llm.cache import Cache, key_of
from geo.extraction.llm.endpoint import Endpoint

ATTEMPTS = 3
_MOST_BYTES = 2 * 2**20  # of an answer: a hundred times a long one
_LONGEST_WAIT_S = 60.0
_CHARACTERS_PER_TOKEN = 4  # roughly, where the server does not count
_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504})  # try again


class _PassingError(Exception):
    """What may go better at the next try; `wait_s` is what the server asks for."""

    def __init__(self, reason: str, wait_s: float | None = None) -> None:
        super().__init__(reason)
        self.wait_s = wait_s


class Chat:
    """Asks one endpoint, within the budget of one run.

    Parameters
    ----------
    endpoint
        Who is asked, and how much.
    wait
        How to let seconds pass.
    """

    def __init__(self, endpoint: Endpoint, wait: Callable[[float], None] = time.sleep) -> None:
        self._endpoint = endpoint
        self._wait = wait
        self._cache = Cache(endpoint.cache)
        self.requests = 0
        self.tokens = 0

    def ask(self, body: Mapping[str, Any], accept: Callable[[str], object]) -> str:
        """Return the answer to `body`: the one kept, else a new one, which is then kept.

        Parameters
        ----------
        body
            What is sent, without the model's name.
        accept
            Raises ValueError for an answer that is none; then it is asked for once more.

        Raises
        ------
        ExtractorError
            If no answer comes, none of them can be used, or the budget is spent.
        """
        asked = {"model": self._endpoint.model, **body}
        key = key_of(self._endpoint.url, asked)
        kept = self._cache.answer(key)
        if kept is not None:
            return kept
        for attempt in range(1, ATTEMPTS + 1):
            self._spend(asked)
            try:
                answer = self._answer(asked)
                accept(answer)
            except (_PassingError, ValueError) as error:
                self._again(error, attempt)
            else:
                self._cache.keep(key, answer)
                return answer
        raise AssertionError("unreachable")

    def _again(self, error: Exception, attempt: int) -> None:
        """Wait for the next attempt, or give up."""
        asked_for = error.wait_s if isinstance(error, _PassingError) else None
        wait_s = 2.0 ** (attempt - 1) if asked_for is None else asked_for
        if attempt == ATTEMPTS or wait_s > _LONGEST_WAIT_S:
            raise ExtractorError(
                f"{self._endpoint.model} at {self._endpoint.host} gave no answer that can be used ({error}): "
                "try again later, or read with the rules"
            ) from error
        self._wait(wait_s)

    def _spend(self, asked: Mapping[str, Any]) -> None:
        """Count a request before it is made, and the tokens it needs at least."""
        limits = self._endpoint
        needed = len(json.dumps(asked, ensure_ascii=False)) // _CHARACTERS_PER_TOKEN
        if self.requests >= limits.max_requests or self.tokens + needed > limits.max_tokens:
            raise ExtractorError(
                f"the budget of this run is spent ({self.requests} requests, about {self.tokens:,} tokens): "
                "raise STRIKEMAP_LLM_MAX_REQUESTS or STRIKEMAP_LLM_MAX_TOKENS, or read fewer articles"
            )
        self.requests += 1
        self.tokens += needed

    def _answer(self, asked: Mapping[str, Any]) -> str:
        content = self._posted(asked)
        try:
            whole = json.loads(content)
            choice = whole["choices"][0]
            answer = choice["message"]["content"]
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            raise _PassingError(f"it answered {quoted(content[:200].decode(errors='replace'))}") from error
        self.tokens += _completion_tokens(whole, content)
        if choice.get("finish_reason") == "length":
            raise ValueError("the answer breaks off: the server allows too few tokens")
        if not isinstance(answer, str):
            raise _PassingError("it answered without words")
        return answer

    def _posted(self, asked: Mapping[str, Any]) -> bytes:
        """Return the body that the server answers with; no more than the limits allow is ever read."""
        limit = self._endpoint
        headers = {"accept-encoding": "identity"} | (
            {"authorization": f"Bearer {limit.key}"} if limit.key else {}
        )
        ends = time.monotonic() + limit.timeout_s
        # Neither a proxy nor a redirect: the article goes to whom the reader was told, and nowhere else.
        client = httpx.Client(trust_env=False, follow_redirects=False, timeout=limit.timeout_s)
        try:
            with client, client.stream("POST", limit.address, json=asked, headers=headers) as response:
                content = _read(response, ends)
        except httpx.TimeoutException as error:
            raise _PassingError(f"no answer within {limit.timeout_s} s") from error
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise _PassingError(f"no connection: {error}") from error
        _refuse(response, content.replace(limit.key.encode(), b"***") if limit.key else content)
        return content


def _read(response: httpx.Response, ends: float) -> bytes:
    pieces = bytearray()
    for piece in response.iter_raw():
        pieces += piece
        if len(pieces) > _MOST_BYTES:
            raise _PassingError("its answer has no end")
        if time.monotonic() > ends:
            raise _PassingError("its answer takes too long")
    return bytes(pieces)


def _refuse(response: httpx.Response, content: bytes) -> None:
    """Raise unless the server took the question."""
    if response.status_code == httpx.codes.OK:
        return
    said = f"HTTP {response.status_code}, {quoted(content[:300].decode(errors='replace'), 120)}"
    if response.status_code in _PASSING:
        raise _PassingError(said, _seconds(response.headers.get("retry-after")))
    raise ExtractorError(
        f"the server refuses the question ({said}): check STRIKEMAP_LLM_URL, …_MODEL and …_KEY"
    )


def _seconds(written: str | None) -> float | None:
    """Return the seconds that a Retry-After header asks for; a date there counts as none."""
    return (
        float(written) if written and written.isascii() and written.isdecimal() and len(written) < 9 else None
    )


def _completion_tokens(whole: Mapping[str, Any], content: bytes) -> int:
    usage = whole.get("usage")
    counted = usage.get("completion_tokens") if isinstance(usage, dict) else None
    sensible = isinstance(counted, int) and 0 <= counted <= len(content)
    return counted if sensible and counted is not None else len(content) // _CHARACTERS_PER_TOKEN
