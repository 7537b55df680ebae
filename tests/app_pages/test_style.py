import re

from geo.app_pages.style import STYLE


def test_is_style_and_nothing_else() -> None:
    assert re.fullmatch(r"\s*<style>[^<]*</style>\s*", STYLE)


def test_asks_no_other_host() -> None:
    assert "url(" not in STYLE
    assert "@import" not in STYLE
