from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geo.store import Store

Page = Callable[..., AppTest]
_SCRIPT = """
import streamlit as st
from geo.app_pages.visitor import ask_who
user = ask_who()
st.text(f"{user.name}|{user.role}|{user.local}")
"""


def said(made: AppTest) -> str:
    assert not made.exception
    return str(made.text[-1].value)


@pytest.fixture
def script() -> AppTest:
    return AppTest.from_string(_SCRIPT, default_timeout=60)


@pytest.mark.usefixtures("at_this_machine")
def test_somebody_at_this_machine_is_asked_for_a_name(script: AppTest) -> None:
    made = script.run()
    assert said(made) == "|admin|True"
    assert said(made.text_input[0].input("  Ann\n").run()) == "Ann|admin|True"


def test_without_a_request_nobody_may_write(script: AppTest) -> None:
    made = script.run()
    assert said(made) == "|reader|False"
    assert "logged in as reviewers" in made.warning[0].value


@pytest.mark.usefixtures("at_this_machine")
def test_where_a_login_is_set_up_it_is_offered_even_on_this_machine(script: AppTest) -> None:
    script.secrets["auth"] = {"client_id": "x"}
    script.secrets["roles"] = {"admin": ["*"]}
    made = script.run()
    assert said(made) == "|reader|False"
    assert [button.label for button in made.button] == ["Log in"]


def test_an_article_is_not_kept_off_this_machine(run_page: Page, store: Store) -> None:
    made = run_page("add_article")
    assert not made.exception
    assert not [button for button in made.button if button.label == "Keep this article"]
