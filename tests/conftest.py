"""Settings for all tests, and the one browser of a process: Playwright cannot be started twice in it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests.chromium import HOW_TO_GET_IT, find
from tests.page.server import started

# How long an example takes says more of the machine than of the code.
settings.register_profile("strikemap", deadline=None, print_blob=True)
settings.load_profile("strikemap")

_MAIN = sys.modules["__main__"]


def pytest_runtest_setup() -> None:
    """Forget the page that a test ran as the main module: processes that are started would run it anew."""
    sys.modules["__main__"] = _MAIN


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if find() is None:
        pytest.skip(HOW_TO_GET_IT)
    with started() as browser:
        yield browser
