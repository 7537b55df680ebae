from __future__ import annotations

import pytest

from tests.extraction.test_names import spotted


@pytest.mark.parametrize(
    ("text", "name", "parents"),
    [
        ("Murid Airbase in Chakwal", "Murid Airbase", ("Chakwal",)),
        ("in Haryana’s Sirsa", "Sirsa", ("Haryana",)),
        ("in Sirsa, Haryana", "Sirsa", ("Haryana",)),
        ("the Ukrainian city of Kherson", "Kherson", ("Ukraine",)),
        ("in Dhahran in Saudi Arabia", "Dhahran", ("Saudi Arabia",)),
        ("in Tajoura, east of Tripoli", "Tajoura", ("east of Tripoli",)),
        (
            "in Zvanivka village, about 90 km west of Mandalay",
            "Zvanivka",
            ("90 km west of Mandalay",),
        ),
        ("the village of Zvanivka near Murmansk", "Zvanivka", ("near Murmansk",)),
        (
            'on Zvanivka", a village in the hills north of Beirut',
            "Zvanivka",
            ("north of Beirut",),
        ),
        ("south of Sudan's capital, Khartoum", "Khartoum", ("Sudan",)),
        ("the plant in the central Poltava region of Ukraine", "Poltava region", ("Ukraine",)),
        ("in the city of Latakia on Syria’s west coast", "Latakia", ("Syria",)),
        ("Goma, the capital of North Kivu province", "Goma", ("North Kivu province",)),
        ("in Zvanivka village of Pale Township", "Zvanivka", ("Pale",)),
        ("on the Mina district of the city of Hodeidah", "Mina district", ("Hodeidah",)),
        (
            "Zvanivka, Kolsky urban district, Murmansk region",
            "Zvanivka",
            ("Kolsky urban district", "Murmansk region"),
        ),
        (
            "the Zvanivka and Balashov airfields in Russia's Saratov region",
            "Balashov",
            ("Saratov region",),
        ),
        (
            "in Zvanivka, Lower Shabelle, 70 km west of Mogadishu",
            "Zvanivka",
            ("Lower Shabelle", "70 km west of Mogadishu"),
        ),
        ("the raid on Zvanivka, Ryazan", "Zvanivka", ("Ryazan",)),
        ("Zvanivka (Murmansk) – hit", "Zvanivka", ("Murmansk",)),
        ("at Zvanivka camp, which is situated near Kherson", "Zvanivka camp", ("near Kherson",)),
        ("a Zvanivka Hospital building in the southern city of Kherson", "Zvanivka Hospital", ("Kherson",)),
        ("at Zvanivka on Kherson's western outskirts", "Zvanivka", ("Kherson",)),
        ("in Amran province near the capital, Sanaa", "Amran province", ("Sanaa",)),
    ],
)
def test_where_a_place_lies(text, name, parents):
    assert spotted(text)[name].parents == parents


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("a depot in the Perm region, some 700 miles (1,126 km) east of Moscow", {"Moscow"}),
        ("raids on the Yatmah area in Khab and Shaaf District", {"Khab", "Shaaf District"}),
        ("Nyaung Kone, a village in Sagaing Region's Pale Township", {"Sagaing Region", "Pale"}),
    ],
)
def test_all_that_tells_where_lies_outside_the_strike(text, inside):
    assert {name.text for name in spotted(text).values() if name.inside} == inside


@pytest.mark.parametrize(
    "text",
    [
        "in Idlib, Aleppo and Hama",
        "Zvanivka airport, an air base in Kherson and a camp",
        "in Sadove and the city of Kherson",
        "in Terter, Aghdam, Barda and Agjabedi districts",
    ],
)
def test_places_of_a_list_lie_beside_each_other(text):
    assert all(not name.inside and not name.parents for name in spotted(text).values())


def test_a_nation_that_struck_a_town_does_not_hold_it():
    assert spotted("jets believed to be Russian struck the town of Zvanivka")["Zvanivka"].parents == ()


def test_a_list_shares_what_it_ends_with():
    names = spotted("villages of Zvanivka, Murid and Gwalistan, in Bama district")
    assert {names[name].parents for name in ("Zvanivka", "Gwalistan")} == {("Bama district",)}
    assert spotted("in Mykolaiv and Bashtanka in Bashtanka district")["Mykolaiv"].parents == ()
