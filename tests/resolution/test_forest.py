import csv
from pathlib import Path

import numpy as np

from geo.resolution.forest import Forest, read_forests, table

CLUES = ("far", "near")
FOREST = Forest(
    asked=np.array([[0, 1, 1, 0, 0, 0, 0]]),
    above=np.array([[0.5, 2.0, 3.0, np.inf, np.inf, np.inf, np.inf]]),
    votes=np.array([[1.0, 0, 2.0, 0, 3.0, 0, 4.0, 0]]),
)


def test_the_answers_lead_to_a_vote() -> None:
    rows = np.array([[0.5, 2.0], [0.5, 2.1], [0.6, 3.0], [0.6, 3.1]])
    assert FOREST.scores(rows).tolist() == [1.0, 2.0, 3.0, 4.0]


def test_the_trees_add_up() -> None:
    two = Forest(
        asked=np.repeat(FOREST.asked, 2, axis=0),
        above=np.repeat(FOREST.above, 2, axis=0),
        votes=np.repeat(FOREST.votes, 2, axis=0),
    )
    assert two.scores(np.array([[0.0, 9.0]])).tolist() == [4.0]


def test_what_is_written_in_words_is_read_alike(tmp_path: Path) -> None:
    rows = list(table("alone", FOREST, CLUES))
    assert rows[0][1].startswith("far>0.5 near>2 near>3 -")
    with (tmp_path / "model.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("forest", "questions", "votes"), *rows])
    read = read_forests(tmp_path / "model.csv", CLUES)["alone"]
    spots = np.array([[0.5, 2.0], [0.5, 2.1], [0.6, 3.0], [0.6, 3.1]])
    assert read.scores(spots).tolist() == FOREST.scores(spots).tolist()
