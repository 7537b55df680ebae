"""LlmExtractor: asks a language model for the strikes of an article and keeps what the article bears out."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from typing import Any

from geo.articles import Article
from geo.errors import ExtractorError
from geo.extraction.llm.answer import VERSION, question, strikes_told
from geo.extraction.llm.chat import Chat
from geo.extraction.llm.endpoint import Endpoint
from geo.extraction.llm.grounding import Ground
from geo.gazetteer.place import Gazetteer
from geo.reports import Extraction, NearMiss, Quote

MAX_CHARACTERS = 40_000  # of one article: a long read, and what small models can hold


class LlmExtractor:
    """Finds the strikes an article reports by asking a language model.

    Every strike rests on a sentence, and every field on words, that are found in the article; what is not
    found there is dropped and told among the near misses. `dropped` counts it.

    Parameters
    ----------
    endpoint
        Who is asked, and how much.
    gazetteer
        Tells what else a sentence says of a place's name.
    wait
        How to let seconds pass between attempts.
    """

    def __init__(
        self, endpoint: Endpoint, gazetteer: Gazetteer, wait: Callable[[float], None] = time.sleep
    ) -> None:
        self._endpoint = endpoint
        self._gazetteer = gazetteer
        self._chat = Chat(endpoint, wait)
        self._failed: dict[str, ExtractorError] = {}
        self.dropped = 0

    @property
    def name(self) -> str:
        """Name and version, for provenance: ``llm/1/gemma3:12b``."""
        return f"llm/{VERSION}/{self._endpoint.model}"

    @property
    def notice(self) -> str:
        """What will be sent to whom, in a sentence for the user."""
        limits = self._endpoint
        key = "with your key" if limits.key else "without a key"
        return (
            f"the text, title and date of each article are sent to {limits.host} "
            f"(model {limits.model}, {key}), at most {limits.max_requests:,} requests and about "
            f"{limits.max_tokens:,} tokens; answers are kept in {limits.cache}"
        )

    def request(self, article: Article) -> dict[str, Any]:
        """Return what is sent of `article`, and where to."""
        limits = self._endpoint
        return {"to": limits.address, "content": {"model": limits.model, **self._question(article)}}

    def _question(self, article: Article) -> dict[str, Any]:
        return question(article, article.text[:MAX_CHARACTERS])

    def extract(self, article: Article) -> Extraction:
        """Return the strikes of `article` that its words bear out; none is a result, not an error.

        Raises
        ------
        ExtractorError
            If no usable answer comes, or the budget is spent; not tried again in this run.
        """
        asked = hashlib.sha256(f"{article.published} {article.text}".encode("utf-8", "replace")).hexdigest()
        if asked in self._failed:
            raise self._failed[asked]
        try:
            answer = self._chat.ask(self._question(article), strikes_told)
        except ExtractorError as error:
            self._failed[asked] = error
            raise
        told, wrong = strikes_told(answer)
        reports, misses = Ground(article, self._gazetteer).reports(told)
        nowhere = Quote(text="", start=0, end=0)
        misses += tuple(
            NearMiss(quote=nowhere, reason=f"dropped from the model's answer: {why}") for why in wrong
        )
        self.dropped += len(misses)
        return Extraction(
            reports=reports, near_misses=misses, extractor=self.name, cut_short=_cut_short(article)
        )

    def extract_all(self, articles: Sequence[Article]) -> Sequence[Extraction]:
        """Return one extraction for each of `articles`, in order."""
        return tuple(self.extract(article) for article in articles)


class Rehearsal:
    """Takes the place of an extractor that asks others, and notes what it would send."""

    def __init__(self, extractor: LlmExtractor) -> None:
        self._extractor = extractor
        self._requests: list[dict[str, Any]] = []

    @property
    def name(self) -> str:
        """Name and version of the extractor."""
        return self._extractor.name

    def extract(self, article: Article) -> Extraction:
        """Return no strikes."""
        self._requests.append(self._extractor.request(article))
        return Extraction(reports=(), extractor=self.name)

    def extract_all(self, articles: Sequence[Article]) -> Sequence[Extraction]:
        """Return one extraction without strikes for each of `articles`."""
        return tuple(self.extract(article) for article in articles)

    def taken(self) -> list[dict[str, Any]]:
        """Return the requests noted since the last call: address and content."""
        requests, self._requests = self._requests, []
        return requests


def _cut_short(article: Article) -> str | None:
    if len(article.text) <= MAX_CHARACTERS:
        return None
    return (
        f"only the first {MAX_CHARACTERS:,} of {len(article.text):,} characters were sent: "
        "split the text to read the rest"
    )
