"""The table that equals the map: the same strikes, and those that the map cannot show, with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.layers.card import country_name
from geo.layers.dates import date_in_words
from geo.reports import NearMiss
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
_IN_AN_AREA = "somewhere in this area"

Texts = pd.Series  # of words or None; pandas types its columns no further


def table(frame: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return one row a strike of `frame`, in its order, headed and worded for people.

    The columns are those of `WIDTHS_PX`. Instants are UTC, distances kilometres; what is unknown is missing.
    """
    said = {
        "Place": _place(frame),
        "Outcome": frame["outcome"],
        "When": _when(frame),
        "From (UTC)": frame["start_utc"],
        "Attacker": frame["attacker"],
        "Operation": frame["operation"],
        "Weapon": _weapon(frame),
        "Precision": frame["precision"],
        "Claimed by": frame["claimant"],
        "Without a point because": _why_not_shown(frame),
        "To (UTC)": frame["end_utc"],
        "Dated by": frame["date_basis"],
        "Within (km)": (frame["radius_m"] / 1000).round(1),
        "Region": _region(frame),
        "Role": frame["role"].str.replace("_", " "),
        "Target": frame["target_type"],
        "Kind": frame["kind"],
        "Status": frame["status"],
        "Quote": frame["quote"],
    }
    return pd.DataFrame(said, columns=list(WIDTHS_PX)).reset_index(drop=True)


def left_out(near_misses: Iterable[NearMiss]) -> pd.DataFrame:
    """Return the passages that looked like strikes, each with the reason why it is none."""
    return pd.DataFrame([(miss.quote.text, miss.reason) for miss in near_misses], columns=LEFT_OUT_COLUMNS)


def _place(frame: gpd.GeoDataFrame) -> Texts[Any]:
    """Return where it was; an area as the article words it, since "Indian border states" are not India."""
    resolved: Texts[Any] = frame["place_name"].fillna(frame["place"])
    return resolved.mask(frame["kind"] == Kind.AREA, frame["place"])


def _weapon(frame: gpd.GeoDataFrame) -> Texts[Any]:
    known = frame["weapon_class"].where(frame["weapon_class"] != WeaponClass.UNKNOWN)
    weapon: Texts[Any] = frame["weapon"].fillna(known)
    return weapon


def _when(frame: gpd.GeoDataFrame) -> Texts[Any]:
    """Return the dates in words; each way of writing one is worded once, since many strikes share it."""
    keys = pd.MultiIndex.from_frame(frame[["edtf", "date_basis"]])
    codes, distinct = keys.factorize()
    worded = [date_in_words(*(None if pd.isna(part) else part for part in key)) for key in distinct]
    return pd.Series(worded, dtype="str").take(codes).set_axis(frame.index)


def _why_not_shown(frame: gpd.GeoDataFrame) -> Texts[Any]:
    unplaced: Texts[Any] = frame["unplaced_reason"].where(frame.geometry.isna())
    return unplaced.mask(frame["kind"] == Kind.AREA, _IN_AN_AREA)


def _region(frame: gpd.GeoDataFrame) -> Texts[Any]:
    names = {code: country_name(code) for code in frame["country"].dropna().unique()}
    countries: Texts[Any] = frame["country"].map(names).astype("str")
    admin1: Texts[Any] = frame["admin1"].astype("str").where(frame["admin1"] != countries)
    return (admin1 + ", " + countries).fillna(countries)
