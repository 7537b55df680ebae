"""Made-up strikes in any number, like the real ones: places, times and terms repeat as UCDP's do.

*Fitted* strikes draw place, precision, date and span from the events of UCDP GED in Syria (the half that is
shared for benchmarks), so that towns repeat as they do there. *Free* ones have a position of their own each.
"""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from benchmarks._corpora import NOT_FOUND, corpora
from geo.coordinates import CRS
from geo.errors import SetupError
from geo.frames import STRIKE_COLUMNS
from geo.vocabulary import Kind, Origin, Outcome, Precision, Reviewed, Role, WeaponClass
from tests.fabricated import frame as example_frame

OPERATIONS = 12
_DAY = 1440
# UCDP's where_prec: 1 exact, 2 near, 3 district, 4 region, 5 fuzzy, 6 country; what that is here.
_PRECISIONS = {
    1: (Precision.TOWN, 3_000),
    2: (Precision.TOWN, 15_000),
    3: (Precision.DISTRICT, 25_000),
    4: (Precision.REGION, 80_000),
    5: (Precision.DISTRICT, 40_000),
    6: (Precision.COUNTRY, 300_000),
}

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Where and when made-up strikes are: degrees, minutes since 1970, metres."""

    lon: Numbers
    lat: Numbers
    start: Numbers
    end: Numbers
    radius_m: Numbers
    precision: npt.NDArray[np.object_]


def made_up(count: int, *, free: bool = False) -> gpd.GeoDataFrame:
    """Return `count` strikes with the columns that the map draws, the same at every call (EPSG:4326)."""
    random = np.random.default_rng(0)
    drawn = _free(count, random) if free else _fitted(count, random)
    columns = {
        **_terms(count, random),
        **_origins(count, random),
        "precision": pd.Categorical(drawn.precision),
        "start_utc": _instants(drawn.start),
        "end_utc": _instants(drawn.end),
        # Half of the reports come on the day after, the rest within two weeks, ever more seldom.
        "known_since_utc": _instants((drawn.end // _DAY + random.geometric(0.5, count).clip(max=14)) * _DAY),
        "country": pd.Categorical.from_codes((drawn.lon > 37).astype(int), ["SY", "IQ"]),
        "radius_m": drawn.radius_m,
        "event_id": _events(count, random),
        "linked_to": np.full(count, None),
    }
    index = pd.RangeIndex(count, name="id").map("{:010d}".format)
    return gpd.GeoDataFrame(columns, index=index, geometry=shapely.points(drawn.lon, drawn.lat), crs=CRS)


def completed(made: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return made-up strikes with all columns that the page and the table read, in the types of real ones.

    Each has a quote and a place of its own words; what else is missing is that of one hand-made strike.
    """
    example = example_frame().loc["lahore"]
    terms = made.select_dtypes("category").columns
    texts = {name: made[name].astype(object).where(made[name].notna(), None) for name in terms}
    missing = {name: example[name] for name in STRIKE_COLUMNS if name not in made.columns}
    whole = {name: [value] * len(made) for name, value in missing.items()}
    words = {
        "quote": [f"Forces struck near the town, report {row} says, at night." for row in made.index],
        "place": [f"Town {row[-4:]}" for row in made.index],
    }
    return made.assign(**texts, **{**whole, **words})


def _fitted(count: int, random: np.random.Generator) -> Drawn:
    found = corpora(".", "ucdp-ged-syria.csv.gz")
    if not found:
        raise SetupError(f"ucdp-ged-syria.csv.gz {NOT_FOUND}")
    events = pd.read_csv(found[0])
    events = events[events["where_prec"] < 6]  # the whole country is an area, not a point
    where, when = events.iloc[random.integers(0, len(events), count)], random.integers(0, len(events), count)
    first, last = (
        pd.to_datetime(events[name]).to_numpy("datetime64[m]").astype(float)
        for name in ("date_start", "date_end")
    )
    known = where["where_prec"].map(_PRECISIONS)
    return Drawn(
        lon=where["longitude"].to_numpy(),
        lat=where["latitude"].to_numpy(),
        start=first[when],
        end=last[when] + _DAY - 1,
        radius_m=known.str[1].to_numpy(dtype=float),
        precision=known.str[0].to_numpy(),
    )


def _free(count: int, random: np.random.Generator) -> Drawn:
    """Draw around sixty towns within three years, each strike to the minute."""
    town = random.integers(0, 60, count)
    start = 27_874_080 + random.integers(0, 3 * 525_600, count).astype(float)
    return Drawn(
        lon=random.uniform(66, 80, 60)[town] + random.normal(0, 0.4, count),
        lat=random.uniform(24, 36, 60)[town] + random.normal(0, 0.4, count),
        start=start,
        end=start + random.choice([0, 59, _DAY - 1], count),
        radius_m=random.choice([250.0, 1_000, 5_000, 20_000], count),
        precision=random.choice([Precision.SITE, Precision.TOWN, Precision.CITY], count),
    )


def _terms(count: int, random: np.random.Generator) -> dict[str, pd.Categorical]:
    """Draw terms by shares as reports have them: most were hits, few are named after an operation."""

    def drawn(terms: list[str | None], shares: list[float]) -> pd.Categorical:
        codes = random.choice(len(terms), count, p=np.array(shares) / sum(shares))
        known = [term for term in terms if term is not None]
        return pd.Categorical.from_codes(np.where(codes < len(known), codes, -1), known)

    operations: list[str | None] = [f"Operation {number}" for number in range(1, OPERATIONS + 1)]
    weapons = [*map(str, WeaponClass)]
    attackers: list[str | None] = ["Syria", "Russia", "Syria / Russia", "Turkey", "Israel", None]
    return {
        "operation": drawn([*operations, None], [*(1 / rank for rank in range(1, OPERATIONS + 1)), 2]),
        "attacker": drawn(attackers, [5, 3, 1, 1, 0.3, 2]),
        "outcome": drawn([*map(str, Outcome)], [8, 1, 0.2, 2]),
        "weapon_class": drawn([*weapons], [1 / rank for rank in range(1, len(weapons) + 1)]),
        "role": drawn([*map(str, Role)], [9, 0.5, 0.5, 0.2]),
        "kind": drawn([str(Kind.STRIKE), str(Kind.CONTEXT)], [99, 1]),
        "target_type": drawn(["air base", "hospital", "market", None], [1, 0.3, 0.3, 8]),
    }


def _origins(count: int, random: np.random.Generator) -> dict[str, pd.Categorical]:
    """One in twenty was imported, and one in ten of all is told by both sides."""
    imported = random.random(count) < 0.05
    origin = np.where(random.random(count) < 0.1, 2, imported)
    return {
        "origin": pd.Categorical.from_codes(origin, [*map(str, Origin)]),
        "dataset": pd.Categorical.from_codes(imported.astype(int) - 1, ["A data set"]),
        "reviewed": pd.Categorical.from_codes(np.full(len(imported), -1), list(Reviewed)),
    }


def _events(count: int, random: np.random.Generator) -> npt.NDArray[np.int64]:
    """One in twenty strikes is told of with the one before it as one event."""
    return np.cumsum(random.random(count) >= 0.05)


def _minutes(days: pd.Series[str]) -> Numbers:
    return pd.to_datetime(days).to_numpy("datetime64[m]").astype(float)


def _instants(minutes: Numbers) -> pd.DatetimeIndex:
    return pd.DatetimeIndex(minutes.astype("datetime64[m]").astype("datetime64[us]"), tz="UTC")
