"""A request that comes by way of somebody else, asked of the real server as a proxy would ask it."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from geo.store import open_store
from tests.fabricated import keep
from tests.page.server import serving

LOCAL = "127.0.0.1"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    database: Path = tmp_path_factory.mktemp("anonymous") / "strikes.sqlite"
    keep(open_store(database))
    with serving(database) as found:
        yield found


def review_page(address: str, host: str, headers: Mapping[str, str]) -> bytes:
    """Return all that the server sends of the review page, asked as `host` and with `headers`."""
    asked = BackMsg()
    asked.rerun_script.page_name = "review"
    port = urlsplit(address).port
    url = f"ws://{host}:{port}/_stcore/stream"
    sent = b""
    with (
        socket.create_connection(("127.0.0.1", port)) as there,
        connect(
            url, sock=there, additional_headers=dict(headers), subprotocols=["streamlit"], max_size=None
        ) as stream,
    ):
        stream.send(asked.SerializeToString())
        while True:
            said = stream.recv(timeout=60)
            assert isinstance(said, bytes)
            sent += said
            message = ForwardMsg.FromString(said)
            if message.WhichOneof("type") == "script_finished":
                return sent


@pytest.mark.parametrize(
    ("host", "headers", "asks_for_a_name"),
    [
        (LOCAL, {}, True),
        ("localhost", {}, True),
        ("maps.example", {}, False),
        (LOCAL, {"X-Forwarded-For": "203.0.113.7"}, False),
        (LOCAL, {"X-Forwarded-For": "127.0.0.1"}, False),
        (LOCAL, {"Forwarded": "for=127.0.0.1"}, False),
        (LOCAL, {"X-Real-IP": "127.0.0.1"}, False),
    ],
)
def test_only_a_request_of_this_machine_itself_may_write(
    address: str, host: str, headers: Mapping[str, str], asks_for_a_name: bool
) -> None:
    page = review_page(address, host, headers)
    assert b"Accept" in page
    assert (b"Your name, for the log" in page) is asks_for_a_name
    assert (b"only people who are logged in as reviewers" in page) is not asks_for_a_name
