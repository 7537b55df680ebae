import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks._toponym_corpora import read

ROOT = Path(__file__).parents[2]
KEYS = {"acc161", "oracle161", "median_km", "mean_km", "auc", "recognition_f1"}
GEOWEBNEWS = """<articles><article><text>Shells fell on Lahore, said the mayor of Qwxyz.</text><toponyms>
<toponym><extractedName>Lahore</extractedName><start>15</start><end>21</end><type>Literal</type>
<latitude>31.558</latitude><longitude>74.35071</longitude></toponym>
<toponym><extractedName>Qwxyz</extractedName><start>41</start><end>46</end><type>Literal</type></toponym>
</toponyms></article></articles>"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "GeoWebNews.xml"
    path.write_text(GEOWEBNEWS)
    return path


def test_geowebnews_is_read_and_a_name_without_coordinates_not_scored(corpus: Path) -> None:
    (article,) = read(corpus)
    assert [(gold.text, gold.lat) for gold in article.gold] == [("Lahore", 31.558), ("Qwxyz", None)]
    assert article.peoples


def test_offsets_that_are_off_are_mended_and_geoviruses_count_from_one(tmp_path: Path) -> None:
    path = tmp_path / "GeoVirus.xml"
    path.write_text(
        "<articles><article><text>In Lahore.</text><locations><location><name>Lahore</name>"
        "<start>2</start><end>8</end><lat>31.5</lat><lon>74.3</lon></location></locations></article></articles>"
    )
    (article,) = read(path)
    assert (article.gold[0].start, article.gold[0].end, article.peoples) == (3, 9, False)


def test_json_is_one_object_and_nothing_else(corpus: Path) -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/toponyms.py", "--corpus", corpus, "--json"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        check=True,
    )
    told = json.loads(done.stdout)
    assert set(told) >= KEYS
    assert (told["toponyms"], told["acc161"]) == (1, 1.0)
