"""Every payload in every word of an article, through the page in a real browser."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from geojson_pydantic import FeatureCollection
from playwright.sync_api import expect

from geo.pipeline import Reading
from geo.store import open_store
from tests.builders import TEXT, article, place, placed
from tests.hostile.payloads import WORDS
from tests.page.reader import Reader
from tests.page.server import ROOT, serving

# Texts are cleaned of control characters before they are kept (geo.articles.decoding).
PAYLOADS = {name: words for name, words in WORDS.items() if name not in ("controls", "bidi")}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    database: Path = tmp_path_factory.mktemp("hostile") / "strikes.sqlite"
    store = open_store(database)
    for number, payload in enumerate(PAYLOADS.values()):
        text = f"{payload}\n{TEXT}\n{payload} {number}"
        told = article(text, title=payload, publisher=payload)
        where = place(payload, lon=60 + number, lat=30)
        report = placed(
            str(number),
            where,
            of=told,
            operation=payload,
            attacker=payload,
            attacker_text=payload,
            weapon=payload,
            target_type=payload,
            damage=payload,
            event_key=str(number),
        )
        store.save([Reading(name=payload, article=told, reports=(report,))], "fake/1")
    with serving(database) as address:
        yield address


def test_payloads_are_shown_as_words_and_run_nowhere(hostile: str, new_reader: Callable[..., Reader]) -> None:
    here = set(ROOT.iterdir())
    reader = new_reader(hostile).open()
    everything = f"{len(PAYLOADS)} events · {len(PAYLOADS)} marks"
    reader.sees(everything)
    reader.table_has(len(PAYLOADS))
    assert sorted(reader.places()) == sorted(PAYLOADS.values())
    walker = reader.map.get_by_role("group", name="Marks in order of time")
    for _ in PAYLOADS:
        reader.map.get_by_role("button", name="Next mark").click()
        walker.focus()
        walker.press("Enter")
        expect(reader.card).to_be_visible()
        expect(reader.card.locator("img, script, iframe")).to_have_count(0)
        reader.page.keyboard.press("Escape")
    made_of_words = "img[src='x'], [onerror], [href*='elsewhere'], [href^='javascript'], [src*='elsewhere']"
    expect(reader.map.locator(made_of_words)).to_have_count(0)
    expect(reader.page.locator(made_of_words)).to_have_count(0)
    reader.page.get_by_role("button", name="Download", exact=True).click()
    with reader.page.expect_download() as saved:
        reader.page.get_by_role("button", name="GeoJSON", exact=True).click()
    content = saved.value.path().read_text(encoding="utf-8")
    FeatureCollection.model_validate_json(content)
    assert len(json.loads(content)["features"]) == len(PAYLOADS)
    assert not reader.frame.evaluate("() => window.pwned")
    assert not reader.page.evaluate("() => window.pwned")
    assert set(ROOT.iterdir()) == here


@pytest.mark.parametrize("name", ["template", "script"])
def test_a_filter_in_the_address_holds_a_payload_and_finds_its_strike(
    name: str, hostile: str, new_reader: Callable[..., Reader]
) -> None:
    here = set(ROOT.iterdir())
    payload = WORDS[name]
    query = urlencode({"operation": payload, "attacker": payload, payload: payload, "q": ""})
    reader = new_reader(hostile).open(f"?{query}")
    reader.sees("1 event · 1 mark")
    assert reader.places() == [payload]
    assert not reader.page.evaluate("() => window.pwned")
    assert set(ROOT.iterdir()) == here
