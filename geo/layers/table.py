"""The table that equals the map: the same strikes, and those that the map cannot show, with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

import geopandas as gpd
import pandas as pd

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
_IN_AN_AREA = "somewhere in this area"

Texts = pd.Series  # of words or None; pandas types its columns no further


def table(frame: gpd.GeoDataFrame, language: Language = IN_ENGLISH) -> pd.DataFrame:
    """Return one row a strike of `frame`, in its order, worded for people.

    The columns are those of `WIDTHS_PX`. Instants are UTC, distances kilometres; what is unknown is missing.
    """
    say = partial(_said, language=language)
    said = {
        "Place": _place(frame, language),
        "Outcome": say(frame["outcome"]),
        "When": _when(frame, language),
        "From (UTC)": frame["start_utc"],
        "Attacker": frame["attacker"],
        "Operation": frame["operation"],
        "Weapon": _weapon(frame, language),
        "Precision": say(frame["precision"]),
        "Claimed by": frame["claimant"],
        "Without a point because": _why_not_shown(frame, language),
        "To (UTC)": frame["end_utc"],
        "Dated by": say(frame["date_basis"]),
        "Within (km)": (frame["radius_m"] / 1000).round(1),
        "Region": _region(frame, language),
        "Role": say(frame["role"]),
        "Target": say(frame["target_type"]),
        "Kind": say(frame["kind"]),
        "Status": say(frame["status"]),
        "Quote": frame["quote"],
    }
    return pd.DataFrame(said, columns=list(WIDTHS_PX)).reset_index(drop=True)


def left_out(near_misses: Iterable[NearMiss]) -> pd.DataFrame:
    """Return the passages that looked like strikes, each with the reason why it is none."""
    return pd.DataFrame([(miss.quote.text, miss.reason) for miss in near_misses], columns=LEFT_OUT_COLUMNS)


def _said(terms: Texts[Any], language: Language) -> Texts[Any]:
    """Return terms of our own as people say them; few are many strikes'."""
    codes, distinct = pd.factorize(terms)
    worded = pd.array([language.say(str(term).replace("_", " ")) for term in distinct], dtype="str")
    return pd.Series(worded.take(codes, allow_fill=True), index=terms.index)


def _place(frame: gpd.GeoDataFrame, language: Language) -> Texts[Any]:
    """Return where it was, in the reader's script, too; each place is named once.

    An area is called as the article words it, since "Indian border states" are not India.
    """
    columns = ["place", "place_name", "country", "admin1", "kind"]
    codes, places = pd.MultiIndex.from_frame(frame[columns]).factorize()
    distinct = [_row(columns, values) for values in places]
    spelled = spellings(distinct, language)
    named = pd.array([title(row, spelled) for row in distinct], dtype="str")
    return pd.Series(named.take(codes), index=frame.index)


def _row(columns: list[str], values: Iterable[Any]) -> Row:
    return {name: None if pd.isna(value) else value for name, value in zip(columns, values, strict=True)}


def _weapon(frame: gpd.GeoDataFrame, language: Language) -> Texts[Any]:
    known = frame["weapon_class"].where(frame["weapon_class"] != WeaponClass.UNKNOWN)
    weapon: Texts[Any] = frame["weapon"].fillna(_said(known, language))
    return weapon


def _when(frame: gpd.GeoDataFrame, language: Language) -> Texts[Any]:
    """Return the dates in words; each way of writing one is worded once, since many strikes share it."""
    columns = ["edtf", "date_basis"]
    codes, distinct = pd.MultiIndex.from_frame(frame[columns]).factorize()
    dates = (_row(columns, key) for key in distinct)
    worded = [date_in_words(date["edtf"], date["date_basis"], language) for date in dates]
    return pd.Series(worded, dtype="str").take(codes).set_axis(frame.index)


def _why_not_shown(frame: gpd.GeoDataFrame, language: Language) -> Texts[Any]:
    unplaced: Texts[Any] = frame["unplaced_reason"].where(frame.geometry.isna())
    return unplaced.mask(frame["kind"] == Kind.AREA, language.say(_IN_AN_AREA))


def _region(frame: gpd.GeoDataFrame, language: Language) -> Texts[Any]:
    names = {code: country_name(code, language) for code in frame["country"].dropna().unique()}
    countries: Texts[Any] = frame["country"].map(names).astype("str")
    admin1: Texts[Any] = frame["admin1"].astype("str").where(frame["admin1"] != countries)
    return (admin1 + ", " + countries).fillna(countries)
