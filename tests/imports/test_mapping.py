import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InputError
from geo.imports.mapping import FIELDS, Mapping, guessed, parse_mapping, written
from geo.store import Dataset

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=20) | st.sampled_from(FIELDS)
tables = st.dictionaries(st.sampled_from(FIELDS), words, max_size=3)
mappings = st.builds(
    Mapping,
    columns=tables,
    values=tables,
    terms=st.dictionaries(
        st.sampled_from(FIELDS), st.dictionaries(words, words, min_size=1, max_size=3), max_size=2
    ),
    day_format=st.none() | words.filter(bool),
    dataset=st.builds(Dataset, name=words, version=st.none() | words.filter(bool)),
)


@given(mappings)
def test_a_mapping_survives_being_written(mapping):
    assert parse_mapping(written(mapping)) == mapping


def test_columns_are_guessed_by_what_they_are_usually_called():
    columns = ("No", "Event Date", "LATITUDE", "lng", "Town", "Notes", "odd")
    assert guessed(columns).columns == {
        "id": "No",
        "date": "Event Date",
        "lon": "lng",
        "lat": "LATITUDE",
        "place": "Town",
        "text": "Notes",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[columns", "no TOML"),
        ("[column]", "'column' is no table"),
        ('[columns]\nwhere = "X"', "'where' is no field"),
        ('[terms.kinds]\na = "b"', "'kinds' is no field"),
        ("[columns]\nlat = [1]", "holds words alone"),
        ('[dates]\nform = "%d"', "'form' is no key"),
        ('[dataset]\nlicense = "x"', "'license' is no key"),
    ],
)
def test_a_mapping_that_is_wrong_is_told(text, said):
    with pytest.raises(InputError, match=said):
        parse_mapping(text)
