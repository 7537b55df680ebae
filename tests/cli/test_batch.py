import csv
import io
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.cli.batch import COLUMNS, Table, answered, answering, lines
from geo.errors import InputError
from geo.geocoder import Answer, Question, StrikemapGeocoder

HEADER = "name,parent,context,id"


class FakeGeocoder:
    """Knows one place, refuses one name, and notes what it is asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...], str]] = []

    def answer_each(self, questions: Iterable[Question]) -> Iterator[Answer]:
        return map(self.answer, questions)

    def answer(self, question: Question) -> Answer:
        name = question.name
        self.asked.append((name, tuple(question.parents), question.context))
        if name == "0,0":
            return Answer(place=name, why="0,0 is a missing value")
        if name != "Nubl":
            return Answer(place=name, why="unknown")
        return Answer(place=name, place_name="Nubl", country="SY", lon=37.0, lat=36.4, why="the only one")


@pytest.fixture
def geocoder() -> FakeGeocoder:
    return FakeGeocoder()


def run(data: bytes | str, geocoder: StrikemapGeocoder | FakeGeocoder) -> list[dict[str, str]]:
    table = Table(data.encode() if isinstance(data, str) else data)
    written = b"".join(lines(table.header, answered(table, geocoder.answer_each)))  # type: ignore[arg-type]
    return list(csv.DictReader(io.StringIO(written.decode(), newline=""), strict=True))


def test_rows_keep_their_order_and_their_columns_and_get_the_answer(geocoder):
    rows = run(f"{HEADER}\nNubl,Aleppo,,7\nNowhere,,,8\nNubl,Aleppo,,9\n", geocoder)
    assert [row["id"] for row in rows] == ["7", "8", "9"]
    assert [row["lon"] for row in rows] == ["37.0", "", "37.0"]
    assert [row["why"] for row in rows] == ["the only one", "unknown", "the only one"]
    assert list(rows[0]) == [*HEADER.split(","), *COLUMNS]


def test_a_question_that_comes_again_is_asked_once(geocoder):
    run(f"{HEADER}\n" + "Nubl,Aleppo,,1\n" * 5, geocoder)
    assert geocoder.asked == [("Nubl", ("Aleppo",), "")]


def test_parents_stand_in_any_number_of_columns_or_together_in_one(geocoder):
    run("country,Name,admin1,note,parents\nSyria,Nubl,Aleppo,x,Azaz;Afrin | Mare\n", geocoder)
    assert geocoder.asked == [("Nubl", ("Syria", "Aleppo", "Azaz", "Afrin", "Mare"), "")]


def test_a_column_called_like_one_of_the_answers_is_kept_under_another_name(geocoder):
    (row,) = run("name,country\nNubl,Syria\n", geocoder)
    assert (row["given_country"], row["country"]) == ("Syria", "SY")


def test_bad_rows_are_answered_with_their_reason_and_spoil_no_other(geocoder):
    data = f'{HEADER}\n,,,1\n"0,0",,,2\nNubl,,,3,4\n"Nubl,,,5\nNubl,,,6\n\nNubl\n"Nu"bl,,,8\nNubl,,,9\n'
    rows = run(data, geocoder)
    assert [row["why"].split(":")[0].split("(")[0].strip() for row in rows] == [
        "this row has no name",
        "0,0 is a missing value",
        "this row has 5 cells, the header 4",
        "this row is no CSV",
        "the only one",
        "the only one",
        "this row is no CSV",
        "the only one",
    ]
    assert [row["name"] for row in rows][3] == '"Nubl,,,5'


def test_a_cell_longer_than_csv_allows_is_such_a_row(geocoder):
    rows = run(f"{HEADER}\nNubl,,{'x' * 200_000},1\nNubl,,,2\n", geocoder)
    assert [row["why"][:18] for row in rows] == ["this row is no CSV", "the only one"]


def test_quoted_line_ends_belong_to_their_cell(geocoder):
    rows = run(f'{HEADER}\r\nNubl,,"It fell.\r\nIn Aleppo.",1\r\nNubl,,,2\r\n', geocoder)
    assert rows[0]["context"] == "It fell.\r\nIn Aleppo."
    assert len(rows) == 2


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1", "＝1"])
def test_no_cell_is_a_formula(cell, geocoder):
    written = run(f"name,{cell.strip()}\n{cell},{cell}\n", geocoder)
    cells = [value for row in written for pair in row.items() for value in pair]
    assert not [value for value in cells if value.strip().startswith(("=", "+", "-", "@", "＝"))]


def test_numbers_stay_numbers(geocoder):
    (row,) = run("name,score\nNubl,-12.5\n", geocoder)
    assert row["score"] == "-12.5"


@pytest.mark.parametrize(
    "data",
    [
        "\ufeffname,id\nКиїв,1\n".encode(),
        "name;id\nКиїв;1\n".encode("cp1251"),
        "name\tid\nКиїв\t1\n".encode("utf-16"),
        '\ufeff"name",id\r\nКиїв,1\r\n'.encode(),
    ],
)
def test_tables_come_as_spreadsheets_save_them(data, geocoder):
    (row,) = run(data, geocoder)
    assert (row["name"], row["id"]) == ("Київ", "1")


@pytest.mark.parametrize("data", ["", "\n\n", "a,b\n1,2\n", "Nubl\nAfrin\n", "x" * 200_000, '"name\nNubl'])
def test_a_table_without_names_is_refused(data):
    with pytest.raises(InputError, match="no column is called name"):
        Table(data.encode())


def test_a_spreadsheet_file_is_refused_with_the_way_out():
    with pytest.raises(InputError, match="save it as CSV"):
        Table(b"PK\x03\x04 and so on")


def test_a_header_alone_has_no_rows(geocoder):
    assert run("name,parent\n", geocoder) == []


@given(st.lists(st.text(max_size=30), max_size=5))
def test_every_row_is_answered_whatever_is_in_it(names):
    page = io.StringIO(newline="")
    csv.writer(page).writerows([["name", "id"], *([name, str(number)] for number, name in enumerate(names))])
    data = page.getvalue().encode("utf-8", "surrogatepass")
    assert [row["id"] for row in run(data, FakeGeocoder())] == [str(number) for number in range(len(names))]


def test_a_long_table_is_answered_in_several_processes_as_in_one():
    rows = [
        f"{name},{parent}" for name in ("Nubl", "Lahore", "33.6, 73.1") for parent in ("Syria", "Aleppo", "")
    ]
    table = "name,parent\n" + "\n".join(
        f'"{row.rpartition(",")[0]}",{row.rpartition(",")[2]}' for row in rows
    )
    in_one, in_several = (
        b"".join(lines(Table(table.encode()).header, answered(Table(table.encode()), answering(many))))
        for many in (9, 1_000_000)
    )
    assert in_one == in_several
    assert in_one.count(b"\n") == 10
