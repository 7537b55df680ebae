import pytest

from geo.cli import main
from geo.pipeline import Reading
from geo.store import open_store
from tests.builders import article, place, placed

pytestmark = pytest.mark.usefixtures("database")

HERE, THERE = article("here"), article("there")


@pytest.fixture
def strikes():
    store = open_store()
    told = [(HERE, placed("a", of=HERE)), (THERE, placed("a", place("Lahore", 74.35, 31.55), of=THERE))]
    store.save([Reading(name="x", article=of, reports=(report,)) for of, report in told], "fake/1")
    return store.strikes()


def test_one_strike_tells_its_reports_and_status(strikes, capsys):
    one = strikes[0]
    for name in (one.id, one.reports[0].id):
        assert main(["why", name]) == 0
        assert capsys.readouterr().out.splitlines() == [
            f"strike {one.id} ({one.reports[0].report.toponym.text!r}): "
            "claimed, one side or one publisher tells of it",
            f"  report {one.reports[0].id}: the strike is built on it",
        ]


def test_two_strikes_tell_what_keeps_them_apart(strikes, capsys):
    assert main(["why", strikes[0].id, strikes[1].id]) == 0
    assert capsys.readouterr().out.endswith("are two: different places\n")


def test_an_unknown_id_is_said(strikes, capsys):
    assert main(["why", "nothing"]) == 2
    assert "no strike or report 'nothing'" in capsys.readouterr().err
