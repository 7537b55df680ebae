from collections import Counter

import pytest

from benchmarks._corpora import corpora
from geo.errors import InputError
from geo.frames import counts, strikes_frame
from geo.imports import read_import
from geo.store import Dataset, open_store
from tests.imports.samples import acled, geolocations


def test_real_events_of_ucdp_are_all_read_none_of_them_as_a_strike(tmp_path):
    files = corpora(".", "ucdp-ged-syria.csv.gz")
    if not files:
        pytest.fail("the events of UCDP GED lie beside the project: ../shared/benchmarks")
    found = read_import("ucdp", files[0].read_bytes(), known=Dataset(name="", version="19.1"))
    assert (len(found.records), found.left) == (8620, ())
    store = open_store(tmp_path / "s.sqlite")
    assert store.keep_records(found.dataset, found.records, {}).added == 8620
    frame = strikes_frame(store.strikes(), outlines=lambda _: None)
    assert set(frame["kind"]) == {"event"}
    assert (counts(frame).events, counts(frame).imported) == (0, 8620)
    assert Counter(frame["country"]) == {"SY": 8620}
    # Where only the governorate or the country is known (codes 4 and 6), no point is drawn.
    assert frame.geometry.isna().sum() == 331 + 254


def test_two_rows_of_one_id_are_told_and_the_first_stays():
    found = read_import("acled", acled({}, {"notes": "another"}))
    assert len(found.records) == 1
    assert found.left[0].reason == "its id is that of row 1, too"


def test_a_table_of_another_kind_is_refused_with_its_columns():
    with pytest.raises(InputError, match="no column 'event_id_cnty': it has a, b"):
        read_import("acled", b"a,b\n1,2\n")
    with pytest.raises(InputError, match="no column tells where"):
        read_import("csv", b"a,b\n1,2\n", known=Dataset(name="x"))


def test_a_data_set_needs_a_name_and_what_the_user_says_goes_first():
    with pytest.raises(InputError, match="--name"):
        read_import("geojson", geolocations({"id": "1"}))
    said = Dataset(name="", version="2023-06", licence="by agreement")
    assert read_import("acled", acled({}), known=said).dataset == Dataset(
        name="ACLED", version="2023-06", licence="by agreement", url="https://acleddata.com"
    )
