import json
import re

import pytest
from streamlit_folium import _get_feature_group_string

from geo.layers import scripts
from geo.layers.elements import telling
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


def test_all_scripts_come_in_one_request() -> None:
    loaded = [url for child in StrikeMap()._children.values() for _, url in child.default_js]
    assert loaded == [f"../../strikemap/js-{scripts.version()}/strikemap.js"]
