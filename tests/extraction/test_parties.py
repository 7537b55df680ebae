from __future__ import annotations

from tests.extraction.reading import strikes


def test_the_words_of_the_article_are_kept():
    report = strikes("Russian forces shelled Kherson.")["Kherson"]
    assert report.attacker_text == "Russian forces"


def test_an_organisation_nobody_knows_goes_by_its_own_name():
    report = strikes("The Mandalay Defence Force fired rockets at Meiktila.")["Meiktila"]
    assert report.attacker == "Mandalay Defence Force"


def test_air_defence_is_not_the_attacker():
    report = strikes("Drones were shot down over Sevastopol by Russian air defence.")["Sevastopol"]
    assert report.attacker != "Russia"
