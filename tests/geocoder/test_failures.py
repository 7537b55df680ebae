import pytest
from geopy.exc import GeocoderQueryError, GeocoderServiceError, GeopyError

from geo.errors import GeocoderError, InputError, StrikemapError
from geo.geocoder.failures import QueryError, ServiceError


@pytest.mark.parametrize(
    ("error", "families"),
    [
        (QueryError("x"), (StrikemapError, InputError, ValueError, GeopyError, GeocoderQueryError)),
        (ServiceError("x"), (StrikemapError, GeocoderError, GeopyError, GeocoderServiceError)),
    ],
)
def test_users_of_strikemap_and_of_geopy_both_catch_them(
    error: Exception, families: tuple[type, ...]
) -> None:
    assert all(isinstance(error, family) for family in families)
    assert str(error) == "x"
