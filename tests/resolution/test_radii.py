from geo.resolution.radii import spelling_radius_m


def test_the_very_name_needs_no_wider_circle() -> None:
    assert spelling_radius_m(1.0) == 0


def test_the_less_alike_the_wider() -> None:
    radii = [spelling_radius_m(similarity) for similarity in (1.0, 0.95, 0.85, 0.5, 0.0)]
    assert radii == sorted(radii)
    assert radii[-1] > 25_000
