"""Someone who reads the page: opens it, filters, clicks, brushes, and sees what is shown."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import ConsoleMessage, Frame, Locator, Page, Request, expect

MAP_FRAME = "iframe[title='streamlit_folium.st_folium']"
_START_MS = 60_000  # of a page on a machine that has much else to do
expect.set_options(timeout=20_000)


class Reader:
    """A page in Chromium; `foreign` and `errors` collect what must never happen."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.foreign: list[str] = []
        self.errors: list[str] = []
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", self._page_error)
        page.on("dialog", lambda dialog: self.errors.append(f"dialog: {dialog.message}"))

    def _page_error(self, error: object) -> None:
        self._note(str(error))

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._note(message.text)

    def _note(self, error: str) -> None:
        # A tile asked for when its map is left. Of a request that fails Chromium says more than that.
        if not error.endswith("TypeError: Failed to fetch") and error != "Failed to fetch":
            self.errors.append(error)

    def open(self, query: str = "") -> Reader:
        self.page.goto(self.address + query)
        self.map_is_ready()
        return self

    def map_is_ready(self) -> None:
        self.map.locator("html[data-ready]").wait_for(state="attached", timeout=_START_MS)
        self.frame.wait_for_function("() => window.strikemap.instrument.layer.frames > 0")

    @property
    def map(self) -> Any:
        return self.page.frame_locator(MAP_FRAME)

    @property
    def frame(self) -> Frame:
        frame = self.page.locator(MAP_FRAME).element_handle().content_frame()
        assert frame is not None
        return frame

    @property
    def card(self) -> Locator:
        found: Locator = self.map.locator(".card")
        return found

    @property
    def total(self) -> Locator:
        found: Locator = self.map.locator(".timeline .total")
        return found

    def table_has(self, rows: int) -> None:
        """Wait until the table has so many rows (its header counts as one)."""
        grid = self.page.locator("[data-testid=stDataFrame] [role=grid]")
        expect(grid).to_have_attribute("aria-rowcount", str(rows + 1))

    def sees(self, counts: str) -> None:
        """Wait until the timeline says `counts`."""
        expect(self.total).to_have_text(counts)

    def places(self) -> list[str]:
        """Names of the marks shown, asked of the server as the cards are."""
        names: list[str] = self.frame.evaluate(
            """async () => {
              const { shown, version } = strikemap.instrument;
              const title = async (row) => {
                return (await strikemap.host.card(version, row)).title;
              };
              return Promise.all(shown.marks().map(title));
            }"""
        )
        return sorted(names)

    def spot_of(self, place: str) -> tuple[float, float]:
        """Pixel of the page where the mark of `place` is drawn."""
        x, y = self.frame.evaluate(
            """async (place) => {
              const { shown, version, layer, map } = strikemap.instrument;
              for (const row of shown.marks()) {
                if ((await strikemap.host.card(version, row)).title !== place) continue;
                const { x, y } = map.latLngToContainerPoint(layer.latLng(row));
                return [x, y];
              }
            }""",
            place,
        )
        box = self.map.locator("#map_div").bounding_box()
        assert box is not None
        return box["x"] + x, box["y"] + y

    def click_mark(self, place: str) -> None:
        self.page.mouse.click(*self.spot_of(place))

    def view(self) -> list[float]:
        view: list[float] = self.frame.evaluate(
            """() => {
              const { map } = strikemap.instrument;
              return [map.getZoom(), map.getCenter().lat, map.getCenter().lng];
            }"""
        )
        return view

    def mark_frame(self) -> None:
        """Leave a note in the map's frame: it is gone if the frame is ever made anew."""
        self.frame.evaluate("() => { window.noteOfTheReader = true }")

    def same_frame(self) -> bool:
        return bool(self.frame.evaluate("() => window.noteOfTheReader === true"))

    def pick(self, filter_name: str, term: str) -> None:
        """Choose a term in one of the sidebar's filters; a page still at work would close its menu."""
        expect(self.page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
        box = self.page.get_by_test_id("stSidebar").get_by_role("combobox", name=filter_name)
        box.click()
        self.page.get_by_role("option", name=term, exact=True).click()
        self.page.keyboard.press("Escape")

    def brush(self, start: float, end: float) -> None:
        """Drag over the timeline from one share of its width (0-1) to another."""
        box = self.map.locator(".timeline .plot").bounding_box()
        assert box is not None
        y = box["y"] + box["height"] / 2
        self.page.mouse.move(box["x"] + box["width"] * start, y)
        self.page.mouse.down()
        self.page.mouse.move(box["x"] + box["width"] * end, y, steps=8)
        self.page.mouse.up()
