from __future__ import annotations

import pytest

from geo.articles import page_remark, read, read_text, remarks

STORY = (
    "Russian missiles struck the port of Odesa on Saturday, and the fire burned for hours, officials said."
)
LONG = "\n\n".join(f"{STORY} It was attack number {n} of the month." for n in range(20))


def said(text: str) -> str:
    found = remarks(read_text(text.encode("utf-8", "surrogatepass")))
    assert len(found) <= 1
    return "".join(found)


@pytest.mark.parametrize(
    "text", [STORY, LONG, f"{LONG}\n\nSubscribe to continue reading.", f"{LONG} And then…", "São Paulo “É”"]
)
def test_of_a_whole_text_nothing_is_to_be_said(text: str) -> None:
    assert said(text) == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"{STORY}\n\nSubscribe to continue reading.", "Subscribe to continue"),
        (f"Missiles strike\n\n{STORY}\n\nAlready a subscriber? Sign in", "Already a subscriber"),
        (f"{STORY} The governor said…", "breaks off"),
        (f"{STORY} The governor said [...]", "breaks off"),
        (f"{STORY} The governor said… [+4512 chars]", "breaks off"),
    ],
)
def test_a_stub_is_told_with_what_gives_it_away(text: str, why: str) -> None:
    assert "only a stub" in said(text)
    assert why in said(text)


def test_a_page_says_itself_that_it_is_for_subscribers() -> None:
    script = '<script type="application/ld+json">{"isAccessibleForFree": false}</script>'
    body = f"<article><p>{STORY}</p><p>{STORY[8:]}</p></article>"
    page = f"<!DOCTYPE html><html><head>{script}</head><body>{body}</body></html>"
    assert any("subscribers" in remark for remark in remarks(read(page.encode())))


def test_half_a_character_at_the_end_is_told() -> None:
    (remark,) = remarks(read_text(f"{STORY} It ended —".encode()[:-1]))
    assert "cannot be read: 1" in remark


def test_garbled_letters_are_told_as_they_are_read() -> None:
    assert "'â€™' as '’'" in said("Russiaâ€™s missiles struck the port of Odesa.")


def test_what_cannot_be_put_right_is_told() -> None:
    assert "cannot be put right" in said("RussiaÃ- missiles struck Ã. the port Ã, of Odesa.")


def test_a_page_in_place_of_a_text_is_told() -> None:
    page = f"<!DOCTYPE html><html><body><article><p>{STORY}</p><p>{STORY[8:]}</p></article></html>"
    assert "taken out of it" in (page_remark(read(page.encode())) or "")
    assert page_remark(read_text(STORY.encode())) is None
