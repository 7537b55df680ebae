from __future__ import annotations

import pytest

from geo.vocabulary import Basis
from tests.extraction.reading import strikes


@pytest.mark.parametrize(
    ("text", "name", "basis"),
    [
        ("Under Operation Iron Gate, Russia struck Odesa.", "Operation Iron Gate", Basis.STATED),
        (
            "Russia struck Odesa. The army calls it Russia’s “Operation Iron Gate”.",
            "Operation Iron Gate",
            Basis.INFERRED,
        ),
        (
            "Russia struck Odesa with missiles. The missile strikes, part of “Operation Iron Gate”, went on.",
            "Operation Iron Gate",
            Basis.STATED,
        ),
    ],
)
def test_the_operation_is_stated_or_inferred(text, name, basis):
    report = strikes(text)["Odesa"]
    assert (report.operation, report.operation_basis) == (name, basis)


@pytest.mark.parametrize(
    "spelling", ["Operation Bunyan-un-Marsoos", "Bunyanum Marsoos", "Operation Bunyan ul Marsoos"]
)
def test_a_known_operation_goes_by_one_name(spelling):
    report = strikes(f"Under {spelling}, Pakistan struck Pathankot.")["Pathankot"]
    assert report.operation == "Operation Bunyan ul Marsoos"


def test_an_operation_is_not_lent_to_the_other_side():
    text = "Under Operation Iron Gate, Russia struck Odesa. Ukraine bombed Taganrog with drones."
    assert strikes(text)["Taganrog"].operation is None
