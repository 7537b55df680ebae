"""The settled rules of who, who says so, when, with what and under which name, each pattern by its name."""

from typing import Any

import pytest

from geo.reports import Report
from geo.vocabulary import DateBasis, Kind, Stance
from tests.extraction.reading import extraction, reports


def only(text: str) -> Report:
    (report,) = [report for report in reports(text) if report.kind is not Kind.CONTEXT]
    return report


ATTACKERS = {
    "active": ("India struck Kotli.", "India"),
    "passive": ("Lahore was struck by Indian missiles on Thursday.", "India"),
    "adjective": ("Indian missiles hit Lahore on Thursday.", "India"),
    "metonym": ("Kyiv's drones hit Engels on Friday.", "Ukraine"),
    "the coalition": (
        "The Saudi-led coalition said it had acted. The Saudi-led coalition's jets bombed Sanaa.",
        "Saudi-led coalition",
    ),
    "regime warplanes": ("Regime warplanes bombed Douma on Friday.", "Syria"),
    "unknown": ("An air strike hit El Fasher on Friday.", None),
    "blamed on each other": (
        "A missile struck a prison in Olenivka. Russia and Ukraine blamed each other for the strike.",
        "Russia / Ukraine",
    ),
    "accusations traded": (
        "A shell hit a market in Stepanakert. Armenia and Azerbaijan traded accusations.",
        "Armenia / Azerbaijan",
    ),
}


@pytest.mark.parametrize("pattern", ATTACKERS)
def test_who_struck(pattern: str) -> None:
    text, attacker = ATTACKERS[pattern]
    assert only(text).attacker == attacker


CLAIMS = {
    "officials": ("Drones struck a depot in Feodosia, officials said.", "officials", Stance.CLAIMS),
    "ministry": (
        "A drone hit a depot in Feodosia, the defence ministry said.",
        "defence ministry",
        Stance.CLAIMS,
    ),
    "witness": ("A witness said a missile had hit the market in Taiz.", "witnesses", Stance.CLAIMS),
    "according to": ("According to the governor, drones struck Feodosia.", "governor", Stance.CLAIMS),
    "the outlet itself": ("A missile hit the market in Taiz on Friday.", "outlet", Stance.CLAIMS),
    "reportedly": ("Jets reportedly bombed Raqqa on Friday.", "outlet", Stance.CLAIMS),
    "allegedly": ("Israel allegedly struck Isfahan on Friday.", "outlet", Stance.CLAIMS),
    "could not be verified": (
        "Jets struck Zintan on Friday, the mayor said. The report could not be independently verified.",
        "mayor",
        Stance.CLAIMS,
    ),
    "on the other hand": (
        "Kyiv spoke of a crime, while Moscow said a Ukrainian missile had hit Olenivka.",
        "Moscow",
        Stance.CLAIMS,
    ),
}


@pytest.mark.parametrize("pattern", CLAIMS)
def test_who_says_so(pattern: str) -> None:
    text, claimant, stance = CLAIMS[pattern]
    claim = only(text).claims[0]
    assert (claim.claimant, claim.stance) == (claimant, stance)


DENIALS = {
    "denied by a party": (
        "Russia struck Odesa on Friday, Kyiv said. Moscow denied it had struck Odesa.",
        "Moscow",
    ),
    "X remains safe": (
        "Missiles struck Bhuj, Pakistan said. Bhuj remains safe, Indian officials said.",
        "Indian officials",
    ),
}


@pytest.mark.parametrize("pattern", DENIALS)
def test_a_denial_stands_beside_the_claim(pattern: str) -> None:
    text, denier = DENIALS[pattern]
    assert [c.claimant for c in only(text).claims if c.stance is Stance.DENIES] == [denier]


@pytest.mark.parametrize(
    "text",
    [
        "No strike hit Karachi, the navy said.",
        "The army denied that Adampur was struck.",
        "Missiles did not hit Sirsa, officials said.",
    ],
)
def test_negation_is_no_mark(text: str) -> None:
    found = extraction(text)
    assert found.reports == ()
    assert any("denied" in miss.reason for miss in found.near_misses)


STATED, RELATIVE = DateBasis.STATED, DateBasis.RELATIVE
DATES = {  # published on Saturday, 10 May 2025
    "stated": ("India struck Kotli on May 7, 2025.", "2025-05-07", STATED),
    "stated, of the last year": ("Jets bombed Marib on December 24.", "2024-12-24", STATED),
    "on Saturday": ("Russia shelled Kherson on Saturday.", "2025-05-10", RELATIVE),
    "overnight": ("Drones hit Odesa overnight.", "2025-05-09/2025-05-10", RELATIVE),
    "early Wednesday": ("Missiles hit Odesa early Wednesday.", "2025-05-07", RELATIVE),
    "last week": ("Israel bombed Damascus last week.", "2025-04-28/2025-05-04", RELATIVE),
    "range": ("Jets bombed Marib between May 3 and May 5.", "2025-05-03/2025-05-05", STATED),
    "since": ("Shelling has hit Bakhmut since April 28.", "2025-04-28/2025-05-10", STATED),
    "two days later": (
        "India was silent on May 7. Two days later Pakistan struck Udhampur.",
        "2025-05-09",
        RELATIVE,
    ),
    "the dateline before the page": (
        "KYIV, May 8 (Agency) - Drones hit Odesa on Thursday.",
        "2025-05-08",
        RELATIVE,
    ),
    "an entry's own clock": (
        "Live\n\n22:40 GMT\nDrones hit Odesa.\n\n00:20 GMT\nAll is calm.",
        "2025-05-09",
        DateBasis.PUBLICATION,
    ),
    "not told": ("Drones hit Odesa.", "2025-05-10~", DateBasis.PUBLICATION),
}


@pytest.mark.parametrize("pattern", DATES)
def test_when_it_was(pattern: str) -> None:
    text, edtf, basis = DATES[pattern]
    timespan = only(text).timespan
    assert (timespan.edtf, timespan.basis) == (edtf, basis)


def test_without_a_year_in_text_or_page_a_strike_is_undated() -> None:
    (report,) = reports("On May 7 missiles struck Muridke.", None)
    assert (report.timespan.edtf, report.timespan.start_utc) == ("XXXX-05-07", None)


DETAILS: dict[str, tuple[str, dict[str, Any]]] = {
    "a number of missiles": (
        "Six ballistic missiles hit Dimona.",
        {"weapon_count": 6, "weapon_class": "missile"},
    ),
    "dozens": ("Dozens of drones struck Kyiv on Friday.", {"weapon_count": None, "weapon_class": "drone"}),
    "at least": ("At least 40 rockets struck Kiryat Shmona.", {"weapon_count": 40, "weapon_class": "rocket"}),
    "air base": ("Drones hit an air base at Millerovo.", {"target_type": "air base"}),
    "depot": ("A drone hit a fuel depot in Feodosia.", {"target_type": "depot"}),
    "hospital": ("A drone strike badly damaged a hospital in Kherson.", {"target_type": "hospital"}),
    "power plant": ("A missile hit a power plant in Burshtyn.", {"target_type": "power plant"}),
    "killed and injured": (
        "A missile hit Feodosia, killing three people and injuring eleven.",
        {"deaths": (3, 3, 3)},
    ),
    "low and high": (
        "Between 10 and 14 civilians were killed when jets bombed a market in Taiz.",
        {"deaths": (10, None, 14)},
    ),
    "a lower bound": ("At least five people died when a missile hit Burshtyn.", {"deaths": (5, 5, None)}),
    "damage": ("A drone strike badly damaged a hospital in Kherson.", {"damage": "damaged"}),
}


@pytest.mark.parametrize("pattern", DETAILS)
def test_with_what_at_what_and_what_it_did(pattern: str) -> None:
    text, told = DETAILS[pattern]
    report = only(text)
    assert {name: getattr(report, name) for name in told} == told


SINDOOR, BUNYAN = "Operation Sindoor", "Operation Bunyan ul Marsoos"
OPERATIONS = {
    "known": ("As part of Operation Sindoor, India struck Bahawalpur.", SINDOOR),
    "known, in quotes": ("India struck Bahawalpur as part of “Operation Sindoor”.", SINDOOR),
    "known, in capitals": ("INDIA STRUCK BAHAWALPUR AS PART OF OPERATION SINDOOR, OFFICIALS SAID.", SINDOOR),
    "another spelling": ("Pakistan struck Udhampur under Operation Bunyanum Marsoos.", BUNYAN),
    "another form": ("Pakistan struck Udhampur under Bunyan-un-Marsoos, the army said.", BUNYAN),
    "unknown": ("Ethiopia bombed Mekelle in Operation Red Dawn.", "Operation Red Dawn"),
    "unknown, with a number": (
        "Iran fired missiles at Haifa in Operation Stone Rain III.",
        "Operation Stone Rain III",
    ),
    "unknown, joined by a hyphen": (
        "Turkish jets struck Qandil in “Operation Frost-Lock”.",
        "Operation Frost-Lock",
    ),
    "unknown, shortened": ("Jets struck Goma as part of Op. Silver Shield.", "Operation Silver Shield"),
    "named": ("Jets struck Qandil in an operation named Winter Eagle.", "Operation Winter Eagle"),
    "codenamed": ("Jets struck Qandil in an operation codenamed “Winter Eagle”.", "Operation Winter Eagle"),
    "its name first": ("Jets struck Goma in the “Silver Shield” operation.", "Operation Silver Shield"),
}


@pytest.mark.parametrize("pattern", OPERATIONS)
def test_operations_are_known_by_name_or_by_form(pattern: str) -> None:
    text, operation = OPERATIONS[pattern]
    assert only(text).operation == operation
