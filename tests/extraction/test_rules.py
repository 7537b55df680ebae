"""The seed article as a careful reader reads it, under its own names and under others."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.articles import Metadata, read_text
from geo.reports import Report
from geo.vocabulary import Basis, Kind, Outcome, Role, Stance, WeaponClass
from tests.extraction.reading import extraction, extractor, strikes, told

SEED = Path(__file__).parents[2] / "seeds" / "000_c9bb2faa0c5880d1.txt"
KNOWN = Metadata(published=date(2025, 5, 10))
# Other real places, parties, campaigns and weapons, in the same parts of the story.
RENAMED = {
    "Pakistan-occupied Kashmir": "Crimea",
    "Jammu and Kashmir": "Belgorod Oblast",
    "Pakistani": "Ukrainian",
    "Pakistan": "Ukraine",
    "Islamabad": "Kyiv",
    "Lahore": "Kharkiv",
    "Rawalpindi": "Odesa",
    "Nur Khan Airbase": "Vasylkiv Airbase",
    "Rafiqi Airbase": "Starokostiantyniv Airbase",
    "Shorkot": "Khmelnytskyi",
    "Murid Airbase": "Myrhorod Airbase",
    "Chakwal": "Poltava",
    "New Delhi": "Moscow",
    "Haryana": "Tula Oblast",
    "Sirsa": "Tula",
    "Indian": "Russian",
    "India": "Russia",
    "Pahalgam": "Shebekino",
    "Operation Sindoor": "Operation Northern Wind",
    "Operation Bunyan ul Marsoos": "Operation Iron Gate",
    "ballistic": "cruise",
    "air-to-surface": "surface-to-surface",
}


def renamed(text: str) -> str:
    pattern = "|".join(re.escape(name) for name in sorted(RENAMED, key=len, reverse=True))
    return re.sub(pattern, lambda match: RENAMED[match[0]], text)


def read(text: str) -> tuple[Report, ...]:
    return extractor().extract(read_text(text.encode(), KNOWN)).reports


@pytest.fixture(scope="module", params=["as written", "renamed"])
def story(request: pytest.FixtureRequest) -> tuple[dict[str, Report], list[Report], bool]:
    text = SEED.read_text(encoding="utf-8")
    other = request.param == "renamed"
    found = read(renamed(text) if other else text)
    at_places = {r.toponym.text: r for r in found if r.kind is Kind.STRIKE}
    return at_places, [r for r in found if r.kind is not Kind.STRIKE], other


def called(name: str, other: bool) -> str:
    return RENAMED.get(name, name) if other else name


STORY = [
    (
        "Sirsa",
        Role.INTERCEPTED_AT,
        Outcome.INTERCEPTED,
        "Pakistan",
        "Operation Bunyan ul Marsoos",
        Basis.INFERRED,
    ),
    (
        "New Delhi",
        Role.INTENDED_TARGET,
        Outcome.INTERCEPTED,
        "Pakistan",
        "Operation Bunyan ul Marsoos",
        Basis.INFERRED,
    ),
    ("Islamabad", Role.TARGET, Outcome.HIT, "India", "Operation Sindoor", Basis.INFERRED),
    ("Lahore", Role.TARGET, Outcome.HIT, "India", "Operation Sindoor", Basis.INFERRED),
    ("Rawalpindi", Role.TARGET, Outcome.HIT, "India", "Operation Sindoor", Basis.INFERRED),
    ("Nur Khan Airbase", Role.TARGET, Outcome.HIT, "India", "Operation Sindoor", Basis.STATED),
    ("Rafiqi Airbase", Role.TARGET, Outcome.HIT, "India", "Operation Sindoor", Basis.STATED),
    ("Murid Airbase", Role.TARGET, Outcome.HIT, "India", "Operation Sindoor", Basis.STATED),
]


@pytest.mark.parametrize(("place", "role", "outcome", "attacker", "operation", "basis"), STORY)
def test_each_place_is_told_with_role_outcome_attacker_and_operation(
    story, place, role, outcome, attacker, operation, basis
):
    at_places, _, other = story
    report = at_places[called(place, other)]
    assert (report.role, report.outcome) == (role, outcome)
    assert report.attacker == called(attacker, other)
    assert (report.operation, report.operation_basis) == (called(operation, other), basis)
    assert report.claims[0].claimant == "outlet"
    assert report.timespan.edtf == "2025-05-10~"


def test_nothing_else_is_a_strike_at_a_place(story):
    at_places, _, other = story
    assert set(at_places) == {called(row[0], other) for row in STORY}


def test_the_missile_aimed_at_one_place_and_stopped_over_another_is_one_event(story):
    at_places, _, other = story
    aimed, stopped = at_places[called("New Delhi", other)], at_places[called("Sirsa", other)]
    assert aimed.event_key == stopped.event_key
    assert (aimed.linked_to, stopped.linked_to) == ((stopped.key,), (aimed.key,))
    assert (aimed.weapon_count, stopped.weapon_count) == (1, 1)


def test_a_town_and_a_site_in_it_may_be_the_same(story):
    at_places, _, other = story
    town, site = at_places[called("Rawalpindi", other)], at_places[called("Nur Khan Airbase", other)]
    assert (town.possibly_same_as, site.possibly_same_as) == ((site.key,), (town.key,))


def test_the_air_bases_were_heavily_damaged_with_the_weapons_that_sources_name(story):
    at_places, _, other = story
    for name in ("Nur Khan Airbase", "Rafiqi Airbase", "Murid Airbase"):
        report = at_places[called(name, other)]
        assert (report.target_type, report.damage) == ("air base", "heavy damage")
        assert report.weapon == f"{called('air-to-surface', other)} missiles and drones"
        assert {"weapon"} <= {e.field for e in report.evidence}


def test_the_areas_and_the_context_are_told_apart(story):
    _, others, other = story
    told_areas = {r.toponym.text: r for r in others if r.kind is Kind.AREA}
    states = called("Indian", other) + " border states"
    assert set(told_areas) == {
        called(name, other) for name in ("India", "Pakistan", "Pakistan-occupied Kashmir")
    } | {states}
    whole = told_areas[called("India", other)]
    assert (whole.weapon_count, whole.outcome, whole.claims[0].claimant) == (
        6,
        Outcome.INTERCEPTED,
        "officials",
    )
    for name in (called("Pakistan", other), called("Pakistan-occupied Kashmir", other), states):
        assert told_areas[name].timespan.edtf == "2025-04-22/2025-05-10"
    assert told_areas[called("Pakistan", other)].weapon_class is WeaponClass.UNKNOWN
    denied = [c for c in told_areas[states].claims if c.stance is Stance.DENIES]
    assert [c.claimant for c in denied] == [f"{called('Indian', other)} Ministry of Defence"]
    context = [r for r in others if r.kind is Kind.CONTEXT]
    assert [(r.toponym.text, r.deaths, r.timespan.edtf) for r in context] == [
        (called("Pahalgam", other), (26, 26, 26), "2025-04-22")
    ]


def test_strikes_of_an_earlier_day_do_not_take_the_weapons_of_later_ones():
    found = read(
        "Israel hit Tyre with drones on Friday, killing two people.\n\n"
        "Israel responded earlier with strikes on depots in Sidon on 2 May, officials said."
    )
    assert {r.toponym.text: r.weapon_class for r in found} == {
        "Tyre": WeaponClass.DRONE,
        "Sidon": WeaponClass.UNKNOWN,
    }


def test_without_a_date_of_publication_the_strikes_are_undated():
    found = extractor().extract(read_text(SEED.read_bytes())).reports
    assert not [r for r in found if r.kind is Kind.STRIKE and r.timespan.dated]


def test_reading_twice_is_the_same():
    text = SEED.read_text(encoding="utf-8")
    assert read(text) == read(text)


def test_several_articles_are_read_in_order():
    texts = ["Russia shelled Kherson.", "Nothing happened here today.", "Israel bombed Tyre."]
    found = extractor().extract_all([read_text(t.encode(), KNOWN) for t in texts])
    assert [[r.toponym.text for r in e.reports] for e in found] == [["Kherson"], [], ["Tyre"]]


@pytest.mark.parametrize(
    "furniture",
    ["Leave a Reply\n\nYour email address will not be published.", "Share this article", "Related stories"],
)
def test_page_furniture_changes_nothing(furniture):
    body = "Russian forces shelled Kherson on Friday, killing two people, officials said."
    assert told(f"{body}\n\n{furniture}") == told(body)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The finance minister met bankers in Geneva and spoke of growth.",
        "A festival of film opens in Cannes next week with forty new works.",
        "Doctors at a hospital in Madrid began a hunger strike over pay.",
    ],
)
def test_an_unrelated_paragraph_changes_nothing(paragraph):
    body = "Israeli jets bombed Tyre and Sidon on Monday."
    assert told(f"{body}\n\n{paragraph}") == told(f"{paragraph}\n\n{body}") == told(body)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                "Russia",
                "struck",
                "Kherson",
                "missiles",
                "“Operation X”",
                ",",
                "in",
                "at",
                "Tyre",
                "and",
                ".",
                "\n\n",
                "six",
                "were intercepted",
                "officials said",
                "’s",
                "\u202e",
                "😀",
                "near",
                "Gaza",
                "on Friday",
                "-",
                "|",
            ]
        ),
        max_size=25,
    )
)
def test_offsets_always_match_the_text(parts):
    text = "A " + " ".join(parts)
    article = read_text(text.encode(), KNOWN)
    for report in extractor().extract(article).reports:
        quotes = [report.quote, *(c.quote for c in report.claims), *(e.quote for e in report.evidence)]
        assert all(article.text[q.start : q.end] == q.text for q in quotes)
        assert article.text[report.toponym.start : report.toponym.end] == report.toponym.text


def test_a_very_long_text_is_cut_with_a_note():
    text = "\n".join(
        f"Nothing was said in the long debate on motion number {i} that day." for i in range(7000)
    )
    assert "only the first 405,938 characters" in (extraction(text).cut_short or "")


def test_much_talk_of_strikes_is_cut_with_a_note():
    text = "\n\n".join(f"Missiles struck house {i} in Kherson." for i in range(2000))
    assert "split the text" in (extraction(text).cut_short or "")


def test_hostile_names_are_data():
    payload = "{{cycler.__init__.__globals__.os.mkdir(dict(pwned=1)|first)}}"
    assert "Kherson" in strikes(f"{payload} Russia shelled Kherson {payload}.")


def test_each_entry_of_a_live_blog_is_read_by_its_own_clock():
    found = strikes(
        "Live: the war\n\n10 May 2025, 14:05 UTC\nMissiles struck Kharkiv overnight, officials said.\n\n"
        "9 May 2025, 13:20 UTC\nDrones struck Odesa overnight, officials said.\n\n"
        "8 May 2025, 09:00 UTC\nRockets hit Sumy, officials said.\n",
        date(2025, 5, 11),
    )
    assert found["Kharkiv"].timespan.edtf == "2025-05-09/2025-05-10"
    assert found["Odesa"].timespan.edtf == "2025-05-08/2025-05-09"
    assert found["Sumy"].timespan.edtf == "2025-05-08"
