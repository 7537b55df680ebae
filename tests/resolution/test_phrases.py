import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.resolution import Toponym
from geo.resolution.phrases import Phrase, bearing_deg, read_phrase


def read(text: str, *parents: str) -> Phrase | None:
    return read_phrase(Toponym(text=text, start=0, end=len(text), parents=parents))


@pytest.mark.parametrize(
    ("text", "sense", "names"),
    [
        ("Road between Morek and Souran", "between", ["Morek", "Souran"]),
        (
            "Road linking al-Sora town with the Western Ghariyah",
            "between",
            ["al-Sora town", "Western Ghariyah"],
        ),
        ("Sayda-Western Ghariyah road", "between", ["Sayda", "Western Ghariyah"]),
        ("As Sukhnah - Deir ez Zor road", "between", ["As Sukhnah", "Deir ez Zor"]),
        ("Deir ez Zor/Homs border", "between", ["Deir ez Zor", "Homs"]),
        ("border between Lebanon and Syria", "between", ["Lebanon", "Syria"]),
        ("Duniq/Dowaibeq village", "either", ["Duniq village", "Dowaibeq village"]),
        ("Aaliyah (Qurujah) village", "either", ["Aaliyah village", "Qurujah"]),
        ("Hatla town and Marrat village", "all", ["Hatla town", "Marrat village"]),
        ("Al Qatari checkpoint", "one", ["Al Qatari"]),
        ("Al Omar oil fields", "one", ["Al Omar"]),
        ("Northern Deir ez Zor Governorate", "one", ["Deir ez Zor Governorate"]),
    ],
)
def test_phrases_are_taken_apart(text: str, sense: str, names: list[str]) -> None:
    phrase = read(text)
    assert phrase is not None
    assert (phrase.sense, [part.text for part in phrase.parts]) == (sense, names)


@pytest.mark.parametrize(
    ("text", "relation", "distance_m", "bearing"),
    [
        ("20 km north of Homs", "offset", 20_000.0, 0.0),
        ("5 miles south-west of Lahore", "offset", 8_046.72, 225.0),
        ("Silos east of Palmyra", "offset", None, 90.0),
        ("area near Kharkiv", "near", None, None),
        ("outskirts of Kharkiv", "outskirts", None, None),
        ("southern suburbs of Beirut", "outskirts", None, None),
        ("Southeastern Idlib Governorate", "part", None, 135.0),
        ("northern Aleppo countryside", "part", None, 0.0),
        ("Western countryside of Raqqa", "part", None, 270.0),
    ],
)
def test_what_the_words_say_of_the_spot_is_kept(
    text: str, relation: str, distance_m: float | None, bearing: float | None
) -> None:
    phrase = read(text)
    assert phrase is not None
    part = phrase.parts[0]
    assert (part.relation, part.bearing_deg) == (relation, bearing)
    assert part.distance_m == (pytest.approx(distance_m) if distance_m else None)


@pytest.mark.parametrize(
    "text", ["Aleppo", "Nur Khan Airbase", "Western Ghariyah town", "border areas", "Khan Yunis", "", "—"]
)
def test_plain_names_and_descriptions_are_no_phrases(text: str) -> None:
    assert read(text) is None


def test_parts_lie_in_what_the_whole_lies_in() -> None:
    phrase = read("Khanasir-Aleppo road in Khanasir Subdistrict", "Aleppo Governorate")
    assert phrase is not None
    assert [part.parents for part in phrase.parts] == [("Khanasir Subdistrict", "Aleppo Governorate")] * 2


@pytest.mark.parametrize(("way", "degrees"), [("North", 0), ("south-east", 135), ("South West", 225)])
def test_bearings_in_any_spelling(way: str, degrees: float) -> None:
    assert bearing_deg(way) == degrees


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_may_be_read(text: str) -> None:
    phrase = read(text)
    assert phrase is None or all(part.text for part in phrase.parts)
