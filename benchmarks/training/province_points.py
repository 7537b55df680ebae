"""Write ``data/provinces.csv``: where a province is drawn, from Natural Earth's outline of it.

The gazetteer's packages say where the towns of a province lie, not where it lies itself; of large ones
that are settled at one end (Quebec, Western Australia) the middle of the towns is far from the middle of
the land, which is where gazetteers and atlases put the name. Only provinces whose two middles lie apart
are written.

Usage: ``python -m benchmarks.training.province_points``, after ``make setup``
"""

from __future__ import annotations

import csv

import geopandas as gpd

from geo.gazetteer import StoredGazetteer
from geo.gazetteer.areas import area_polygon
from geo.gazetteer.entries import centre, flat_m, reach_m
from geo.gazetteer.files import CURATED
from geo.gazetteer.place import Place

# Nearer than this the settlements' middle serves as well (metres).
APART_M = 20_000.0
EQUAL_AREA = "EPSG:6933"


def row(place: Place) -> tuple[str, str, str] | None:
    """Return GeoNames id, lon and lat of a province whose land's middle lies apart from its towns'."""
    outline = area_polygon(place)
    if outline is None or place.bbox is None:
        return None
    middle = gpd.GeoSeries([outline], crs="EPSG:4326").to_crs(EQUAL_AREA).centroid.to_crs("EPSG:4326")[0]
    towns = centre(place.bbox)
    apart_m = flat_m(middle.x, middle.y, *towns)
    # A province matched to another's outline would lie beyond its own towns.
    if not APART_M < apart_m < reach_m(place.bbox, *towns):
        return None
    return place.id.removeprefix("geonames:"), f"{middle.x:.2f}", f"{middle.y:.2f}"


def main() -> None:
    """Write the table anew."""
    rows = filter(None, map(row, StoredGazetteer(lists=False).first_order_areas()))
    with (CURATED / "provinces.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("geonames", "lon", "lat"))
        writer.writerows(sorted(rows, key=lambda entry: int(entry[0])))


if __name__ == "__main__":
    main()
