from pathlib import Path

import pytest

from geo.coordinates import Position
from geo.gazetteer import Place, StoredGazetteer
from geo.gazetteer.build import write
from geo.gazetteer.entries import Entry
from geo.resolution import Context, Resolution, Resolver, Toponym
from geo.vocabulary import Precision

SEED = Path(__file__).parents[2] / "seeds" / "000_c9bb2faa0c5880d1.txt"


def placed(gazetteer: StoredGazetteer, name: str, text: str = "", **toponym: object) -> Resolution:
    start = max(0, text.find(name))
    asked = Toponym(text=name, start=start, end=start + len(name), **toponym)  # type: ignore[arg-type]
    return Resolver(gazetteer).resolve([asked], Context(text=text))[0]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Sirsa", "geonames:1256052"),
        ("New Delhi", "geonames:1261481"),
        ("Islamabad", "geonames:1176615"),
        ("Lahore", "geonames:1172451"),
        ("Rawalpindi", "geonames:1166993"),
        ("Nur Khan Airbase", "ourairports:OPRN"),
        ("Rafiqi Airbase", "ourairports:OPRQ"),
        ("Murid Airbase", "ourairports:PK-0009"),
        ("Pahalgam", "geonames:1260880"),
        ("India", "geonames:1269750"),
    ],
)
def test_the_places_of_the_seed(gazetteer: StoredGazetteer, name: str, id_: str) -> None:
    answer = placed(gazetteer, name, SEED.read_text(encoding="utf-8"))
    assert answer.place is not None
    assert answer.place.id == id_
    assert answer.confidence > 0.7
    assert answer.place.name in answer.why


def test_islamabad_is_pakistans_without_context_too(gazetteer: StoredGazetteer) -> None:
    answer = placed(gazetteer, "Islamabad")
    assert answer.place is not None
    assert answer.place.country == "PK"
    assert "BD" in [candidate.place.country for candidate in answer.candidates]


@pytest.mark.parametrize(
    ("name", "parents", "country", "admin1"),
    [
        ("Springfield", ("Illinois",), "US", "Illinois"),
        ("Paris", ("Texas",), "US", "Texas"),
        ("Hyderabad", ("Sindh",), "PK", "Sindh"),
        ("Hyderabad", ("India",), "IN", "Telangana"),
        ("Tripoli", ("Lebanon",), "LB", None),
    ],
)
def test_parents_decide(
    gazetteer: StoredGazetteer, name: str, parents: tuple[str, ...], country: str, admin1: str | None
) -> None:
    answer = placed(gazetteer, name, parents=parents)
    assert answer.place is not None
    assert answer.place.country == country
    assert admin1 in (None, answer.place.admin1)


def test_the_article_decides_between_namesakes(gazetteer: StoredGazetteer) -> None:
    libya = placed(gazetteer, "Tripoli", "Libyan forces shelled Tripoli and Misrata, Libya said.")
    lebanon = placed(gazetteer, "Tripoli", "Lebanese forces left Tripoli for Beirut, Lebanon said.")
    assert libya.place is not None
    assert lebanon.place is not None
    assert (libya.place.country, lebanon.place.country) == ("LY", "LB")


def test_a_name_nobody_tells_apart_stays_unplaced_with_its_candidates(gazetteer: StoredGazetteer) -> None:
    answer = placed(gazetteer, "Springfield")
    assert (answer.place, answer.position, answer.precision) == (None, None, None)
    assert len(answer.candidates) >= 3
    assert "nothing tells which" in answer.why


def test_an_unknown_name_is_unplaced_with_the_reason(gazetteer: StoredGazetteer) -> None:
    answer = placed(gazetteer, "Qwxyzvark")
    assert answer.place is None
    assert "Qwxyzvark" in answer.why


@pytest.mark.parametrize("name", ["", "x" * 10_000, "a\0b", "'; DROP TABLE", "\u202e"])
def test_garbage_is_unplaced(gazetteer: StoredGazetteer, name: str) -> None:
    assert placed(gazetteer, name).place is None


def test_a_site_nobody_has_is_drawn_around_its_town(gazetteer: StoredGazetteer) -> None:
    answer = placed(gazetteer, "Qwxyz Airbase", parents=("Chakwal",))
    assert answer.place is not None
    assert answer.place.name == "Chakwal"
    assert answer.precision is Precision.TOWN
    assert answer.position is not None
    assert answer.position.radius_m >= 25_000
    assert "no gazetteer has this site" in answer.why


def test_a_people_means_its_country(gazetteer: StoredGazetteer) -> None:
    answer = placed(gazetteer, "Iranian")
    assert answer.place is not None
    assert answer.place.id == "geonames:130758"


def test_answers_come_in_the_order_of_the_questions_and_alike_each_time(gazetteer: StoredGazetteer) -> None:
    text = SEED.read_text(encoding="utf-8")
    asked = [
        Toponym(text=mention.text, start=mention.start, end=mention.end)
        for mention in gazetteer.mentions(text)
    ]
    first = Resolver(gazetteer).resolve(asked, Context(text=text))
    assert [answer.toponym for answer in first] == asked
    assert Resolver(gazetteer).resolve(asked, Context(text=text)) == first


def test_scores_are_shares(gazetteer: StoredGazetteer) -> None:
    answer = placed(gazetteer, "Paris")
    scores = [candidate.score for candidate in answer.candidates]
    assert answer.candidates[0].place == answer.place
    assert scores[1:] == sorted(scores[1:], reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert 0 < answer.confidence <= 1


@pytest.mark.parametrize(
    ("name", "parents", "inside", "precision"),
    [
        ("Indian border states", ("India",), "India", Precision.COUNTRY),
        ("Indian border states", (), "India", Precision.COUNTRY),
        ("several cities of Ukraine", (), "Ukraine", Precision.COUNTRY),
        ("border areas", ("Punjab", "India"), "Punjab", Precision.REGION),
    ],
)
def test_a_description_lies_in_the_area_it_names(
    gazetteer: StoredGazetteer, name: str, parents: tuple[str, ...], inside: str, precision: Precision
) -> None:
    answer = placed(gazetteer, name, parents=parents)
    assert answer.place is not None
    assert (answer.place.name, answer.precision) == (inside, precision)
    assert answer.why == f"somewhere in {inside}: the text says {name!r}"


def test_a_name_alike_on_another_continent_is_no_answer(gazetteer: StoredGazetteer) -> None:
    answer = placed(gazetteer, "Parkhe", "Turkish guns shelled Parkhe and Zakho, Iraq said.")
    assert answer.place is None
    assert "Parke County" in [candidate.place.name for candidate in answer.candidates]


def test_a_country_lies_in_no_town(gazetteer: StoredGazetteer) -> None:
    answer = placed(gazetteer, "Iran", parents=("Damascus",))
    assert answer.place is not None
    assert answer.place.id == "geonames:130758"


def test_a_port_whose_record_nobody_has_is_placed_about_its_town(gazetteer: StoredGazetteer) -> None:
    answer = placed(
        gazetteer, "Izmail", "Drones hit Izmail, Ukraine said.", parents=("Danube",), feature_words=("port",)
    )
    assert answer.place is not None
    assert answer.place.name == "Izmayil"
    assert answer.precision is Precision.TOWN


def test_a_parent_is_read_in_the_article(gazetteer: StoredGazetteer) -> None:
    text = "Libyan officials said jets bombed Wadi Qwx near Tripoli and Misrata in Libya."
    answer = placed(gazetteer, "Wadi Qwx", text, parents=("Tripoli",))
    assert answer.place is not None
    assert answer.place.country == "LY"


def test_an_unplaced_name_is_guessed_among_its_bearers_or_near_the_articles_places(
    gazetteer: StoredGazetteer,
) -> None:
    alone = placed(gazetteer, "Springfield")
    assert (alone.place, alone.guess) == (None, alone.candidates[0].place)
    lost = placed(
        gazetteer, "Qwxyzvark", "Shells hit Qwxyzvark, between Kramatorsk and Sloviansk, Ukraine said."
    )
    assert (lost.place, lost.position) == (None, None)
    assert lost.guess is not None
    assert lost.guess.admin1 == "Donetsk Oblast"
    assert placed(gazetteer, "Qwxyzvark").guess is None


@pytest.mark.parametrize(("name", "country"), [("Paris", "FR"), ("London", "GB"), ("Tripoli", "LY")])
def test_without_context_the_great_bearer_of_a_name_is_meant(
    gazetteer: StoredGazetteer, name: str, country: str
) -> None:
    answer = placed(gazetteer, name)
    assert answer.place is not None
    assert answer.place.country == country
    assert answer.confidence < 0.9


def test_one_spot_with_its_parent_tells_of_all_others(gazetteer: StoredGazetteer) -> None:
    text = "Fire broke out in Paris, Texas, on Monday. Paris has 25,000 people. In Paris, crews worked on."
    last = Toponym(text="Paris", start=text.rindex("Paris"), end=text.rindex("Paris") + 5)
    answer = Resolver(gazetteer).resolve([last], Context(text=text))[0]
    assert answer.place is not None
    assert answer.place.admin1 == "Texas"


@pytest.mark.parametrize(
    ("parent", "least_km"), [("near Nabatieh", 10), ("15 km from Batroun", 15), ("north of Beirut", 20)]
)
def test_what_is_known_only_by_what_it_lies_beside_is_drawn_that_wide(
    gazetteer: StoredGazetteer, parent: str, least_km: float
) -> None:
    answer = placed(gazetteer, "Zvanivqa", parents=(parent,), text="a village in Lebanon")
    assert answer.position is not None
    assert answer.position.radius_m > least_km * 1000
    assert answer.precision is Precision.DISTRICT


def test_beside_a_country_is_in_no_country(gazetteer: StoredGazetteer) -> None:
    assert placed(gazetteer, "Zvanivqa", parents=("10 km from Israel",)).place is None


def test_a_word_of_a_name_is_no_other_place(gazetteer: StoredGazetteer) -> None:
    """A town in Thailand is called Oil, too."""
    text = "Firemen fought flames at the Novokuybyshevsk Oil Refinery in Novokuybyshevsk."
    site = Toponym(text="Novokuybyshevsk Oil Refinery", start=29, end=57, feature_words=("refinery",))
    town = Toponym(text="Novokuybyshevsk", start=61, end=76)
    answers = Resolver(gazetteer).resolve([site, town], Context(text=text))
    assert [answer.place and answer.place.country for answer in answers] == ["RU", "RU"]


@pytest.mark.parametrize("name", ["Snake Island", "Kharg Island", "Kirana Hills"])
def test_the_word_for_its_kind_is_part_of_an_islands_name(gazetteer: StoredGazetteer, name: str) -> None:
    answer = placed(gazetteer, name)
    assert answer.place is not None
    assert answer.place.name == name


@pytest.mark.parametrize("name", ["Odesa port", "Port of Odesa", "Odesa oil depot"])
def test_a_port_or_depot_is_drawn_around_its_town_and_no_airport(
    gazetteer: StoredGazetteer, name: str
) -> None:
    answer = placed(gazetteer, name)
    assert answer.place is not None
    assert answer.place.id == "geonames:698740"
    assert answer.position is not None
    assert 25_000 <= answer.position.radius_m < 40_000


def test_the_very_name_is_not_that_of_a_small_place_of_another_spelling(gazetteer: StoredGazetteer) -> None:
    answer = placed(
        gazetteer, "Odesa", "Drones struck Odesa overnight. In Washington, officials condemned it."
    )
    assert answer.place is not None
    assert answer.place.country == "UA"


def test_the_countryside_of_a_town_is_its_area_and_a_side_of_it_lies_that_way(
    gazetteer: StoredGazetteer,
) -> None:
    whole = placed(gazetteer, "Aleppo countryside", parents=("Syria",))
    northern = placed(gazetteer, "northern countryside of Aleppo", parents=("Syria",))
    assert whole.position is not None
    assert northern.position is not None
    assert northern.precision is Precision.REGION
    assert northern.position.lat > whole.position.lat + 0.2


def test_the_outlet_speaks_for_its_country(gazetteer: StoredGazetteer) -> None:
    asked, text = Toponym(text="Tripoli", start=12, end=19), "The port of Tripoli was struck."

    def lebanese(**outlet: str) -> float:
        (answer,) = Resolver(gazetteer).resolve([asked], Context(text=text, **outlet))
        return sum(row.score for row in answer.candidates if row.place.country == "LB")

    assert (
        lebanese(url="https://www.lbcgroup.com.lb/news/1") > lebanese() > lebanese(publisher="Libya Observer")
    )


def _entry(number: int, name: str, *, feature: str, code: str, radius_m: float) -> Entry:
    place = Place(
        id=f"test:{code}-{number}",
        name=name,
        position=Position(lon=46.0 + number % 25 / 2, lat=28.0 + number // 25 / 2, radius_m=radius_m),
        feature_class=feature,
        feature_code=code,
        country="IR",
        precision=Precision.TOWN if feature == "P" else Precision.DISTRICT,
        coordinate_source="test",
        coordinate_licence="none",
        admin2=f"District {number}",
    )
    return Entry(place=place, names=(name,))


def test_of_hundreds_of_namesakes_the_one_in_the_parent_is_meant(tmp_path: Path) -> None:
    """Iran's list holds 472 villages called Hoseynabad, none with a population."""
    world = [
        entry
        for number in range(500)
        for entry in (
            _entry(number, "Aliabad", feature="P", code="PPL", radius_m=3_000),
            _entry(number, f"District {number}", feature="A", code="ADM2", radius_m=20_000),
        )
    ]
    world.append(_entry(260, "Kerman", feature="A", code="ADM1", radius_m=900_000))
    write(tmp_path / "g.sqlite", world)
    resolver = Resolver(StoredGazetteer(tmp_path / "g.sqlite"))
    (lone,) = resolver.resolve([Toponym(text="Aliabad", start=0, end=7)])
    assert lone.place is None
    assert lone.candidates
    (vague,) = resolver.resolve([Toponym(text="Aliabad", start=0, end=7, parents=("Kerman",))])
    assert vague.place is not None
    assert vague.place.name == "Kerman"
    assert "all of them lie in Kerman" in vague.why
    for number in (0, 250, 499):
        asked = Toponym(text="Aliabad", start=0, end=7, parents=(f"District {number}",))
        (answer,) = resolver.resolve([asked])
        assert answer.place is not None
        assert answer.place.id == f"test:PPL-{number}"


def test_a_town_across_the_border_is_not_in_a_region(gazetteer: StoredGazetteer) -> None:
    """Sloviansk in Ukraine lies within a region's breadth of Rostov."""
    answer = placed(gazetteer, "Slavyansk", parents=("Rostov region",), text="in the Rostov region of Russia")
    assert answer.place is None or answer.place.country == "RU"
