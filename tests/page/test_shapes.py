"""Shapes to keep to, drawn with the pointer or with keys alone."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.page.reader import Reader

EVERYTHING = "7 events · 8 marks"
SINDOOR_PLACES = ["Islamabad", "Lahore", "Murid Airbase", "Nur Khan Airbase", "Rawalpindi"]


def by_keys(reader: Reader, shape: str) -> Locator:
    """Ask for a shape by a key, and return the cross that keys move."""
    reader.map.get_by_text("Filter by").click()
    reader.map.get_by_role("button", name=shape, exact=True).press("Enter")
    cross: Locator = reader.map.get_by_role("application", name=re.compile("Cross on the map"))
    expect(cross).to_be_focused()
    return cross


def lead(reader: Reader, cross: Locator, place: str, right: int = 0, down: int = 0) -> None:
    """Press arrow keys until the cross is near where `place` is drawn, so many pixels beside it."""
    x, y = reader.spot_of(place)
    box = cross.bounding_box()
    assert box is not None
    at = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for key, away in (("Right", x + right - at[0]), ("Down", y + down - at[1])):
        name = key if away > 0 else {"Right": "Left", "Down": "Up"}[key]
        coarse, fine = divmod(round(abs(away)), 16)
        for _ in range(coarse):
            cross.press(f"Arrow{name}")
        for _ in range(fine // 2):
            cross.press(f"Shift+Arrow{name}")


def test_a_box_drawn_on_the_map_filters_table_and_address(reader: Reader) -> None:
    reader.open()
    reader.mark_frame()
    reader.map.get_by_text("Filter by").click()
    reader.map.get_by_role("button", name="Box").click()
    (left, top), (right, bottom) = reader.spot_of("Islamabad"), reader.spot_of("Lahore")
    reader.page.mouse.move(left - 60, top - 30)
    reader.page.mouse.down()
    reader.page.mouse.move(right + 20, bottom + 20, steps=4)
    reader.page.mouse.up()
    reader.sees("5 events · 5 marks")
    assert reader.places() == SINDOOR_PLACES
    reader.page.wait_for_url(lambda url: "within=box" in url)
    reader.table_has(5)
    reader.map.get_by_role("button", name="Everywhere").click()
    reader.sees(EVERYTHING)
    reader.page.wait_for_url(lambda url: "within" not in url)
    assert reader.same_frame()


def test_a_circle_is_drawn_around_a_spot_and_given_up_with_escape(reader: Reader) -> None:
    reader.open()
    reader.map.get_by_text("Filter by").click()
    reader.map.get_by_label("Kilometres").fill("40")
    reader.map.get_by_role("button", name="a spot").click()
    reader.page.keyboard.press("Escape")
    expect(reader.map.get_by_role("alert")).to_be_hidden()
    reader.map.get_by_role("button", name="a spot").click()
    reader.click_mark("Rawalpindi")
    reader.sees("3 events · 3 marks")
    assert reader.places() == ["Islamabad", "Nur Khan Airbase", "Rawalpindi"]
    expect(reader.card).to_be_hidden()


def test_a_polygon_is_drawn_corner_by_corner(reader: Reader) -> None:
    reader.open("?attacker=India&kind=strike")
    reader.map.get_by_text("Filter by").click()
    reader.map.get_by_role("button", name="Polygon").click()
    x, y = reader.spot_of("Lahore")
    for right, down in ((-15, -15), (15, -15)):
        reader.page.mouse.click(x + right, y + down)
    reader.page.mouse.dblclick(x, y + 15)
    reader.sees("1 event · 1 mark")
    reader.page.wait_for_url(lambda url: "within=polygon" in url)
    reader.table_has(1)


def test_a_circle_is_set_by_keys_alone(reader: Reader) -> None:
    reader.open()
    cross = by_keys(reader, "a spot")
    expect(reader.map.get_by_role("alert")).to_contain_text("Arrow keys move the cross")
    lead(reader, cross, "Rawalpindi")
    expect(reader.map.locator("output.unseen")).to_have_text(re.compile(r"^33\.\d\d, 73\.\d\d$"))
    cross.press("Enter")
    reader.sees("3 events · 3 marks")
    expect(cross).to_be_hidden()
    expect(reader.map.get_by_role("button", name="a spot")).to_be_focused()
    reader.page.wait_for_url(lambda url: "within=circle" in url)


def test_a_box_is_set_by_keys_alone(reader: Reader) -> None:
    reader.open()
    cross = by_keys(reader, "Box")
    lead(reader, cross, "Islamabad", right=-60, down=-30)
    cross.press("Enter")
    expect(reader.map.locator("output.unseen")).to_contain_text("Set at")
    lead(reader, cross, "Lahore", right=20, down=20)
    cross.press("Enter")
    reader.sees("5 events · 5 marks")
    assert reader.places() == SINDOOR_PLACES


def test_a_polygon_is_set_by_keys_alone(reader: Reader) -> None:
    reader.open("?attacker=India&kind=strike")
    cross = by_keys(reader, "Polygon")
    for right, down in ((-16, -16), (16, -16), (0, 16)):
        lead(reader, cross, "Lahore", right, down)
        cross.press("Enter")
    cross.press("Enter")
    reader.sees("1 event · 1 mark")
    reader.page.wait_for_url(lambda url: "within=polygon" in url)


def test_keys_move_the_map_where_the_cross_meets_its_edge_and_give_up(reader: Reader) -> None:
    reader.open()
    cross = by_keys(reader, "Box")
    before = reader.view()
    for _ in range(60):
        cross.press("ArrowLeft")
    assert reader.view()[2] < before[2]
    cross.press("Escape")
    expect(cross).to_be_hidden()
    reader.sees(EVERYTHING)
