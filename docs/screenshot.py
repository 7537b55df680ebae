"""Take the README's picture: the page on the seed article, with one card open.

    python -m docs.screenshot [-o docs/screenshot.png]

It reads the seed into a store of its own and starts a server of its own, so that the picture is of what a
reader has after ``make run``, whatever is in their store.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize

from geo.store import DATABASE_VARIABLE
from tests.page.reader import Reader
from tests.page.server import ROOT, serving, started

SCREEN = ViewportSize(width=1440, height=900)
CARD_OF = "Lahore"
SETTLED_MS = 2500  # base map, fonts and the fade of what Streamlit draws anew


def picture() -> bytes:
    """Return the picture as PNG."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "strikes.sqlite"
        environment = {**os.environ, DATABASE_VARIABLE: str(database)}
        subprocess.run(
            [sys.executable, "-m", "geo", "ingest", "seeds"], cwd=ROOT, env=environment, check=True
        )
        with serving(database) as address, started() as browser:
            page = browser.new_page(viewport=SCREEN, color_scheme="light")
            reader = Reader(page, address).open()
            page.wait_for_timeout(SETTLED_MS)
            reader.click_mark(CARD_OF)
            reader.card.get_by_role("heading", name=CARD_OF).wait_for()
            page.wait_for_timeout(SETTLED_MS)
            return page.screenshot()


def main() -> None:
    """Write the picture."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("-o", "--output", type=Path, default=ROOT / "docs" / "screenshot.png")
    options.parse_args().output.write_bytes(picture())


if __name__ == "__main__":
    main()
