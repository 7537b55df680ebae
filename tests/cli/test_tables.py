from geo.cli.tables import printable, strikes_table
from geo.pipeline import Reading
from tests.builders import placed, unplaced


def table(*reports):
    return strikes_table([Reading(name="a", reports=reports)], rejected=False)


def test_a_strike_is_a_line_with_place_and_radius():
    printed = table(placed(), unplaced("r2", operation=None))
    assert "Rawalpindi, Punjab, PK ±9 km" in printed
    assert "Operation Sindoor" in printed
    assert "Nowhere → unplaced" in printed


def test_nothing_found_is_said_in_counts_alone():
    assert table() == "0 events (0 marks)\n"


def test_words_are_no_markup_and_no_escape_codes():
    printed = table(placed(attacker="[red]A[/red]", weapon=":bomb: \x1b]0;x\x07"))
    assert "[red]A[/red]" in printed
    assert ":bomb:" in printed
    assert "\x1b" not in printed
    assert "\x07" not in printed


def test_a_cell_is_one_line():
    assert printable("a\nb\u2028c\u202ed") == "a b c d"
