"""PatientAdapter: asks online for geopy, so that nothing slow, endless or foreign passes for an answer."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from ssl import SSLContext
from typing import Any

import httpx
from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderParseError, GeocoderServiceError, GeocoderTimedOut, GeocoderUnavailable

# A page of places is some hundred kilobytes at most.
_MOST_BYTES = 5_000_000
# What the services wrap their lists in, or say instead of one.
_LISTS = ("features", "geonames")
_WORDS = ("error", "status", "lat")


class PatientAdapter(BaseSyncAdapter):  # type: ignore[misc]
    """Asks over HTTP: whole within `timeout` and a size, and JSON of the kind that geocoders speak.

    Parameters
    ----------
    proxies
        As geopy has them: ``None`` for those of the environment, an empty mapping for none.
    ssl_context
        As geopy has it; ``None`` for the system's.
    """

    def __init__(self, *, proxies: Mapping[str, str] | None, ssl_context: SSLContext | None) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        mounts = {
            f"{scheme}://": httpx.HTTPTransport(proxy=proxy if "://" in proxy else f"http://{proxy}")
            for scheme, proxy in (proxies or {}).items()
        }
        self._client = httpx.Client(
            verify=ssl_context or True, trust_env=proxies is None, mounts=mounts, follow_redirects=False
        )

    def __exit__(self, *raised: object) -> None:
        """Close the connections."""
        self._client.close()

    def get_json(self, url: str, *, timeout: float | None, headers: Mapping[str, str]) -> Any:
        """Return the JSON that is answered.

        Raises
        ------
        geopy.exc.GeocoderParseError
            If it is no JSON, or none that a geocoder answers.
        """
        text = self.get_text(url, timeout=timeout, headers=headers)
        try:
            found = json.loads(text)
        except ValueError as error:
            begins = " ".join(text.split())[:40]
            raise GeocoderParseError(f"it answered no JSON but {begins!r}") from error
        if not _is_of_a_geocoder(found):
            raise GeocoderParseError(f"it answered JSON that is no list of places, {text[:40]!r}")
        return found

    def get_text(self, url: str, *, timeout: float | None, headers: Mapping[str, str]) -> str:
        """Return the text that is answered.

        Raises
        ------
        geopy.exc.GeocoderTimedOut
            If it is not there within `timeout` seconds.
        geopy.exc.GeocoderUnavailable, geopy.exc.GeocoderServiceError
            If the service cannot be reached, or answers without end.
        geopy.adapters.AdapterHTTPError
            If it answers with an error.
        """
        try:
            with self._client.stream("GET", url, headers=dict(headers), timeout=timeout) as answer:
                text = _whole(answer, timeout)
        except httpx.TimeoutException as error:
            raise GeocoderTimedOut(f"no answer within {timeout:g} seconds") from error
        except httpx.ConnectError as error:
            raise GeocoderUnavailable(f"it cannot be reached ({error})") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise GeocoderServiceError(f"its answer broke off ({error})") from error
        if not answer.is_success:  # a redirect would send the question where nobody agreed to
            message = f"it answered {answer.status_code} {answer.reason_phrase}".rstrip()
            told = {name.lower(): value for name, value in answer.headers.items()}
            raise AdapterHTTPError(message, status_code=answer.status_code, headers=told, text=text)
        return text


def _whole(answer: httpx.Response, timeout: float | None) -> str:
    """Return the body of `answer`; each piece may come in time and the whole yet take for ever."""
    begun, parts, size = time.monotonic(), [], 0
    for part in answer.iter_bytes():
        size += len(part)
        parts.append(part)
        if timeout is not None and time.monotonic() - begun > timeout:
            raise GeocoderTimedOut(f"no whole answer within {timeout:g} seconds")
        if size > _MOST_BYTES:
            raise GeocoderServiceError(f"its answer is over {_MOST_BYTES // 1_000_000} MB")
    return b"".join(parts).decode(errors="replace")


def _is_of_a_geocoder(found: object) -> bool:
    if isinstance(found, dict):
        return any(isinstance(found.get(name), list) for name in _LISTS) or any(
            name in found for name in _WORDS
        )
    return isinstance(found, list)
