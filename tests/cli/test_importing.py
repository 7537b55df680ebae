from geo.cli import main
from geo.store import open_store
from tests.imports.samples import acled, geolocations, viina_info, viina_labels


def test_a_preview_keeps_nothing_and_says_what_would_be_left_out(tmp_path, database, capsys):
    path = tmp_path / "acled.csv"
    path.write_bytes(acled({}, {"event_id_cnty": "SYR2", "sub_event_type": "Armed clash"}))
    assert main(["import", "acled", str(path), "--preview"]) == 0
    said = capsys.readouterr().out
    assert "Aleppo" in said
    assert "1 event would be kept, 1 row left out" in said
    assert "1 × Armed clash: no strike" in said
    assert not database.exists()


def test_an_import_is_kept_listed_exported_and_forgotten(tmp_path, database, capsys):
    path = tmp_path / "acled.csv"
    path.write_bytes(acled({}))
    assert main(["import", "acled", str(path), "--version", "2023-06"]) == 0
    assert main(["import", "acled", str(path), "--version", "2023-06"]) == 0
    assert main(["datasets"]) == 0
    assert main(["export", "--origin", "theirs", "--dataset", "ACLED", "--format", "csv"]) == 0
    assert main(["forget", "ACLED"]) == 0
    said = capsys.readouterr().out
    assert "ACLED: 1 added, 0 changed, 0 unchanged, 0 rows left out" in said
    assert "ACLED: 0 added, 0 changed, 1 unchanged" in said
    assert "ACLED, 2023-06: ACLED Terms of Use" in said
    assert "Air/drone strike" in said
    assert open_store(database).strikes() == ()


def test_broken_rows_are_told_and_the_others_kept(tmp_path, database, capsys):
    path = tmp_path / "acled.csv"
    path.write_bytes(acled({}, {"event_id_cnty": "SYR2", "latitude": "north"}))
    assert main(["import", "acled", str(path)]) == 1
    assert "row 2: latitude is 'north', which is no number" in capsys.readouterr().err
    assert len(open_store(database).strikes()) == 1


def test_a_guessed_mapping_is_shown_and_can_be_given_back(tmp_path, database, capsys):
    path, mapping = tmp_path / "g.geojson", tmp_path / "m.toml"
    path.write_bytes(geolocations({"id": "1", "verifiedDate": "2022-02-24", "description": "A block hit"}))
    assert main(["import", "geojson", str(path), "--name", "Ours", "--preview"]) == 0
    shown = capsys.readouterr().out
    mapping.write_text(
        shown[shown.index("[columns]") : shown.index("Ours: 1")] + '[values]\nkind = "strike"\n'
    )
    assert main(["import", "geojson", str(path), "--name", "Ours", "--mapping", str(mapping)]) == 0
    (told,) = open_store(database).strikes()
    assert (told.reports[0].report.kind, told.reports[0].report.timespan.edtf) == ("strike", "2022-02-24")


def test_what_cannot_be_read_is_one_line(tmp_path, database, capsys):
    bad = tmp_path / "bad.toml"
    bad.write_bytes(b"\xff")
    path = tmp_path / "acled.csv"
    path.write_bytes(acled({}))
    assert main(["import", "acled", str(tmp_path / "nothing.csv")]) == 1
    assert main(["import", "nobody", str(path)]) == 2
    assert main(["import", "csv", str(path), "--name", "x", "--mapping", str(bad)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_events_and_their_labels_come_as_two_files(tmp_path, database, capsys):
    info, labels = tmp_path / "event_info.csv", tmp_path / "event_labels.csv"
    info.write_bytes(viina_info({}))
    labels.write_bytes(viina_labels({}))
    assert main(["import", "viina", str(info), str(labels)]) == 0
    assert "VIINA: 1 added" in capsys.readouterr().out
    (told,) = open_store(database).strikes()
    assert told.reports[0].report.quote.text == "A depot in Kharkiv was hit"
