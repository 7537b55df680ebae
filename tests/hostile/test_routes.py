from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from geo.layers.snapshot import Snapshots
from geo.store import open_store
from tests.fabricated import keep
from tests.page.server import serving

ODD_ROWS = ("-1", "999", "9" * 5000, "1e3", "%D9%A1", "0x0", "", "{{7*7}}", "%00", "0,1")
ODD_VERSIONS = ("", "%00", "{{7*7}}", "..%2f..%2fgeo", "a" * 8000, "%ff", "%E2%80%AE")
OUTSIDE = ("../geo/api.py", "..%2f..%2fgeo%2fapi.py", "%2e%2e/geo/api.py", "/etc/passwd", "%00", "vendor")
COOKIES = ("a=b; =;;;", "[]=1; b c,d", "x" * 4000, 'a="\\', "strikemap_online_tiles=2")


@pytest.fixture(scope="module")
def version_and_client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, httpx.Client]]:
    database: Path = tmp_path_factory.mktemp("routes") / "strikes.sqlite"
    store = open_store(database)
    keep(store)
    version = Snapshots(store).current().payload.version
    with serving(database) as address, httpx.Client(base_url=address) as client:
        yield version, client


def _nothing(answer: httpx.Response) -> bool:
    """Whether nothing was served but, for an address of no route, the page itself."""
    return answer.status_code in (307, 400, 404) or "<title>Streamlit</title>" in answer.text


@pytest.mark.parametrize("row", ODD_ROWS, ids=range(len(ODD_ROWS)))
def test_odd_rows_are_not_found(version_and_client, row):
    version, client = version_and_client
    assert _nothing(client.get(f"strikemap/strikes-{version}/{row}.json"))


@pytest.mark.parametrize("version", ODD_VERSIONS, ids=range(len(ODD_VERSIONS)))
def test_odd_versions_are_not_found(version_and_client, version):
    _, client = version_and_client
    assert _nothing(client.get(f"strikemap/strikes-{version}.bin"))


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_file_outside_the_static_folder_is_served(version_and_client, path):
    _, client = version_and_client
    assert _nothing(client.get(f"app/static/{path}"))


@pytest.mark.parametrize("cookie", COOKIES)
def test_odd_cookies_open_no_other_host(version_and_client, cookie):
    _, client = version_and_client
    answer = client.get("strikemap/strikes-none.bin", headers={"cookie": cookie})
    assert answer.status_code == 404
    assert "openstreetmap" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
def test_data_can_only_be_read(version_and_client, method):
    _, client = version_and_client
    assert client.request(method, "strikemap/strikes-none.bin").status_code == 405
