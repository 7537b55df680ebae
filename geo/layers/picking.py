"""The small map on which a reviewer clicks a place: the base map and one circle. Numbers alone enter it."""

from __future__ import annotations

import folium
from folium.map import FeatureGroup
from folium.template import Template

from geo.coordinates import METRES_PER_DEGREE, Position
from geo.layers.elements import Instrument

_WORLD = 2
_CLOSEST = 12
_DEGREES_AT_ZOOM_0 = 180.0  # a map of a few hundred pixels shows about half the world
_CIRCLES_SEEN = 4  # as many radii of what is around as of the circle itself


class Picker(Instrument):
    """The base map alone, with the scripts of the large one."""

    _template = Template(
        "{% macro script(this, kwargs) %}window.strikemap.pick({{ this._parent.get_name() }});{% endmacro %}"
    )


def view(shown: Position | None) -> tuple[tuple[float, float], int]:
    """Return where a map looks, latitude first, and how closely, to show a circle and what is around."""
    if shown is None:
        return (25.0, 20.0), _WORLD
    zoom, span = 0, max(shown.radius_m, 1.0) * _CIRCLES_SEEN / METRES_PER_DEGREE
    while zoom < _CLOSEST and _DEGREES_AT_ZOOM_0 / 2 ** (zoom + 1) > span:
        zoom += 1
    return shown.lat_lon, max(zoom, _WORLD)


def circle(shown: Position | None) -> FeatureGroup:
    """Return the circle in which the true spot lies, for ``st_folium(feature_group_to_add=…)``."""
    group = FeatureGroup(name="circle", control=False)
    if shown is not None:
        folium.Circle(shown.lat_lon, radius=shown.radius_m, weight=2, fill_opacity=0.1).add_to(group)
        folium.CircleMarker(shown.lat_lon, radius=3, weight=2, fill_opacity=1).add_to(group)
    return group
