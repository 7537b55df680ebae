from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.articles.mojibake import mends

ENGLISH = "Russia’s “heaviest” strike hit Ménaka — officials in Łódź said — for 5 €."


def mended(text: str) -> str:
    for start, end, instead in reversed(list(mends(text))):
        text = text[:start] + instead + text[end:]
    return text


def garbled(text: str, encoding: str) -> str:
    """Return `text` as a program shows it that takes its UTF-8 for `encoding`, as browsers do."""
    return "".join(
        bytes([byte]).decode(encoding, "replace").replace("\ufffd", chr(byte)) for byte in text.encode()
    )


@pytest.mark.parametrize("encoding", ["cp1252", "cp1251", "mac_roman"])
def test_utf8_read_as_another_encoding_is_mended(encoding: str) -> None:
    assert garbled(ENGLISH, encoding) != ENGLISH
    assert mended(garbled(ENGLISH, encoding)) == ENGLISH


@pytest.mark.parametrize("closing", ["â€\x9d", "â€\ufffd", "â€"])
def test_a_closing_quote_is_known_though_its_last_byte_is_lost(closing: str) -> None:
    assert mended(f"â€œWe were hit,{closing} he said.") == "“We were hit,” he said."


@pytest.mark.parametrize("lost", ["?", "\ufffd"])
def test_a_lost_apostrophe_is_one_again(lost: str) -> None:
    assert mended(f"Ukraine{lost}s air force didn{lost}t reply.") == "Ukraine’s air force didn’t reply."


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "“The CAFÉ” was hit, the «IRMÃ» was not, said NOËL’s owner.",
        "Він сказав, що дії Росії біля Рівного — злочин. ВІЙНА!",
        "São Paulo, Besançon, Århus, Þórshöfn, Kırıkkale, Győr",
        "√9 is 3, and ¬a is not a.",
        "Who did it? some asked. Was it Ukraine?",
        "Взрывы прогремели в Харькове: «Р» и «С»",
    ],
)
def test_what_may_be_meant_is_left_alone(text: str) -> None:
    assert list(mends(text)) == []


@given(st.text(alphabet="ÃÂâ€™œ\x9dÐ¥вЂ√¬Äô ab?s’”é", max_size=40))
def test_mends_are_in_order_and_within_the_text(text: str) -> None:
    edits = list(mends(text))
    assert all(0 <= start < end <= len(text) for start, end, _ in edits)
    assert edits == sorted(edits)
