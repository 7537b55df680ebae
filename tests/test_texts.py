import re
from pathlib import Path

import pytest

from geo import texts
from geo.texts import ENGLISH, language, languages

GEO = Path(texts.__file__).parent
SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted([*GEO.glob("app_pages/*.py"), *GEO.glob("layers/*.py"), *GEO.glob("layers/js/*.js")])
)
LETTERS = {"uk": r"[\u0400-\u04ff]", "hi": r"[\u0900-\u097f]", "ur": r"[\u0600-\u06ff]"}
others = pytest.mark.parametrize("code", sorted(set(languages()) - {ENGLISH}))


def test_the_languages_that_were_begun_are_there():
    assert set(languages()) >= {"en", "hi", "uk", "ur"}
    assert languages()["ur"].direction == "rtl"


@others
def test_every_text_that_is_said_otherwise_is_said_in_the_interface(code):
    assert [text for text in languages()[code].texts if f'"{text}"' not in SOURCE] == []


@others
def test_every_text_is_in_the_letters_of_its_language(code):
    for english, said in languages()[code].texts.items():
        assert re.search(LETTERS[code], said), english
        assert said == said.strip()
        assert not re.search(r"[<>{}]", said), english


@others
def test_the_heading_of_the_map_and_every_filter_are_said(code):
    wanted = {"Layers and legend", "Search", "Operation", "Outcome", "Attacker", "Weapon", "Where", "When"}
    assert wanted <= set(languages()[code].texts)


@pytest.mark.parametrize(
    ("wished", "code"),
    [
        (("uk",), "uk"),
        ((None, "ur-PK"), "ur"),
        (("xx", "hi_IN"), "hi"),
        (("../en", None), "en"),
        ((), "en"),
    ],
)
def test_the_first_language_that_there_is_is_spoken(wished, code):
    assert language(*wished).code == code


def test_what_a_language_lacks_is_said_in_english():
    assert language("uk").say("no such text") == "no such text"
