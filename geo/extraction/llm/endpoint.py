"""Which language model is asked, and how much of it: set in the environment, nothing by default."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from geo.articles import is_web_address
from geo.errors import SetupError, quoted

MAX_REQUESTS = 200
MAX_TOKENS = 1_000_000
TIMEOUT_S = 120
CACHE = Path(__file__).resolve().parents[3] / "data" / "llm"

_NAMES = ("URL", "MODEL", "KEY", "MAX_REQUESTS", "MAX_TOKENS", "TIMEOUT", "CACHE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A server that speaks OpenAI's API for chats, one of its models, and the limits of one run.

    Attributes
    ----------
    url
        What stands before ``/chat/completions``: ``http://127.0.0.1:11434/v1``.
    model
        The model's name there.
    key
        What is sent as the bearer's token; never shown.
    max_requests, max_tokens
        The budget of a run, retries counted.
    timeout_s
        Seconds after which an answer is given up.
    cache
        Folder in which answers are kept, by a hash of what was asked.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    max_requests: int = MAX_REQUESTS
    max_tokens: int = MAX_TOKENS
    timeout_s: int = TIMEOUT_S
    cache: Path = CACHE

    @property
    def host(self) -> str:
        """Who is asked."""
        return urlsplit(self.url).netloc

    @property
    def address(self) -> str:
        """Where questions are sent."""
        return f"{self.url}/chat/completions"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Endpoint:
        """Return the endpoint that ``STRIKEMAP_LLM_URL``, ``…_MODEL`` and ``…_KEY`` name.

        ``…_MAX_REQUESTS``, ``…_MAX_TOKENS``, ``…_TIMEOUT`` (seconds) and ``…_CACHE`` (a folder) set limits.

        Raises
        ------
        SetupError
            If URL or model are missing, or a value is none.
        """
        told = {name: environment.get(f"STRIKEMAP_LLM_{name}", "").strip() for name in _NAMES}
        for name in ("URL", "MODEL"):
            if not told[name]:
                raise SetupError(
                    f"STRIKEMAP_LLM_{name} is not set: a language model is asked only where "
                    "STRIKEMAP_LLM_URL (as http://127.0.0.1:11434/v1) and STRIKEMAP_LLM_MODEL say which"
                )
        if not is_web_address(told["URL"]):
            raise SetupError(f"STRIKEMAP_LLM_URL is {quoted(told['URL'])}: write an http(s) address")
        return cls(
            url=told["URL"].rstrip("/"),
            model=told["MODEL"],
            key=told["KEY"] or None,
            max_requests=_number(told, "MAX_REQUESTS", MAX_REQUESTS),
            max_tokens=_number(told, "MAX_TOKENS", MAX_TOKENS),
            timeout_s=_number(told, "TIMEOUT", TIMEOUT_S),
            cache=Path(told["CACHE"]) if told["CACHE"] else CACHE,
        )


def _number(told: Mapping[str, str], name: str, default: int) -> int:
    written = told[name]
    if not written:
        return default
    if not (written.isascii() and written.isdecimal() and int(written[:10]) > 0 and len(written) <= 9):
        raise SetupError(f"STRIKEMAP_LLM_{name} is {quoted(written)}: write a whole number above 0")
    return int(written)
