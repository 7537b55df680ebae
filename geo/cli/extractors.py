"""Who reads the articles: the rules, in one process or several, or a language model."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

import orjson

from geo.cli.processes import spread
from geo.cli.streams import complain, complain_of
from geo.errors import ExtractorError
from geo.gazetteer import RememberingGazetteer, StoredGazetteer
from geo.pipeline import Reading, read_all, reader
from geo.reports import Extractor
from geo.resolution import Resolver
from geo.sources import Incoming

if TYPE_CHECKING:
    from geo.extraction.llm import LlmExtractor

_CHUNK = 8  # articles that a process reads at a time


class Choice(StrEnum):
    """The extractors that can be chosen."""

    RULES = "rules"
    LLM = "llm"


def chosen(choice: Choice) -> tuple[Extractor, Resolver]:
    """Return what finds strikes and what finds their places.

    Raises
    ------
    SetupError
        If a language model is to read, and the environment names none.
    """
    return reader() if choice is Choice.RULES else _announced()


def readings(choice: Choice, incoming: Iterable[Incoming], jobs: int) -> Iterator[Reading]:
    """Yield one reading for each of `incoming`, in order; only the rules read in several processes.

    Raises
    ------
    SetupError
        If a language model is to read, and the environment names none.
    ExtractorError
        If a process dies.
    """
    if choice is Choice.LLM:
        extractor, resolver = _announced()
        yield from read_all(incoming, extractor, resolver)
        complain(f"dropped for want of words in the articles: {extractor.dropped} (see --rejected)")
    elif jobs > 1:
        yield from _in_processes(incoming, jobs)
    else:
        yield from read_all(incoming, *reader())


def rehearsed(incoming: Iterable[Incoming]) -> Iterator[bytes]:
    """Yield what a language model would be sent of each article, as JSON lines; nothing is sent."""
    from geo.extraction.llm import Rehearsal  # what reads sentences takes seconds to load

    extractor, resolver = _language_model()
    rehearsal = Rehearsal(extractor)
    for reading in read_all(incoming, rehearsal, resolver):
        if reading.set_aside:
            complain_of(reading.name, reading.set_aside)
        yield from (orjson.dumps(request) + b"\n" for request in rehearsal.taken())


def _announced() -> tuple[LlmExtractor, Resolver]:
    """Return what asks a language model, after saying what it will be sent."""
    extractor, resolver = _language_model()
    complain(extractor.notice)
    return extractor, resolver


def _language_model() -> tuple[LlmExtractor, Resolver]:
    from geo.extraction.llm import Endpoint, LlmExtractor

    endpoint, gazetteer = Endpoint.from_environment(), RememberingGazetteer(StoredGazetteer())
    return LlmExtractor(endpoint, gazetteer), Resolver(gazetteer)


def _in_processes(incoming: Iterable[Incoming], jobs: int) -> Iterator[Reading]:
    try:
        yield from spread(_read, incoming, chunk=_CHUNK, jobs=jobs)
    except BrokenProcessPool as error:
        raise ExtractorError("a process that read articles died: read with fewer --jobs") from error


def _read(chunk: tuple[Incoming, ...]) -> list[Reading]:
    return list(read_all(chunk, *_own_reader()))


@cache
def _own_reader() -> tuple[Extractor, Resolver]:
    loaded = reader()
    gc.freeze()  # it stays to the end of the process: the garbage collector need not look through it
    return loaded
