from __future__ import annotations

import pytest

from geo.articles.decoding import decoded, safe

ENGLISH = "Officials said the “strike” hit Ménaka — near the town’s depot — and that nobody was hurt there."
RUSSIAN = "Ночью беспилотники ударили по складу на окраине города. Никто не пострадал, сообщили власти."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_english_is_read_in_every_usual_encoding(encoding: str) -> None:
    assert decoded(ENGLISH.encode(encoding)) == ENGLISH


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1251", "koi8-r"])
def test_russian_is_read_in_every_usual_encoding(encoding: str) -> None:
    assert decoded(RUSSIAN.encode(encoding)) == RUSSIAN


def test_the_byte_order_mark_of_utf8_keeps_its_place() -> None:
    data = ENGLISH.encode("utf-8-sig")
    assert decoded(data)[1:] == ENGLISH
    assert len(decoded(data)) == len(data.decode("utf-8"))


def test_half_a_character_at_the_end_is_no_other_encoding() -> None:
    assert decoded("Nobody was hurt — ".encode()[:-2]) == "Nobody was hurt \N{REPLACEMENT CHARACTER}"


def test_a_page_may_declare_its_encoding() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body>{RUSSIAN}</body></html>'
    assert RUSSIAN in decoded(page.encode("cp1251"))


def test_a_wrong_claim_of_utf8_is_not_believed() -> None:
    page = f'<html><head><meta charset="utf-8"></head><body>{RUSSIAN * 3}</body></html>'
    assert RUSSIAN in decoded(page.encode("koi8-r"))


def test_an_unknown_declared_encoding_is_passed_over() -> None:
    page = f'<html><head><meta charset="no-such"></head><body>{RUSSIAN * 3}</body></html>'
    assert RUSSIAN in decoded(page.encode("cp1251"))


def test_a_few_broken_bytes_do_not_spoil_the_rest() -> None:
    data = ENGLISH.encode().replace(b"hit", b"h\xfft")
    assert decoded(data) == ENGLISH.replace("hit", "h\N{REPLACEMENT CHARACTER}t")


def test_letters_marks_and_line_ends_are_left_alone() -> None:
    text = "A\tb\r\nc\u2028d\u200be e\u0301 عربي 🚀"
    assert safe(text) == text


def test_what_calls_itself_latin_1_is_what_windows_writes() -> None:
    page = '<?xml version="1.0" encoding="iso-8859-1"?><p>The town’s “depot” burned.</p>'
    assert "town’s “depot”" in decoded(page.encode("cp1252"))


@pytest.mark.parametrize("encoding", ["punycode", "unicode_escape", "idna", "rot13", "utf-7", "zlib"])
def test_codecs_of_no_page_are_not_used(encoding: str) -> None:
    page = f'<meta charset="{encoding}"><p>{RUSSIAN * 3} \\u003cscript</p>' + "é" * 60_000
    assert "\\u003cscript" in decoded(page.encode("cp1251", "replace") + b"\xff" * 9)
