from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geo.app_pages import visitor
from geo.review import Action, Proposal
from geo.review.access import Connection
from geo.store import Store

Page = Callable[..., AppTest]
pytestmark = pytest.mark.usefixtures("at_this_machine")


@pytest.fixture
def desk(run_page: Page) -> AppTest:
    made = run_page("review")
    assert not made.exception
    return named(made, "Ann")


def named(made: AppTest, name: str) -> AppTest:
    return made.text_input(key="reviewer_name_asked").input(name).run()


def press(made: AppTest, label: str) -> AppTest:
    button = next(button for button in made.button if button.label == label)
    done = button.click().run()
    assert not done.exception
    return done


def texts(made: AppTest) -> str:
    return "\n".join(one.value for one in made.text)


def test_shows_what_waits_with_its_source_and_the_keys(desk: AppTest) -> None:
    assert "1 of 9 · " in texts(desk)
    assert "Forces struck" in texts(desk)
    assert "Waits as: " in texts(desk)
    assert "N next" in desk.caption[0].value


def test_accepting_goes_on_to_the_next_and_is_in_the_log(desk: AppTest, store: Store) -> None:
    first = texts(desk).split("1 of 9 · ")[1].splitlines()[0]
    done = press(desk, "Accept")
    assert "1 of 8 · " in texts(done)
    assert f"1 of 8 · {first}" not in texts(done)
    (made,) = store.decisions()
    assert (made.who, made.action) == ("Ann", Action.ACCEPT)


def test_one_steps_through_the_queue(desk: AppTest) -> None:
    assert "2 of 9" in texts(press(desk, "Next"))
    assert "1 of 9" in texts(press(desk, "Previous"))


def test_without_a_name_nothing_is_written(run_page: Page, store: Store) -> None:
    done = press(run_page("review"), "Accept")
    assert "name of who decides" in texts(done)
    assert store.decisions() == ()


def test_off_this_machine_nothing_can_be_written(
    run_page: Page, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = Connection(served_at="127.0.0.1", peer="127.0.0.1", headers={"Host": ["maps.example"]})
    monkeypatch.setattr(visitor, "_connection", lambda: far)
    made = run_page("review")
    assert "logged in as reviewers" in made.warning[0].value
    assert all(button.disabled for button in made.button if button.label not in ("Next", "Previous"))
    assert not [box for box in made.text_input if box.key == "reviewer_name_asked"]


def test_an_empty_queue_says_so(run_page: Page, store: Store) -> None:
    reports = tuple(placed.id for strike in store.strikes() for placed in strike.reports)
    store.decide(Proposal(who="Ann", action=Action.ACCEPT, reports=reports))
    assert "Nothing waits" in run_page("review").info[0].value


def test_the_keys_of_the_page_rest_while_a_window_is_open(desk: AppTest, store: Store) -> None:
    def keys(made: AppTest) -> set[str]:
        return {
            button.proto.shortcut for button in made.button if button.label in {"Accept", "Next", "Reject"}
        }

    assert keys(desk) == {"a", "n", "x"}
    opened = press(desk, "Attacker")
    assert "Correct the attacker" in [button.label for button in opened.button]
    assert keys(opened) == {""}
    done = press(opened, "Correct the attacker")
    assert keys(done) == {"a", "n", "x"}
    assert "Correct the attacker" not in [button.label for button in done.button]
    assert [one.action for one in store.decisions()] == [Action.ATTACKER]
