import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from geo.exports import Export
from geo.exports.csv import COLUMNS, MAX_CELL, write
from geo.filters import StrikeFilter
from geo.frames import strikes_frame
from geo.reports import Claim, Quote
from geo.vocabulary import Kind, Stance
from tests.builders import article, place, placed, strike, unplaced

FRAME = strikes_frame([strike()])


def read(*strikes):
    return parsed(strikes_frame(strikes))


def parsed(frame):
    export = Export(frame=frame, chosen=StrikeFilter(), revision="abc")
    content = b"".join(write(export)).decode("utf-8")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def test_one_row_a_strike_with_every_column():
    rows = read(strike(), strike(unplaced(), id="s2"), strike(placed(kind=Kind.AREA), id="s3"))
    assert [row["id"] for row in rows] == ["s1", "s2", "s3"]
    assert list(rows[0]) == COLUMNS
    assert [(row["lon"], row["lat"]) for row in rows] == [("73.048", "33.601"), ("", ""), ("", "")]


def test_southern_and_western_numbers_stay_numbers():
    (row,) = read(strike(placed(found=place(lon=-70.5, lat=-33.25))))
    assert (row["lon"], row["lat"]) == ("-70.5", "-33.25")


@settings(deadline=None)
@given(st.sampled_from("=+-@\t\r\n|%＝"), st.text(st.characters(exclude_categories=("Cs",)), max_size=20))
def test_no_text_starts_a_formula(start, rest):
    (row,) = parsed(FRAME.assign(attacker=start + rest))
    assert row["attacker"] == "'" + start + rest


def test_blanks_before_a_formula_do_not_hide_it():
    (row,) = read(strike(placed(attacker="  =1+1", weapon="a=b")))
    assert row["attacker"] == "'  =1+1"
    assert row["weapon"] == "a=b"


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1))
def test_any_other_text_survives(text):
    (row,) = parsed(FRAME.assign(attacker="x" + text))
    assert row["attacker"] == "x" + text


def test_sources_and_claims_are_told_in_a_cell_each():
    told_by = article(publisher="A", url="https://a.example/1")
    (row,) = read(strike(placed(of=told_by), placed("r2", of=article("b")), linked_to=("x", "y")))
    assert (row["publishers"], row["urls"]) == ("A", "https://a.example/1")
    assert row["claims"] == "outlet claims; outlet claims"
    assert row["linked_to"] == "x y"


def test_a_claim_is_told_with_its_hedge():
    quote = Quote(text="It was hit.", start=0, end=11)
    claim = Claim(claimant="officials", stance=Stance.CLAIMS, quote=quote, hedge="reportedly")
    (row,) = read(strike(placed(claims=(claim,))))
    assert row["claims"] == "officials claims (reportedly)"


def test_a_cell_is_never_longer_than_a_spreadsheet_takes():
    (row,) = read(strike(placed(damage="x" * 40_000)))
    assert len(row["damage"]) == MAX_CELL
    assert row["damage"].endswith("…")


def test_an_empty_table_has_its_header():
    export = Export(frame=strikes_frame([]), chosen=StrikeFilter(), revision="abc")
    assert b"".join(write(export)).decode().strip() == ",".join(COLUMNS)
