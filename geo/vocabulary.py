"""The controlled terms of the field, and the words of the trade in ``data/lexicon``.

Terms are what every door uses: feature properties, filters, the store, the page. Words are how
articles say them; they live in TOML so that a reader of the field can correct them.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a feature is.

    A strike at a place, strikes somewhere in an area, what led to them, or an event of another data set
    that does not say whether it was a strike.
    """

    STRIKE = "strike"
    AREA = "area"
    CONTEXT = "context"
    EVENT = "event"


class Origin(StrEnum):
    """Who tells of a strike: articles read here, a data set that was imported, or both."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


class Reviewed(StrEnum):
    """How far reviewers went with a strike: ``partly`` if reports came that they did not see."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    PARTLY = "partly"


class Role(StrEnum):
    """What the place has to do with the strike."""

    TARGET = "target"
    INTENDED_TARGET = "intended_target"
    INTERCEPTED_AT = "intercepted_at"
    LAUNCHED_FROM = "launched_from"


class Outcome(StrEnum):
    """What became of the strike."""

    HIT = "hit"
    INTERCEPTED = "intercepted"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Stance(StrEnum):
    """What a party says of the strike."""

    CLAIMS = "claims"
    CONFIRMS = "confirms"
    DENIES = "denies"
    DISPUTES = "disputes"


class WeaponClass(StrEnum):
    """The kind of weapon, as far as the text tells."""

    DRONE = "drone"
    MISSILE = "missile"
    ROCKET = "rocket"
    ARTILLERY = "artillery"
    AIR_STRIKE = "air strike"
    CHEMICAL = "chemical"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How finely a place is known, finest first."""

    SITE = "site"
    NEIGHBOURHOOD = "neighbourhood"
    TOWN = "town"
    CITY = "city"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"


class Basis(StrEnum):
    """How something is known: said in so many words, or inferred from words nearby."""

    STATED = "stated"
    INFERRED = "inferred"


class DateBasis(StrEnum):
    """How a date is known."""

    STATED = "stated"
    RELATIVE = "relative"
    PUBLICATION = "publication"


class DatePrecision(StrEnum):
    """How finely a date is known, finest first."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


class Status(StrEnum):
    """Who stands behind a strike: one side, several, or a party that denies it."""

    CLAIMED = "claimed"
    CORROBORATED = "corroborated"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"
