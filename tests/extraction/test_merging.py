from __future__ import annotations

from geo.vocabulary import Kind
from tests.extraction.reading import reports


def places(text: str) -> list[str]:
    return [r.toponym.text for r in reports(text) if r.kind is Kind.STRIKE]


def test_one_strike_told_twice_is_one():
    assert places("Missiles struck Odesa.\n\nThe missiles that struck Odesa killed two people.") == ["Odesa"]


def test_the_same_place_on_two_days_is_two():
    assert places("On 7 May Russia struck Odesa. On 9 May Russia struck Odesa again.") == ["Odesa", "Odesa"]


def test_the_same_place_struck_by_two_is_two():
    assert places("Israel struck Albukamal. The United States struck Albukamal.") == ["Albukamal"] * 2


def test_the_richer_telling_speaks_and_the_other_is_evidence():
    (report,) = reports(
        "Missiles struck Odesa.\n\nRussia struck Odesa with three missiles, killing two people."
    )
    assert report.deaths == (2, 2, 2)
    assert any(e.field == "place" for e in report.evidence)
