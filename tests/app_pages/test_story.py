from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geo.addresses import written
from geo.filters import to_query
from geo.stories import story
from tests.app_pages.conftest import address

Page = Callable[..., AppTest]
STEPS = story("seed").steps


def labelled(page: AppTest, label: str) -> object:
    (found,) = [button for button in page.button if button.label == label]
    return found


def test_a_story_begins_with_its_first_sight(run_page: Page) -> None:
    made = run_page("map", story="seed")
    assert address(made) == {"story": ["seed"], "step": ["1"], **sight(0)}
    assert STEPS[0].title in [text.value for text in made.text]
    assert made.markdown[0].value == STEPS[0].text.strip()
    assert labelled(made, "Previous step").disabled


def test_the_arrows_lead_from_sight_to_sight(run_page: Page) -> None:
    made = run_page("map", story="seed")
    labelled(made, "Next step").click().run()
    assert address(made) == {"story": ["seed"], "step": ["2"], **sight(1)}
    labelled(made, "Previous step").click().run()
    assert address(made) == {"story": ["seed"], "step": ["1"], **sight(0)}


def test_the_last_step_leads_no_further_and_out(run_page: Page) -> None:
    made = run_page("map", story="seed", step=str(len(STEPS)))
    assert labelled(made, "Next step").disabled
    labelled(made, "Leave the story").click().run()
    assert address(made) == {}


def test_a_story_can_be_chosen(run_page: Page) -> None:
    made = run_page("map")
    labelled(made, story("seed").title).click().run()
    assert address(made)["story"] == ["seed"]


@pytest.mark.parametrize("step", ["0", "99", "-1", "x", "1" * 50])
def test_a_step_that_is_none_is_the_first(run_page: Page, step: str) -> None:
    assert address(run_page("map", story="seed", step=step))["step"] == ["1"]


def test_an_unknown_story_says_so_and_the_map_is_there(run_page: Page) -> None:
    made = run_page("map", story="../../secrets")
    assert not made.exception
    assert "cannot be told" in made.warning[0].value
    assert len(made.dataframe[0].value) == 10


def sight(number: int) -> dict[str, list[str]]:
    chosen = STEPS[number].address
    assert set(to_query(chosen.chosen)) <= set(written(chosen))
    return {key: [value] for key, value in written(chosen)}
