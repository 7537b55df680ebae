from hypothesis import given
from hypothesis import strategies as st

from geo.frames import rows
from geo.review import Action
from geo.review.access import Role, User
from geo.review.desk import REACH, alike, ids, label, marked, position, undoable
from tests.builders import TEXT, article, placed, strike, unplaced
from tests.fabricated import frame
from tests.review.test_decisions import decision


@given(st.text(max_size=4_000), st.data())
def test_the_quote_is_marked_in_its_text(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = marked(text, start, end)
    assert found.quote == text[start:end]
    assert found.before.removeprefix("… ") in text[:start]
    assert found.after.removesuffix(" …") in text[end:]
    assert max(len(found.before), len(found.after)) <= REACH + 2


def test_strikes_near_in_place_and_time_could_be_joined_nearest_first():
    told = {row["id"]: row for row in rows(frame())}
    assert list(alike(frame(), told["islamabad"]))[:2] == ["nur-khan", "rawalpindi"]
    assert "lahore" not in alike(frame(), told["islamabad"])
    assert alike(frame(), told["nur-khan"])[0] == "rawalpindi"  # perhaps the same
    assert alike(frame(), told["sirsa"]) == []
    assert "pakistan" not in alike(frame(), told["pakistan"])


def test_a_report_is_told_by_who_published_what():
    told = placed(of=article(publisher="The Example"))
    assert label(told) == f"The Example, undated: {TEXT[:90]}"
    assert label(placed(of=article(url="https://news.example/1"))).startswith("news.example, undated: ")
    assert label(placed(of=article())).startswith("publisher unknown, undated: ")
    assert ids(strike(told)) == (told.id,)
    assert position(strike(told)) == told.resolution.position
    assert position(strike(unplaced())) is None


def test_decisions_that_one_may_undo_are_told_the_last_first():
    log = [
        decision(1, who="ann"),
        decision(2, who="bob"),
        decision(3, who="ann", action=Action.ATTACKER, value="Iran"),
        decision(4, who="ann", action=Action.UNDO, value=1),
    ]
    assert undoable(log, User(name="ann", role=Role.REVIEWER)) == {
        3: "3: attacker 'Iran' by ann, 2026-01-02 12:00"
    }
    assert list(undoable(log, User(name="cy", role=Role.ADMIN))) == [3, 2]
