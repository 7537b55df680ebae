"""The agreement of two labellers is counted as it says, and the README of the corpus tells its figures."""

import re
from pathlib import Path

import pytest

from benchmarks.reading import labelled_articles
from benchmarks.training.agreement import agreement, kappa, pairs

CORPUS = Path(__file__).parents[1] / "corpus"
LABEL = {
    "kind": "strike", "place": "Ganja", "lon": 46.36, "lat": 40.68, "role": "target", "outcome": "hit",
    "attacker": "Armenia", "weapon_class": "missile", "edtf": "2020-10-17", "claimant": "outlet",
}  # fmt: skip


def article(*labels):
    return [{"id": "article", "strikes": list(labels)}]


def test_the_readme_tells_the_figures_of_the_two_label_files():
    readme = (CORPUS / "README.md").read_text()
    figures = agreement(
        *(labelled_articles(CORPUS / name) for name in ("first_labels.jsonl", "second_labels.jsonl"))
    )
    told = {}
    for name, share, chance_free in re.findall(r"^\| `(\w+)`.*\| ([\d.]+) \| ([\d.]*) ?\|$", readme, re.M):
        told |= {name: float(share)} | ({f"{name}_kappa": float(chance_free)} if chance_free else {})
    assert len(told) == 12
    assert told == {name: figures[name] for name in told}
    marked = "{strikes_first} strikes were marked by the first labeller, {strikes_second} by the second"
    assert marked.format(**figures) in readme


def test_the_same_labels_agree_in_full():
    figures = agreement(article(LABEL), article(LABEL))
    assert figures["f1"] == figures["attacker"] == figures["attacker_kappa"] == 1


def test_the_order_of_attackers_does_not_matter():
    ours, theirs = ({**LABEL, "attacker": parties} for parties in ("Houthis / Iran", "Iran / Houthis"))
    other = {**LABEL, "lon": 47.1, "edtf": "2020-10-11"}
    assert agreement(article(ours, other), article(theirs, other))["attacker_kappa"] == 1


@pytest.mark.parametrize(
    ("changes", "paired"),
    [
        ({"lon": 46.6}, True),  # 20 km
        ({"lon": 47.5}, True),  # far, but of one name
        ({"lon": 47.5, "place": "Barda"}, False),
        ({"role": "intended_target"}, True),
        ({"role": "launched_from"}, False),
        ({"edtf": "2020-10-11"}, True),
    ],
)
def test_strikes_pair_by_name_or_distance_and_by_role_class(changes, paired):
    assert bool(pairs([LABEL], [{**LABEL, **changes}])) == paired


def test_two_nights_of_one_town_pair_by_their_dates():
    earlier = {**LABEL, "edtf": "2020-10-11"}
    assert pairs([LABEL, earlier], [earlier, LABEL]) == [(LABEL, LABEL), (earlier, earlier)]


def test_kappa_takes_off_what_chance_would_give():
    # Cohen's own kind of table: 20 + 15 of 50 agreed, .5 expected by chance
    terms = [("a", "a")] * 20 + [("b", "b")] * 15 + [("a", "b")] * 5 + [("b", "a")] * 10
    assert kappa(terms) == pytest.approx(0.4)


def test_labels_of_other_articles_are_not_compared():
    with pytest.raises(ValueError, match="same articles"):
        agreement(article(LABEL), [{"id": "another", "strikes": []}])
