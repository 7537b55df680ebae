from __future__ import annotations

import pytest

from tests.extraction.reading import told

TARGET, OVER, FROM, AIMED = "target", "intercepted_at", "launched_from", "intended_target"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # under fire, done by a strike, based where it fired from
        (
            "Kherson and Beryslav are under heavy fire from artillery.",
            {("Kherson", TARGET), ("Beryslav", TARGET)},
        ),
        ("Kherson was put out of reach by a missile strike.", {("Kherson", TARGET)}),
        (
            "Russian artillery based in Donetsk fired shells at Kherson.",
            {("Donetsk", FROM), ("Kherson", TARGET)},
        ),
        # object, passive subject, place behind a target
        ("Russian forces shelled Kherson on Friday.", {("Kherson", TARGET)}),
        ("Kharkiv was hit by two drones early on Friday.", {("Kharkiv", TARGET)}),
        ("A missile struck a hospital in Kherson.", {("Kherson", TARGET)}),
        # noun and preposition, light verb
        ("Israel carried out air strikes on Tyre and Sidon.", {("Tyre", TARGET), ("Sidon", TARGET)}),
        ("The bombardment of Aleppo went on overnight.", {("Aleppo", TARGET)}),
        # what it did
        ("An Israeli air strike killed five people in Rafah.", {("Rafah", TARGET)}),
        ("Five people were killed in an air strike in Rafah.", {("Rafah", TARGET)}),
        ("Odesa came under drone attack overnight.", {("Odesa", TARGET)}),
        # come down, sent, stopped, sent from
        ("A rocket landed in Haifa on Friday.", {("Haifa", TARGET)}),
        ("The Houthis fired a missile at Eilat.", {("Eilat", TARGET)}),
        ("Two drones were shot down over Sevastopol.", {("Sevastopol", OVER)}),
        ("A missile aimed at Riyadh was intercepted on Friday.", {("Riyadh", AIMED)}),
        ("Russia launched the drones from Kursk.", {("Kursk", FROM)}),
        # what crossed a border, where the struck were, what for
        (
            "A number of launches were identified crossing from Lebanon toward the areas of Haifa and Acre.",
            {("Haifa", TARGET), ("Acre", TARGET)},
        ),
        ("Jets struck two compounds where fighters met in the area of Tyre.", {("Tyre", TARGET)}),
        ("Artillery struck to remove a threat in the area of Tyre.", {("Tyre", TARGET)}),
        # who speaks, lives, meets or is named for the place is not struck
        ("Washington condemned the missile strike on Odesa.", {("Odesa", TARGET)}),
        ("Kyiv said Russian missiles hit Odesa.", {("Odesa", TARGET)}),
        ("Rebels in Sanaa fired missiles toward Riyadh.", {("Riyadh", TARGET)}),
        ("Tehran's missiles struck Haifa.", {("Haifa", TARGET)}),
        ("The strike came after talks in Geneva.", set()),
    ],
)
def test_places_get_the_role_their_grammar_gives(text, expected):
    assert told(text) == expected


def test_who_a_headline_ends_with_says_so():
    text = "Russian missile attacks on Kharkiv kill five: Kyiv\n\nRussian missiles hit Kharkiv on Friday."
    assert told(text) == {("Kharkiv", TARGET)}


def test_sides_of_a_truce_are_not_struck():
    text = "An Israeli air strike killed six in Tyre, ten days into a ceasefire between Hezbollah and Israel."
    assert told(text) == {("Tyre", TARGET)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They fired ten shells from a Grad rocket system at Donetsk.", {("Donetsk", TARGET)}),
        ("The bombardment was carried out from the village of Sumy.", {("Sumy", FROM)}),
    ],
)
def test_arms_that_fire_are_no_place_of_launch(text, expected):
    assert told(text) == expected
