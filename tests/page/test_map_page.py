import json
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from geojson_pydantic import FeatureCollection
from playwright.sync_api import expect

from geo.store import open_store
from tests.fabricated import BUNYAN, SINDOOR, keep
from tests.page.reader import Reader
from tests.page.server import serving

SINDOOR_PLACES = [
    "Islamabad",
    "Lahore",
    "Murid Airbase",
    "Nur Khan Airbase",
    "Rafiqi Airbase",
    "Rawalpindi",
]
ALL_PLACES = sorted([*SINDOOR_PLACES, "New Delhi", "Pahalgam", "Sirsa"])
EVERYTHING = "7 events · 8 marks"


def query(reader: Reader) -> dict[str, list[str]]:
    return parse_qs(urlsplit(reader.page.url).query)


def test_opens_with_every_mark_and_says_events_and_marks(reader: Reader) -> None:
    reader.open().sees(EVERYTHING)
    assert reader.places() == ALL_PLACES
    reader.table_has(10)
    expect(reader.page.get_by_text("7 events (8 marks), 1 area report, 1 context event")).to_be_visible()


def test_draws_each_mark_where_it_is(reader: Reader) -> None:
    reader.open()
    drawn = reader.frame.evaluate(
        """() => {
          const { layer, shown, map } = strikemap.instrument;
          const ratio = window.devicePixelRatio;
          return shown.marks().map((row) => {
            const { x, y } = map.latLngToContainerPoint(layer.latLng(row));
            return layer._pen.getImageData(x * ratio, y * ratio, 1, 1).data[3];
          });
        }"""
    )
    assert drawn == [255] * 9


def test_an_operation_keeps_its_own_places_only(reader: Reader) -> None:
    reader.open()
    reader.pick("Operation", SINDOOR)
    reader.sees("6 events · 6 marks")
    assert reader.places() == SINDOOR_PLACES
    reader.table_has(6)
    assert query(reader) == {"operation": [SINDOOR]}


def test_filtering_never_makes_the_map_anew_or_moves_it(reader: Reader) -> None:
    reader.open()
    reader.frame.evaluate("() => { strikemap.instrument.map.setView([30.5, 74.25], 7, { animate: false }) }")
    view = reader.view()
    reader.mark_frame()
    reader.pick("Operation", SINDOOR)
    reader.sees("6 events · 6 marks")
    reader.pick("Role of the place", "target")
    reader.brush(0.1, 0.4)  # at once: the choice before it may not have reached the map
    reader.sees("0 events · 0 marks")
    reader.page.wait_for_url(lambda url: "from=" in url and "role=target" in url)
    reader.page.get_by_role("button", name="Clear all filters").click()
    reader.sees(EVERYTHING)
    assert reader.same_frame()
    assert reader.view() == pytest.approx(view)


def test_words_are_sought_in_places_and_quotes(reader: Reader) -> None:
    reader.open()
    search = reader.page.get_by_role("textbox", name="Search")
    search.fill("airbase")
    search.press("Enter")
    reader.sees("3 events · 3 marks")
    assert query(reader) == {"q": ["airbase"]}


def test_words_sought_on_the_map_filter_table_and_address(reader: Reader) -> None:
    reader.open()
    reader.map.get_by_text("Filter by").click()
    search = reader.map.get_by_role("searchbox", name="Search")
    search.fill("airbase {{7*7}}")
    reader.sees("0 events · 0 marks")
    search.fill("AIRBASE")
    reader.sees("3 events · 3 marks")
    reader.page.wait_for_url(lambda url: url.endswith("q=AIRBASE"))
    reader.table_has(3)
    reader.page.get_by_role("button", name="Clear all filters").click()
    reader.sees(EVERYTHING)


def test_brushing_the_timeline_filters_map_table_and_address(reader: Reader) -> None:
    reader.open()
    reader.brush(0.2, 0.5)
    reader.sees("0 events · 0 marks")
    expect(reader.page.get_by_text("0 events (0 marks), 1 area report")).to_be_visible()
    reader.table_has(1)
    assert query(reader)["from"][0].startswith("2025-04-2")
    reader.map.get_by_role("button", name="All time").click()
    reader.sees(EVERYTHING)
    reader.page.wait_for_url(lambda url: "from" not in url)


def test_the_timeline_obeys_the_keyboard(reader: Reader) -> None:
    reader.open()
    end = reader.map.get_by_role("slider", name="End of the time range")
    end.focus()
    end.press("ArrowLeft")
    reader.sees("0 events · 0 marks")
    reader.page.wait_for_url(lambda url: "to=2025-05-09" in url)
    end.press("End")
    reader.sees(EVERYTHING)


def test_plays_through_time_and_pauses(reader: Reader) -> None:
    reader.open()
    reader.map.get_by_label("Speed").select_option("4")
    reader.map.get_by_role("button", name="Play", exact=True).click()
    reader.sees("0 events · 0 marks")
    pause = reader.map.get_by_role("button", name="Pause")
    pause.click()
    start = reader.frame.evaluate("() => strikemap.instrument.shown.from")
    reader.page.wait_for_url(lambda url: "from=" in url)
    assert reader.frame.evaluate("() => strikemap.instrument.shown.from") == start
    reader.map.get_by_role("button", name="Play", exact=True).click()
    reader.sees(EVERYTHING)  # the last day comes at the end
    expect(reader.map.get_by_role("button", name="Play", exact=True)).to_be_visible()


def test_a_mark_opens_its_card(reader: Reader) -> None:
    reader.open()
    reader.click_mark("New Delhi")
    card = reader.card
    expect(card.get_by_role("heading", name="New Delhi")).to_be_visible()
    expect(card).to_contain_text("somewhere within 25 km of New Delhi, Delhi, India (city)")
    expect(card).to_contain_text("by 10 May 2025, only known to have happened by publication")
    expect(card.locator("mark")).to_have_text("Forces struck New Delhi at night.")
    expect(card.locator("blockquote").first).to_contain_text("Before New Delhi.")
    expect(card).to_contain_text("Sirsa")
    expect(card.get_by_role("link", name="Strikes reported")).to_have_attribute(
        "href", "https://news.example/strikes"
    )
    reader.page.wait_for_url(re.compile("strike=[0-9a-f]{16}"))
    card.get_by_role("button", name="Close").click()
    expect(card).to_be_hidden()
    reader.page.wait_for_url(lambda url: "strike=" not in url)


def test_marks_that_overlap_open_as_a_list_to_choose_from(reader: Reader) -> None:
    reader.open()
    reader.click_mark("Nur Khan Airbase")
    spots = reader.map.get_by_role("menu", name="Marks at this spot")
    expect(spots.get_by_role("menuitem")).to_have_count(3)
    expect(spots).to_contain_text("by 10 May 2025")
    expect(spots.get_by_role("menuitem").first).to_be_focused()
    reader.page.keyboard.press("Escape")
    expect(spots).to_be_hidden()
    expect(reader.card).to_be_hidden()
    reader.click_mark("Nur Khan Airbase")
    spots.get_by_role("menuitem", name="Rawalpindi").click()
    expect(spots).to_be_hidden()
    expect(reader.card.get_by_role("heading", name="Rawalpindi")).to_be_visible()


def test_a_card_leads_to_the_other_place_of_its_event(reader: Reader) -> None:
    reader.open()
    reader.click_mark("New Delhi")
    reader.card.get_by_role("button", name="Sirsa").click()
    expect(reader.card.get_by_role("heading", name="Sirsa")).to_be_visible()
    expect(reader.card.get_by_role("button", name="New Delhi")).to_be_visible()


def test_layers_count_events_and_marks_within_the_filter(reader: Reader) -> None:
    reader.open()
    expect(reader.map.get_by_label(f"{BUNYAN}: 1 events, 2 marks")).to_be_checked()
    expect(reader.map.get_by_label("Area reports: 1 reports")).to_be_checked()
    reader.pick("Attacker", "India")
    expect(reader.map.get_by_label(f"{BUNYAN}: 0 events, 0 marks")).to_be_checked()
    expect(reader.map.get_by_label(f"{SINDOOR}: 6 events, 6 marks")).to_be_checked()


def test_the_map_flies_no_flag(reader: Reader) -> None:
    reader.open()
    credit = reader.map.locator(".leaflet-control-attribution")
    expect(credit).to_contain_text("Leaflet")
    expect(credit.locator("svg, img")).to_have_count(0)


def test_one_day_is_a_day_among_others(reader: Reader) -> None:
    reader.open()
    bars = reader.frame.evaluate(
        """() => {
          const { timeline, shown, palette } = strikemap.instrument;
          const { strikes } = shown;
          const day = new strikemap.Shown({
            ...strikes,
            start: strikes.start.fill(29113920),
            end: strikes.end.fill(29113920 + 1439),
          });
          timeline.setStrikes(day, palette);
          const { sure, spread, series, bars } = timeline.histogram;
          const sum = (counts, at) =>
            counts.slice(at * series, (at + 1) * series).reduce((a, b) => a + b, 0);
          const bar = (_, at) => [sum(sure, at), sum(spread, at)];
          return Array.from({ length: bars }, bar);
        }"""
    )
    assert bars == [[0, 0]] * 3 + [[9, 0]] + [[0, 0]] * 3


def test_marks_can_be_walked_and_opened_by_keyboard(reader: Reader) -> None:
    reader.open()
    walker = reader.map.get_by_role("group", name=re.compile("Marks in order of time"))
    walker.focus()
    walker.press("ArrowRight")
    expect(walker).to_contain_text("1 of 9")
    first = reader.map.locator("[aria-live]").last
    expect(first).not_to_be_empty()
    walker.press("ArrowRight")
    expect(walker).to_contain_text("2 of 9")
    walker.press("Enter")
    expect(reader.card).to_be_visible()
    expect(reader.card).to_contain_text("2 of 9")
    reader.card.press("ArrowRight")
    expect(reader.card).to_contain_text("3 of 9")
    reader.card.press("Escape")
    expect(reader.card).to_be_hidden()


def test_a_layer_switched_off_leaves_map_table_and_address(reader: Reader) -> None:
    reader.open()
    reader.map.get_by_label(BUNYAN).uncheck()
    reader.sees("6 events · 6 marks")
    reader.page.wait_for_url(lambda url: "hide=" in url)
    expect(reader.page.get_by_text("6 events (6 marks)")).to_be_visible()
    assert query(reader) == {"hide": [BUNYAN]}
    reader.pick("Role of the place", "target")
    expect(reader.map.get_by_label(BUNYAN)).not_to_be_checked()
    reader.map.get_by_label(BUNYAN).check()
    reader.page.wait_for_url(lambda url: "hide=" not in url)


def test_a_term_picked_on_the_map_filters_table_address_and_sidebar(reader: Reader) -> None:
    reader.open()
    reader.mark_frame()
    reader.map.get_by_text("Filter by").click()
    attackers = reader.map.get_by_role("group", name="Attacker")
    attackers.get_by_role("button", name="Pakistan").click()
    reader.sees("1 event · 2 marks")
    reader.page.wait_for_url(lambda url: "attacker=Pakistan" in url)
    reader.table_has(2)
    expect(attackers.get_by_role("button", name="Pakistan")).to_have_attribute("aria-pressed", "true")
    reader.page.get_by_role("button", name="Clear all filters").click()
    reader.sees(EVERYTHING)
    expect(attackers.get_by_role("button", name="Pakistan")).to_have_attribute("aria-pressed", "false")
    assert reader.same_frame()


def test_the_timeline_follows_the_clock_of_the_reports(reader: Reader) -> None:
    reader.open()
    reader.map.get_by_text("Options").click()
    reader.map.get_by_label("Time", exact=True).select_option(label="When it was first reported")
    reader.page.wait_for_url(lambda url: "clock=reported" in url)
    reader.sees(EVERYTHING)
    reader.brush(0.05, 0.3)
    reader.sees("0 events · 0 marks")
    expect(reader.page.get_by_text("0 events (0 marks)")).to_be_visible()


def test_the_timeline_tells_what_happened_besides(reader: Reader) -> None:
    reader.open()
    expect(reader.map.get_by_role("note", name="7 May 2025: Operation Sindoor begins")).to_be_attached()


def test_marks_that_would_overlap_are_one_hexagon_that_leads_closer(reader: Reader) -> None:
    reader.open()
    reader.frame.evaluate("() => { strikemap.instrument.map.setView([30, 74], 3, { animate: false }) }")
    seen = "() => { const { marks } = strikemap.instrument.layer; return [marks.symbols, marks.hexagons] }"
    symbols, hexagons = reader.frame.evaluate(seen)
    assert len(symbols) + sum(hexagon["count"] for hexagon in hexagons) == 9
    assert hexagons
    box = reader.map.locator("#map_div").bounding_box()
    assert box is not None
    reader.page.mouse.click(box["x"] + hexagons[0]["x"], box["y"] + hexagons[0]["y"])
    reader.frame.wait_for_function("() => strikemap.instrument.map.getZoom() >= 5")


def test_the_address_brings_another_reader_to_the_same_sight(
    reader: Reader, new_reader: Callable[..., Reader]
) -> None:
    reader.open()
    reader.pick("Attacker", "Pakistan")
    reader.sees("1 event · 2 marks")
    reader.click_mark("Sirsa")
    reader.page.wait_for_url(re.compile("strike="))
    other = new_reader(reader.address)
    other.open("?" + urlsplit(reader.page.url).query)
    other.sees("1 event · 2 marks")
    assert other.places() == ["New Delhi", "Sirsa"]
    expect(other.card.get_by_role("heading", name="Sirsa")).to_be_visible()
    other.table_has(2)


def test_an_address_that_is_not_understood_says_so_and_shows_the_rest(reader: Reader) -> None:
    reader.open("?outcome=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&from=soon&attacker=India")
    expect(reader.page.get_by_text("was not understood")).to_be_visible()
    expect(reader.page.get_by_text("'soon' is not a date")).to_be_visible()
    reader.sees("6 events · 6 marks")


def test_the_download_is_what_is_filtered(reader: Reader) -> None:
    reader.open("?operation=Operation+Sindoor")
    reader.sees("6 events · 6 marks")
    reader.page.get_by_role("button", name="Download", exact=True).click()
    with reader.page.expect_download() as waiting:
        reader.page.get_by_role("button", name="GeoJSON", exact=True).click()
    assert waiting.value.suggested_filename == "strikemap_operation-sindoor.geojson"
    collection = json.loads(waiting.value.path().read_text(encoding="utf-8"))
    FeatureCollection.model_validate(collection)
    assert sorted(f["properties"]["place_name"] for f in collection["features"]) == SINDOOR_PLACES


def test_the_table_opens_the_card(reader: Reader) -> None:
    reader.open("?operation=Operation+Sindoor&q=lahore")
    reader.sees("1 event · 1 mark")
    grid = reader.page.get_by_test_id("stDataFrame")
    box = grid.bounding_box()
    assert box is not None
    reader.page.mouse.click(box["x"] + 18, box["y"] + 54)
    expect(reader.card.get_by_role("heading", name="Lahore")).to_be_visible()


def test_takes_the_colours_of_the_page(new_reader: Callable[..., Reader], address: str) -> None:
    dark = new_reader(address, theme="dark").open()
    assert dark.frame.evaluate("() => document.documentElement.dataset.theme") == "dark"


def test_fits_a_phone(new_reader: Callable[..., Reader], address: str) -> None:
    phone = new_reader(address, width=390, height=844).open()
    assert phone.page.evaluate("() => document.documentElement.scrollWidth") <= 390
    assert phone.frame.evaluate("() => document.documentElement.scrollWidth") <= 390
    phone.click_mark("Lahore")
    expect(phone.card.get_by_role("heading", name="Lahore")).to_be_visible()


def test_the_online_map_is_asked_only_when_chosen(reader: Reader) -> None:
    reader.open()
    reader.map.get_by_text("Base map").click()
    reader.map.get_by_label(re.compile("OpenStreetMap: sends requests to tile.openstreetmap.org")).check()
    reader.page.wait_for_timeout(500)
    reader.map_is_ready()
    reader.sees(EVERYTHING)
    reader.page.wait_for_timeout(500)
    asked = {urlsplit(url).hostname for url in reader.foreign}
    assert asked == {"tile.openstreetmap.org"}
    reader.foreign.clear()
    reader.errors.clear()  # the tiles were refused by this test


def test_a_hostile_operation_is_only_a_name(
    tmp_path_factory: pytest.TempPathFactory, new_reader: Callable[..., Reader]
) -> None:
    hostile = "<img src=x onerror=alert(1)> {{7*7}} ${1} `</script> :red[x]"
    database = tmp_path_factory.mktemp("hostile") / "strikes.sqlite"
    keep(open_store(database), operation=hostile)
    with serving(database) as address:
        reader = new_reader(address).open()
        expect(reader.map.get_by_label(hostile)).to_be_checked()
        reader.pick("Operation", hostile)
        reader.sees("6 events · 6 marks")
        reader.click_mark("Lahore")
        expect(reader.card.locator(".tags")).to_contain_text(hostile)
        for frame in reader.page.frames:
            assert frame.locator("img[src=x]").count() == 0
        reader.page.close()


def test_small_multiples_follow_the_filter_and_act_as_one(reader: Reader) -> None:
    reader.open()
    reader.map.get_by_text("Options").click()
    reader.map.get_by_label("Small multiples by").select_option(label="Operation")
    cards = reader.map.get_by_role("group", name="Small multiples")
    expect(cards.get_by_role("button", name=f"{SINDOOR}: 6")).to_be_visible()
    cards.get_by_role("button", name=BUNYAN).click()
    reader.sees("1 event · 2 marks")
    reader.page.wait_for_url(lambda url: "operation=Operation+Bunyan" in url)
    expect(cards.get_by_role("button", name=f"{SINDOOR}: 6")).to_have_attribute("aria-pressed", "false")
    cards.get_by_role("button", name=BUNYAN).click()
    reader.sees(EVERYTHING)
    reader.map.get_by_text("Options").click()
    reader.map.get_by_label("Small multiples by").select_option(label="Day, week, month …")
    cards.get_by_role("button", name="10 May 2025").click()
    reader.page.wait_for_url(lambda url: "from=2025-05-10" in url)


def test_before_and_after_are_compared_on_map_and_timeline(reader: Reader) -> None:
    reader.open()
    reader.map.get_by_label("Show as").select_option(label="Before and after")
    reader.page.wait_for_url(lambda url: "from=2025-05-01" in url)
    expect(reader.map.get_by_role("button", name="compared with 22 Apr 2025 – 1 May 2025")).to_be_visible()
    gone = "() => strikemap.instrument.layer.marks.hexagons.every(({ after, before }) => after > before)"
    reader.frame.wait_for_function(gone)
    reader.map.get_by_label("Show as").select_option(label="Marks")
    reader.frame.wait_for_function("() => strikemap.instrument.layer.marks.symbols.length > 0")
