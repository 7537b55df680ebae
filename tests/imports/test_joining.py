import pytest

from geo.errors import InputError
from geo.imports.joining import joined
from geo.imports.rows import Broken, csv_table


def rows(first: bytes, second: bytes) -> list[dict[str, str] | str]:
    table = joined(csv_table(first), csv_table(second), "id")
    return [row.reason if isinstance(row, Broken) else dict(row.cells) for row in table.rows]


def test_cells_of_the_same_key_are_one_row_and_the_first_file_goes_before():
    assert rows(b"id,a,b\n1,x,y\n2,u,v\n", b"b,c,id\nz,w,1\nq,r,2\n") == [
        {"id": "1", "a": "x", "b": "y", "c": "w"},
        {"id": "2", "a": "u", "b": "v", "c": "r"},
    ]


def test_what_has_no_like_is_told_and_what_is_beside_nothing_is_left_out():
    assert rows(b"id,a\n1,x\n", b"id,c\n2,w\n") == ["the second file has no row with id '1'"]


def test_a_broken_row_stays_one():
    assert rows(b"id,a\n1\n", b"id,c\n1,w\n1,x,y\n") == ["the row has 1 cells where the header has 2"]


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (b"a,b\n1,2\n", b"id,c\n1,2\n", "the first file has no column 'id'"),
        (b"id,b\n1,2\n", b"a,c\n1,2\n", "the second file has no column 'id'"),
        (b"id,b\n1,2\n", b"id,c\n7,2\n7,3\n", "two rows of the second file have id '7': 1, 2"),
    ],
)
def test_files_that_cannot_be_joined_are_refused(first: bytes, second: bytes, why: str):
    with pytest.raises(InputError, match=why):
        rows(first, second)
