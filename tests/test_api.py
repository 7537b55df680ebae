import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from geo import api
from geo.errors import SetupError
from geo.filters import StrikeFilter, apply
from geo.layers import scripts
from geo.layers.snapshot import Snapshots
from geo.store import open_store
from tests.fabricated import keep


@pytest.fixture
def snapshots(tmp_path: Path) -> Snapshots:
    store = open_store(tmp_path / "strikes.sqlite")
    keep(store)
    return Snapshots(store)


@pytest.fixture
def client(snapshots: Snapshots) -> Iterator[TestClient]:
    app = Starlette(routes=api.routes(lambda: snapshots), middleware=api.middleware(lambda: snapshots))
    with TestClient(app) as made:
        yield made


def test_serves_the_strikes_for_ever_at_the_address_of_their_content(
    client: TestClient, snapshots: Snapshots
) -> None:
    payload = snapshots.current().payload
    answer = client.get(f"/strikemap/strikes-{payload.version}.bin")
    assert answer.content == gzip.decompress(payload.zipped)
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]


def test_who_cannot_unzip_gets_the_strikes_as_they_are(client: TestClient, snapshots: Snapshots) -> None:
    payload = snapshots.current().payload
    answer = client.get(f"/strikemap/strikes-{payload.version}.bin", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert answer.content == gzip.decompress(payload.zipped)


def test_the_page_names_what_the_map_will_ask_for(snapshots: Snapshots) -> None:
    async def page(_: Request) -> Response:
        return Response("the page")

    routes = [*api.routes(lambda: snapshots), Route("/", page), Route("/about", page)]
    with TestClient(Starlette(routes=routes, middleware=api.middleware(lambda: snapshots))) as client:
        script = f"/strikemap/js-{scripts.version()}/strikemap.js"
        assert client.get("/").headers["link"] == f"<{script}>; rel=preload; as=script"
        snapshots.current()
        hints = re.findall("<(.*?)>", client.get("/").headers["link"])
        assert hints == [script, f"/strikemap/strikes-{snapshots.current().payload.version}.bin"]
        assert all(client.get(hint).status_code == 200 for hint in hints)
        assert "link" not in client.get("/about").headers


def test_serves_a_card_and_lets_nobody_keep_it(client: TestClient, snapshots: Snapshots) -> None:
    found = snapshots.current()
    answer = client.get(f"/strikemap/strikes-{found.payload.version}/0.json")
    assert answer.json() == json.loads(json.dumps(found.card(0, snapshots.store.context)))
    assert answer.headers["cache-control"] == "no-store"


def test_tells_what_happened_besides_in_the_countries_of_the_strikes(
    client: TestClient, snapshots: Snapshots
) -> None:
    version = snapshots.current().payload.version
    told = client.get(f"/strikemap/strikes-{version}/annotations.json").json()
    assert [row["text"] for row in told] == [
        "Operation Sindoor begins",
        "Ceasefire between India and Pakistan",
    ]


def test_names_the_strikes_to_choose_from(client: TestClient, snapshots: Snapshots) -> None:
    found = snapshots.current()
    answer = client.get(f"/strikemap/strikes-{found.payload.version}/names.json?rows=3,0")
    assert answer.json() == found.names([3, 0])
    assert answer.headers["cache-control"] == "no-store"


def test_finds_by_the_pages_query_one_bit_a_strike(client: TestClient, snapshots: Snapshots) -> None:
    found = snapshots.current()
    answer = client.get(f"/strikemap/strikes-{found.payload.version}/passing.bin?q=airbase&attacker=India")
    bits = np.unpackbits(np.frombuffer(answer.content, np.uint8), bitorder="little")[: len(found.frame)]
    chosen = StrikeFilter(text="airbase", attackers=("India",))
    assert list(found.frame.index[bits == 1]) == list(apply(chosen, found.frame).index)
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("rows", ["", "10", "-1", "1,", "1,x", "٣", "1e1", "9" * 400, ",".join(["1"] * 51)])
def test_names_no_more_and_nothing_else(client: TestClient, snapshots: Snapshots, rows: str) -> None:
    version = snapshots.current().payload.version
    answer = client.get(f"/strikemap/strikes-{version}/names.json", params={"rows": rows})
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "strikes-0000.bin",
        "strikes-0000/0.json",
        "strikes-0000/names.json?rows=0",
        "strikes-0000/passing.bin?q=airbase",
        "strikes-{version}/10.json",
        "strikes-{version}/-1.json",
    ],
)
def test_what_is_not_there_is_not_found(client: TestClient, snapshots: Snapshots, path: str) -> None:
    version = snapshots.current().payload.version
    assert client.get("/strikemap/" + path.format(version=version)).status_code == 404


def test_serves_the_scripts_of_the_map(client: TestClient) -> None:
    answer = client.get(f"/strikemap/js-{scripts.version()}/strikemap.js")
    assert answer.status_code == 200
    assert "javascript" in answer.headers["content-type"]
    assert "immutable" in answer.headers["cache-control"]


def test_says_the_filter_of_an_address_in_words(client: TestClient) -> None:
    query = "operation=Operation+Sindoor&operation=none&story=seed&from=soon"
    answer = client.get(f"/strikemap/filter.json?{query}")
    assert answer.json() == {"words": "Strikes with operation Operation Sindoor or not given."}


@pytest.mark.parametrize(("code", "spoken"), [("uk", "uk"), ("UR", "ur"), ("fr", "en"), ("..", "en")])
def test_says_the_interface_in_the_language_asked_for(client: TestClient, code: str, spoken: str) -> None:
    assert client.get(f"/strikemap/texts/{code}x.json").json()["code"] == "en"
    assert client.get(f"/strikemap/texts/{code}.json").json()["code"] == spoken


def test_serves_no_file_from_elsewhere(client: TestClient) -> None:
    base = f"/strikemap/js-{scripts.version()}"
    assert client.get(f"{base}/main.js").status_code == 404
    assert client.get(f"{base}/../elements.py").status_code == 404
    assert client.get(f"{base}/%2e%2e/elements.py").status_code == 404


def test_every_answer_carries_the_security_headers(client: TestClient) -> None:
    for path in (
        "/strikemap/strikes-0000.bin",
        f"/strikemap/js-{scripts.version()}/strikemap.js",
        "/nowhere",
    ):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert policy.endswith("frame-ancestors 'self'")
        assert headers["x-frame-options"] == "SAMEORIGIN"
        assert "//" not in policy


def test_other_sites_may_frame_the_page_where_they_are_named(
    snapshots: Snapshots, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(api.FRAMED_BY_VARIABLE, "https://news.example http://127.0.0.1:8000")
    app = Starlette(routes=api.routes(lambda: snapshots), middleware=api.middleware(lambda: snapshots))
    headers = TestClient(app).get("/nowhere").headers
    policy = headers["content-security-policy"]
    assert policy.endswith("frame-ancestors 'self' https://news.example http://127.0.0.1:8000")
    assert "x-frame-options" not in headers


@pytest.mark.parametrize(
    "site", ["*", "news.example", "https://a.example/path", "https://a.example;script-src"]
)
def test_what_is_no_site_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(api.FRAMED_BY_VARIABLE, site)
    with pytest.raises(SetupError, match="no origin"):
        api.framing_sites()


@pytest.mark.parametrize(
    ("cookie", "lets_in"),
    [
        ("strikemap_online_tiles=1", True),
        ("strikemap_online_tiles=0", False),
        ("other=1", False),
        ("", False),
    ],
)
def test_the_online_map_is_let_in_only_when_it_was_chosen(
    client: TestClient, cookie: str, lets_in: bool
) -> None:
    policy = client.get("/nowhere", headers={"cookie": cookie}).headers["content-security-policy"]
    assert (api.ONLINE_TILES in policy) is lets_in
    if lets_in:
        assert f"img-src 'self' data: blob: {api.ONLINE_TILES};" in policy
        assert policy.count("//") == 1


@pytest.mark.parametrize(
    "cookie", ["strikemap_online_tiles", "a=b=c;;;=", "\x00", "strikemap_online_tiles=1 1"]
)
def test_an_odd_cookie_lets_nothing_in(client: TestClient, cookie: str) -> None:
    answer = client.get("/nowhere", headers={"cookie": cookie})
    assert answer.status_code == 404
    assert "//" not in answer.headers["content-security-policy"]
