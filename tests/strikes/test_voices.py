import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reports import Quote
from geo.strikes import voices
from geo.strikes.voices import COPIED_FROM, FEW, copies
from tests.builders import article, placed

AGENCY = (
    "KHARKIV - A Russian missile struck an apartment building in the northeastern city of Kharkiv early on "
    "Saturday, killing at least seven people and wounding dozens, the regional governor said."
)
CUT = AGENCY.removeprefix("KHARKIV - ").replace(", the regional governor said", "").replace("at least ", "")
OWN = "Seven residents of Kharkiv died when a missile brought down their block of flats, rescuers told us."


def told(number, publisher, text):
    quote = Quote(text=text, start=0, end=len(text))
    return placed(str(number), of=article(f"{number} {text}", publisher=publisher), quote=quote)


def count(*pairs):
    return voices([told(number, *pair) for number, pair in enumerate(pairs)])


@pytest.mark.parametrize(
    ("pairs", "heard"),
    [
        ([("A", AGENCY)], 1),
        ([(None, AGENCY)], 0),
        ([("A", AGENCY), ("B", OWN)], 2),
        ([("A", AGENCY), ("A", OWN)], 1),
        ([("A", AGENCY), ("B", AGENCY.upper())], 1),
        ([("A", AGENCY), ("B", CUT), ("C", OWN)], 2),
        ([("A", AGENCY), (None, OWN)], 1),
        ([("A", AGENCY), ("A", OWN), ("B", CUT), ("C", OWN)], 1),
        ([("A", "…"), ("B", "…")], 2),
    ],
)
def test_copies_and_one_publisher_are_one_voice(pairs, heard):
    assert count(*pairs) == heard


def test_one_agency_text_in_forty_outlets_is_one_voice():
    edits = (f"{AGENCY} It was the {number}th such strike." for number in range(40))
    assert count(*((f"Outlet {number}", text) for number, text in enumerate(edits))) == 1


@given(st.lists(st.text("ab ", max_size=30), max_size=6, unique=True))
def test_what_is_called_a_copy_shares_its_runs_of_words(texts):
    words = [tuple(text.split()) for text in sorted(texts) if text.split()]
    words += [("filler", str(number)) for number in range(FEW)]
    for one, other in copies(sorted(set(words))):
        runs = [{text[at : at + 3] for at in range(max(1, len(text) - 2))} for text in (one, other)]
        assert len(runs[0] & runs[1]) >= COPIED_FROM * len(runs[0] | runs[1])
