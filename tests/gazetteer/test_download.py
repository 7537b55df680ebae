import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.gazetteer.download import discard, download
from tests.gazetteer import list_samples as samples


class _Server(ThreadingHTTPServer):
    content: bytes = b""
    breaks: int = 0
    version: str = ""
    asked: list[str | None]


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        wanted = self.headers.get("Range")
        self.server.asked.append(wanted)
        if self.path != "/PK.zip":
            self.send_error(404)
            return
        stale = self.headers.get("If-Range", self.server.version) != self.server.version
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and not stale else 0
        rest = self.server.content[start:]
        self.send_response(206 if start else 200)
        if self.server.version:
            self.send_header("ETag", self.server.version)
        self.send_header("Content-Length", str(len(rest)))
        self.end_headers()
        if self.server.breaks:
            self.server.breaks -= 1
            rest = rest[: len(rest) // 2]
        self.wfile.write(rest)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def server(tmp_path: Path) -> Iterator[_Server]:
    with _Server(("127.0.0.1", 0), _Handler) as served:
        (tmp_path / "sent").mkdir()
        served.content = samples.geonames_archive(tmp_path / "sent").read_bytes()
        served.asked = []
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield served
        served.shutdown()


def address(server: _Server) -> str:
    return f"http://127.0.0.1:{server.server_port}"


def test_a_broken_transfer_goes_on_where_it_stopped(server: _Server, tmp_path: Path) -> None:
    server.breaks = 2
    path = download("PK", tmp_path, address=address(server))
    assert path.read_bytes() == server.content
    half = len(server.content) // 2
    assert server.asked[:2] == [None, f"bytes={half}-"]
    assert len(server.asked) == 3


def test_a_later_run_goes_on_where_an_earlier_one_gave_up(server: _Server, tmp_path: Path) -> None:
    server.version, server.breaks = '"monday"', 5
    with pytest.raises(GazetteerError, match="try later"):
        download("PK", tmp_path, address=address(server))
    had = (tmp_path / "PK.zip").stat().st_size
    assert 0 < had < len(server.content)
    path = download("PK", tmp_path, address=address(server))
    assert path.read_bytes() == server.content
    assert server.asked[5:] == [f"bytes={had}-"]
    discard(path)
    assert list(tmp_path.glob("PK*")) == []


def test_half_of_another_version_or_address_is_begun_anew(server: _Server, tmp_path: Path) -> None:
    for version, kept in (('"monday"', True), ("", False)):
        server.version, server.breaks = version, 5
        with pytest.raises(GazetteerError, match="try later"):
            download("PK", tmp_path, address=address(server))
        server.version, server.asked = version and '"tuesday"', []
        assert download("PK", tmp_path, address=address(server)).read_bytes() == server.content
        assert (server.asked[0] is not None) is kept
        discard(tmp_path / "PK.zip")


def test_a_folder_that_cannot_be_made_is_said(server: _Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(GazetteerError, match="cannot be written"):
        download("PK", tmp_path / "file", address=address(server))


def test_what_is_not_there_is_said_with_the_way_out(server: _Server, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"404.*--from"):
        download("SY", tmp_path, address=address(server))


def test_what_is_no_archive_is_refused(server: _Server, tmp_path: Path) -> None:
    server.content = b"<html>Sorry</html>"
    with pytest.raises(GazetteerError, match="no whole archive"):
        download("PK", tmp_path, address=address(server))


def test_a_list_of_another_address_keeps_its_form(server: _Server, tmp_path: Path) -> None:
    path = download("PK", tmp_path, address=f"{address(server)}/PK.zip")
    assert path.name == "PK.zip"
    with pytest.raises(GazetteerError, match=r"PK\.csv\.gz cannot be had"):
        download("PK", tmp_path, address=f"{address(server)}/PK.csv.gz")
