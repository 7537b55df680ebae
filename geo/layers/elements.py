"""The folium elements of the map: what starts the instrument, and what tells it what to show.

Only codes and numbers enter a template. Words of articles travel as data (`payload`, `card`).
"""

from __future__ import annotations

from typing import Any

from branca.element import MacroElement
from folium.elements import JSCSSMixin
from folium.map import FeatureGroup
from folium.template import Template

from geo.layers import scripts

# Relative to the page of the map's frame, so that any path the app is mounted at works.
SERVED_AT = "../../strikemap"


class Instrument(JSCSSMixin):
    """Marks, timeline, cards, layers and legend on the map it is added to."""

    _template = Template(
        "{% macro script(this, kwargs) %}window.strikemap.start({{ this._parent.get_name() }});{% endmacro %}"
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Instrument"
        base = f"{SERVED_AT}/js-{scripts.version()}"
        self.default_js = [("strikemap", f"{base}/strikemap.js")]
        self.default_css = [("strikemap", f"{base}/strikemap.css")]


class Command(MacroElement):
    """Codes and numbers that tell the instrument what to show (``Command`` in js/types.js)."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "window.strikemap.apply({{ this.command|tojavascript }});"
        "{% endmacro %}"
    )

    def __init__(self, command: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Command"
        self.command = command


def telling(command: dict[str, Any]) -> FeatureGroup:
    """Return `command` for ``st_folium(feature_group_to_add=…)``, which hands it to the living map."""
    group = FeatureGroup(name="command", control=False)
    group.add_child(Command(command))
    return group
