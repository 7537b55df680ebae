from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geo.app_pages import visitor
from geo.review import Action, Proposal
from geo.review.access import NOBODY, Role, User
from geo.store import Store
from tests.builders import place

# A window that stays open: what the page opens by a key is shown at every run.
_SCRIPT = """
import streamlit as st
from geo.app_pages.deciding import look, tell
from geo.app_pages.review_dialogs import DIALOGS
from geo.app_pages.state import snapshots
if "opened" not in st.session_state:
    look()
    st.session_state["opened"] = True
tell()
DIALOGS[{name!r}][1](snapshots().store.strike("report-{place}"))
"""

Window = Callable[..., AppTest]


@pytest.fixture
def window(store: Store, monkeypatch: pytest.MonkeyPatch) -> Window:
    monkeypatch.setattr(visitor, "visitor", lambda: User(name="Ann", role=Role.REVIEWER))
    monkeypatch.setattr("geo.app_pages.deciding.visitor", lambda: User(name="Ann", role=Role.REVIEWER))
    monkeypatch.setattr("geo.app_pages.review_windows.visitor", lambda: User(name="Ann", role=Role.REVIEWER))

    def opened(name: str, where: str = "lahore") -> AppTest:
        made = AppTest.from_string(_SCRIPT.format(name=name, place=where), default_timeout=60).run()
        assert not made.exception
        return made

    return opened


def submit(made: AppTest) -> AppTest:
    done = made.button[-1].click().run()
    assert not done.exception
    return done


def texts(made: AppTest) -> str:
    return "\n".join(one.value for one in made.text)


@pytest.mark.parametrize(
    ("name", "write", "action", "value"),
    [
        ("Date", "2025-05-08~", Action.DATE, "2025-05-08~"),
        ("Date", "", Action.DATE, None),
        ("Attacker", "Israel", Action.ATTACKER, "Israel"),
    ],
)
def test_what_is_written_is_decided(
    window: Window, store: Store, name: str, write: str, action: Action, value: str | None
) -> None:
    made = window(name)
    made.text_input[0].input(write)
    made.text_input[1].input("seen on video")
    submit(made)
    (decision,) = store.decisions()
    assert (decision.who, decision.action, decision.value, decision.why) == (
        "Ann",
        action,
        value,
        "seen on video",
    )


@pytest.mark.parametrize(("name", "value"), [("Role", "intended_target"), ("Outcome", None)])
def test_terms_are_chosen(window: Window, store: Store, name: str, value: str | None) -> None:
    made = window(name)
    made.selectbox[0].set_value(value or "")
    submit(made)
    (decision,) = store.decisions()
    assert decision.value == value


def test_a_place_is_searched_and_chosen(
    window: Window, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = place("Sirsa", 75.02, 29.53, country="IN")
    monkeypatch.setattr("geo.app_pages.review_dialogs.search", lambda words: [found] if words else [])
    made = window("Place")
    made.text_input[0].input("Sirsa").run()
    submit(made)
    told = store.strike("report-lahore")
    assert told is not None
    assert told.reports[0].resolution.place == found


def test_what_cannot_be_is_told_and_nothing_written(window: Window, store: Store) -> None:
    made = window("Date")
    made.text_input[0].input("yesterday")
    assert "is not a date" in texts(submit(made))
    assert store.decisions() == ()


def test_a_conflict_is_shown_with_both_values(window: Window, store: Store) -> None:
    made = window("Attacker")
    store.decide(Proposal(who="Bob", action=Action.ATTACKER, reports=("report-lahore",), value="Iran"))
    made.text_input[0].input("Israel")
    done = submit(made)
    assert "first" in done.warning[0].value
    assert "'Iran'" in texts(done)
    assert "'Israel'" in texts(done)
    assert len(store.decisions()) == 1


def test_strikes_are_joined_and_split_again(window: Window, store: Store) -> None:
    made = window("Join", "islamabad")
    made.multiselect[0].select(made.multiselect[0].options[0])
    submit(made)
    joined = store.strike("report-islamabad")
    assert joined is not None
    assert len(joined.reports) == 2
    made = window("Split", "islamabad")
    made.multiselect[0].select(made.multiselect[0].options[0])
    submit(made)
    assert [one.action for one in store.decisions()] == [Action.JOIN, Action.SPLIT]
    assert all(len(strike.reports) == 1 for strike in store.strikes())


def test_a_strike_is_rejected_with_a_reason(window: Window, store: Store) -> None:
    assert "with a reason" in texts(submit(window("Reject")))
    made = window("Reject")
    made.text_input[0].input("a drill")
    made.button[-1].click().run()
    assert store.strike("report-lahore") is None
    assert [decision.why for _, decision in store.rejected()] == ["a drill"]


def test_only_ones_own_decisions_are_undone(window: Window, store: Store) -> None:
    store.decide(Proposal(who="Bob", action=Action.ACCEPT, reports=("report-murid",)))
    assert "no decision of yours" in texts(window("Undo"))
    mine = store.decide(Proposal(who="Ann", action=Action.ACCEPT, reports=("report-lahore",)))
    made = window("Undo")
    assert len(made.selectbox[0].options) == 1
    submit(made)
    assert store.decisions()[-1].value == mine.number


def test_nobody_decides_who_may_not(window: Window, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.app_pages.deciding.visitor", lambda: NOBODY)
    made = window("Attacker")
    made.text_input[0].input("Israel")
    assert "may read and not write" in texts(submit(made))
    assert store.decisions() == ()
