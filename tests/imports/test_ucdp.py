from geo.imports import read_import
from geo.vocabulary import Kind, Precision
from tests.imports.samples import ged


def one(**cells):
    found = read_import("ucdp", ged(cells))
    assert not found.left, found.left
    return found.records[0][1]


def test_an_event_is_no_strike_and_says_where_it_is_from():
    told = one()
    assert told.report.kind is Kind.EVENT
    assert (told.report.role, told.report.outcome, told.report.weapon_class) == (None, None, None)
    assert told.report.deaths == (2, 2, 4)
    assert told.report.timespan.edtf == "2019-03-05"
    assert told.report.toponym.text == "Tanab village"
    assert told.resolution.place.name == "Tanab"
    assert told.resolution.position.radius_m == 5000
    assert told.source.record.licence == "CC BY 4.0"
    assert told.source.record.id == "300001"


def test_only_one_sided_violence_says_who_attacked():
    assert one().report.attacker == "Syria"
    assert one(type_of_violence="1").report.attacker is None
    parties = {said.field: said.quote.text for said in one(type_of_violence="1").report.evidence}
    assert parties == {"violence": "state-based", "parties": "Government of Syria – Civilians"}


def test_what_is_known_to_a_region_only_has_no_point():
    told = one(where_prec="4", where_coordinates="Aleppo Governorate")
    assert told.resolution.position is None
    assert told.resolution.precision is Precision.REGION
    assert "first-order division only" in told.resolution.why


def test_several_days_are_a_span():
    assert one(date_end="2019-03-11").report.timespan.edtf == "2019-03-05/2019-03-11"


def test_codes_that_are_none_are_refused_with_the_column():
    found = read_import("ucdp", ged({"where_prec": "9"}, {"type_of_violence": ""}, {"date_start": ""}))
    assert [(left.row, left.broken) for left in found.left] == [(1, True), (2, True), (3, True)]
    assert [left.reason.split()[0] for left in found.left] == ["where_prec", "type_of_violence", "date_start"]
