"""A real server, a real Chromium, and a reader who notes every request and every error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext

from geo.store import open_store
from tests.fabricated import keep
from tests.page.reader import Reader
from tests.page.server import serving


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("page") / "strikes.sqlite"
    keep(open_store(made))
    return made


@pytest.fixture(scope="session")
def address(database: Path) -> Iterator[str]:
    with serving(database) as found:
        yield found


@pytest.fixture(scope="session")
def empty_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a store that stays empty."""
    with serving(tmp_path_factory.mktemp("empty") / "strikes.sqlite") as found:
        yield found


@pytest.fixture(scope="session")
def contexts(chromium: Browser) -> Callable[[int, int, str], BrowserContext]:
    """Give a browser context by its screen and colours, the same each time: what is cached stays cached."""

    @cache
    def context(width: int, height: int, theme: Literal["light", "dark"]) -> BrowserContext:
        return chromium.new_context(viewport={"width": width, "height": height}, color_scheme=theme)

    return context


@pytest.fixture
def new_reader(contexts: Callable[[int, int, str], BrowserContext]) -> Iterator[Callable[..., Reader]]:
    """Give new readers; at the end none may have seen an error or asked another host."""
    readers: list[Reader] = []

    def make(address: str, *, width: int = 1440, height: int = 1000, theme: str = "light") -> Reader:
        readers.append(Reader(contexts(width, height, theme).new_page(), address))
        return readers[-1]

    yield make
    # What a closing page says of requests it breaks off is no error of the page.
    seen = [(reader.foreign[:], reader.errors[:]) for reader in readers]
    for reader in readers:
        reader.page.close()
        reader.page.context.clear_cookies()
    assert seen == [([], [])] * len(readers)


@pytest.fixture
def reader(new_reader: Callable[..., Reader], address: str) -> Reader:
    return new_reader(address)
