from collections.abc import Iterator
from pathlib import Path

import pyogrio
import pytest
from geojson_pydantic import Feature, FeatureCollection
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo import ogc
from geo.layers.snapshot import Snapshots
from geo.store import open_store
from tests import qgis
from tests.fabricated import SINDOOR, keep
from tests.page.server import serving

ITEMS = "/ogc/collections/strikes/items"


@pytest.fixture
def app(tmp_path: Path) -> Starlette:
    store = open_store(tmp_path / "strikes.sqlite")
    keep(store)
    snapshots = Snapshots(store)
    return Starlette(routes=ogc.routes(lambda: snapshots))


@pytest.fixture
def client(app: Starlette) -> Iterator[TestClient]:
    with TestClient(app) as made:
        yield made


def test_every_link_of_the_root_leads_somewhere(client: TestClient) -> None:
    root = client.get("/ogc").json()
    assert {link["rel"] for link in root["links"]} >= {"self", "service-desc", "conformance", "data"}
    for link in root["links"]:
        answer = client.get(link["href"])
        assert answer.status_code == 200
        assert answer.headers["content-type"].split(";")[0] == link["type"].split(";")[0]
    (told,) = client.get("/ogc/collections").json()["collections"]
    assert told == client.get("/ogc/collections/strikes").json()


def test_items_are_geojson_by_pages_that_are_linked(client: TestClient) -> None:
    seen, address = [], f"{ITEMS}?limit=4&kind=strike"
    while address:
        answer = client.get(address)
        page = answer.json()
        assert answer.headers["content-type"] == "application/geo+json"
        FeatureCollection.model_validate(page)
        assert page["numberReturned"] == len(page["features"]) <= 4
        seen += [feature["id"] for feature in page["features"]]
        address = next((link["href"] for link in page["links"] if link["rel"] == "next"), None)
    assert len(seen) == len(set(seen)) == page["numberMatched"] == 8


def test_a_filter_is_kept_from_page_to_page(client: TestClient) -> None:
    page = client.get(ITEMS, params={"operation": SINDOOR, "limit": 2}).json()
    assert page["numberMatched"] == 6
    following = client.get(next(link["href"] for link in page["links"] if link["rel"] == "next")).json()
    assert {f["properties"]["operation"] for f in following["features"]} == {SINDOOR}
    assert any(link["rel"] == "prev" for link in following["links"])


def test_one_strike_is_a_feature(client: TestClient) -> None:
    first = client.get(f"{ITEMS}?limit=1").json()["features"][0]
    answer = client.get(f"{ITEMS}/{first['id']}")
    Feature.model_validate(answer.json())
    assert answer.json()["properties"] == first["properties"]
    assert client.get(f"{ITEMS}/nobody").status_code == 404


@pytest.mark.parametrize("query", ["bbox=1,2", "limit=0", "colour=red", "datetime=soon", "outcome={{7*7}}"])
def test_a_wrong_request_is_refused_with_the_reason(client: TestClient, query: str) -> None:
    answer = client.get(f"{ITEMS}?{query}")
    assert answer.status_code == 400
    assert answer.json()["description"]


def test_what_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get(ITEMS)
    assert first.headers["content-encoding"] == "gzip"
    again = client.get(ITEMS, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"{ITEMS}?limit=1").headers["etag"] != first.headers["etag"]


def test_nothing_else_is_there(client: TestClient) -> None:
    for path in ("/ogc/collections/sites", "/ogc/x", "/ogc/collections/strikes/queryables"):
        assert client.get(path).status_code == 404


def test_gdal_reads_the_collection_page_by_page(tmp_path: Path) -> None:
    keep(open_store(tmp_path / "strikes.sqlite"))
    with serving(tmp_path / "strikes.sqlite") as address:
        table = pyogrio.read_dataframe(f"OAPIF:{address}ogc", layer="strikes", PAGE_SIZE="3")
    assert len(table) == 10
    assert {"Lahore", "Sirsa"} <= set(table["place_name"])


@pytest.mark.skipif(not qgis.is_there(), reason=qgis.HOW_TO_GET_IT)
def test_qgis_reads_the_collection_page_by_page(tmp_path: Path) -> None:
    keep(open_store(tmp_path / "strikes.sqlite"))
    with serving(tmp_path / "strikes.sqlite") as address:
        told = qgis.read("OAPIF", f"url='{address}ogc' typename='strikes' pageSize='3'", tmp_path)
    assert told["valid"]
    assert told["crs"] == "EPSG:4326"
    assert len(told["places"]) == 10
    assert {"Lahore", "Sirsa"} <= set(told["places"])
    assert told["inside"] == ["Lahore"]
    assert {"quote", "claims", "edtf"} <= set(told["fields"])


def test_what_qgis_asks_for_is_answered_as_it_wants_it(client: TestClient) -> None:
    """The requests of QGIS 3.22's OAPIF provider, as it made them in the test above."""
    openapi = "application/vnd.oai.openapi+json;version=3.0"
    asked = {
        "/ogc": "application/json",
        "/ogc/api": f"{openapi}, application/openapi+json;version=3.0, application/json",
        "/ogc/collections/strikes": "application/json",
        f"{ITEMS}?limit=10": "application/geo+json, application/json",
        f"{ITEMS}?limit=4&offset=8": "application/geo+json, application/json",
        f"{ITEMS}?limit=100&bbox=74,31,76,32": "application/geo+json, application/json",
    }
    for address, accepted in asked.items():
        answer = client.get(address, headers={"Accept": accepted})
        assert answer.status_code == 200
        assert answer.headers["content-type"].split(";")[0] in accepted
        assert answer.json()


def test_strikes_are_asked_as_they_were_known(client: TestClient) -> None:
    assert client.get(ITEMS, params={"as_of": "2025-05-09"}).json()["numberMatched"] == 0
    now = client.get(ITEMS).json()
    then = client.get(ITEMS, params={"as_of": "2025-05-10T18:00:00Z"}).json()
    assert then["numberMatched"] == now["numberMatched"] > 0
    one = now["features"][0]["id"]
    assert client.get(f"{ITEMS}/{one}", params={"as_of": "2025-05-09"}).status_code == 404
    assert client.get(ITEMS, params={"as_of": "then"}).status_code == 400
