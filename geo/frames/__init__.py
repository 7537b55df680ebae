"""The tables of strikemap: strikes and reports as GeoDataFrames, EPSG:4326, checked by pandera.

Columns bear the names of the feature properties, so that the frame, the files and the API speak alike.
Unknown is a missing value, never an empty string; `rows` hands rows out as plain Python with ``None``.
"""

from geo.frames.build import reports_frame, rows, strike_rows, strikes_frame
from geo.frames.contract import REPORT_COLUMNS, STRIKE_COLUMNS, validated
from geo.frames.counts import Counts, count_events, counts, plural

__all__ = [
    "REPORT_COLUMNS",
    "STRIKE_COLUMNS",
    "Counts",
    "count_events",
    "counts",
    "plural",
    "reports_frame",
    "rows",
    "strike_rows",
    "strikes_frame",
    "validated",
]
