import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo import texts
from geo.exports import FORMATS
from geo.frames import STRIKE_COLUMNS
from geo.layers.table import WIDTHS_PX
from geo.lexicon import words
from geo.texts import ENGLISH, TEXTS, language, languages
from geo.vocabulary import (
    Basis,
    DateBasis,
    Kind,
    Origin,
    Outcome,
    Precision,
    Reviewed,
    Role,
    Stance,
    Status,
    WeaponClass,
)

GEO = Path(texts.__file__).parent
READERS_PAGES = ("columns", "downloads", "filter_panel", "map", "router", "story")
PYTHON = [*(GEO / "app_pages" / f"{name}.py" for name in READERS_PAGES), *sorted(GEO.glob("layers/*.py"))]
SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted([*GEO.glob("app_pages/*.py"), *GEO.glob("layers/*.py"), *GEO.glob("layers/js/*.js")])
)
VOCABULARY = (Basis, DateBasis, Kind, Origin, Outcome, Precision, Reviewed, Role, Stance, Status, WeaponClass)
LETTERS = {"uk": r"[\u0400-\u04ff]", "hi": r"[\u0900-\u097f]", "ur": r"[\u0600-\u06ff]"}
# What Streamlit's calls show a reader; their other arguments are names, addresses, formats.
SHOWN_BY = {"button", "text", "info", "warning", "popover", "text_input", "multiselect"}
SHOWN_AS = {"label", "help", "placeholder", "alt", "title"}
LISTED = [
    line
    for line in (TEXTS / "english.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
others = pytest.mark.parametrize("code", sorted(set(languages()) - {ENGLISH}))


def terms() -> set[str]:
    """Return the terms that strikes are told in, and what else is no text of the code."""
    annotations = (TEXTS.parent / "annotations.csv").read_text(encoding="utf-8").splitlines()
    return {
        *(str(term).replace("_", " ") for vocabulary in VOCABULARY for term in vocabulary),
        *words("targets").tables["types"],
        *(written.label for written in FORMATS.values()),
        *(row["text"] for row in csv.DictReader(annotations)),
    }


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            yield called.id if isinstance(called, ast.Name) else getattr(called, "attr", ""), node


def said(node: ast.AST) -> Iterator[str]:
    """Yield the texts that the first argument of ``say`` may be."""
    if isinstance(node, ast.IfExp):
        yield from (*said(node.body), *said(node.orelse))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def literals(node: ast.AST) -> Iterator[str]:
    """Yield what an argument itself has of text, f-strings included."""
    for part in node.values if isinstance(node, ast.JoinedStr) else (node,):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def test_the_languages_that_were_begun_are_there():
    assert set(languages()) >= {"en", "hi", "uk", "ur"}
    assert languages()["ur"].direction == "rtl"


def test_every_text_that_python_says_is_listed():
    spoken = {
        text for path in PYTHON for name, call in calls(path) if name == "say" for text in said(call.args[0])
    }
    assert spoken - set(LISTED) == set()
    assert len(spoken) > 50


def test_the_pages_of_the_map_show_no_text_that_is_not_said():
    """A literal given to Streamlit would stay English in every language."""
    shown = [
        (path.name, part)
        for path in PYTHON
        if path.parent.name == "app_pages"
        for name, call in calls(path)
        for argument in (
            *(call.args[:1] if name in SHOWN_BY else ()),
            *(each.value for each in call.keywords if each.arg in SHOWN_AS),
        )
        for part in literals(argument)
        if re.search("[a-z]{2}", part)
    ]
    assert shown == []


def test_every_term_and_heading_is_listed():
    assert {*terms(), *WIDTHS_PX} - set(LISTED) == set()


def test_nothing_is_listed_that_nobody_says():
    known = terms() | {name.replace("_", " ") for name in STRIKE_COLUMNS} | {"date", "deaths"}
    assert [text for text in LISTED if text not in known and f'"{text}"' not in SOURCE] == []
    assert len(LISTED) == len(set(LISTED))


@others
def test_every_text_that_is_said_otherwise_is_listed(code):
    assert set(languages()[code].texts) - set(LISTED) == set()


@others
def test_every_text_is_in_the_letters_of_its_language_and_holds_what_is_put_in(code):
    for english, text in languages()[code].texts.items():
        assert re.search(LETTERS[code], re.sub(r"\{\w+\}", "", text)) or "{" in english, english
        assert text == text.strip()
        assert not re.search(r"[<>]", text), english
        assert sorted(re.findall(r"\{\w*\}", text)) == sorted(re.findall(r"\{\w*\}", english)), english


@others
def test_the_heading_of_the_map_and_every_filter_are_said(code):
    wanted = {"Layers and legend", "Search", "Operation", "Outcome", "Attacker", "Weapon", "Where", "When"}
    wanted |= {"somewhere within {distance} of {place} ({precision})", "{n} events", *Outcome, *Precision}
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


def test_values_are_put_in_as_they_are():
    hostile = "{0.__class__} {n}"
    assert language("en").say("by {day}", day=hostile) == f"by {hostile}"


def test_what_is_put_into_a_sentence_from_right_to_left_does_not_turn_it_round():
    assert language("ur").say("somewhere in {place}", place="Lahore") == "\u200f\u2068Lahore\u2069 میں کہیں"
