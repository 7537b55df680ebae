import re

import pytest

from geo.app_pages.style import EMBEDDED_STYLE, RTL_STYLE, STYLE

both = pytest.mark.parametrize("style", [STYLE, EMBEDDED_STYLE, RTL_STYLE], ids=["page", "embedded", "rtl"])


@both
def test_is_style_and_nothing_else(style: str) -> None:
    assert re.fullmatch(r"\s*<style>[^<]*</style>\s*", style)


@both
def test_asks_no_other_host(style: str) -> None:
    assert "url(" not in style
    assert "@import" not in style
