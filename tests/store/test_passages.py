from hypothesis import given
from hypothesis import strategies as st

from geo.store import passage

TEXT = "It was dark. India struck the base. Nobody slept.\nThe morning came."


def test_a_quote_comes_with_the_sentence_before_and_after():
    start = TEXT.index("India")
    quote = "India struck the base."
    assert passage(TEXT, start, start + len(quote)) == ("It was dark.", quote, "Nobody slept.")


def test_the_first_and_last_quote_have_one_neighbour():
    assert passage(TEXT, 0, 12) == ("", "It was dark.", "India struck the base.")
    assert passage(TEXT, len(TEXT) - 17, len(TEXT)) == ("Nobody slept.", "The morning came.", "")


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_every_span_of_any_text_has_a_passage(text, one, other):
    start, end = sorted(min(n, len(text)) for n in (one, other))
    before, quote, after = passage(text, start, end)
    assert quote == text[start:end]
    assert before in text[:start]
    assert after in text[end:]


def test_context_is_short_even_in_one_endless_line():
    before, _, after = passage("x" * 100_000, 50_000, 50_010)
    assert len(before) <= 400
    assert len(after) <= 400
