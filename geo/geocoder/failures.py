"""Errors of the geocoders: children of strikemap's tree and of geopy's, so that either's users catch them."""

from __future__ import annotations

from geopy.exc import GeocoderQueryError, GeocoderServiceError

from geo.errors import GeocoderError, InputError


class QueryError(InputError, GeocoderQueryError):  # type: ignore[misc]
    """What is asked cannot be answered: no point on Earth, no text, no such limit."""


class ServiceError(GeocoderError, GeocoderServiceError):  # type: ignore[misc]
    """An online service failed, which is not the same as finding nothing."""
