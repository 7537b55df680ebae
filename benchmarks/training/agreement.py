"""How far two labellers agree: the strikes both mark, and what each says of them.

Two strikes of an article are the same when both labellers give the place one name, or put it within
25 km, in the same role class ("aimed at" and "struck" differ in outcome alone); strikes pair one to
one, same dates first, then same names, then nearest. Attributes are compared on the pairs as the
benchmark compares them. Cohen's kappa [1]_ takes off what chance would give two labellers who use
each term as often as these do.

Usage: ``python -m benchmarks.training.agreement FIRST.jsonl SECOND.jsonl [--json]``

References
----------
.. [1] J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
   Measurement 20 (1960), 37-46.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Hashable, Sequence
from pathlib import Path

from benchmarks._judging import Properties, dates_overlap, judge
from benchmarks.reading import (
    ATTRIBUTES,
    NEAR_KM,
    ROLE_CLASS,
    labelled_articles,
)
from geo.coordinates import Position, distance_m

TERMS = ("attacker", "weapon_class", "outcome")  # attributes with terms to count, as kappa needs

Pair = tuple[Properties, Properties]
Figures = dict[str, float | int]


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("first", type=Path, help="JSON lines with `id` and `strikes`, as in tests/corpus")
    parser.add_argument("second", type=Path, help="the same articles, labelled by somebody else")
    parser.add_argument("--json", action="store_true", help="print one flat JSON object, nothing else")
    options = parser.parse_args()
    figures = agreement(labelled_articles(options.first), labelled_articles(options.second))
    if options.json:
        print(json.dumps(figures))
        return
    for name, figure in figures.items():
        print(f"{name:28} {figure}")


def agreement(first: Sequence[Properties], second: Sequence[Properties]) -> Figures:
    """Return the agreement of two labellings of the same articles, in the same order.

    Raises
    ------
    ValueError
        If they are not of the same articles.
    """
    if [article["id"] for article in first] != [article["id"] for article in second]:
        raise ValueError("the two files do not label the same articles in the same order")
    both = [(strikes(a), strikes(b)) for a, b in zip(first, second, strict=True)]
    found = [pair for ours, theirs in both for pair in pairs(ours, theirs)]
    n_first, n_second = (sum(map(len, side)) for side in zip(*both, strict=True))
    verdicts = [judge(ours, theirs) for ours, theirs in found]
    figures: Figures = {
        "articles": len(first),
        "strikes_first": n_first,
        "strikes_second": n_second,
        "strikes_both": len(found),
        "f1": round(2 * len(found) / max(n_first + n_second, 1), 2),
        "any_strike": _share([bool(ours) == bool(theirs) for ours, theirs in both]),
        "any_strike_kappa": kappa([(bool(ours), bool(theirs)) for ours, theirs in both]),
    }
    for name in ATTRIBUTES:
        figures[name] = _share([verdict[name] for verdict in verdicts if name in verdict])
    for name in TERMS:
        figures[f"{name}_kappa"] = kappa([(_term(ours[name]), _term(theirs[name])) for ours, theirs in found])
    return figures


def strikes(article: Properties) -> list[Properties]:
    """Return the strikes of a labelled article, without its areas."""
    return [label for label in article["strikes"] if label["kind"] == "strike"]


def pairs(ours: Sequence[Properties], theirs: Sequence[Properties]) -> list[Pair]:
    """Return the strikes that both labellers mark, one to one."""
    near = []
    for i, first in enumerate(ours):
        for j, second in enumerate(theirs):
            named_alike = _letters(first["place"]) == _letters(second["place"])
            distance_km = distance_m(_position(first), _position(second)) / 1000
            if _role_class(first) == _role_class(second) and (named_alike or distance_km <= NEAR_KM):
                near.append((not dates_overlap(first, second), not named_alike, round(distance_km), i, j))
    found: dict[int, int] = {}
    for *_, i, j in sorted(near):
        if i not in found and j not in found.values():
            found[i] = j
    return [(ours[i], theirs[j]) for i, j in sorted(found.items())]


def kappa(terms: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Return Cohen's kappa of pairs of terms: 1 for full agreement, 0 for no more than chance."""
    n = len(terms)
    agreed = sum(a == b for a, b in terms) / n
    ours, theirs = (Counter(side) for side in zip(*terms, strict=True))
    by_chance = sum(ours[term] * theirs[term] for term in ours) / n**2
    return 1.0 if by_chance == 1 else round((agreed - by_chance) / (1 - by_chance), 2)


def _term(value: str | None) -> frozenset[str]:
    return frozenset(value.split(" / ")) if value else frozenset()


def _share(verdicts: Sequence[bool]) -> float:
    return round(sum(verdicts) / max(len(verdicts), 1), 2)


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _position(label: Properties) -> Position:
    return Position(lon=label["lon"], lat=label["lat"], radius_m=0)


def _role_class(label: Properties) -> str:
    role: str = label["role"]
    return ROLE_CLASS.get(role, role)


if __name__ == "__main__":
    main()
