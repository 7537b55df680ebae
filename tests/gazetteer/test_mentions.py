from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.gazetteer import StoredGazetteer

SEED = Path(__file__).parents[2] / "seeds" / "000_c9bb2faa0c5880d1.txt"


def texts(gazetteer: StoredGazetteer, text: str) -> list[str]:
    return [mention.text for mention in gazetteer.mentions(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("intercepted in Haryana’s Sirsa.", ["Haryana", "Sirsa"]),
        ("Nur Khan Airbase in Rawalpindi", ["Nur Khan Airbase", "Rawalpindi"]),
        ("Rafiqi Airbase in Shorkot", ["Rafiqi Airbase", "Shorkot"]),
        ("in Pakistan-occupied Kashmir.", ["Pakistan-occupied Kashmir"]),
        ("the U.S. and the UK", ["U.S.", "UK"]),
        ("near St. Petersburg, Russia", ["St. Petersburg", "Russia"]),
        ("NEW DELHI - Officials said", ["NEW DELHI"]),
        ("from Port-au-Prince to Be’er Sheva", ["Port-au-Prince", "Be’er Sheva"]),
        ("strikes on Харків", ["Харків"]),
        ("told us of a nice reading in april", []),
        ("In May, The Police said", []),
        ("", []),
    ],
)
def test_the_longest_names_are_spotted(gazetteer: StoredGazetteer, text: str, names: list[str]) -> None:
    assert texts(gazetteer, text) == names


def test_every_place_of_the_seed_is_spotted(gazetteer: StoredGazetteer) -> None:
    found = set(texts(gazetteer, SEED.read_text(encoding="utf-8")))
    assert found >= {
        "Sirsa", "Haryana", "New Delhi", "Islamabad", "Lahore", "Rawalpindi", "Nur Khan Airbase",
        "Rafiqi Airbase", "Shorkot", "Murid Airbase", "Chakwal", "Pahalgam", "Jammu and Kashmir",
        "Pakistan-occupied Kashmir",
        "India", "Pakistan", "U.S.", "United States",
    }  # fmt: skip
    assert "Gen" not in found


@settings(deadline=None)
@given(text=st.text(max_size=300))
def test_offsets_are_true_and_never_overlap(gazetteer: StoredGazetteer, text: str) -> None:
    last = 0
    for mention in gazetteer.mentions(text):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= last
        last = mention.end
