from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.extraction.llm.answer import question, strikes_told
from geo.vocabulary import Kind, Outcome, Role
from tests.builders import TEXT, article

TOLD = {"quote": "India struck Rawalpindi.", "place": "Rawalpindi", "role": "target", "outcome": "hit"}


def test_the_question_holds_title_date_and_text_as_data_and_wants_no_chance() -> None:
    one = question(article(published=date(2025, 5, 10), title="Strike"), TEXT)
    assert one["temperature"] == 0
    system, user = one["messages"]
    assert json.loads(user["content"]) == {"title": "Strike", "published": "2025-05-10", "text": TEXT}
    assert TEXT not in system["content"]


def test_the_schema_is_strict_and_names_every_term() -> None:
    schema = question(article(), TEXT)["response_format"]["json_schema"]["schema"]
    items = schema["properties"]["strikes"]["items"]
    assert items["additionalProperties"] is False
    assert items["required"] == list(items["properties"])
    assert schema["$defs"]["Role"]["enum"] == [role.value for role in Role]


@pytest.mark.parametrize(
    "fence",
    [
        "{}",
        "```json\n{}\n```",
        "Here you are:\n{}\nGood luck!",
        "<think>{?}</think>{}",
        "Is {?} one?\n</think>\n{}",
    ],
)
def test_an_answer_is_read_in_whatever_stands_around_it(fence: str) -> None:
    (told,), wrong = strikes_told(fence.replace("{}", json.dumps({"strikes": [TOLD]})))
    assert (told.place, told.role, told.outcome, told.kind) == (
        "Rawalpindi",
        Role.TARGET,
        Outcome.HIT,
        Kind.STRIKE,
    )
    assert told.weapon is None
    assert wrong == []


def test_one_bad_entry_loses_no_other_and_extra_fields_are_left_alone() -> None:
    bad = [{**TOLD, "role": "victim"}, {"place": "x"}, 7, None]
    told, wrong = strikes_told(json.dumps({"strikes": [*bad, {**TOLD, "lon": 73.0, "start": -5}], "more": 1}))
    assert [one.place for one in told] == ["Rawalpindi"]
    assert len(wrong) == 4
    assert wrong[0].startswith("role: ")


@pytest.mark.parametrize(
    "answer", ["", "null", "[]", '{"strikes": {}}', '{"strikes": [', "{" * 100_000 + "}" * 9]
)
def test_what_is_no_list_of_strikes_is_an_error(answer: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        strikes_told(answer)


_LEAVES = st.none() | st.booleans() | st.floats() | st.text()
_KEYS = st.sampled_from(["quote", "place", "role", "when", "x"])


@given(st.recursive(_LEAVES, lambda inner: st.lists(inner) | st.dictionaries(_KEYS, inner)))
def test_whatever_an_entry_is_it_is_told_or_counted(entry: object) -> None:
    told, wrong = strikes_told(json.dumps({"strikes": [entry]}))
    assert len(told) + len(wrong) == 1
