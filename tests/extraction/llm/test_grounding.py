from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from geo.articles import Article
from geo.extraction.llm.answer import ToldStrike
from geo.extraction.llm.grounding import Ground
from geo.reports import NearMiss, Report
from geo.vocabulary import Basis, Outcome, Role, Stance, WeaponClass
from tests.builders import article
from tests.extraction.reading import gazetteer

TEXT = """Missiles hit Kharkiv

Six Russian missiles struck an oil depot near Kharkiv on Saturday, killing at least
four people, the regional governor said. The depot was badly damaged.

Moscow’s defence ministry denied the attack. Operation Spider’s Web was not mentioned."""
PUBLISHED = date(2025, 5, 11)
SENTENCE = "Six Russian missiles struck an oil depot near Kharkiv on Saturday"
TOLD: dict[str, Any] = {
    "quote": SENTENCE,
    "place": "Kharkiv",
    "role": "target",
    "outcome": "hit",
    "outcome_words": "struck",
    "attacker": "Russian missiles",
    "weapon": "missiles",
    "weapon_count": "Six",
    "target": "an oil depot",
    "deaths": "killing at least four people",
    "when": "on Saturday",
    "claimant": "the regional governor",
}


def grounded(
    *told: dict[str, Any], of: Article | None = None
) -> tuple[tuple[Report, ...], tuple[NearMiss, ...]]:
    ground = Ground(of or article(TEXT, published=PUBLISHED), gazetteer())
    return ground.reports([ToldStrike.model_validate(one) for one in told])


def report(**changed: Any) -> tuple[Report, list[str]]:
    (one,), missed = grounded(TOLD | changed)
    return one, [miss.reason for miss in missed]


def test_every_field_rests_on_words_of_the_article_and_means_what_it_means_elsewhere() -> None:
    one, missed = report()
    assert missed == []
    assert one.quote.text == TEXT[one.quote.start : one.quote.end]
    assert one.quote.text.startswith("Six Russian")
    assert one.quote.text.endswith("governor said.")
    assert TEXT[one.toponym.start : one.toponym.end] == one.toponym.text == "Kharkiv"
    assert one.toponym.relation == "near"
    assert (one.role, one.outcome) == (Role.TARGET, Outcome.HIT)
    assert (one.attacker, one.attacker_text) == ("Russia", "Russian missiles")
    assert (one.weapon, one.weapon_class, one.weapon_count) == ("missiles", WeaponClass.MISSILE, 6)
    assert one.target_type == "depot"
    assert one.deaths == (4, 4, None)
    assert one.timespan.edtf == "2025-05-10"
    assert [(claim.claimant, claim.stance) for claim in one.claims] == [("regional governor", Stance.CLAIMS)]
    assert one.evidence == ()


@pytest.mark.parametrize(
    ("field", "invented"),
    [
        ("attacker", "Ukrainian drones"),
        ("weapon", "cruise missiles"),
        ("weapon_count", "sixteen"),
        ("target", "a hospital"),
        ("damage", "razed to the ground"),
        ("deaths", "killing forty people"),
        ("when", "on 3 May 2025"),
        ("claimant", "Reuters"),
        ("denied_by", "Kyiv"),
        ("operation", "Operation Barbarossa"),
        ("outcome_words", "were shot down"),
    ],
)
def test_a_field_whose_words_are_not_there_is_dropped_and_told(field: str, invented: str) -> None:
    one, missed = report(**{field: invented})
    assert len(missed) == 1
    assert field in missed[0]
    assert invented in missed[0]
    unknown = {"attacker_text": None, "weapon_class": WeaponClass.UNKNOWN, "outcome": Outcome.UNKNOWN}
    for name, value in unknown.items():
        if name.startswith(field.removesuffix("_words")):
            assert getattr(one, name) == value
    if field == "when":
        assert one.timespan.edtf == "2025-05-11~"
    if field == "claimant":
        assert [claim.claimant for claim in one.claims] == ["outlet"]


@pytest.mark.parametrize(
    ("field", "words"),
    [("weapon_count", "missiles"), ("target", "people"), ("deaths", "people"), ("when", "near"),
     ("operation", "depot"), ("damage", "Saturday")],
)  # fmt: skip
def test_words_that_tell_nothing_of_a_field_are_dropped_and_told(field: str, words: str) -> None:
    _, missed = report(**{field: words})
    assert len(missed) == 1
    assert "tells none" in missed[0]


def test_what_rests_on_another_sentence_carries_it() -> None:
    one, missed = report(
        damage="badly damaged", denied_by="Moscow’s defence ministry", operation="Operation Spider's Web"
    )
    assert missed == []
    assert {(e.field, e.quote.text) for e in one.evidence} == {
        ("damage", "The depot was badly damaged."),
        ("denied_by", "Moscow’s defence ministry denied the attack."),
        ("operation", "Operation Spider’s Web was not mentioned."),
    }
    assert all(TEXT[e.quote.start : e.quote.end] == e.quote.text for e in one.evidence)
    assert one.claims[-1].stance is Stance.DENIES
    assert one.operation_basis is Basis.STATED


def test_an_invented_quote_or_place_is_no_strike() -> None:
    told = [TOLD | {"quote": "Missiles struck Kyiv."}, TOLD | {"place": "Kyiv"}, TOLD | {"place": "{{7*7}}"}]
    reports, missed = grounded(*told)
    assert reports == ()
    assert ["Missiles struck Kyiv." in missed[0].reason, "'Kyiv'" in missed[1].reason] == [True, True]
    assert all(TEXT[miss.quote.start : miss.quote.end] == miss.quote.text for miss in missed)


def test_a_strike_told_twice_is_one_and_the_order_is_that_of_the_text() -> None:
    headline = {"quote": "Missiles hit Kharkiv", "place": "Kharkiv", "role": "target"}
    reports, _ = grounded(TOLD, headline, TOLD)
    assert [one.quote.start for one in reports] == sorted({0, TEXT.index("Six")})


def test_in_a_live_blog_a_strike_is_dated_by_its_entry() -> None:
    text = (
        "Live: the war\n\n10 May 2025, 23:10 GMT\nMissiles struck Kharkiv overnight, officials said.\n\n"
        "9 May 2025, 08:05 GMT\nDrones struck Odesa overnight, officials said.\n"
    )
    told = {"quote": "Drones struck Odesa overnight", "place": "Odesa", "when": "overnight"}
    ((one,), _) = grounded(told, of=article(text, published=PUBLISHED))
    assert (one.timespan.edtf or "").startswith("2025-05-08")


def test_without_a_date_of_publication_a_weekday_dates_nothing() -> None:
    ((one,), _) = grounded(TOLD, of=article(TEXT))
    assert not one.timespan.dated
