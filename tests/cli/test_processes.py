import os
from concurrent.futures.process import BrokenProcessPool

import pytest

from geo.cli.processes import cores, spread


def squares(numbers: tuple[int, ...]) -> list[tuple[int, int]]:
    return [(number * number, os.getpid()) for number in numbers]


def dying(numbers: tuple[int, ...]) -> list[int]:
    os._exit(1)


def test_results_come_in_the_order_of_the_items_from_other_processes():
    found = list(spread(squares, iter(range(50)), chunk=3, jobs=2))
    assert [square for square, _ in found] == [number * number for number in range(50)]
    assert os.getpid() not in {process for _, process in found}


def test_a_process_that_dies_is_an_error():
    with pytest.raises(BrokenProcessPool):
        list(spread(dying, range(5), chunk=1, jobs=1))


def test_there_is_a_core():
    assert cores() >= 1
