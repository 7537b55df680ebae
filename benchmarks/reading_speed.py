"""Measure how fast articles are read into placed reports, the loading of models left out.

The article that ships with the project, and articles of about 500 words put together from sentences of
it and of the labelled corpus, in a shuffled but always equal order.

    python -m benchmarks.reading_speed [--articles N] [--json]
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import re
import resource
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache
from multiprocessing import get_context
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as `python -m geo` does, before numpy is loaded

import orjson

from geo import pipeline
from geo.articles import Article, Metadata, read_text
from geo.pipeline import BATCH, read_all
from geo.reports import Extractor
from geo.resolution import Resolver
from geo.sources import Incoming, read_file

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "000_c9bb2faa0c5880d1.txt"
CORPUS = ROOT / "tests" / "corpus" / "dev"
WORDS = 500
PROCESSES = 2
SEED_ROUNDS = 10


def sentences() -> list[str]:
    """Return the sentences of the seed and of the labelled corpus, each once, in a fixed order."""
    texts = [SEED.read_text(encoding="utf-8")]
    texts += [orjson.loads(path.read_bytes())["text"] for path in sorted(CORPUS.glob("*.json"))]
    found = (part.strip() for text in texts for part in re.split(r"(?<=[.!?])\s+|\n+", text))
    return list(dict.fromkeys(part for part in found if len(part.split()) > 3))


def synthetic(count: int) -> list[Article]:
    """Return `count` articles of about `WORDS` words, the same at every call."""
    choice = random.Random(0)  # noqa: S311 (no secret: a fixed order)
    told = sentences()
    articles = []
    for _ in range(count):
        parts, words = [], 0
        while words < WORDS:
            parts.append(choice.choice(told))
            words += len(parts[-1].split())
        paragraphs = (" ".join(parts[at : at + 3]) for at in range(0, len(parts), 3))
        known = Metadata(published=date(2025, 5, 10), language="en")
        articles.append(read_text("\n\n".join(paragraphs).encode(), known))
    return articles


@cache
def _reader() -> tuple[Extractor, Resolver]:
    extractor, resolver = pipeline.reader()
    _reports([read_file(SEED)], extractor, resolver)  # first calls load what is loaded lazily
    gc.freeze()  # as the processes of `python -m geo read --jobs` do
    return extractor, resolver


def _reports(articles: list[Article], extractor: Extractor, resolver: Resolver) -> int:
    incoming = (Incoming(name=article.id, article=article) for article in articles)
    return sum(len(reading.reports) for reading in read_all(incoming, extractor, resolver))


def _read(articles: list[Article]) -> int:
    return _reports(articles, *_reader())


def figures(count: int) -> dict[str, float]:
    """Return the measures."""
    begun = time.perf_counter()
    _reader()
    loaded = time.perf_counter()
    _read([read_file(SEED)] * SEED_ROUNDS)
    seed_s = (time.perf_counter() - loaded) / SEED_ROUNDS
    articles = synthetic(count)
    words = sum(len(article.text.split()) for article in articles)
    begun_reading = time.perf_counter()
    reports = _read(articles)
    one_s = time.perf_counter() - begun_reading
    two_s = _two_processes_s(articles)
    return {
        "articles": count,
        "words_per_article": words / count,
        "reports": reports,
        "load_s": loaded - begun,
        "seed_articles_per_s": 1 / seed_s,
        "articles_per_s": count / one_s,
        "articles_per_s_two_processes": count / two_s,
        "articles_of_500_words_per_s_two_processes": words / WORDS / two_s,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _two_processes_s(articles: list[Article]) -> float:
    batches = [articles[at : at + BATCH] for at in range(0, len(articles), BATCH)]
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        list(pool.map(_read, [[]] * PROCESSES * 4))  # every process loads its models
        begun = time.perf_counter()
        list(pool.map(_read, batches))
        return time.perf_counter() - begun


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=4 * BATCH, help="how many synthetic articles")
    parser.add_argument("--json", action="store_true", help="print one flat JSON object, nothing else")
    options = parser.parse_args()
    measured = {name: round(value, 3) for name, value in figures(options.articles).items()}
    if options.json:
        print(orjson.dumps(measured).decode())
    else:
        for name, value in measured.items():
            print(f"{name:30}{value:12,.1f}")


if __name__ == "__main__":
    main()
