from geo.imports import read_import
from geo.vocabulary import Kind, Outcome, Role, WeaponClass
from tests.imports.samples import acled


def one(**cells):
    found = read_import("acled", acled(cells))
    assert not found.left, found.left
    return found.records[0][1]


def test_a_strike_is_read_with_what_acled_says_of_it_and_no_more():
    told = one().report
    assert (told.kind, told.role, told.outcome) == (Kind.STRIKE, Role.TARGET, Outcome.UNKNOWN)
    assert (told.weapon, told.weapon_class) == ("Air/drone strike", WeaponClass.UNKNOWN)
    assert (told.attacker, told.attacker_text) == ("Israel", "Military Forces of Israel (2022-)")
    assert told.deaths == (None, 3, None)
    assert told.timespan.edtf == "2023-05-07"
    assert told.quote.text.startswith("On 7 May 2023")


def test_only_strikes_are_kept_and_the_rest_is_counted_by_its_type():
    types = (
        "Shelling/artillery/missile attack",
        "Armed clash",
        "Remote explosive/landmine/IED",
        "Armed clash",
    )
    rows = ({"event_id_cnty": f"SYR{n}", "sub_event_type": kind} for n, kind in enumerate(types))
    found = read_import("acled", acled(*rows))
    assert [report.report.weapon for _, report in found.records] == ["Shelling/artillery/missile attack"]
    assert found.refused == {"Armed clash: no strike": 2, "Remote explosive/landmine/IED: no strike": 1}
    assert not any(left.broken for left in found.left)


def test_where_both_sides_are_armed_nobody_is_said_to_attack():
    assert one(actor2="Islamic State (Syria)").report.attacker is None
    assert one(actor2="Civilians (Syria)").report.attacker == "Israel"


def test_precision_codes_become_radii_spans_and_areas():
    assert one(geo_precision="2").resolution.position.radius_m == 25_000
    area = one(geo_precision="3", location="Aleppo")
    assert (area.report.kind, area.resolution.position) == (Kind.AREA, None)
    assert one(time_precision="2").report.timespan.edtf == "2023-05-04/2023-05-10"
    assert one(time_precision="3").report.timespan.edtf == "2023-05"


def test_the_licence_says_that_raw_data_stay_here():
    assert "may not be passed on" in one().source.record.licence
