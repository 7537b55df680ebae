from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.articles import Article, BlockKind, blocks, content, dateline, read_text, without_furniture

SEED = Path(__file__).parents[2] / "seeds" / "000_c9bb2faa0c5880d1.txt"
PARAGRAPHS = [
    "Depot burns after night of drone strikes",
    "ODESA, Ukraine, March 5 (Agency) - Two drones struck a fuel depot in the port on Tuesday.",
    "What is known so far",
    "Firefighters needed six hours to put out the blaze.",
    "A second wave hit the grain terminal; three people were wounded, according to the regional governor.",
    "“We heard four explosions,” said a harbour pilot who asked not to be named.",
    "The strikes came a day after missiles hit Mykolaiv.",
]
FURNITURE = [
    "0",
    "Share this",
    "Read more: Tanker adrift in the gulf after missile strike",
    "Related: Iran strikes base in Iraq, kills four",
    "Subscribe to our newsletter and never miss a story.",
    "We use cookies to improve your experience.",
    "© 2024 Harbour Times. All rights reserved.",
    "By Jane Doe and John Roe in Odesa",
    "Photo: Jane Doe/Reuters",
    "[File: Jane Doe/AFP]",
    "Leave a Reply",
    "Your email address will not be published. Required fields are marked *",
    "Advertisement",
    "5 min read",
    "3 hours ago",
    "Published on 6 March 2024, 10:15 GMT",
]


def article(*paragraphs: str) -> Article:
    return read_text("\n\n".join(paragraphs).encode())


def kinds(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in blocks(read_text(text.encode()))]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400))
def test_blocks_are_verbatim_in_order_and_apart(text: str) -> None:
    given_article = Article(text=text, raw=b"", sha256="0" * 64)
    end = 0
    for block in blocks(given_article):
        assert given_article.text[block.start : block.end] == block.text
        assert block.text == block.text.strip() != ""
        assert block.start >= end
        end = block.end


@given(st.lists(st.tuples(st.integers(0, len(PARAGRAPHS)), st.sampled_from(FURNITURE)), max_size=8))
def test_furniture_anywhere_never_changes_the_content(places: list[tuple[int, str]]) -> None:
    paragraphs = list(PARAGRAPHS)
    for place, furniture in sorted(places, key=lambda pair: -pair[0]):
        paragraphs.insert(place, furniture)
    plain, furnished = article(*PARAGRAPHS), article(*paragraphs)
    assert [(b.kind, b.text) for b in content(furnished)] == [(b.kind, b.text) for b in content(plain)]
    before, after = dateline(plain), dateline(furnished)
    assert before is not None
    assert after is not None
    assert before.place.text == after.place.text == "ODESA, Ukraine"


def test_the_kinds_of_a_usual_report() -> None:
    assert [block.kind for block in blocks(article(*PARAGRAPHS))] == [
        BlockKind.HEADLINE,
        BlockKind.DATELINE,
        BlockKind.PARAGRAPH,
        BlockKind.SUBHEADING,
        *[BlockKind.PARAGRAPH] * 4,
    ]


def test_the_seed_tells_its_headline_once_and_no_furniture() -> None:
    told = content(read_text(SEED.read_bytes()))
    assert told[0].kind is BlockKind.HEADLINE
    assert sum(block.text == told[0].text for block in told) == 1
    assert told[1].text.startswith("US Secretary of State Marco Rubio spoke")
    assert told[-1].text.startswith("The Indian Ministry of Defence stated")
    assert len(told) == 13


def test_a_paragraph_told_twice_counts_once_but_short_lines_may_repeat() -> None:
    told = content(article("A headline", *[PARAGRAPHS[4]] * 2, "- Kherson", "- Sumy", "- Kherson"))
    assert [block.text for block in told] == ["A headline", PARAGRAPHS[4], "Kherson", "Sumy", "Kherson"]


def test_headlines_of_other_articles_are_no_content_up_to_the_next_sentence() -> None:
    told = content(
        article(
            "A headline",
            "The depot burned.",
            "Also read",
            "Iran fires missiles",
            "- Tanker hit",
            "The fire is out.",
        )
    )
    assert [block.text for block in told] == ["A headline", "The depot burned.", "The fire is out."]


def test_a_single_sentence_is_a_paragraph() -> None:
    assert kinds("Two drones struck the depot") == [(BlockKind.SUBHEADING, "Two drones struck the depot")]
    assert kinds("Two drones struck the depot.") == [(BlockKind.PARAGRAPH, "Two drones struck the depot.")]


def test_list_items_and_table_rows_are_told_apart() -> None:
    told = kinds(
        "Struck:\n• a depot in Odesa\n2) a bridge in Sumy\n| Kherson | 3 drones |\nLviv\t2\tmissiles"
    )
    assert told[1:] == [
        (BlockKind.LIST_ITEM, "a depot in Odesa"),
        (BlockKind.LIST_ITEM, "a bridge in Sumy"),
        (BlockKind.TABLE_ROW, "| Kherson | 3 drones |"),
        (BlockKind.TABLE_ROW, "Lviv\t2\tmissiles"),
    ]


def test_each_entry_of_a_live_blog_has_its_own_time() -> None:
    told = content(
        article(
            "Live: strikes on the port",
            "14:05 GMT\nSecond wave reported\nA second wave hit the terminal, officials said.",
            "13:10 GMT — Two drones struck the depot. More follows.",
            "12:00\nA quiet morning so far.",
        )
    )
    assert [(block.text[:12], block.stamp.text if block.stamp else None) for block in told] == [
        ("Live: strike", None),
        ("Second wave ", "14:05 GMT"),
        ("A second wav", "14:05 GMT"),
        ("Two drones s", "13:10 GMT"),
        ("A quiet morn", "12:00"),
    ]


def test_one_time_of_day_makes_no_live_blog() -> None:
    told = content(article("A headline", "01:05 Two missiles hit the depot.", "Nobody was hurt."))
    assert told[1].text.startswith("01:05 Two missiles")
    assert told[1].stamp is None


@pytest.mark.parametrize(
    ("opening", "place", "day"),
    [
        ("NEW DELHI, May 10 (Reuters) - ", "NEW DELHI", "May 10"),
        ("KYIV, Ukraine (AP) — ", "KYIV, Ukraine", None),
        ("Kyiv, Ukraine (AP) -- ", "Kyiv, Ukraine", None),
        ("BEIRUT, 10 May 2025 (AFP) – ", "BEIRUT", "10 May 2025"),
        ("MOSCOW, May 10. /TASS/. ", "MOSCOW", "May 10"),
        ("LAHORE/ISLAMABAD: ", "LAHORE/ISLAMABAD", None),
        ("Deir ez-Zor, Syria (AFP) - ", "Deir ez-Zor, Syria", None),
        ("Khartoum, April 3 - ", "Khartoum", "April 3"),
        ("GENEVA (8 June 2024) – ", "GENEVA", "8 June 2024"),
        ("Tehran, IRNA – ", "Tehran", None),
        ("Moscow. 8 June. INTERFAX.RU - ", "Moscow", "8 June"),
        ("Kabul, Afghanistan — ", "Kabul, Afghanistan", None),
    ],
)
def test_datelines_in_the_forms_agencies_use(opening: str, place: str, day: str | None) -> None:
    told = article("A headline", opening + "Two drones struck a depot.", "Nobody was hurt.")
    found = dateline(told)
    assert found is not None
    assert found.place.text == place == told.text[found.place.start : found.place.end]
    assert (found.day.text if found.day else None) == day
    assert content(told)[1].text == "Two drones struck a depot."


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia - which denied it - struck the port.",
        "Odesa: two drones struck the port.",
        "Israel struck Beirut - again.",
        "Two drones struck KYIV - officials said.",
        "PRESENTER: Two drones struck the port.",
        "EASTERN UKRAINE - INCIDENT LOG.",
    ],
)
def test_sentences_that_are_no_dateline(sentence: str) -> None:
    told = article("A headline", sentence, "Nobody was hurt.")
    assert dateline(told) is None
    assert content(told)[1].text == sentence


def test_only_the_first_paragraph_opens_with_a_dateline() -> None:
    told = article("A headline", "Nobody was hurt.", "KYIV, Ukraine (AP) — Two drones struck a depot.")
    assert dateline(told) is None


def test_a_dateline_may_follow_a_long_headline_and_a_standfirst():
    text = (
        "Shelling cuts the water of nine villages in the north\n\n"
        "The council says that engineers were at work as night fell and that the pumps will run by noon\n\n"
        "KRAMATORSK, Ukraine (Agency) - Shelling cut the water of nine villages."
    )
    assert [b.text for b in content(article(text))][-1] == "Shelling cut the water of nine villages."


def test_furniture_gives_way_to_white_space() -> None:
    text = "KYIV (Agency) - Drones hit Kharkiv.\n\nAdvertisement\n\nTwo people were hurt."
    told = without_furniture(read_text(text.encode()))
    assert len(told) == len(text)
    assert told == text.replace("Advertisement", " " * len("Advertisement"))
