from pathlib import Path

import pytest

from geo.errors import InputError
from geo.gazetteer.files import default_path
from geo.geocoder import CachedGeocoder, StrikemapGeocoder, geocoder
from tests.geocoder.servers import LAHORE, Site


def test_offline_is_what_is_not_asked_for_otherwise() -> None:
    assert isinstance(geocoder(), StrikemapGeocoder)


def test_an_online_one_keeps_its_answers_in_a_file_of_its_own(site: Site, tmp_path: Path) -> None:
    site.says(LAHORE["photon"])
    gazetteer = default_path().stat()
    online = geocoder("photon", server=site.address, cache=tmp_path / "c.sqlite")
    assert isinstance(online, CachedGeocoder)
    assert online.geocode("Lahore") is not None
    assert (tmp_path / "c.sqlite").exists()
    assert (default_path().stat().st_mtime_ns, default_path().stat().st_size) == (
        gazetteer.st_mtime_ns,
        gazetteer.st_size,
    )


def test_unknown_names_are_refused() -> None:
    with pytest.raises(InputError, match="'google'"):
        geocoder("google")
