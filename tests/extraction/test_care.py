from __future__ import annotations

import pytest

from geo.vocabulary import Kind
from tests.extraction.reading import extraction, strikes, told


@pytest.mark.parametrize(
    "text",
    [
        "Israel threatened to strike Natanz.",
        "Israel plans strikes on Natanz.",
        "Israel may strike Natanz within days.",
        "Israel would hit Natanz if talks failed, the minister said.",
        "The minister warned of strikes on Odesa.",
        "The threat of missile strikes on Odesa keeps people awake.",
        "No missile struck Odesa.",
        "Russia denied that Odesa was struck.",
        "Odesa was not hit by missiles.",
        "The army held a drill in which missiles hit Odesa.",
        "Mourners marked the anniversary of the air strike on Rafah.",
        "Did a missile strike Odesa?",
        "Reports that a missile hit Odesa are a lie.",
        "Yangon was hit by power cuts.",
        "A cyclone struck Machilipatnam.",
        "Suppose that Israel strikes Natanz this spring.",
    ],
)
def test_what_did_not_happen_is_a_near_miss_with_its_reason(text):
    assert told(text) == set()


@pytest.mark.parametrize("text", ["Israel threatened to strike Natanz.", "No missile struck Odesa."])
def test_a_near_miss_says_why(text):
    misses = extraction(text).near_misses
    assert misses
    assert all(miss.reason and text.startswith(miss.quote.text) for miss in misses)


@pytest.mark.parametrize(
    "text",
    [
        "Further strikes hit Odesa.",
        "Officials warned that drones had struck Odesa.",
        "Russia used drones to attack Odesa.",
        "Israel continued to bomb Odesa.",
    ],
)
def test_what_did_happen_is_told(text):
    assert told(text) == {("Odesa", "target")}


def test_what_happens_again_and_again_is_an_area_report():
    (report,) = extraction("Russia regularly shells Nikopol.").reports
    assert report.kind == "area"


@pytest.mark.parametrize(
    "text",
    [
        "Kherson has endured repeated Russian attacks with artillery since the autumn.",
        "The group has killed hundreds of people, including in air strikes on Kherson.",
    ],
)
def test_what_went_on_over_time_is_no_strike_of_its_own(text):
    assert "Kherson" not in strikes(text)


def test_what_others_do_all_the_time_makes_no_strike_habitual():
    text = "A drone hit Odesa, according to the relief office, one of many at work since the war began."
    assert strikes(text)["Odesa"].kind is Kind.STRIKE
    assert not strikes("Drones have hit Odesa regularly.")


def test_fire_of_arms_strikes():
    assert told("Artillery fire rocked Goma on Monday.") == {("Goma", "target")}


NO_STRIKE_THERE = {
    "officials of a capital speak of the country": (
        "Drones were shot down over Isfahan, officials in Tehran said on Friday.",
        {"Isfahan"},
    ),
    "a condition of any time": ("Whenever missiles hit Lviv, the lights go out for a week.", set()),
    "an animation": ("The channel showed an animation in which missiles hit Vilnius.", set()),
    "weapons seen": ("Drones over the harbour: Aarhus and Billund, a day later", set()),
    "roads to a town": (
        "Artillery fired around 30 shells at villages on the roads to Kupiansk and Izium on Monday.",
        set(),
    ),
    "gunmen": ("Gunmen opened fire at a bus stop in Beersheba on Sunday, killing two.", set()),
}


@pytest.mark.parametrize("pattern", NO_STRIKE_THERE)
def test_a_place_is_not_struck_for_being_named_beside_a_weapon(pattern: str) -> None:
    text, struck = NO_STRIKE_THERE[pattern]
    assert strikes(text).keys() == struck


def test_what_happened_there_is_told_of_the_quarter_and_not_of_its_city_again() -> None:
    text = "A shell fell on the Saltivka district of Kharkiv. Two people were killed there by the shell."
    assert told(text) == {("Saltivka district", "target")}
