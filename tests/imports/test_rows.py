import contextlib
import gzip
import io
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InputError
from geo.imports.rows import LAT, LON, Broken, Row, csv_table, geojson_table, unpacked


def zipped(*names):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "a,b\n1,2\n")
    return packed.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"a,b\n1,2\n",
        b"\xef\xbb\xbfa;b\r\n1;2\r\n",
        b"a\tb\n\n1\t2",
        gzip.compress(b"a,b\n1,2\n", mtime=0),
        zipped("events.csv"),
    ],
)
def test_a_table_is_read_as_it_comes(data):
    table = csv_table(data)
    assert table.columns == ("a", "b")
    assert [(row.number, row.cells) for row in table.rows] == [(1, {"a": "1", "b": "2"})]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "names no columns"),
        (b"only\n1\n", "names no columns"),
        (b"a,a\n1,2\n", "two columns are called 'a'"),
        (zipped("a.csv", "b.csv"), "holds 2 files"),
        (gzip.compress(b"a,b\n" * 1000, mtime=0)[:-9], "damaged"),
        (b"\x89PNG\r\n", "no table"),
    ],
)
def test_what_is_no_table_is_told(data, said):
    with pytest.raises(InputError, match=said):
        csv_table(data)


def test_a_row_of_another_width_is_broken_and_the_next_is_not():
    first, second = csv_table(b"a,b\n1,2,3\n4,5\n").rows
    assert first == Broken(number=1, reason="the row has 3 cells where the header has 2")
    assert second == Row(number=2, cells={"a": "4", "b": "5"})


def test_what_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr("geo.imports.rows.MOST_BYTES", 1000)
    with pytest.raises(InputError, match="larger than"):
        unpacked(gzip.compress(bytes(10_000)))


@pytest.mark.parametrize(
    "written",
    [
        "2023-05-07",
        "20230507",
        "07 May 2023",
        "7-May-2023",
        "2023-05-07 00:00:00.000",
        "2023-05-07T10:00:00Z",
    ],
)
def test_days_are_read_as_data_sets_write_them(written):
    assert Row(number=1, cells={"d": written}).day("d") == date(2023, 5, 7)


def test_an_ambiguous_day_needs_its_form():
    row = Row(number=1, cells={"d": "03/04/2023"})
    with pytest.raises(InputError, match="name its form"):
        row.day("d")
    assert row.day("d", "%d/%m/%Y") == date(2023, 4, 3)


def test_numbers_are_finite_and_counts_whole():
    row = Row(number=1, cells={"n": "nan", "i": "inf", "c": "4.0", "h": "4.5", "m": "-1", "e": " "})
    assert row.whole("c") == 4
    assert row.whole("e") is None
    for column in ("n", "i"):
        with pytest.raises(InputError, match="no number"):
            row.number_in(column)
    for column in ("h", "m"):
        with pytest.raises(InputError, match="no count"):
            row.whole(column)


def test_features_become_rows_with_their_point():
    point = '{"type": "Point", "coordinates": [37.8, 48.0]}'
    one = f'{{"type": "Feature", "id": 7, "geometry": {point}, "properties": {{"n": [1]}}}}'
    line = '{"type": "Feature", "geometry": {"type": "LineString", "coordinates": []}, "properties": {}}'
    table = geojson_table(f'{{"features": [{one}, {line}, 3]}}'.encode())
    first, second, third = table.rows
    assert first == Row(number=1, cells={"n": "[1]", "id": "7", LON: "37.8", LAT: "48.0"})
    assert (second.number, second.reason) == (2, "its geometry is no point")
    assert third.reason == "this is no GeoJSON feature"


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_bytes_end_in_another_error(data):
    for table in (csv_table, geojson_table):
        rows = None
        with contextlib.suppress(InputError):
            rows = list(table(data).rows)
        assert rows is None or all(isinstance(row, Row | Broken) for row in rows)
