"""One filter for everything shown: the map, the timeline, the table, the exports and the URL."""

from geo.filters.query import KEYS, from_query, to_query
from geo.filters.selection import IMPORTED, JOINT, apply, choices, layers, passing
from geo.filters.shape import Shape, ShapeKind
from geo.filters.strike_filter import FIELDS, HAPPENED, NOT_GIVEN, StrikeFilter
from geo.filters.wording import describe, slug
from geo.filters.words import Words

__all__ = [
    "FIELDS",
    "HAPPENED",
    "IMPORTED",
    "JOINT",
    "KEYS",
    "NOT_GIVEN",
    "Shape",
    "ShapeKind",
    "StrikeFilter",
    "Words",
    "apply",
    "choices",
    "describe",
    "from_query",
    "layers",
    "passing",
    "slug",
    "to_query",
]
