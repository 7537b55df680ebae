from geo.gazetteer import Place, StoredGazetteer
from geo.resolution.candidates import candidates


def places(gazetteer: StoredGazetteer, name: str) -> list[Place]:
    return [hit.place for hit in gazetteer.find(name)]


def test_a_people_means_its_country_first(gazetteer: StoredGazetteer) -> None:
    assert candidates("Iranian", [], gazetteer)[0].place.id == "geonames:130758"


def test_names_nearly_alike_are_thought_of_only_where_the_text_puts_them(gazetteer: StoredGazetteer) -> None:
    sirmin = "Sermeen"
    everywhere = candidates(sirmin, [], gazetteer)
    idlib = candidates(sirmin, [places(gazetteer, "Idlib governorate")], gazetteer)
    added = [hit for hit in idlib if hit.place.id not in {known.place.id for known in everywhere}]
    assert all(hit.place.admin1 == "Idlib" for hit in added)
    assert "Sarmin" in [hit.place.name for hit in idlib]
    assert all(hit.similarity < 0.95 for hit in added)


def test_a_name_borne_inside_needs_no_names_alike(gazetteer: StoredGazetteer) -> None:
    held = [places(gazetteer, "Punjab")]
    assert list(candidates("Lahore", held, gazetteer)) == list(candidates("Lahore", [], gazetteer))


def test_a_country_is_not_looked_for_in_a_town(gazetteer: StoredGazetteer) -> None:
    held = [places(gazetteer, "Damascus")]
    assert list(candidates("Iran", held, gazetteer)) == list(candidates("Iran", [], gazetteer))
