"""The table that equals the map: the same strikes, and those that the map cannot show, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from geo.frames.build import Row
from geo.layers.dates import date_in_words
from geo.layers.speech import country_name, spellings, title
from geo.reports import NearMiss
from geo.texts import IN_ENGLISH, Language
from geo.vocabulary import Kind, WeaponClass

# What an analyst compares first stands left; the widths (pixels) let ten columns fit a laptop's screen.
WIDTHS_PX = {
    "Place": 146,
    "Outcome": 84,
    "When": 205,
    "From (UTC)": 120,
    "Attacker": 76,
    "Operation": 188,
    "Weapon": 110,
    "Precision": 78,
    "Claimed by": 84,
    "Without a point because": 170,
    "To (UTC)": 125,
    "Dated by": 90,
    "Within (km)": 85,
    "Region": 190,
    "Role": 110,
    "Target": 120,
    "Kind": 75,
    "Status": 95,
    "Quote": 500,
}
INSTANTS = ("From (UTC)", "To (UTC)")
LEFT_OUT_COLUMNS = ("Passage", "Why it was left out")
_OUTLET = "outlet"
_IN_AN_AREA = "somewhere in this area"

Texts = pd.Series  # of words or None; pandas types its columns no further
Codes = npt.NDArray[np.int64]


def table(frame: gpd.GeoDataFrame, language: Language = IN_ENGLISH) -> pd.DataFrame:
    """Return one row a strike of `frame`, in its order, worded for people.

    The columns are those of `WIDTHS_PX`. Instants are UTC, distances kilometres; what is unknown is missing.
    Texts are Arrow's own, which a page shows and sorts without a copy of its own for each reader.
    """
    say = partial(_said, language=language)
    said = {
        "Place": _place(frame, language),
        "Outcome": say(frame["outcome"]),
        "When": _when(frame, language),
        "From (UTC)": frame["start_utc"],
        "Attacker": _kept(frame["attacker"]),
        "Operation": _kept(frame["operation"]),
        "Weapon": _weapon(frame, language),
        "Precision": say(frame["precision"]),
        "Claimed by": _claimant(frame["claimant"], language),
        "Without a point because": _why_not_shown(frame, language),
        "To (UTC)": frame["end_utc"],
        "Dated by": say(frame["date_basis"]),
        "Within (km)": (frame["radius_m"] / 1000).round(1),
        "Region": _region(frame, language),
        "Role": say(frame["role"]),
        "Target": say(frame["target_type"]),
        "Kind": say(frame["kind"]),
        "Status": say(frame["status"]),
        "Quote": frame["quote"].astype("str"),
    }
    return pd.DataFrame(said, columns=list(WIDTHS_PX)).reset_index(drop=True)


def left_out(near_misses: Iterable[NearMiss]) -> pd.DataFrame:
    """Return the passages that looked like strikes, each with the reason why it is none."""
    return pd.DataFrame([(miss.quote.text, miss.reason) for miss in near_misses], columns=LEFT_OUT_COLUMNS)


def _said(terms: Texts[Any], language: Language) -> Texts[Any]:
    """Return terms of our own as people say them."""
    codes, distinct = pd.factorize(terms)
    worded = [language.say(str(term).replace("_", " ")) for term in distinct]
    return _worded(codes, worded, terms.index)


def _kept(texts: Texts[Any]) -> Texts[Any]:
    """Return texts as they are."""
    codes, distinct = pd.factorize(texts)
    return _worded(codes, [str(text) for text in distinct], texts.index)


def _claimant(claimants: Texts[Any], language: Language) -> Texts[Any]:
    """Return who claims it; all but the outlet itself are names."""
    codes, distinct = pd.factorize(claimants)
    worded = [language.say(name) if name == _OUTLET else str(name) for name in distinct]
    return _worded(codes, worded, claimants.index)


def _worded(codes: Codes, words: Sequence[str | None], index: pd.Index[Any]) -> Texts[Any]:
    """Return by its code the word of each row, none for -1."""
    held = pd.Series([*words, None], dtype=pd.ArrowDtype(pa.string()))
    return held.take(codes).set_axis(index)


def _place(frame: gpd.GeoDataFrame, language: Language) -> Texts[Any]:
    """Return where it was, in the reader's script, too; each place is named once.

    An area is called as the article words it, since "Indian border states" are not India.
    """
    codes, distinct = _distinct(frame, "place", "place_name", "country", "admin1", "kind")
    spelled = spellings(distinct, language)
    return _worded(codes, [title(row, spelled) for row in distinct], frame.index)


def _weapon(frame: gpd.GeoDataFrame, language: Language) -> Texts[Any]:
    codes, distinct = _distinct(frame, "weapon", "weapon_class")
    known = (row["weapon_class"] if row["weapon_class"] != WeaponClass.UNKNOWN else None for row in distinct)
    worded = [
        row["weapon"] or (term and language.say(term)) for row, term in zip(distinct, known, strict=True)
    ]
    return _worded(codes, worded, frame.index)


def _when(frame: gpd.GeoDataFrame, language: Language) -> Texts[Any]:
    """Return the dates in words."""
    codes, distinct = _distinct(frame, "edtf", "date_basis")
    worded = [date_in_words(row["edtf"], row["date_basis"], language) for row in distinct]
    return _worded(codes, worded, frame.index)


def _why_not_shown(frame: gpd.GeoDataFrame, language: Language) -> Texts[Any]:
    unplaced: Texts[Any] = frame["unplaced_reason"].astype(object).where(frame.geometry.isna())
    return _kept(unplaced.mask(frame["kind"] == Kind.AREA, language.say(_IN_AN_AREA)))


def _region(frame: gpd.GeoDataFrame, language: Language) -> Texts[Any]:
    codes, distinct = _distinct(frame, "admin1", "country")
    parts = ((row["admin1"], country_name(row["country"], language)) for row in distinct)
    worded = [", ".join(dict.fromkeys(part for part in each if part)) or None for each in parts]
    return _worded(codes, worded, frame.index)


def _distinct(frame: gpd.GeoDataFrame, *columns: str) -> tuple[Codes, list[Row]]:
    """Return the combinations of some columns, each once, and which one each row has: many share one."""
    codes, distinct = pd.MultiIndex.from_frame(frame[list(columns)]).factorize()
    return codes, [
        {name: None if pd.isna(value) else value for name, value in zip(columns, values, strict=True)}
        for values in distinct
    ]
