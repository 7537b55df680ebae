"""Draws the marks of made-up strikes as the golden images show them; run it to draw those anew.

python -m tests.page.drawing
"""

from __future__ import annotations

import base64
import gzip
import io
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image
from playwright.sync_api import Browser

from benchmarks._made_up import made_up
from geo.layers import scripts
from geo.layers.payload import encode, in_time_order
from tests.page.server import started

GOLDEN = Path(__file__).parent / "golden"
ZOOMS = (3, 5, 7, 10)
THEMES = ("light", "dark")
COUNT = 3000
_SIZE = {"width": 400, "height": 260}
# Words are left out: each machine has its own fonts. So is the base map: it is drawn by another's library.
_DRAW = """([bytes, zoom, theme]) => {
  CanvasRenderingContext2D.prototype.fillText = () => {};
  document.documentElement.dataset.theme = theme;
  const div = document.body.appendChild(document.createElement("div"));
  div.style.cssText = "width: 400px; height: 260px";
  const still = { zoomControl: false, zoomAnimation: false, fadeAnimation: false };
  const map = L.map(div, { center: [31.2, 72.9], zoom, ...still });
  const strikes = strikemap.decode(Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0)).buffer);
  const shown = new strikemap.Shown(strikes);
  const layer = new strikemap.StrikeLayer(shown, new strikemap.Palette(strikes, "operation"));
  layer.addTo(map);
  layer._draw();
  const canvas = Object.assign(document.createElement("canvas"), { width: 400, height: 260 });
  const pen = canvas.getContext("2d");
  pen.fillStyle = theme === "dark" ? "#1f262e" : "#f7f5f0";
  pen.fillRect(0, 0, 400, 260);
  pen.drawImage(layer._marks, 0, 0);
  map.remove();
  div.remove();
  return canvas.toDataURL().split(",")[1];
}"""


def drawn(browser: Browser) -> dict[str, npt.NDArray[np.uint8]]:
    """Return each picture by its name, as height × width × RGB."""
    served, style = (scripts.served(f"strikemap.{kind}") for kind in ("js", "css"))
    assert served is not None
    assert style is not None
    page = browser.new_page(viewport=_SIZE, device_scale_factor=1)
    page.set_content("<!doctype html><p></p>")
    page.add_style_tag(content=gzip.decompress(style[0]).decode())
    page.add_script_tag(content=gzip.decompress(served[0]).decode())
    strikes = gzip.decompress(encode(in_time_order(made_up(COUNT, free=True))).zipped)
    file = base64.b64encode(strikes).decode()
    pictures = {
        f"{theme}-{zoom}": base64.b64decode(page.evaluate(_DRAW, [file, zoom, theme]))
        for theme in THEMES
        for zoom in ZOOMS
    }
    page.close()
    return {name: opened(io.BytesIO(png)) for name, png in pictures.items()}


def opened(file: io.BytesIO | Path) -> npt.NDArray[np.uint8]:
    """Return a PNG as height × width × RGB."""
    with Image.open(file) as image:
        return np.asarray(image.convert("RGB"))


def main() -> None:
    """Draw the golden images anew."""
    with started() as browser:
        for name, picture in drawn(browser).items():
            Image.fromarray(picture).quantize(256).save(GOLDEN / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
