import pytest

from geo.cli import main
from geo.cli.review import REVIEWER_VARIABLE
from geo.pipeline import Reading
from geo.store import open_store
from tests.builders import article, place, placed

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def reviewer(monkeypatch):
    monkeypatch.setenv(REVIEWER_VARIABLE, "Ann")


@pytest.fixture
def store():
    made = open_store()
    found = {"one": None, "two": None, "three": place("Lahore", 74.35, 31.55)}
    told = [(article(words), where) for words, where in found.items()]
    readings = [Reading(name=of.text, article=of, reports=(placed("r", where, of=of),)) for of, where in told]
    made.save(readings, "fake/1")
    return made


def run(capsys, *arguments, code=0):
    assert main(["review", *arguments]) == code
    captured = capsys.readouterr()
    return captured.err if code else captured.out


def test_the_queue_empties_as_strikes_are_accepted(store, capsys):
    assert run(capsys, "list").endswith("2 wait for review\n")
    assert "new: Rawalpindi; somewhere within" in run(capsys, "list", "--reason", "new")
    assert run(capsys, "list", "--reason", "unplaced") == "0 wait for review\n"
    names = [strike.id for strike in store.strikes()]
    assert run(capsys, "accept", *names).endswith("accept, 3 reports\n")
    assert run(capsys, "list") == "0 wait for review\n"


def test_a_strike_is_split_joined_and_what_was_done_is_undone(store, capsys):
    rawalpindi, lahore = store.strikes()
    if len(lahore.reports) > 1:
        rawalpindi, lahore = lahore, rawalpindi
    one, two = (placed.id for placed in rawalpindi.reports)
    run(capsys, "split", one, "--why", "two raids")
    assert len(store.strikes()) == 3
    assert main(["why", one, two]) == 0
    assert "are two: Ann split them: two raids" in capsys.readouterr().out
    run(capsys, "join", one, two, lahore.id)
    (strike,) = store.strikes()
    assert main(["why", strike.id]) == 0
    assert "Ann says so" in capsys.readouterr().out
    for number in (one.number for one in store.decisions()):
        run(capsys, "undo", str(number))
    assert len(store.strikes()) == 2
    assert [line.split()[3:5] for line in run(capsys, "log").splitlines()] == [
        ["split", f"[{one}]:"],
        ["join", f"[{min(one, two, lahore.reports[0].id)}"],
        ["undo", "of"],
        ["undo", "of"],
    ]


def test_fields_are_corrected_and_can_be_unknown(store, capsys):
    lahore = next(strike for strike in store.strikes() if len(strike.reports) == 1)
    run(capsys, "set", lahore.id, "date", "2025-05-08~", "--as", "Bob", "--why", "a witness")
    run(capsys, "set", lahore.id, "attacker", "none")
    run(capsys, "set", lahore.id, "place", "33.6, 73.1")
    told = next(strike for strike in store.strikes() if strike.reports[0].id == lahore.reports[0].id)
    report = told.reports[0].report
    assert (report.timespan.edtf, report.attacker) == ("2025-05-08~", None)
    assert told.reports[0].resolution.place.country == "PK"
    assert [one.who for one in store.decisions()] == ["Bob", "Ann", "Ann"]


@pytest.mark.parametrize(
    ("wrong", "code", "said"),
    [
        (["set", "ID", "date", "yesterday"], 1, "is not a date: write"),
        (["set", "ID", "colour", "red"], 2, "is no field: one of place, date"),
        (["set", "ID", "place", "Sirsa"], 2, "is no one place: give the id of one"),
        (["set", "ID", "place", "Qwxzzyv"], 2, "nothing of that name is known"),
        (["reject", "ID"], 2, "--why"),
        (["accept", "nothing"], 2, "no strike or report 'nothing'"),
        (["split", "ID"], 1, "nothing would stay"),
        (["undo", "7"], 1, "no decision '7'"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_way_out(store, capsys, wrong, code, said):
    name = store.strikes()[0].id
    assert said in run(capsys, *(name if word == "ID" else word for word in wrong), code=code)
    assert store.decisions() == ()


def test_who_decides_on_what_they_have_not_seen_is_told(store, capsys):
    name = store.strikes()[0].id
    run(capsys, "set", name, "attacker", "Iran")
    assert "decided meanwhile" in run(capsys, "set", name, "attacker", "Israel", "--seen", "0", code=1)


def test_what_is_rejected_is_listed(store, capsys):
    name = store.strikes()[0].id
    run(capsys, "reject", name, "--why", "a drill")
    assert ": a drill (Ann, decision " in run(capsys, "rejected")
    assert len(store.strikes()) == 1
