from dataclasses import replace
from typing import Any

import pytest

from geo.errors import StoreError
from geo.frames import rows, strikes_frame
from geo.layers.card import card, citation, when, where
from geo.strikes import compared, merge
from geo.texts import IN_ENGLISH, TEXTS, languages
from geo.vocabulary import Kind
from tests.builders import placed, record
from tests.fabricated import SINDOOR, TEXT, frame

HOSTILE = "<img src=x onerror=alert(1)> {{7*7}} ${1} `"


def row(strike: str, **changes: Any) -> dict[str, Any]:
    found = next(row for row in rows(frame()) if row["id"] == strike)
    return {**found, **changes}


def context(article_id: str, start: int, end: int) -> tuple[str, str, str]:
    return "Before.", TEXT[start:end], "After."


def gone(article_id: str, start: int, end: int) -> tuple[str, str, str]:
    raise StoreError("there is no such article")


def nobody(strike_id: str) -> None:
    """There is no other strike."""


def test_says_what_and_by_whom() -> None:
    said = card(row("rafiqi"), context, nobody)
    facts = dict(said["facts"])
    assert said["title"] == "Rafiqi Airbase"
    assert said["tags"] == ["Hit", SINDOOR, "one side's claim"]
    assert facts["Attacker"] == "India"
    assert facts["Target"] == "air base"
    assert said["said"][0]["claimant"] == "The outlet itself"
    assert said["sources"][0]["url"] == "https://news.example/strikes"


def test_says_how_the_place_was_found() -> None:
    placing = dict(card(row("sirsa"), context, nobody)["placing"])
    assert placing == {"Because": "the only place of that name", "Position": "hand-made (CC0-1.0)"}


def test_leads_to_the_other_places_of_the_event_and_to_what_may_be_the_same() -> None:
    known = {"sirsa": (row("sirsa"), 4), "rawalpindi": (row("rawalpindi"), 7)}.get
    both = row("delhi", possibly_same_as=["rawalpindi", "gone"])
    assert card(both, context, known)["related"] == [
        {"relation": "Same event", "name": "Sirsa", "row": 4},
        {"relation": "Perhaps same as", "name": "Rawalpindi", "row": 7},
    ]


def test_sets_denials_apart_and_repeats_no_quote() -> None:
    own = row("sirsa")["claims"][0]
    denial = {**own, "claimant": "a ministry", "stance": "denies", "quote": "All bases are safe."}
    said = card(row("sirsa", claims=[own, denial]), context, nobody)
    assert said["said"] == [
        {"claimant": "The outlet itself", "stance": "claims", "hedge": None, "quote": None}
    ]
    assert said["denied"] == [
        {"claimant": "a ministry", "stance": "denies", "hedge": None, "quote": "All bases are safe."}
    ]


def test_the_status_says_by_which_rule():
    said = card(row("sirsa", status_why="India denies or disputes it"), context, nobody)
    assert dict(said["facts"])["Standing"] == "India denies or disputes it"


def test_a_claim_that_many_outlets_copied_is_told_once():
    own = row("sirsa")["claims"][0]
    copied = {**own, "article_id": "of another outlet"}
    assert len(card(row("sirsa", claims=[own, copied]), context, nobody)["said"]) == 1


def test_shows_the_quote_between_its_neighbours() -> None:
    quote = card(row("sirsa"), context, nobody)["quote"]
    assert (quote["before"], quote["after"]) == ("Before.", "After.")
    assert quote["text"] == "Forces struck Sirsa at night."


def test_shows_the_quote_alone_when_the_article_is_gone() -> None:
    quote = card(row("sirsa"), gone, nobody)["quote"]
    assert (quote["before"], quote["text"], quote["after"]) == ("", "Forces struck Sirsa at night.", "")


def test_shows_each_other_sentence_once_with_the_fields_that_rest_on_it() -> None:
    evidence = [
        {"field": "weapon_class", "quote": "drones", "start": 0, "end": 6},
        {"field": "attacker", "quote": "drones", "start": 0, "end": 6},
        {"field": "operation", "quote": "Forces struck Sirsa at night.", "start": 9, "end": 38},
    ]
    assert card(row("sirsa", evidence=evidence), gone, nobody)["evidence"] == [
        {"label": "Weapon class, attacker", "before": "", "text": "drones", "after": ""}
    ]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", None, "//evil.example"])
def test_only_web_addresses_become_links(url: str | None) -> None:
    source = {**row("sirsa")["sources"][0], "url": url}
    assert card(row("sirsa", sources=[source]), gone, nobody)["sources"][0]["url"] is None


def test_a_citation_names_quote_source_date_and_strike() -> None:
    assert citation(row("sirsa")) == (
        "“Forces struck Sirsa at night.”, The Example, “Strikes reported”, 10 May 2025, "
        "https://news.example/strikes (strikemap, sirsa)."
    )


def test_a_citation_says_what_is_not_known_and_links_to_the_web_only() -> None:
    (source,) = row("sirsa")["sources"]
    bare = {**source, "publisher": None, "title": None, "published": None, "url": "javascript:alert(1)"}
    said = citation(row("sirsa", sources=[bare]))
    assert said.endswith("publisher unknown, date unknown (strikemap, sirsa).")


def test_hostile_words_stay_the_words_they_are() -> None:
    said = card(row("sirsa", place_name=HOSTILE, operation=HOSTILE), gone, nobody)
    assert said["title"] == HOSTILE
    assert HOSTILE in said["tags"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "somewhere within 8 km of Sirsa, Haryana, India (town)"),
        ({"radius_m": 20_680.0}, "somewhere within 21 km of Sirsa, Haryana, India (town)"),
        ({"radius_m": 1_512_000.0}, "somewhere within 1500 km of Sirsa, Haryana, India (town)"),
        ({"radius_m": 750.0}, "somewhere within 750 m of Sirsa, Haryana, India (town)"),
        ({"admin1": None, "country": None}, "somewhere within 8 km of Sirsa (town)"),
        ({"geometry": None, "unplaced_reason": "no such name"}, "not placed: no such name"),
        ({"kind": "area", "geometry": None}, "somewhere in Sirsa, Haryana, India"),
    ],
)
def test_says_where_and_how_precisely(changes: dict[str, Any], said: str) -> None:
    assert where(row("sirsa", **changes)) == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "by 10 May 2025, only known to have happened by publication"),
        ({"edtf": "2025-05-07", "date_basis": "stated"}, "7 May 2025, stated in the article"),
        ({"edtf": "2025-05-07~", "date_basis": "stated"}, "about 7 May 2025, stated in the article"),
        (
            {"edtf": "2025-05-07", "date_basis": "relative"},
            "7 May 2025, counted from the day of publication",
        ),
        (
            {"edtf": "2025-04-22/2025-05-10", "date_basis": "stated"},
            "between 22 April and 10 May 2025, stated in the article",
        ),
        (
            {"edtf": "2024-12-30/2025-01-02", "date_basis": "stated"},
            "between 30 December 2024 and 2 January 2025, stated in the article",
        ),
        (
            {"edtf": "2025-05-07T01:05:00+05:30", "date_basis": "stated"},
            "7 May 2025 01:05:00+05:30, stated in the article",
        ),
        ({"edtf": "2025-05", "date_basis": "stated"}, "2025-05, stated in the article"),
        ({"start_utc": None, "edtf": None}, "not dated"),
        ({"start_utc": None, "edtf": "XXXX-05-07"}, "7 May, year not known"),
    ],
)
def test_says_when_and_how_that_is_known(changes: dict[str, Any], said: str) -> None:
    assert when(row("sirsa", **changes)) == said


@pytest.mark.parametrize(
    ("low", "best", "high", "said"),
    [(None, None, None, None), (3, 3, 3, "3"), (3, None, 9, "3–9"), (None, 0, None, "0"), (1, 4, 9, "1–9")],
)
def test_says_how_many_died_as_the_range_reported(
    low: int | None, best: int | None, high: int | None, said: str | None
) -> None:
    dead = row("sirsa", deaths_low=low, deaths_best=best, deaths_high=high)
    assert dict(card(dead, gone, nobody)["facts"]).get("Deaths") == said


def test_an_area_is_titled_as_the_article_words_it_and_located_where_that_is() -> None:
    area = row("sirsa", kind="area", place="Indian border states", place_name="India", admin1=None)
    assert card(area, gone, nobody)["title"] == "Indian border states"
    assert where(area) == "somewhere in India"


def test_an_imported_event_says_whose_it_is_and_leads_to_what_articles_tell() -> None:
    strikes = compared(merge([placed("a")]), [record(1)])
    ours, theirs = rows(strikes_frame(strikes))
    known = {ours["id"]: (ours, 0), theirs["id"]: (theirs, 1)}.get
    said = card(theirs, gone, known)
    assert said["tags"][0] == "Imported: A data set"
    assert "one side's claim" not in said["tags"]
    assert said["quote"]["text"] == theirs["quote"]
    assert "version 1, record 1, licence: CC BY 4.0" in said["sources"][0]["details"]
    assert said["related"] == [{"relation": "Read in articles", "name": "Rawalpindi", "row": 0}]
    assert card(ours, gone, known)["related"] == [
        {"relation": "Imported, too", "name": "Rawalpindi", "row": 1}
    ]


def test_an_event_that_may_be_a_strike_is_called_so() -> None:
    (event,) = rows(strikes_frame(compared((), [record(1, kind=Kind.EVENT, role=None, outcome=None)])))
    assert "An event: a strike or not" in card(event, gone, nobody)["tags"]


def test_a_card_is_told_in_the_readers_language_and_quotes_stay_as_they_are() -> None:
    said = card(row("lahore", admin1="Punjab"), context, nobody, languages()["ur"])
    facts = dict(said["facts"])
    assert said["title"] == "لاہور (Lahore)"
    assert "لاہور, پنجاب, پاکستان" in facts["Where"]
    assert facts["Written"] == "Lahore"
    assert said["quote"]["text"] == "Forces struck Lahore at night."
    assert said["said"][0] == {
        "claimant": "خود اخبار",
        "stance": "دعویٰ کرتا ہے",
        "hedge": None,
        "quote": None,
    }


@pytest.mark.parametrize("strike", ["lahore", "delhi", "sirsa", "rafiqi"])
def test_every_text_of_a_card_can_be_said_in_another_language(strike: str) -> None:
    """Each text of ours stands in brackets: what has none is a name or an article's word."""
    english = (TEXTS / "english.txt").read_text(encoding="utf-8").splitlines()
    bracketed = replace(IN_ENGLISH, texts={text: f"⟦{text}⟧" for text in english})
    told = row(strike, weapon="Shaheds", weapon_count=3, edtf="2025-05-07", tolls=None)
    said = card(told, context, nobody, bracketed)
    ours = [*said["tags"], *(fact for name, fact in said["facts"] if name in ("Where", "When"))]
    assert all("⟦" in text for text in ours if text not in (SINDOOR, told["operation"]))
    assert all("⟦" in source["details"] for source in said["sources"])
