import json
import re

import pytest
from streamlit_folium import _get_feature_group_string

from geo.layers.elements import SCRIPTS, scripts_version, telling
from geo.maps import StrikeMap


def told(command: dict[str, object]) -> str:
    made = StrikeMap()
    made.get_root().render()
    return str(_get_feature_group_string(telling(command), made))


def test_a_command_reaches_the_script_as_it_is() -> None:
    command = {"version": "0f1e", "visible": "//8=", "from": -3, "to": None, "hidden": [0, 2], "seq": 4}
    found = re.search(r"strikemap\.apply\((.*?)\);", told(command), re.S)
    assert found
    assert json.loads(re.sub(r",\s*([}\]])", r"\1", found[1])) == command


@pytest.mark.parametrize("text", ["</script><script>", "{{ 7 * 7 }}", "`${1}`", "'\"\\"])
def test_even_a_hostile_word_would_stay_a_string(text: str) -> None:
    script = told({"version": text})
    assert "</script>" not in script
    assert "49" not in script


def test_every_script_is_loaded_once_and_none_is_forgotten() -> None:
    loaded = [
        url.rsplit("/", 1)[1] for child in StrikeMap()._children.values() for _, url in child.default_js
    ]
    assert sorted(loaded) == sorted(path.name for path in SCRIPTS.glob("*.js"))


def test_the_address_of_the_scripts_tells_their_content() -> None:
    assert re.fullmatch(r"[0-9a-f]{16}", scripts_version())


@pytest.mark.parametrize("path", sorted(SCRIPTS.glob("*.js")), ids=lambda path: path.name)
def test_no_script_turns_text_into_markup(path: object) -> None:
    source = (SCRIPTS / str(path)).read_text()
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", source
    )
