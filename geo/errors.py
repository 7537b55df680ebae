"""Every error strikemap raises on purpose.

::

    StrikemapError
    ├── InputError              what came in cannot be used; say what and how to mend it
    │   ├── ArticleError        empty, binary, too large, wrong language, undecodable
    │   ├── CoordinateError     not a place on Earth
    │   ├── TimespanError       not a date, or an end before its start
    │   ├── FilterError         a filter names an unknown field or term
    │   ├── FrameError          a table that breaks the GeoDataFrame contract
    │   ├── ReviewError         a decision of a reviewer that cannot be
    │   └── StoryError          a story that is not there, or not as a story must be
    ├── AccessError             who asks may not do this: anonymous, or without the role
    ├── ConflictError           another reviewer decided first (which is not lost: both values are told)
    ├── FetchError              a web address cannot be had, or may not be asked
    ├── PlaceNotFoundError      the gazetteer has no such name
    ├── GazetteerError          the gazetteer file is missing, damaged or of another version
    ├── GeocoderError           an online geocoder failed (which is not "not found")
    ├── ExtractorError          a language model failed, or its budget is spent (which is not "no strike")
    ├── StoreError              the database cannot be opened, read or written
    ├── ExportError             a file cannot be written
    └── SetupError              something `make setup` provides is missing or damaged

Messages quote the offending value (shortened) and say the way out.
"""

from __future__ import annotations


class StrikemapError(Exception):
    """Root of every error strikemap raises on purpose."""


class InputError(StrikemapError, ValueError):
    """What came in cannot be used."""


class ArticleError(InputError):
    """A text that cannot be read as an English news article."""


class CoordinateError(InputError):
    """A longitude, latitude or radius that is not a place on Earth."""


class TimespanError(InputError):
    """A date that does not exist, or a span that ends before it starts."""


class FilterError(InputError):
    """A filter that names an unknown field or term."""


class FrameError(InputError):
    """A table that breaks the GeoDataFrame contract."""


class ReviewError(InputError):
    """A decision of a reviewer that cannot be."""


class StoryError(InputError):
    """A story that is not there, or not as a story must be."""


class AccessError(StrikemapError):
    """Who asks may not do this."""


class ConflictError(StrikemapError):
    """Another reviewer decided about the same reports since; nothing was written."""


class FetchError(StrikemapError):
    """A web address cannot be had, or may not be asked."""


class PlaceNotFoundError(StrikemapError, LookupError):
    """No place of that name is known."""


class GazetteerError(StrikemapError):
    """The gazetteer file is missing, damaged or of another version."""


class GeocoderError(StrikemapError):
    """An online geocoder failed, which is not the same as "not found"."""


class ExtractorError(StrikemapError):
    """A language model failed, or its budget is spent, which is not the same as "no strike"."""


class StoreError(StrikemapError):
    """The database cannot be opened, read or written."""


class ExportError(StrikemapError):
    """A file cannot be written."""


class SetupError(StrikemapError):
    """Something that ``make setup`` provides is missing or damaged."""


def quoted(value: object, limit: int = 60) -> str:
    """Return `value` for an error message: quoted, printable and at most `limit` characters."""
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in str(value))
    return repr(text if len(text) <= limit else text[: limit - 1] + "…")
