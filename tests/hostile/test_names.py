import pytest

from geo.cli import main
from tests.hostile.payloads import NAMES, NO_COORDINATES


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_hostile_name_gets_an_answer_or_one_line_of_reason(name, tmp_path, monkeypatch, capfdbinary):
    monkeypatch.chdir(tmp_path)
    code = main(["geocode", "--json", "--", name])
    out, err = capfdbinary.readouterr()
    assert code in (0, 1, 2)
    assert code == 0 or (err.startswith(b"strikemap: ") and err.count(b"\n") == 1 and len(err) < 1000)
    assert b"Traceback" not in out + err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", NO_COORDINATES)
def test_numbers_that_are_no_spot_on_earth_are_refused_and_never_taken_for_a_name(name, capsys):
    assert main(["geocode", "--json", "--", name]) == 1
    said = capsys.readouterr()
    assert "no latitude and longitude" in said.err
    assert said.out == ""
