from pathlib import Path

import pytest

from geo.errors import StoreError
from geo.pipeline import Reading, ingest
from geo.sources import Incoming
from geo.store import open_store
from tests.builders import article, placed
from tests.test_pipeline import FakeExtractor

WORDS = "Zanzibarbarian rockets hit the market"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "s.sqlite"


def kept(path):
    store = open_store(path)
    told = article(f"{WORDS}. " * 300, published=None)
    other = article("Another was struck.")
    store.save(
        [Reading(name=str(one.id), article=one, reports=(placed("r", of=one),)) for one in (told, other)],
        "fake/1",
    )
    return store, told, other


def bytes_of(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.iterdir())


def test_text_and_quotes_are_gone_from_the_disk_and_hash_and_reason_stay(path):
    store, told, other = kept(path)
    assert WORDS.encode() in bytes_of(path)
    store.erase(told.id, "court order 7")
    assert store.article(told.id) is None
    assert store.article(other.id) is not None
    assert [report.source.article_id for strike in store.strikes() for report in strike.reports] == [other.id]
    assert WORDS.encode() not in bytes_of(path)
    assert told.sha256.encode() in bytes_of(path)
    last = store.edits()[-1]
    assert (last.action, last.subject, last.details) == ("erased", told.id, {"reason": "court order 7"})


def test_what_was_erased_is_refused_from_then_on(path):
    store, told, _ = kept(path)
    store.erase(told.id, "court order 7")
    result = ingest([Incoming(name="again.txt", article=told)], store, FakeExtractor(), None)
    ((name, reason),) = result.set_aside
    assert name == "again.txt"
    assert "court order 7" in reason
    assert store.article(told.id) is None


def test_what_is_not_there_cannot_be_erased(path):
    store, told, other = kept(path)
    with pytest.raises(StoreError, match="no article 'nothing'"):
        store.erase("nothing", "x")
    assert None not in (store.article(told.id), store.article(other.id))
