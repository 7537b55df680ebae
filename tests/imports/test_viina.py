import pytest

from geo.errors import InputError
from geo.imports import read_import
from geo.vocabulary import DateBasis, Kind, WeaponClass
from tests.imports.samples import acled, viina, viina_info, viina_labels


def one(**cells):
    found = read_import("viina", viina(cells))
    assert not found.left, found.left
    return found.records[0][1]


def test_labels_say_what_struck_and_the_day_is_that_of_the_report():
    told = one()
    assert (told.report.kind, told.report.weapon_class) == (Kind.STRIKE, WeaponClass.AIR_STRIKE)
    assert told.report.timespan.edtf == "2024-05-03~"
    assert told.report.timespan.basis is DateBasis.PUBLICATION
    assert told.report.attacker == "Russia"
    assert told.resolution.position.radius_m == 5000
    assert told.source.record.id == "218649"


def test_several_labels_leave_the_weapon_open_and_two_initiators_the_attacker():
    told = one(t_uav_b="1", a_ukr_init_b="1").report
    assert (told.weapon, told.weapon_class) == ("air strike / drone", WeaponClass.UNKNOWN)
    assert told.attacker is None


def test_what_is_labelled_no_strike_or_no_war_is_left_out():
    found = read_import("viina", viina({"t_airstrike_b": "0", "t_aad_b": "1"}, {"t_mil_b": "0"}))
    assert [left.reason for left in found.left] == [
        "labelled neither air strike nor drone nor artillery",
        "labelled as no event of the war",
    ]


def test_a_province_is_an_area_and_an_unknown_precision_is_refused():
    assert one(GEO_PRECISION="ADM1").report.kind is Kind.AREA
    found = read_import("viina", viina({"GEO_PRECISION": "ROAD"}))
    assert found.left[0].broken


def test_the_file_without_labels_is_refused_with_the_column_that_it_lacks():
    with pytest.raises(InputError, match="no column 't_airstrike_b'"):
        read_import(
            "viina", b"event_id,date,longitude,latitude,GEO_PRECISION,text\n1,20240503,36,49,ADM3,x\n"
        )


def test_the_two_files_of_reports_and_labels_are_read_as_one():
    found = read_import("viina", viina_info({}), beside=viina_labels({}))
    (told,) = [report for _, report in found.records]
    assert not found.left
    assert told.report.quote.text == "A depot in Kharkiv was hit"
    assert (told.report.weapon_class, told.report.attacker) == (WeaponClass.DRONE, "Russia")
    assert told.source.url == "https://news.example/1"
    assert told.source.record.id == "77"


def test_reports_of_one_event_are_one_and_the_first_strike_stands_for_it():
    reports = ({"event_id": "1"}, {"event_id": "2"}, {"event_id": "3"})
    labels = ({"event_id": "1", "t_uav_b": "0"}, {"event_id": "2"}, {"event_id": "3"})
    found = read_import("viina", viina_info(*reports), beside=viina_labels(*labels))
    assert len(found.records) == 1
    assert [(left.row, left.reason, left.broken) for left in found.left] == [
        (1, "labelled neither air strike nor drone nor artillery", False),
        (3, "a further report of an event", False),
    ]


def test_a_report_without_labels_is_told_and_a_format_of_one_file_wants_no_second():
    found = read_import("viina", viina_info({}, {"event_id": "5"}), beside=viina_labels({}))
    assert [left.reason for left in found.left] == ["the second file has no row with event_id '5'"]
    with pytest.raises(InputError, match="one file"):
        read_import("acled", acled({}), beside=acled({}))
