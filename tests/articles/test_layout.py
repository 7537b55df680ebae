from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.articles.layout import dateline_of, is_table_row, marker_length, paragraphs, stamp_of

STORY = (
    "Two drones struck a fuel depot in the port on Tuesday, and officials said that nobody was hurt, and "
    "firefighters needed six hours to put out the blaze, the mayor of the town said on the following day."
)


def runs(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


@given(st.integers(60, 100))
def test_wrapped_paragraphs_are_joined_at_any_width(width: int) -> None:
    text = "\n\n".join(["DEPOT BURNS", textwrap.fill(STORY, width), textwrap.fill(STORY, width)])
    assert [" ".join(run.split()) for run in runs(text)] == ["DEPOT BURNS", STORY, STORY]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\u2028"])
def test_every_line_of_an_unwrapped_text_is_a_paragraph(end: str) -> None:
    assert runs(end.join(["A headline", STORY, "Nobody was hurt."])) == [
        "A headline",
        STORY,
        "Nobody was hurt.",
    ]


def test_items_of_a_list_are_not_joined() -> None:
    assert runs("Struck:\n- a depot\n- a bridge") == ["Struck:", "- a depot", "- a bridge"]


@pytest.mark.parametrize(
    ("run", "length"),
    [("- a", 2), ("12) a", 4), ("• a", 2), ("(b) a", 4), ("-a", 0), ("3.5 km", 0), ("a", 0)],
)
def test_markers_of_lists(run: str, length: int) -> None:
    assert marker_length(run) == length


def test_rows_of_tables() -> None:
    assert is_table_row("a | b | c")
    assert is_table_row("a\tb\tc")
    assert not is_table_row("either | or")


@pytest.mark.parametrize(
    ("run", "stamp"),
    [
        ("14:05 GMT", "14:05 GMT"),
        ("[10:45] Missiles hit", "10:45"),
        ("9.30am - Missiles hit", "9.30am"),
        ("May 10, 14:05 IST | Missiles hit", "May 10, 14:05 IST"),
        ("10 May 2025 at 14:05\nMissiles hit", "10 May 2025 at 14:05"),
    ],
)
def test_stamps_of_entries(run: str, stamp: str) -> None:
    found = stamp_of(run)
    assert found is not None
    assert stamp in run[: found[0]]
    assert run[found[1] :] in ("Missiles hit", "")


@pytest.mark.parametrize(
    "run", ["14:05 was the time.", "At 14:05 GMT missiles hit", "2 missiles hit", "3.5 million fled"]
)
def test_sentences_are_no_stamps(run: str) -> None:
    assert stamp_of(run) is None


@given(st.text(alphabet="A B,.-(/)y5—\n", max_size=200))
def test_no_text_breaks_the_forms(text: str) -> None:
    found = dateline_of(text)
    if found:
        (start, end), _, body = found
        assert 0 <= start < end <= body < len(text)
    stamp = stamp_of(text)
    assert stamp is None or 0 < stamp[0] <= stamp[1] <= len(text)


def test_lines_of_one_length_without_blank_lines_are_paragraphs_of_their_own() -> None:
    lines = [f"Kherson region, district {n}: three drones hit a depot, nobody hurt" for n in range(4)]
    assert runs("\n".join(["A headline", *lines])) == ["A headline", *lines]


def test_a_line_after_a_full_stop_or_of_a_table_is_not_joined() -> None:
    lines = [
        "Nobody was hurt in the attack, and the fire is out by now, they said.",
        "| Kherson | 3 | drones |",
    ]
    assert runs("A headline\n\n" + "\n".join(lines)) == ["A headline", *lines]


@pytest.mark.parametrize(
    ("run", "stamp", "body"),
    [
        ("14:05 GMT - Missiles hit the port", "14:05 GMT", "Missiles hit the port"),
        ("2.52pm BST Missiles hit the port", "2.52pm BST", "Missiles hit the port"),
        ("10am EST, 6pm EAT", "10am EST, 6pm EAT", ""),
        ("[14:05] Missiles hit the port", "14:05", "Missiles hit the port"),
        ("Updated at 14:05 MSK\nMissiles hit", "14:05 MSK", "Missiles hit"),
        ("10:13 British Summer Time 26 June 2022", "10:13 British Summer Time 26 June 2022", ""),
        ("14:05 GMT, 10 May 2025", "14:05 GMT, 10 May 2025", ""),
        ("2025-05-10 14:05 UTC", "2025-05-10 14:05 UTC", ""),
        ("15:25 , Maryam Example-Name", "15:25", ""),
        ("May 10, 9:30 p.m. ET — Missiles hit", "May 10, 9:30 p.m. ET", "Missiles hit"),
    ],
)
def test_stamps_in_the_forms_live_blogs_use(run: str, stamp: str, body: str) -> None:
    found = stamp_of(run)
    assert found is not None
    assert run[: found[0]].endswith(stamp)
    assert run[found[1] :] == body


@pytest.mark.parametrize(
    "run", ["12:30 missiles hit the port", "5 May 2025 was a day of war", "Three died", "2025-05-10"]
)
def test_what_goes_on_as_a_sentence_is_no_stamp(run: str) -> None:
    assert stamp_of(run) is None
