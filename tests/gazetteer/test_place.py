from geo.gazetteer import Gazetteer, StoredGazetteer


def test_the_stored_gazetteer_keeps_the_contract(gazetteer: StoredGazetteer) -> None:
    kept: Gazetteer = gazetteer
    for method in ("find", "mentions", "demonym", "country"):
        assert callable(getattr(kept, method))
