from datetime import date

import pytest

from geo.strikes import toll, tolls
from tests.builders import article, placed


def told(day, *deaths):
    return placed(str(day), of=article(f"{day} {deaths}", published=date(2025, 5, day)), deaths=deaths)


def test_the_latest_best_estimate_counts_and_superseded_ones_stay():
    reports = [told(9, None, 13, None), told(7, None, 5, None), told(8, None, None, None)]
    assert toll(reports) == (5, 13, 13)
    assert [one.deaths[1] for one in tolls(reports)] == [5, 13]


@pytest.mark.parametrize(
    ("deaths", "said"),
    [
        ([(None, None, None)], (None, None, None)),
        ([(None, 5, None)], (None, 5, None)),
        ([(None, 5, None), (None, 5, None)], (None, 5, None)),
        ([(5, None, None)], (5, None, 5)),
        ([(3, 4, 6), (None, 9, None)], (3, 9, 9)),
        ([(None, 0, None)], (None, 0, None)),
    ],
)
def test_a_toll_is_as_wide_as_what_was_stated(deaths, said):
    assert toll([told(7 + number, *counts) for number, counts in enumerate(deaths)]) == said


def test_one_article_that_states_a_toll_twice_states_it_once():
    assert len(tolls([told(7, None, 5, None), told(7, None, 5, None)])) == 1
