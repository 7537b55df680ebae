from geo.resolution.radii import spelling


def test_the_very_name_needs_no_wider_circle_and_is_trusted() -> None:
    assert (spelling(1.0).radius_m, spelling(1.0).trust) == (0, 1)


def test_the_less_alike_the_wider_and_the_less_sure() -> None:
    steps = [spelling(similarity) for similarity in (1.0, 0.95, 0.85, 0.5, 0.0)]
    radii, trust = [step.radius_m for step in steps], [step.trust for step in steps]
    assert radii == sorted(radii)
    assert radii[-1] > 25_000
    assert trust == sorted(trust, reverse=True)
    assert 0.5 < trust[-1] < trust[0]
