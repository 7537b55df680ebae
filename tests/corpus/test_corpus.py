"""The labelled corpus is what its README says: labels rest on the text, both halves have the same mix."""

import hashlib
from collections import Counter
from datetime import date
from pathlib import Path

import orjson
import pytest

from geo.timespans import from_edtf
from geo.vocabulary import DateBasis, Kind, Outcome, Role, Stance, WeaponClass

CORPUS = Path(__file__).parent
HALVES = ("dev", "heldout")
N_DRAWN = 120  # articles among which the halves were drawn; every later one is for development
ARTICLES = {
    half: [orjson.loads(path.read_bytes()) for path in sorted((CORPUS / half).glob("*.json"))]
    for half in HALVES
}
EVERY = [article for half in HALVES for article in ARTICLES[half]]
LABELS = [(article, label) for article in EVERY for label in article["strikes"]]
ARTICLE_FIELDS = [
    "id", "style", "conflict", "published", "publisher", "url", "text", "strikes", "distractors",
]  # fmt: skip
LABEL_FIELDS = [
    "kind", "place", "lon", "lat", "radius_km", "country", "coordinate_source", "role", "outcome",
    "attacker", "weapon_class", "weapon_count", "operation", "claimant", "stance", "edtf", "quote", "event",
]  # fmt: skip


def strikes(article):
    return [label for label in article["strikes"] if label["kind"] == Kind.STRIKE]


def drawn(article):
    return int(article["id"].removeprefix("article-")) <= N_DRAWN


def quiet(article):
    return len(article["distractors"]) > len(strikes(article))


def test_sixty_articles_were_drawn_for_each_half_and_later_ones_join_dev():
    assert [sum(map(drawn, ARTICLES[half])) for half in HALVES] == [60, 60]
    assert all(map(drawn, ARTICLES["heldout"]))
    assert len({article["id"] for article in EVERY}) == len({article["text"] for article in EVERY})


def test_the_halves_are_drawn_by_the_hash_of_the_id():
    hashed = sorted(
        filter(drawn, EVERY), key=lambda article: hashlib.sha256(article["id"].encode()).hexdigest()
    )
    dev = {article["id"] for article in ARTICLES["dev"]}
    assert {article["id"] for article in hashed[:60]} == {a["id"] for a in hashed} & dev


@pytest.mark.parametrize("half", HALVES)
def test_each_half_has_every_style_many_conflicts_and_a_third_of_quiet_articles(half):
    articles = ARTICLES[half]
    assert len({article["style"] for article in articles}) == 10
    assert len({article["conflict"] for article in articles} - {"none"}) >= 8
    assert sum(map(quiet, articles)) >= len(articles) / 3
    assert sum(not strikes(article) for article in articles) >= 5


def test_lengths_are_those_of_news():
    lengths = [len(article["text"].split()) for article in EVERY]
    assert min(lengths) >= 50
    assert max(lengths) <= 700
    assert sum(120 <= length <= 400 for length in lengths) > len(lengths) / 2


@pytest.mark.parametrize("article", EVERY, ids=lambda article: article["id"])
def test_an_article_has_its_fields_and_is_named_by_its_file(article):
    assert list(article) == ARTICLE_FIELDS
    assert any((CORPUS / half / f"{article['id']}.json").is_file() for half in HALVES)
    assert article["url"] is None
    assert article["text"].strip() == article["text"]
    assert article["strikes"] or article["distractors"]


@pytest.mark.parametrize("article", EVERY, ids=lambda article: article["id"])
def test_labels_use_the_terms_and_rest_on_the_text(article):
    for label in article["strikes"]:
        assert list(label) == LABEL_FIELDS
        assert label["kind"] in {Kind.STRIKE, Kind.AREA}
        assert label["role"] in set(Role)
        assert label["outcome"] in {None, *Outcome}
        assert label["weapon_class"] in set(WeaponClass)
        assert label["stance"] in set(Stance)
        assert label["attacker"] != ""
        assert label["claimant"] != ""
        assert label["place"] in article["text"]
        assert "\n" not in label["quote"]
        assert label["quote"] in article["text"]


@pytest.mark.parametrize("article", EVERY, ids=lambda article: article["id"])
def test_strikes_are_placed_and_areas_are_not(article):
    for label in article["strikes"]:
        placed = [label[name] is not None for name in ("lon", "lat", "radius_km", "coordinate_source")]
        assert all(placed) if label["kind"] == Kind.STRIKE else not any(placed)
        if label["kind"] == Kind.STRIKE:
            assert abs(label["lon"]) <= 180
            assert abs(label["lat"]) <= 90
            assert 0 < label["radius_km"] <= 200
            assert len(label["country"]) == 2


@pytest.mark.parametrize("article", EVERY, ids=lambda article: article["id"])
def test_no_strike_is_later_than_publication(article):
    for label in article["strikes"]:
        span = from_edtf(label["edtf"], DateBasis.STATED) if label["edtf"] else None
        if article["published"] is None:
            assert span is None or not span.dated
        elif span:
            assert span.dated
            assert span.start_utc.date() <= date.fromisoformat(article["published"])
            if len(label["edtf"]) > len("2025-05"):  # a month or year may run past its article
                assert span.end_utc.date() <= date.fromisoformat(article["published"])


def test_no_label_is_given_twice():
    told = Counter(
        (
            article["id"],
            *(label[name] for name in ("kind", "place", "role", "edtf", "attacker", "weapon_class")),
        )
        for article, label in LABELS
    )
    assert [strike for strike, times in told.items() if times > 1] == []


def test_events_join_marks_of_one_article():
    shared = Counter((article["id"], label["event"]) for article, label in LABELS)
    assert max(shared.values()) == 2
