import hashlib
import json
from datetime import date

from geo.exports import FORMATS, Export, Weighed, manifest, of_file
from geo.filters import StrikeFilter
from geo.frames import strikes_frame
from geo.strikes import compared, merge
from tests.builders import article, placed, record

TOLD = article(
    "It was struck.", publisher="The Example", url="https://news.example/1", published=date(2025, 5, 8)
)
EXPORT = Export(
    frame=strikes_frame(compared(merge([placed("a", of=TOLD)]), [record(1), record(2)])),
    chosen=StrikeFilter(outcomes=("hit",)),
    revision="abc",
)


def test_it_says_filter_counts_and_revision():
    said = manifest(EXPORT)
    assert said["filter"] == "Strikes with outcome hit."
    assert said["query"] == [["outcome", "hit"]]
    assert (said["counts"]["events"], said["counts"]["imported"]) == (1, 2)
    assert said["revision"] == "abc"


def test_each_source_is_listed_once_with_hash_and_licence():
    said = manifest(EXPORT)
    (one,) = said["articles"]
    assert (one["id"], one["sha256"], one["publisher"]) == (TOLD.id, TOLD.sha256, "The Example")
    assert "stay with the publisher" in one["licence"]
    assert said["datasets"] == [{"name": "A data set", "version": "1", "licence": "CC BY 4.0", "records": 2}]
    assert said["coordinates"] == [{"source": "GeoNames", "licence": "CC-BY-4.0", "strikes": 3}]


def test_it_names_the_file_by_its_hash_as_it_was_written():
    written = Weighed(FORMATS["csv"].write(EXPORT))
    content = b"".join(written)
    said = json.loads(of_file(EXPORT, "strikes.csv", written))["file"]
    assert said == {
        "name": "strikes.csv",
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
    }


def test_of_nothing_there_is_a_manifest_too():
    said = manifest(Export(frame=strikes_frame([]), chosen=StrikeFilter(), revision="abc"))
    assert (said["articles"], said["datasets"], said["coordinates"]) == ([], [], [])
