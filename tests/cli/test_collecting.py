import json

import pytest
from geojson_pydantic import FeatureCollection

from geo.cli import main
from tests.builders import TEXT

pytestmark = pytest.mark.usefixtures("fake_reader", "database")


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_text("Other words of the same strike.")
    return folder


def test_ingest_says_what_it_did_and_does_it_once(folder, capsys):
    assert main(["ingest", str(folder)]) == 0
    assert capsys.readouterr().out == "2 added (2 reports), 0 unchanged, 0 set aside\n"
    assert main(["ingest", str(folder)]) == 0
    assert capsys.readouterr().out == "0 added (0 reports), 2 unchanged, 0 set aside\n"


def test_ingest_tells_what_was_set_aside(folder, capsys):
    (folder / "c.txt").write_bytes(b"")
    assert main(["ingest", str(folder), str(folder / "missing")]) == 1
    captured = capsys.readouterr()
    assert "2 added" in captured.out
    assert "2 set aside" in captured.out
    assert len(captured.err.splitlines()) == 2


def test_export_writes_what_the_filter_keeps(folder, capsys):
    main(["ingest", str(folder)])
    capsys.readouterr()
    assert main(["export", "--operation", "Operation Sindoor", "--to", "2025-05-10"]) == 0
    content = capsys.readouterr().out
    FeatureCollection.model_validate_json(content)
    assert len(json.loads(content)["features"]) == 1
    assert main(["export", "--operation", "none", "--format", "geojson"]) == 0
    assert json.loads(capsys.readouterr().out)["features"] == []


def test_export_into_a_folder_names_the_file_by_the_filter(folder, tmp_path, capsys):
    main(["ingest", str(folder)])
    capsys.readouterr()
    assert main(["export", "--format", "csv", "--outcome", "hit", "--no-undated", "-o", str(tmp_path)]) == 0
    target = tmp_path / "strikemap_outcome-hit_dated.csv"
    assert target.read_text().count("\n") == 2
    assert capsys.readouterr().out == f"{target}: 1 event (1 mark)\n"


def test_export_of_an_empty_store_is_an_empty_file(capsys):
    assert main(["export"]) == 0
    assert json.loads(capsys.readouterr().out)["features"] == []


@pytest.mark.parametrize(
    "wrong",
    [
        ["--outcome", "boom"],
        ["--from", "31 February"],
        ["--from", "2025-05-10", "--to", "2025-05-07"],
        ["--format", "shp"],
        ["--nonsense"],
    ],
)
def test_a_wrong_filter_is_a_usage_error_and_writes_nothing(wrong, tmp_path, capsys):
    target = tmp_path / "out"
    assert main(["export", *wrong, "-o", str(target)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
    assert not target.exists()


def test_a_file_that_cannot_be_written_is_told(tmp_path, capsys):
    target = tmp_path / "no folder" / "out.geojson"
    assert main(["export", "-o", str(target)]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_a_damaged_store_is_told(database, capsys):
    database.parent.mkdir(exist_ok=True)
    database.write_bytes(b"not a database" * 1000)
    assert main(["export"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "not a database" in line


def test_ingest_keeps_a_text_too_long_and_tells_how_much_was_read(folder, capsys):
    (folder / "c.txt").write_text(TEXT * 6000)
    assert main(["ingest", str(folder)]) == 1
    captured = capsys.readouterr()
    assert "3 added" in captured.out
    assert "split the text" in captured.err
    assert "c.txt" in captured.err


def test_export_writes_what_was_known_at_a_moment(folder, capsys):
    main(["ingest", "--published", "2025-05-10", str(folder)])
    capsys.readouterr()
    for moment, count in (("2025-05-09", 0), ("2025-05-10T18:00:00Z", 2)):
        assert main(["export", "--as-of", moment]) == 0
        said = json.loads(capsys.readouterr().out)
        assert sum(feature["properties"]["n_reports"] for feature in said["features"]) == count
        assert said["strikemap"]["query"] == [["as_of", moment]]
