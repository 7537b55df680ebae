"""A story beside the map: its text, and the arrows from step to step."""

from __future__ import annotations

import streamlit as st

from geo.addresses import Address
from geo.app_pages.say import problem
from geo.app_pages.state import STEP, STORY, show, spoken
from geo.errors import StoryError
from geo.filters import StrikeFilter
from geo.stories import Story, names, story


def stories() -> None:
    """Show the list of stories to begin."""
    with st.popover(spoken().say("Stories"), icon=":material/auto_stories:", type="tertiary"):
        for name in names():
            try:
                told = story(name)
            except StoryError as error:
                problem(spoken().say("A story cannot be told."), str(error))
                continue
            st.button(told.title, key=f"story_{name}", on_click=_go, args=(told, 1), width="stretch")


def storyline() -> None:
    """Show the step of the story that the page's address tells; nothing if it tells none."""
    if STORY not in st.query_params:
        return
    try:
        told = story(st.query_params[STORY])
    except StoryError as error:
        problem(spoken().say("This story cannot be told."), str(error))
        return
    number = _number(told)
    if number is None:  # an address of the story alone: its first sight is not in it
        _go(told, 1)
        st.rerun()
    _tell(told, number)


def _tell(told: Story, number: int) -> None:
    say = spoken().say
    step = told.steps[number - 1]
    with st.container(border=True, key="story"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button(
                say("Previous step"), icon=":material/arrow_back:", on_click=_go, args=(told, number - 1),
                disabled=number == 1,
            )  # fmt: skip
            st.text(f"{told.title}: {say('{at} of {all}', at=number, all=len(told.steps))}", width="content")
            st.button(
                say("Next step"), icon=":material/arrow_forward:", on_click=_go, args=(told, number + 1),
                disabled=number == len(told.steps),
            )  # fmt: skip
            st.button(say("Leave the story"), type="tertiary", on_click=_leave)
        st.text(step.title)
        st.markdown(step.text)


def _number(told: Story) -> int | None:
    """Return the step that the address names, from 1 on; ``None`` if it names none of the story's."""
    named = st.query_params.get(STEP, "")
    number = int(named) if named.isdecimal() and len(named) < 4 else 0
    return number if 1 <= number <= len(told.steps) else None


def _go(told: Story, number: int) -> None:
    show(told.steps[number - 1].address, {STORY: told.name, STEP: str(number)})


def _leave() -> None:
    show(Address(chosen=StrikeFilter()))
