from benchmarks.geocoding import figures, questions

EVENTS = """where_coordinates,adm_1,country
Nubl town,Aleppo Governorate,Syria
Nubl town,Aleppo Governorate,Syria
Damascus city,Damascus Governorate,Syria
"""


def test_rows_come_as_the_events_list_them_and_from_the_first_again(tmp_path):
    path = tmp_path / "events.csv"
    path.write_text(EVENTS, encoding="utf-8")
    asked = questions(path, 4)
    assert [name for name, *_ in asked] == ["Nubl town", "Nubl town", "Damascus city", "Nubl town"]


def test_every_row_is_measured():
    found = figures([("Damascus city", "", "Syria"), ("Nubl", "Aleppo", "Syria")] * 3)
    assert (found["rows"], found["distinct"]) == (6, 2)
    assert found["rows_per_s"] > 0
