from geo.imports import FORMATS


def test_a_known_data_set_says_what_it_needs_and_another_needs_a_mapping():
    for form in FORMATS.values():
        assert form.label
        assert (form.event is None) == (not form.columns) == (not form.dataset.name)
