import pytest

from geo.exports import Export
from geo.exports.csv import COLUMNS, MAX_CELL
from geo.exports.xlsx import CLAIM_COLUMNS, write
from geo.filters import StrikeFilter
from geo.frames import strikes_frame
from tests.builders import placed, strike, unplaced
from tests.exports.sheets import SHEET, sheet


def written(*strikes):
    export = Export(frame=strikes_frame(strikes), chosen=StrikeFilter(), revision="abc")
    return b"".join(write(export))


def test_a_row_a_strike_and_a_row_a_claim():
    content = written(strike(), strike(unplaced(), id="s2"))
    header, *lines = sheet(content, 1)[0]
    assert list(header.values()) == COLUMNS
    assert [line["A"] for line in lines] == ["s1", "s2"]
    claims, *told = sheet(content, 2)[0]
    assert list(claims.values()) == CLAIM_COLUMNS
    assert {line["A"] for line in told} == {"s1", "s2"}
    about = {line["A"]: line["B"] for line in sheet(content, 3)[0]}
    assert about["filter"] == "All strikes."
    assert about["revision"] == "abc"


@pytest.mark.parametrize("words", ["=1+1", "@SUM(1)", "http://x.example/", "x" * 40_000])
def test_text_is_text_and_never_a_formula_or_a_link(words):
    rows, root = sheet(written(strike(placed(attacker=words))), 1)
    assert not list(root.iter(f"{SHEET}f"))
    assert not list(root.iter(f"{SHEET}hyperlink"))
    (cell,) = [cell for cell in rows[1].values() if cell[:4] == words[:4]]
    assert cell == (words if len(words) <= MAX_CELL else words[: MAX_CELL - 1] + "…")


def test_the_same_content_is_the_same_file():
    assert written(strike()) == written(strike())
