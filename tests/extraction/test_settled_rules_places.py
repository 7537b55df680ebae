"""The settled rules of what a strike is, how many there are and where, each pattern by its name."""

import pytest

from geo.reports import Report
from geo.vocabulary import Kind
from tests.extraction.reading import extraction, reports


def mark(report: Report) -> str:
    told = (report.role, report.outcome)
    return " ".join([report.toponym.text, *(str(term.value) for term in told if term)])


def marks(text: str, *kinds: Kind) -> list[str]:
    return [mark(report) for report in reports(text) if report.kind in (kinds or (Kind.STRIKE,))]


STRIKES = {
    "air strike": ("Saudi jets bombed Saada on Thursday.", "Saada target hit"),
    "drone strike": ("A Turkish drone struck a car in Kobani.", "Kobani target hit"),
    "missile strike": ("Two Iranian ballistic missiles hit Erbil.", "Erbil target hit"),
    "rocket strike": ("Rockets struck Sderot on Friday morning.", "Sderot target hit"),
    "shelling": ("Sudanese army artillery shelled Omdurman.", "Omdurman target hit"),
    "interception": ("Air defences shot down a drone over Belgorod.", "Belgorod intercepted_at intercepted"),
    "aimed at, no result told": ("Fighters fired a missile at Eilat.", "Eilat target unknown"),
    "background, placed and dated": (
        "It came weeks after a missile struck a market in Kostiantynivka on April 18.",
        "Kostiantynivka target hit",
    ),
}


@pytest.mark.parametrize("pattern", STRIKES)
def test_a_reported_event_at_a_place_is_a_strike(pattern: str) -> None:
    text, told = STRIKES[pattern]
    assert marks(text) == [told]


NO_STRIKES = {
    "car bomb": "A car bomb exploded in Mogadishu on Friday, killing six.",
    "suicide bombing": "A suicide bombing at a market in Maiduguri killed 11 people.",
    "mine": "Three soldiers were killed by a mine near Izyum.",
    "ambush": "Gunmen ambushed a convoy near Maiduguri.",
    "ground clash": "Troops clashed with rebels in Goma on Friday.",
    "arrest": "Police arrested four men in Aleppo.",
    "execution": "Fighters executed two prisoners in Rutba.",
    "threat": "Israel threatened to strike Tehran.",
    "plan": "The army plans to strike Mekelle next week.",
    "drill": "The navy held a missile drill off Karachi on Friday.",
    "hypothetical": "If Russia strikes Odesa again, the port will close, he said.",
    "denied plan": "India denied that it planned to strike Karachi.",
    "anniversary": "Sunday is the anniversary of the missile strike on Kramatorsk station.",
}


@pytest.mark.parametrize("pattern", NO_STRIKES)
def test_what_only_looks_like_a_strike_is_none(pattern: str) -> None:
    assert marks(NO_STRIKES[pattern], Kind.STRIKE, Kind.AREA) == []


@pytest.mark.parametrize("pattern", ["car bomb", "suicide bombing", "mine"])
def test_other_violence_may_be_context(pattern: str) -> None:
    assert [report.kind for report in reports(NO_STRIKES[pattern])] == [Kind.CONTEXT]


@pytest.mark.parametrize("pattern", ["threat", "plan", "hypothetical", "denied plan", "anniversary"])
def test_what_was_left_out_is_told_with_its_reason(pattern: str) -> None:
    assert extraction(NO_STRIKES[pattern]).near_misses


COUNTED = {
    "each place hit": (
        "Russian missiles hit Kharkiv, Poltava and Sumy overnight.",
        ["Kharkiv target hit", "Poltava target hit", "Sumy target hit"],
    ),
    "told twice": (
        "Jets struck Baalbek on Thursday. The strike on Baalbek killed four people, the ministry said.",
        ["Baalbek target hit"],
    ),
    "two spellings": (
        "Jets struck Bidama on Thursday. Bdama was hit by jets, the mayor said.",
        ["Bidama target hit"],
    ),
    "two nights": (
        "Missiles struck Odesa on Wednesday night. On Friday night missiles struck Odesa again.",
        ["Odesa target hit"] * 2,
    ),
    "two attackers": (
        "Israel bombed Latakia on Monday. Turkey bombed Latakia on Tuesday.",
        ["Latakia target hit"] * 2,
    ),
    "interception and debris": (
        "Air defences shot down a missile over Kyiv. Its debris fell on Brovary and set a house on fire.",
        ["Kyiv intercepted_at intercepted", "Brovary target hit"],
    ),
}


@pytest.mark.parametrize("pattern", COUNTED)
def test_how_many_strikes_there_are(pattern: str) -> None:
    text, told = COUNTED[pattern]
    assert marks(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Russia regularly shells Nikopol.",
        "Ethiopian forces routinely shell villages around Adwa.",
        "Hezbollah regularly fires rockets at northern Israel.",
    ],
)
def test_habits_are_area_reports(text: str) -> None:
    assert [report.kind for report in reports(text)] == [Kind.AREA]


def test_roles_struck_intercepted_over_and_launched_from() -> None:
    assert marks("Iran launched missiles from Kermanshah at Haifa.") == [
        "Kermanshah launched_from",
        "Haifa target unknown",
    ]
    assert marks("Iranian drones were intercepted over Erbil.") == ["Erbil intercepted_at intercepted"]
    assert marks("A missile aimed at Dimona was shot down over Arad.") == [
        "Dimona intended_target intercepted",
        "Arad intercepted_at intercepted",
    ]


RELATIONS = {
    "near X": ("A drone hit a field near Melitopol.", "near", None),
    "outside X": ("Shells fell outside Tal Abyad on Friday.", "near", None),
    "10 km north of X": ("A missile landed 10 km north of Kramatorsk.", "offset", 10_000),
    "the outskirts of X": ("Jets bombed the outskirts of Khartoum on Friday.", "outskirts", None),
    "the edge of X": ("An air strike hit the edge of Mekelle.", "outskirts", None),
}


@pytest.mark.parametrize("pattern", RELATIONS)
def test_what_lies_beside_a_place_is_not_the_place(pattern: str) -> None:
    text, relation, distance_m = RELATIONS[pattern]
    (report,) = reports(text)
    assert (report.toponym.relation, report.toponym.distance_m) == (relation, distance_m)


def test_y_in_x_gives_y_only() -> None:
    (report,) = reports("A missile hit a hospital in Beit Lahiya in Gaza.")
    assert (report.toponym.text, report.toponym.parents) == ("Beit Lahiya", ("Gaza",))


BESIDE = {
    "metonym": "Moscow said its missiles had struck Kharkiv.",
    "dateline": "ISLAMABAD, May 9 - Missiles struck Kharkiv on Wednesday.",
    "origin of aircraft": "Jets that took off from Diego Garcia struck Kharkiv on Friday.",
    "origin of refugees": "Refugees from Aleppo said Kharkiv was bombed on Thursday.",
    "origin of weapons": "Drones built in Isfahan struck Kharkiv overnight.",
    "place of talks": "Jets bombed Kharkiv on Friday, and the talks will go on in Doha.",
    "page furniture": "Missiles struck Kharkiv.\n\nShare this article\n\nBy Jane Doe in Warsaw",
    "related headlines": "Missiles struck Kharkiv.\n\nRelated stories\n\nDrones hit Odesa port",
}


@pytest.mark.parametrize("pattern", BESIDE)
def test_other_places_of_the_text_are_no_strikes(pattern: str) -> None:
    assert [report.toponym.text for report in reports(BESIDE[pattern])] == ["Kharkiv"]


LISTS = {
    "A, B, C and several places of D": (
        "Jets bombed Kafranbel, Hass, Jisr al-Shughur and several villages of Idlib on Friday.",
        {"Kafranbel", "Hass", "Jisr al-Shughur", "Idlib"},
    ),
    "names without commas": (
        "Avdiivka Marinka Krasnohorivka: shelling on Friday.",
        {"Avdiivka", "Marinka", "Krasnohorivka"},
    ),
    "N locations, among them": (
        "Missiles hit nine locations, among them Muridke and Kotli.",
        {"Muridke", "Kotli"},
    ),
    "bulleted list": (
        "Jets struck these towns on Friday:\n\n- Saraqib\n- Binnish\n- Maarat al-Numan\n\nNobody was hurt.",
        {"Saraqib", "Binnish", "Maarat al-Numan"},
    ),
    "bullets of another shape": (
        "Russian forces shelled the following settlements:\n\n• Nikopol\n• Marhanets",
        {"Nikopol", "Marhanets"},
    ),
    "table": ("Place | Weapon\nSaraqib | air strike\nBinnish | rockets", {"Saraqib", "Binnish"}),
    "the same city": (
        "Missiles hit Tartus on Friday. On Saturday drones hit the same city.",
        {"Tartus"},
    ),
    "the base": (
        "Rockets fell on Ain al-Asad air base on Friday. A second salvo hit the base on Saturday.",
        {"Ain al-Asad air base"},
    ),
    "there": ("People fled Sirte after jets struck there on Friday.", {"Sirte"}),
}


@pytest.mark.parametrize("pattern", LISTS)
def test_lists_and_words_that_stand_for_places(pattern: str) -> None:
    text, places = LISTS[pattern]
    assert {report.toponym.text for report in reports(text)} == places


def test_of_an_endless_list_the_beginning_is_read() -> None:
    text = "Jets struck these towns:\n\n" + "\n".join(["- Saraqib", "- Binnish"] + ["- a house"] * 1000)
    assert {report.toponym.text for report in reports(text)} == {"Saraqib", "Binnish"}
    assert all(len(report.quote.text) <= 1500 for report in reports(text))


def test_a_list_is_quoted_whole_and_verbatim() -> None:
    text = "The army said nothing. Jets struck:\n\n- Saraqib\n- Binnish"
    for report in reports(text):
        assert report.quote.text == text[report.quote.start : report.quote.end]
        assert report.quote.text.startswith("Jets struck")
