"""How much memory a server needs for many readers at once."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, expect

from tests.page.server import started


def served_to(address: str, sessions: int) -> dict[str, float | int]:
    """Return the server's memory (MB, PSS) before and while so many readers have the page open."""
    server = _server(str(urlsplit(address).port))
    alone = _memory_mb(server)
    with started() as browser:
        for _ in range(sessions):
            _open(browser, address)
        return {
            "sessions": sessions,
            "server_start_mb": alone,
            "server_memory_mb": _memory_mb(server),
        }


def _open(browser: Browser, address: str) -> None:
    page = browser.new_page()
    # It is the server that is measured: twenty browsers need not draw the map.
    page.route("**/strikes-*.bin", lambda route: route.abort())
    page.goto(address)
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=180_000)
    expect(page.get_by_test_id("stDataFrame")).to_be_visible(timeout=180_000)


def _server(port: str) -> int:
    """Return the process that ``streamlit run … --server.port`` started."""
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_text().split("\0")
        except OSError:  # it has just ended
            continue
        if "streamlit" in command and port in command:
            return int(entry.name)
    raise RuntimeError(f"no server on port {port}")


def _memory_mb(process: int) -> float:
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    return int(rollup.split("Pss:")[1].split()[0]) / 1024
