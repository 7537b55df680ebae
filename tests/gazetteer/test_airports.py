from geo.gazetteer.airports import entries, rows
from geo.vocabulary import Precision


def test_military_fields_of_any_size_are_kept_and_small_civil_ones_are_not() -> None:
    found = {entry.place.id: entry for entry in entries(also=())}
    assert found["ourairports:PK-0009"].place.feature_code == "AIRB"
    assert "murid" in found["ourairports:PK-0009"].cores
    assert found["ourairports:OPLA"].place.feature_code == "AIRP"
    assert "ourairports:00A" not in found
    assert all(entry.place.precision is Precision.SITE for entry in found.values())
    assert all(entry.place.position.radius_m >= 2_000 for entry in found.values())


def test_cited_records_are_kept() -> None:
    assert any(entry.place.id == "ourairports:00A" for entry in entries(also=["ourairports:00A"]))


def test_keywords_that_are_codes_or_towns_are_no_names() -> None:
    chaklala = next(entry for entry in entries(also=()) if entry.place.id == "ourairports:OPRN")
    assert "Chaklala Air Base" in chaklala.names
    assert "ISB" not in chaklala.names
    assert "Rawalpindi" not in chaklala.names


def test_records_are_keyed_by_ident() -> None:
    assert rows()["OPRQ"]["municipality"] == "Shorkot"
