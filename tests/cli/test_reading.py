import io
import json

import pytest
from geojson_pydantic import FeatureCollection

from geo.cli import main
from geo.frames import STRIKE_COLUMNS
from tests.builders import TEXT

pytestmark = pytest.mark.usefixtures("fake_reader")


class Stdin:
    def __init__(self, content):
        self.buffer = io.BytesIO(content)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.with_suffix(".toml").write_text('published = 2025-05-10\npublisher = "A"\n', encoding="utf-8")
    return path


def test_json_is_one_collection_with_the_feature_properties(article, capsys):
    assert main(["read", str(article), "--json"]) == 0
    printed = capsys.readouterr().out
    FeatureCollection.model_validate_json(printed)
    (feature,) = json.loads(printed)["features"]
    assert list(feature["properties"]) == ["id", *STRIKE_COLUMNS]
    source = feature["properties"]["sources"][0]
    assert (source["published"], source["publisher"]) == ("2025-05-10", "A")


def test_several_files_make_one_collection(article, tmp_path, capsys):
    other = tmp_path / "other.txt"
    other.write_text("Other words about India and Pakistan.")
    assert main(["read", str(article), str(other), "--json"]) == 0
    features = json.loads(capsys.readouterr().out)["features"]
    assert features[0]["properties"]["n_reports"] == 2


def test_the_option_goes_before_the_sidecar(article, capsys):
    assert main(["read", str(article), "--json", "--published", "2025-05-11"]) == 0
    source = json.loads(capsys.readouterr().out)["features"][0]["properties"]["sources"][0]
    assert source["published"] == "2025-05-11"


def test_nothing_is_stored(article, database):
    assert main(["read", str(article)]) == 0
    assert not database.exists()


def test_standard_input_is_an_article(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", Stdin(TEXT.encode()))
    assert main(["read", "-", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["features"]) == 1


def test_one_bad_file_loses_no_other(article, tmp_path, capsys):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert main(["read", str(tmp_path / "missing.txt"), str(empty), str(article), "--json"]) == 1
    captured = capsys.readouterr()
    assert len(json.loads(captured.out)["features"]) == 1
    lines = captured.err.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("strikemap: ") for line in lines)
    assert "missing.txt" in lines[0]
    assert "empty" in lines[1]


def test_where_nothing_could_be_read_there_are_no_counts(tmp_path, capsys):
    assert main(["read", str(tmp_path / "missing.txt")]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1


def test_people_get_a_table_with_counts_and_no_control_characters(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    assert main(["read", str(path), "--rejected"]) == 0
    printed = capsys.readouterr().out
    assert "Rawalpindi" in printed
    assert "1 event (1 mark)" in printed
    assert "a threat" in printed
    assert "\x1b" not in printed


def test_near_misses_are_told_on_request(article, capsys):
    main(["read", str(article), "--json", "--rejected"])
    (miss,) = json.loads(capsys.readouterr().out)["rejected"]
    assert (miss["quote"], miss["start"], miss["end"], miss["reason"]) == (TEXT[:5], 0, 5, "a threat")


LINES = [
    {"id": "first", "text": TEXT, "published": "2025-05-10", "url": "https://a.example", "publisher": "A"},
    {"id": "second", "text": "unreadable"},
    {"id": "third"},
    {
        "id": "fourth",
        "text": "Der Angriff der Armee auf die Stadt war in der Nacht und nicht am Tag.",
    },
    {"id": "fifth", "text": TEXT},
]


def test_json_lines_give_one_collection_each_in_order_whatever_they_hold(tmp_path, capsys):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.geojsonl"
    source.write_text("".join(json.dumps(line) + "\n" for line in LINES) + "no json\n")
    assert main(["read", "--jsonl", str(source), "-o", str(target), "--rejected"]) == 0
    assert capsys.readouterr().out == ""
    collections = [json.loads(line) for line in target.read_text().splitlines()]
    assert [c["article"] for c in collections] == ["first", "second", "third", "fourth", "fifth", "line 6"]
    assert [len(c["features"]) for c in collections] == [1, 0, 0, 0, 1, 0]
    assert [("set_aside" in c) for c in collections] == [False, True, True, True, False, True]
    assert len(collections[0]["rejected"]) == 1
    for one in collections:
        FeatureCollection.model_validate(one)


def test_json_lines_come_from_standard_input_too(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", Stdin(json.dumps(LINES[0]).encode()))
    assert main(["read", "--jsonl", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["article"] == "first"


def test_missing_json_lines_leave_the_old_output(tmp_path, capsys):
    target = tmp_path / "out.geojsonl"
    target.write_text("old")
    assert main(["read", "--jsonl", str(tmp_path / "missing"), "-o", str(target)]) == 1
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]
    assert capsys.readouterr().err.startswith("strikemap: ")


STUB = "Missiles struck Odesa, they said.\n\nSubscribe to continue reading."


def test_what_is_to_be_said_of_a_text_is_said_and_is_no_failure(tmp_path, capsys):
    stub, lines = tmp_path / "stub.txt", tmp_path / "in.jsonl"
    stub.write_text(STUB)
    lines.write_text(json.dumps({"text": STUB}) + "\n" + json.dumps({"text": TEXT}))
    assert main(["read", str(stub)]) == 0
    assert "only a stub" in capsys.readouterr().err
    assert main(["read", "--jsonl", str(lines)]) == 0
    said = capsys.readouterr()
    first, second = map(json.loads, said.out.splitlines())
    assert "only a stub" in first["remarks"][0]
    assert "remarks" not in second
    assert said.err == ""


@pytest.mark.parametrize("date", ["yesterday", "2025-02-31", "2025-05-10T08:00:00"])
def test_a_date_that_is_none_is_a_usage_error(article, date, capsys):
    assert main(["read", str(article), "--published", date]) == 2
    assert date[:9] in capsys.readouterr().err


def test_an_empty_path_is_not_this_folder(capsys):
    assert main(["read", ""]) == 1
    assert "a path is empty" in capsys.readouterr().err
