import pandas as pd

from geo.filters import StrikeFilter, apply
from geo.frames import strikes_frame
from geo.layers.table import INSTANTS, WIDTHS_PX, left_out, table
from geo.reports import NearMiss, Quote
from geo.texts import languages
from tests.fabricated import SINDOOR, frame


def test_has_a_row_for_every_strike_in_the_order_given() -> None:
    shown = apply(StrikeFilter(operations=(SINDOOR,)), frame())
    assert list(table(shown)["Place"]) == list(shown["place_name"])
    assert len(table(shown)) == 6


def test_words_a_strike() -> None:
    said = table(frame()).set_index("Place").loc["Rafiqi Airbase"].dropna().to_dict()
    assert said == {
        "Outcome": "hit",
        "When": "by 10 May 2025",
        "From (UTC)": pd.Timestamp("2025-05-10T00:00Z"),
        "To (UTC)": pd.Timestamp("2025-05-10T23:59:59Z"),
        "Attacker": "India",
        "Operation": SINDOOR,
        "Precision": "site",
        "Claimed by": "outlet",
        "Dated by": "publication",
        "Within (km)": 3.0,
        "Region": "Punjab, Pakistan",
        "Role": "target",
        "Target": "air base",
        "Kind": "strike",
        "Status": "claimed",
        "Quote": "Forces struck Rafiqi Airbase at night.",
    }


def test_a_weapon_not_named_is_told_by_its_class() -> None:
    known = frame().assign(weapon_class="drone")
    assert set(table(known)["Weapon"]) == {"drone"}
    assert set(table(known.assign(weapon="Shaheds"))["Weapon"]) == {"Shaheds"}


def test_lists_what_the_map_cannot_show_and_says_why() -> None:
    said = table(frame(dated=False)).set_index("Place")
    assert said.loc["Pakistan", "Without a point because"] == "somewhere in this area"
    assert said.loc["Sirsa", "When"] == "not dated"
    unplaced = frame()
    unplaced.loc["lahore", ["geometry", "unplaced_reason"]] = [None, "no such name"]
    assert table(unplaced)["Without a point because"].dropna().tolist() == [
        "no such name",
        "somewhere in this area",
    ]


def test_a_region_is_not_named_twice() -> None:
    said = table(frame().assign(admin1="Pakistan")).set_index("Place")["Region"]
    assert (said["Lahore"], said["Sirsa"]) == ("Pakistan", "Pakistan, India")


def test_a_table_of_one_kind_is_a_table_too() -> None:
    for _, alike in frame().groupby("kind"):
        assert len(table(alike)) == len(alike)


def test_keeps_its_headings_when_nothing_is_left() -> None:
    empty = table(strikes_frame(()))
    assert empty.empty
    assert list(empty.columns) == list(WIDTHS_PX)
    assert set(INSTANTS) <= set(WIDTHS_PX)


def test_tells_what_was_left_out_and_why() -> None:
    miss = NearMiss(quote=Quote(text="struck a deal", start=0, end=13), reason="no weapon and no harm")
    assert left_out([miss]).iloc[0].tolist() == ["struck a deal", "no weapon and no harm"]


def test_an_area_is_called_as_the_article_words_it() -> None:
    areas = frame().assign(kind="area", place="Indian border states", place_name="India")
    assert set(table(areas)["Place"]) == {"Indian border states"}


def test_is_worded_in_the_readers_language_and_names_places_in_its_script() -> None:
    said = table(frame(), languages()["uk"]).set_index("Place").loc["Лахор (Lahore)"]
    assert (said["Outcome"], said["Kind"], said["Region"]) == ("влучання", "удар", "Punjab, Пакистан")
    assert said["When"] == "до 10 травня 2025"
    assert said["Quote"] == "Forces struck Lahore at night."
