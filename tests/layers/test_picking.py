import pytest
from folium import FeatureGroup

from geo.coordinates import Position
from geo.layers.picking import Picker, circle, view
from geo.maps import StrikeMap


@pytest.mark.parametrize(("radius_m", "zoom"), [(100.0, 12), (2_000.0, 11), (800_000.0, 2)])
def test_the_map_looks_as_closely_as_the_place_is_known(radius_m, zoom):
    assert view(Position(lon=73.0, lat=33.6, radius_m=radius_m)) == ((33.6, 73.0), zoom)


def test_without_a_place_it_shows_the_world():
    assert view(None)[1] == 2
    assert list(circle(None)._children) == []


def test_the_circle_is_made_of_numbers():
    group = circle(Position(lon=73.0, lat=33.6, radius_m=2_000.0))
    assert isinstance(group, FeatureGroup)
    (drawn, middle) = group._children.values()
    assert (drawn.location, drawn.options["radius"]) == ([33.6, 73.0], 2000.0)
    assert middle.location == [33.6, 73.0]


def test_the_map_of_the_desk_starts_the_picker_and_not_the_instrument():
    html = StrikeMap(Picker()).get_root().render()
    assert "window.strikemap.pick(" in html
    assert "window.strikemap.start(" not in html
