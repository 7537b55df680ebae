"""The article that ships with the project, through every door of the command line."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from geojson_pydantic import FeatureCollection

PROJECT = Path(__file__).parents[1]
SEED = PROJECT / "seeds" / "000_c9bb2faa0c5880d1.txt"
SINDOOR, BUNYAN = "Operation Sindoor", "Operation Bunyan ul Marsoos"


def geo(*arguments, database=None, stdin=None):
    environment = os.environ | ({"STRIKEMAP_DATABASE": str(database)} if database else {})
    return subprocess.run(
        [sys.executable, "-m", "geo", *map(str, arguments)],
        cwd=PROJECT,
        env=environment,
        input=stdin,
        capture_output=True,
        check=False,
    )


@pytest.fixture(scope="module")
def collection():
    done = geo("read", SEED, "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def by_place(collection):
    strikes = [f["properties"] for f in collection["features"] if f["properties"]["kind"] == "strike"]
    assert len(strikes) == len({properties["place"] for properties in strikes})
    return {properties["place"]: properties for properties in strikes}


def test_the_collection_is_valid(collection):
    FeatureCollection.model_validate(collection)


@pytest.mark.parametrize(
    ("place", "role", "outcome", "attacker", "operation", "basis"),
    [
        ("Sirsa", "intercepted_at", "intercepted", "Pakistan", BUNYAN, "inferred"),
        ("New Delhi", "intended_target", "intercepted", "Pakistan", BUNYAN, "inferred"),
        ("Islamabad", "target", "hit", "India", SINDOOR, "inferred"),
        ("Lahore", "target", "hit", "India", SINDOOR, "inferred"),
        ("Rawalpindi", "target", "hit", "India", SINDOOR, "inferred"),
        ("Nur Khan Airbase", "target", "hit", "India", SINDOOR, "stated"),
        ("Rafiqi Airbase", "target", "hit", "India", SINDOOR, "stated"),
        ("Murid Airbase", "target", "hit", "India", SINDOOR, "stated"),
    ],
)
def test_every_place_is_found_with_who_and_how(by_place, place, role, outcome, attacker, operation, basis):
    told = by_place[place]
    assert (told["role"], told["outcome"], told["attacker"]) == (role, outcome, attacker)
    assert (told["operation"], told["operation_basis"]) == (operation, basis)
    assert told["claimant"] == "outlet"
    assert (told["edtf"], told["date_basis"]) == ("2025-05-10~", "publication")


def test_nothing_else_is_a_strike(by_place):
    assert len(by_place) == 8


def test_every_quote_matches_the_file(collection):
    text = SEED.read_bytes().decode("utf-8")
    for feature in collection["features"]:
        told = feature["properties"]
        spans = [told, *told["evidence"], *told["claims"]]
        assert all(text[span["start"] : span["end"]] == span["quote"] for span in spans)


def test_one_missile_is_one_event_with_two_marks(by_place):
    sirsa, delhi = by_place["Sirsa"], by_place["New Delhi"]
    assert sirsa["event_id"] == delhi["event_id"]
    assert delhi["linked_to"] == [sirsa["id"]]
    assert len({told["event_id"] for told in by_place.values()}) == 7


def test_city_and_base_stay_two_marks_that_may_be_one(by_place):
    city, base = by_place["Rawalpindi"], by_place["Nur Khan Airbase"]
    assert city["possibly_same_as"] == [base["id"]]
    assert base["possibly_same_as"] == [city["id"]]


def test_the_context_is_no_strike(collection):
    context = [f for f in collection["features"] if f["properties"]["kind"] == "context"]
    assert [f["properties"]["place"] for f in context] == ["Pahalgam"]
    assert context[0]["properties"]["edtf"] == "2025-04-22"


def test_areas_are_never_points(collection):
    areas = [f for f in collection["features"] if f["properties"]["kind"] == "area"]
    assert sorted(area["properties"]["place"] for area in areas) == [
        "India",
        "Indian border states",
        "Pakistan",
        "Pakistan-occupied Kashmir",
    ]
    for area in areas:
        assert area["geometry"] is None or area["geometry"]["type"] in ("Polygon", "MultiPolygon")


def test_the_salvo_keeps_its_number_its_words_and_who_says_that_it_was_stopped(collection):
    (salvo,) = [f["properties"] for f in collection["features"] if f["properties"]["place"] == "India"]
    assert (salvo["weapon"], salvo["weapon_class"], salvo["weapon_count"]) == (
        "ballistic missiles",
        "missile",
        6,
    )
    assert (salvo["outcome"], salvo["claimant"]) == ("intercepted", "officials")
    assert (salvo["operation"], salvo["operation_basis"]) == (BUNYAN, "stated")


def test_without_its_sidecar_nothing_is_dated(tmp_path):
    bare = tmp_path / "article.txt"
    shutil.copyfile(SEED, bare)
    features = json.loads(geo("read", bare, "--json").stdout)["features"]
    assert features
    for feature in features:
        assert feature["properties"]["start_utc"] is None
        assert feature["properties"]["end_utc"] is None


def test_standard_input_and_json_lines_read_the_same(by_place):
    line = {"id": "seed", "text": SEED.read_text(encoding="utf-8"), "published": "2025-05-10"}
    done = geo("read", "--jsonl", "-", stdin=json.dumps(line).encode() + b"\n")
    (collection,) = [json.loads(one) for one in done.stdout.splitlines()]
    assert collection["article"] == "seed"
    strikes = {
        f["properties"]["place"] for f in collection["features"] if f["properties"]["kind"] == "strike"
    }
    assert strikes == set(by_place)


def test_ingested_twice_it_is_there_once_and_exports_by_operation(tmp_path):
    database = tmp_path / "strikes.sqlite"
    assert geo("ingest", SEED, database=database).stdout.startswith(b"1 added")
    first = geo("export", database=database).stdout
    assert geo("ingest", SEED, database=database).stdout.startswith(b"0 added (0 reports), 1 unchanged")
    assert geo("export", database=database).stdout == first
    chosen = ("--operation", SINDOOR, "--kind", "strike")
    rows = geo("export", "--format", "csv", *chosen, database=database).stdout.decode()
    places = {row["place"] for row in csv.DictReader(io.StringIO(rows, newline=""))}
    assert places == {
        "Islamabad",
        "Lahore",
        "Rawalpindi",
        "Nur Khan Airbase",
        "Rafiqi Airbase",
        "Murid Airbase",
    }


def test_the_store_gives_the_same_marks_as_reading(tmp_path, collection):
    database = tmp_path / "strikes.sqlite"
    geo("ingest", SEED, database=database)
    exported = json.loads(geo("export", database=database).stdout)
    assert exported["features"] == collection["features"]
    assert exported["strikemap"]["counts"]["events"] == 7
    assert exported["strikemap"]["counts"]["marks"] == 8
