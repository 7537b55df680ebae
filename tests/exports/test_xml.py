from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from geo.exports.xml import writable


@given(st.text(st.characters(exclude_characters="\r<&")))
def test_what_is_left_can_be_written_and_is_read_back(text):
    words = writable(text)
    assert etree.fromstring(f"<a>{words}</a>".encode()).text == (words or None)
    assert len(words) == len(text)


def test_all_else_becomes_a_blank():
    assert writable("a\x00b\x0bc\ufffed\ud800e\tf\U0001f600") == "a b c d e\tf\U0001f600"
