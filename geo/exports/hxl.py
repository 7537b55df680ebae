"""CSV with HXL hashtags (hxlstandard.org, 1.1): what the Humanitarian Data Exchange reads.

A second header row says what each column is. Columns without a tag are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo.exports.csv import COLUMNS, csv_line, safe_cells
from geo.exports.export import Export
from geo.frames import rows

# Tags of the core schema with the attributes it registers; `+v_iso2` names the code list.
TAGS = {
    "id": "#event+id",
    "kind": "#event+type",
    "place": "#loc+name+reported",
    "place_name": "#loc+name",
    "admin1": "#adm1+name",
    "country": "#country+code+v_iso2",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "precision": "#geo+precision",
    "radius_m": "#geo+radius+m",
    "coordinate_source": "#geo+meta+source",
    "start_utc": "#date+start",
    "end_utc": "#date+end",
    "edtf": "#date+reported",
    "outcome": "#impact+type",
    "attacker": "#org+attacker+name",
    "operation": "#event+name",
    "weapon": "#event+weapon",
    "weapon_class": "#event+weapon+type",
    "target_type": "#event+target+type",
    "deaths_low": "#affected+killed+min",
    "deaths_best": "#affected+killed",
    "deaths_high": "#affected+killed+max",
    "status": "#status",
    "claims": "#description+claims",
    "quote": "#description+quote",
    "publishers": "#meta+source",
    "urls": "#meta+url",
    "reviewed": "#meta+reviewed",
    "edits": "#meta+edits",
}
_AT = [COLUMNS.index(name) for name in TAGS]


def write(export: Export) -> Iterator[bytes]:
    """Yield the names, the hashtags, then one line a strike."""
    yield csv_line(list(TAGS))
    yield csv_line(list(TAGS.values()))
    for row in rows(export.frame):
        cells = safe_cells(row)
        yield csv_line([cells[at] for at in _AT])
