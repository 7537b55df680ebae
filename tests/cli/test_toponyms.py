import json

import pytest

from geo.cli import main

TEXT = "Russian forces hit Kramatorsk and Sloviansk in Donetsk Oblast, the Russian defence ministry said."


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def rows(printed: str) -> dict[str, dict]:
    return {row["toponym"]: row for row in map(json.loads, printed.splitlines())}


def test_each_name_is_told_with_its_place_and_offsets(article, capsys):
    assert main(["toponyms", str(article), "--json"]) == 0
    told = rows(capsys.readouterr().out)
    assert told["Kramatorsk"]["country"] == "UA"
    assert "Russian" not in told
    assert all(TEXT[row["start"] : row["end"]] == name for name, row in told.items())
    assert all((row["lon"] is None) == (row["radius_m"] is None) for row in told.values())


def test_peoples_are_told_if_asked_for(article, capsys):
    assert main(["toponyms", str(article), "--json", "--peoples"]) == 0
    assert rows(capsys.readouterr().out)["Russian"]["country"] == "RU"


def test_in_words_a_line_each(article, capsys):
    assert main(["toponyms", str(article)]) == 0
    printed = capsys.readouterr().out
    assert "Kramatorsk" in printed
    assert "confidence" in printed


def test_a_file_that_cannot_be_read_is_told_and_loses_no_other(article, tmp_path, capsys):
    assert main(["toponyms", str(tmp_path / "none.txt"), str(article), "--json"]) == 1
    told = capsys.readouterr()
    assert "none.txt" in told.err
    assert "Kramatorsk" in told.out
