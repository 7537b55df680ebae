"""Addresses that bring another reader to one sight: a strike, a view, a story, a map in a frame."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.page.reader import Reader


def test_a_link_to_one_strike_opens_its_card_at_its_place(
    reader: Reader, new_reader: Callable[..., Reader]
) -> None:
    reader.open("?q=lahore")
    strike = reader.frame.evaluate(
        """async () => {
          const { shown, version } = strikemap.instrument;
          return (await strikemap.host.card(version, shown.marks()[0])).id;
        }"""
    )
    other = new_reader(reader.address).open(f"?strike={strike}")
    expect(other.card.get_by_role("heading", name="Lahore")).to_be_visible()
    zoom, lat, lon = other.view()
    assert zoom >= 8
    assert abs(lat - 31.55) < 1
    assert abs(lon - 74.35) < 1


def test_a_view_is_in_sight_at_once_and_when_a_story_moves_on(reader: Reader) -> None:
    reader.open("?story=seed")
    reader.page.wait_for_url("**step=1**")
    seen = """([west, south, east, north]) => {
      const bounds = strikemap.instrument.map.getBounds();
      return bounds.contains([[south, west], [north, east]]);
    }"""
    reader.frame.wait_for_function(seen, arg=[68, 27, 80, 36])
    reader.mark_frame()
    reader.page.get_by_role("button", name="Next step").click()
    reader.sees("0 events · 0 marks")
    reader.frame.wait_for_function(seen, arg=[72.5, 32.5, 78, 36])
    assert reader.same_frame()


def test_in_another_sites_frame_stand_map_and_timeline_alone(
    new_reader: Callable[..., Reader], address: str
) -> None:
    reader = new_reader(address, width=900, height=600).open("?embed=true&attacker=Pakistan")
    reader.sees("1 event · 2 marks")
    expect(reader.page.get_by_test_id("stDataFrame")).to_have_count(0)
    expect(reader.page.get_by_test_id("stSidebar")).to_have_count(0)
    frame = reader.page.locator("iframe").bounding_box()
    assert frame is not None
    assert (frame["width"], frame["height"]) == (900, 600)
    reader.map.get_by_role("checkbox").first.uncheck()
    reader.page.wait_for_url(lambda url: "hide=" in url)
    assert "embed=true" in reader.page.url
