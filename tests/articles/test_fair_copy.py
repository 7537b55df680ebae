from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.articles.fair_copy import FairCopy, fair_copy

PIECES = (
    "Kyiv",
    " ",
    "\n",
    "Ky\u200biv",
    "e\u0301",
    "e" + "\u0301" * 50,
    "â€™s",
    "Ã©",
    "&amp;",
    "&lt;b&gt;",
    "&nbsp;",
    "&#x202e;",
    "<b>",
    "</b>",
    "<p>",
    "<script>x</script>",
    "<!-- x -->",
    "ﬁre",
    "𝗞",
    "\xa0",
    "<",
    "&",
    "-->",
    "🚀",
)
texts = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Russiaâ€™s missiles", "Russia’s missiles"),
        ("Ã¢â‚¬â„¢s", "’s"),
        ("Khar\u00adkiv, Ky\u200b\u200div", "Kharkiv, Kyiv"),
        ("\u200bKyiv, \u2060Lviv", "Kyiv, Lviv"),
        ("Me\u0301naka", "Ménaka"),
        ("e" + "\u0301" * 500 + "x", "é\u0301\u0301x"),
        ("Russia&#8217;s &quot;strike&quot; &amp;c.", 'Russia’s "strike" &c.'),
        ("500&nbsp;kg, 500\xa0kg", "500 kg, 500 kg"),
        ("&lt;b&gt;Kharkiv&lt;/b&gt;", "Kharkiv"),
        ("struck <a href='x'>Khar</a>kiv", "struck Kharkiv"),
        ("one<br/>two<!-- three --><script>four()</script>", "one\ntwo"),
        ("<ul><li>one</li><li>two</li></ul>", "\n\n• one\n\n• two\n\n"),
        ("<tr><td>one</td><td>two</td></tr>", "\n\tone\n\ttwo\n\n"),
        ("𝗞𝘆𝗶𝘃 under ﬁre", "Kyiv under fire"),
        ("Blasts in Kyivpublished at 10:13 GMT", "Blasts in Kyiv\npublished at 10:13 GMT"),
        ("&#0;&#x202e;a", "\ufffd a"),
    ],
)
def test_what_was_done_to_words_is_undone(text: str, read: str) -> None:
    assert fair_copy(text).text == read


@pytest.mark.parametrize(
    "text", ["AT&T; R&D", "3 < 5 and <who> knows", "a - b", "Kyiv\n\n• one", "\u200dKyiv", "עַל"]
)
def test_a_fit_text_is_its_own_copy(text: str) -> None:
    copy = fair_copy(text)
    assert copy.text == text
    assert not copy.differs
    assert copy.origin(1, 3) == (1, 3)


def test_a_run_leads_back_to_the_text_as_given() -> None:
    text = "Russiaâ€™s drones hit <b>Khar\u00adkiv</b> &amp; Kyiv."
    copy = fair_copy(text)
    assert copy.text == "Russia’s drones hit Kharkiv & Kyiv."
    for words, given_words in {
        "Russia’s": "Russiaâ€™s",
        "Kharkiv": "Khar\u00adkiv",
        "Kharkiv & K": "Khar\u00adkiv</b> &amp; K",
        "Kyiv.": "Kyiv.",
    }.items():
        at = copy.text.index(words)
        start, end = copy.origin(at, at + len(words))
        assert text[start:end] == given_words


@given(texts)
def test_characters_keep_their_order_and_stand_in_the_text(text: str) -> None:
    copy = fair_copy(text)
    spots = [copy.origin(at, at + 1) for at in range(len(copy.text))]
    assert all(0 <= start < end <= len(text) for start, end in spots)
    assert spots == sorted(spots)
    if spots:
        assert copy.origin(0, len(copy.text)) == (spots[0][0], spots[-1][1])


@given(st.text(alphabet=st.characters(max_codepoint=127, exclude_characters="<&?")))
def test_plain_english_is_never_touched(text: str) -> None:
    assert fair_copy(text) == FairCopy(text)


@pytest.mark.parametrize("run", ["<script>", "<!--", "<p ", "â€", "&a", "Ã", "<p>", "ﬁ", "\u0301"])
def test_a_flood_takes_time_in_proportion(run: str) -> None:
    text = "e" + run * (200_000 // len(run))
    copy = fair_copy(text)
    assert copy.origin(len(copy.text) - 1, len(copy.text))[1] <= len(text)
