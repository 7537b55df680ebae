import os
import signal
import subprocess
import sys
import threading
from datetime import UTC, date, datetime

import pytest

from geo.errors import StoreError
from geo.pipeline import Reading
from geo.store import open_store
from geo.strikes import merge
from tests.builders import TEXT, article, placed, unplaced

EXTRACTOR = "fake/1"


def reading(text=TEXT, key="r1", **known):
    told = article(text, **known)
    return Reading(name="a", article=told, reports=(placed(key, of=told),))


def test_what_is_saved_comes_back_equal(store):
    one = reading(publisher="A", published=date(2025, 5, 10), evidence=(("published", "the page"),))
    other = Reading(name="b", article=article("b"), reports=(unplaced("r2"),))
    store.save([one, other], EXTRACTOR)
    assert store.strikes() == merge([*one.reports, *other.reports])
    kept = store.article(one.article.id)
    assert (kept.text, kept.raw, kept.sha256) == (TEXT, TEXT.encode(), one.article.sha256)
    assert (kept.publisher, kept.published, kept.evidence) == ("A", date(2025, 5, 10), one.article.evidence)
    assert kept.collected_utc.tzinfo is not None


def test_an_instant_of_publication_stays_an_instant(store):
    moment = datetime(2025, 5, 10, tzinfo=UTC)
    one = reading(published=moment)
    store.save([one], EXTRACTOR)
    assert store.article(one.article.id).published == moment
    assert isinstance(store.strikes()[0].reports[0].source.published, datetime)


def test_an_empty_store_is_a_store(store):
    assert store.strikes() == ()
    assert store.edits() == ()
    assert store.article("0" * 16) is None


def test_saving_again_changes_nothing_but_the_log(store):
    one = reading()
    store.save([one], EXTRACTOR)
    strikes, revision, collected = (
        store.strikes(),
        store.revision(),
        store.article(one.article.id).collected_utc,
    )
    store.save([one], EXTRACTOR)
    assert (store.strikes(), store.revision()) == (strikes, revision)
    assert store.article(one.article.id).collected_utc == collected
    assert [edit.action for edit in store.edits()] == ["read", "read again"]


def test_reading_again_replaces_the_reports_of_that_article_only(store):
    store.save([reading("one"), reading("two")], EXTRACTOR)
    told = article("one")
    store.save([Reading(name="one", article=told, reports=(placed("new", of=told),))], EXTRACTOR)
    kept = {placed.report.key for strike in store.strikes() for placed in strike.reports}
    assert kept == {"new", "r1"}


def test_the_revision_tells_contents_apart_and_not_their_order(tmp_path):
    one, other = reading("one"), reading("other")
    stores = [open_store(tmp_path / name) for name in "abc"]
    stores[0].save([one, other], EXTRACTOR)
    stores[1].save([other], EXTRACTOR)
    stores[1].save([one], EXTRACTOR)
    stores[2].save([one], EXTRACTOR)
    assert stores[0].revision() == stores[1].revision() != stores[2].revision()
    before = stores[2].revision()
    stores[2].save([reading("one", publisher="A")], EXTRACTOR)
    assert stores[2].revision() != before


def test_an_article_is_held_as_known_and_as_read(store):
    one = reading()
    other = article("another")
    assert not store.held([one.article, other], EXTRACTOR)
    store.save([one], EXTRACTOR)
    assert store.held([one.article, other], EXTRACTOR) == {one.article.id}
    assert not store.held([one.article], "fake/2")
    assert not store.held([article(published=date(2025, 5, 10))], EXTRACTOR)


def test_what_is_known_already_completes_an_article(store):
    store.save([reading(publisher="A", url="https://a.example/1")], EXTRACTOR)
    other = article("another")
    completed, same = store.completed([article(published=date(2025, 5, 10), publisher="B"), other])
    assert same == other
    assert completed.publisher == "B"
    assert completed.url == "https://a.example/1"
    assert completed.published == date(2025, 5, 10)


def test_texts_set_aside_are_logged_with_their_reason(store):
    store.save([Reading(name="bad\udc80\x00name", set_aside="it is empty")], EXTRACTOR)
    (edit,) = store.edits()
    assert (edit.action, edit.details) == ("set aside", {"reason": "it is empty"})
    assert store.strikes() == ()


def test_a_failing_batch_leaves_nothing_behind(store):
    told = article("twice")
    broken = Reading(name="x", article=told, reports=(placed("r", of=article(TEXT)),))
    store.save([reading()], EXTRACTOR)
    taken = Reading(name="y", article=told, reports=store.strikes()[0].reports)  # ids of another article
    with pytest.raises(StoreError):
        store.save([broken, taken], EXTRACTOR)
    assert store.article(told.id) is None
    assert len(store.edits()) == 1


def test_a_passage_is_given_in_its_context(store):
    one = reading("It was dark. India struck. Nobody slept.")
    store.save([one], EXTRACTOR)
    assert store.context(one.article.id, 13, 26) == ("It was dark.", "India struck.", "Nobody slept.")
    for wrong in ((one.article.id, 5, 400), (one.article.id, -1, 3), ("nobody", 0, 1)):
        with pytest.raises(StoreError, match="no passage"):
            store.context(*wrong)


def test_writers_wait_for_each_other(store):
    errors = []

    def write(name):
        try:
            for n in range(5):
                store.save([reading(f"{name} {n}")], EXTRACTOR)
        except StoreError as error:
            errors.append(error)

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(store.edits()) == 15


WRITER = """
import sys
from geo.store import open_store
from tests.store.test_archive import reading
store = open_store(sys.argv[1])
for n in range(10_000):
    store.save([reading(f"article {n}")], "fake/1")
    print(n, flush=True)
"""


def test_what_was_acknowledged_survives_a_killed_process(tmp_path):
    database = tmp_path / "strikes.sqlite"
    environment = os.environ | {"PYTHONPATH": os.getcwd()}  # noqa: PTH109
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(database)], stdout=subprocess.PIPE, text=True, env=environment
    )
    acknowledged = [int(writer.stdout.readline()) for _ in range(20)]
    writer.send_signal(signal.SIGKILL)
    acknowledged += [int(line) for line in writer.stdout.read().splitlines()]
    writer.wait()
    store = open_store(database)
    assert len(store.edits()) >= len(acknowledged)
    assert store.article(article(f"article {acknowledged[-1]}").id) is not None
    store.save([reading("after the crash")], EXTRACTOR)


def test_a_text_that_comes_with_another_address_keeps_both(store):
    first, second = ("https://a.example/1", "https://b.example/2")
    store.save([reading(url=first)], EXTRACTOR)
    (again,) = store.completed([article(url=second)])
    assert (again.url, again.also_at) == (first, (second,))
    store.save([reading(url=again.url, also_at=again.also_at)], EXTRACTOR)
    assert store.article(again.id).also_at == (second,)
    for address in (first, second, None):
        assert store.held(store.completed([article(url=address)]), EXTRACTOR) == {again.id}
    (third,) = store.completed([article(url="https://a.example/0")])
    assert (third.url, third.also_at) == (first, ("https://a.example/0", second))
