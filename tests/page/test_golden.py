"""Marks and hexagons look as they did, at four zooms, light and dark."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from playwright.sync_api import Browser

from tests.page.drawing import GOLDEN, THEMES, ZOOMS, drawn, opened

# Chromium smooths edges a little differently from version to version: a pixel differs if one of its colours
# does by more than 48 of 255, and one in a hundred may.
DIFFERENCE = 48
SHARE = 0.01


@pytest.fixture(scope="module")
def pictures(chromium: Browser) -> dict[str, npt.NDArray[np.uint8]]:
    return drawn(chromium)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("zoom", ZOOMS)
def test_the_map_looks_as_it_did(pictures: dict[str, npt.NDArray[np.uint8]], theme: str, zoom: int) -> None:
    name = f"{theme}-{zoom}"
    golden = opened(GOLDEN / f"{name}.png").astype(int)
    differs = (np.abs(pictures[name].astype(int) - golden) > DIFFERENCE).any(axis=2)
    assert differs.mean() <= SHARE


def test_the_pictures_differ_from_one_another(pictures: dict[str, npt.NDArray[np.uint8]]) -> None:
    first = pictures["light-5"].astype(int)
    for name, picture in pictures.items():
        differs = (np.abs(picture.astype(int) - first) > DIFFERENCE).any(axis=2)
        assert name == "light-5" or differs.mean() > SHARE
