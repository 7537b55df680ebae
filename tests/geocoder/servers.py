"""Local HTTP servers that answer as geocoding services do, well or badly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

# One place, as each service writes it (their documents' examples, shortened).
LAHORE: Mapping[str, object] = {
    "nominatim": [
        {
            "display_name": "Lahore, Punjab, Pakistan",
            "lat": "31.5656822",
            "lon": "74.3141829",
            "boundingbox": ["31.2856822", "31.8456822", "74.0141829", "74.6141829"],
            "licence": "Data © OpenStreetMap contributors, ODbL 1.0. http://osm.org/copyright",
        }
    ],
    "photon": {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [74.3141829, 31.5656822]},
                "properties": {
                    "name": "Lahore",
                    "country": "Pakistan",
                    "extent": [74.0141829, 31.8456822, 74.6141829, 31.2856822],
                },
            }
        ],
    },
    "pelias": {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [74.3141829, 31.5656822]},
                "properties": {"name": "Lahore", "source": "whosonfirst"},
                "bbox": [74.0141829, 31.2856822, 74.6141829, 31.8456822],
            }
        ],
    },
    "geonames": {
        "totalResultsCount": 1,
        "geonames": [{"name": "Lahore", "countryName": "Pakistan", "lat": "31.5656822", "lng": "74.3141829"}],
    },
}
NOTHING: Mapping[str, object] = {
    "nominatim": [],
    "photon": {"type": "FeatureCollection", "features": []},
    "pelias": {"type": "FeatureCollection", "features": []},
    "geonames": {"totalResultsCount": 0, "geonames": []},
}


@dataclass(kw_only=True)
class Site:
    """A server's behaviour, which a test may change, and the requests it got."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    seconds_between_bytes: float = 0.0
    address: str = ""
    questions: list[dict[str, list[str]]] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)

    def says(self, found: object) -> None:
        """Answer with `found` as JSON."""
        self.body = json.dumps(found).encode()


@contextmanager
def serving() -> Iterator[Site]:
    """Serve a site on a free port of this machine."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.questions.append(parse_qs(urlsplit(self.path).query))
            site.agents.append(self.headers["User-Agent"])
            self.send_response(site.status)
            for name, value in site.headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self._write()
            except OSError:  # whoever asked has gone
                return

        def _write(self) -> None:
            if not site.seconds_between_bytes:
                self.wfile.write(site.body)
                return
            for byte in site.body:
                time.sleep(site.seconds_between_bytes)
                self.wfile.write(bytes([byte]))

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
