from geo.resolution import Toponym


def test_a_toponym_is_at_its_name_unless_said_otherwise() -> None:
    toponym = Toponym(text="Lahore", start=0, end=6)
    assert toponym.relation == "at"
    assert toponym.parents == ()
