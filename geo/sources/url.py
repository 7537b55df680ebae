"""What lies at a web address, fetched with care, and only when a user asked for it.

Every address of the host must be public; the connection goes to the one that was checked; each redirect is
checked anew; size, time and what compression may blow up to are limited; proxies of the environment are
left alone.
"""

from __future__ import annotations

import ssl
import time
import zlib
from dataclasses import dataclass
from functools import cache
from urllib.parse import urljoin

import httpx

from geo.articles import MAX_BYTES
from geo.errors import FetchError, quoted
from geo.sources.address import Address, Admits, addresses, is_public, parted

_MOST_REDIRECTS = 5
_MOST_SECONDS = 30.0  # for all of it
_ACCEPTS = {"User-Agent": "strikemap", "Accept": "*/*", "Accept-Encoding": "gzip"}
_ZLIB_OR_GZIP = 47  # zlib's window for either header


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What was answered. `content` is ``None`` if it is as it was known (HTTP 304).

    `url` is where it was found in the end; `etag` and `last_modified` say which state it is of.
    """

    url: str
    content: bytes | None
    etag: str | None = None
    last_modified: str | None = None


def fetch(
    url: str, *, etag: str | None = None, last_modified: str | None = None, admits: Admits = is_public
) -> Fetched:
    """Return what lies at `url`.

    Parameters
    ----------
    etag, last_modified
        Of the state that is known: if it still holds, nothing is sent.
    admits
        Tells which addresses may be asked.

    Raises
    ------
    FetchError
        If it may not be asked, does not answer in time, answers with an error, or with too much.
    """
    known = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    headers = {**_ACCEPTS, **{name: value for name, value in known.items() if value}}
    deadline = time.monotonic() + _MOST_SECONDS
    with httpx.Client(trust_env=False, verify=_trust(), follow_redirects=False) as client:
        for _ in range(_MOST_REDIRECTS + 1):
            found = _asked(client, url, headers, admits, deadline)
            if isinstance(found, Fetched):
                return found
            url = urljoin(url, found)
    raise FetchError(f"{quoted(url, 100)}: redirected more than {_MOST_REDIRECTS} times")


def _asked(
    client: httpx.Client, url: str, headers: dict[str, str], admits: Admits, deadline: float
) -> Fetched | str:
    """Return what one host answers, or where it sends on to."""
    parts = parted(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    problem: Exception | None = None
    for address in addresses(host, port, admits):
        request = client.build_request(
            "GET",
            httpx.URL(url).copy_with(host=_literal(address)),
            headers={**headers, "Host": parts.netloc},
            extensions={"sni_hostname": host},
            timeout=max(0.1, deadline - time.monotonic()),
        )
        try:
            answer = client.send(request, stream=True)
        except httpx.ConnectError as error:
            problem = error  # the next address may be reached
            continue
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise FetchError(f"{quoted(url, 100)} cannot be fetched ({error}): try later") from error
        try:
            return _read(answer, url, deadline)
        finally:
            answer.close()
    raise FetchError(f"{quoted(url, 100)} cannot be reached ({problem}): try later")


def _read(answer: httpx.Response, url: str, deadline: float) -> Fetched | str:
    if answer.is_redirect and answer.headers.get("location"):
        return str(answer.headers["location"])
    state = {"etag": answer.headers.get("etag"), "last_modified": answer.headers.get("last-modified")}
    if answer.status_code == httpx.codes.NOT_MODIFIED:
        return Fetched(url=url, content=None, **state)
    if answer.status_code != httpx.codes.OK:
        said = f"{answer.status_code} {answer.reason_phrase}".strip()
        raise FetchError(f"{quoted(url, 100)} answers {said}: look at the address, or try later")
    try:
        return Fetched(url=url, content=_content(answer, url, deadline), **state)
    except (httpx.HTTPError, zlib.error) as error:
        raise FetchError(f"{quoted(url, 100)} broke off ({error}): try later") from error


def _content(answer: httpx.Response, url: str, deadline: float) -> bytes:
    """Return the body, unpacked once and no further than the limit."""
    packed = answer.headers.get("content-encoding", "identity").strip().lower()
    if packed not in ("identity", "", "gzip", "deflate"):
        raise FetchError(f"{quoted(url, 100)} is packed as {quoted(packed)}, which was not asked for")
    unpack = zlib.decompressobj(_ZLIB_OR_GZIP) if packed in ("gzip", "deflate") else None
    content = bytearray()
    for piece in answer.iter_raw():
        content += unpack.decompress(piece, MAX_BYTES + 1 - len(content)) if unpack else piece
        if len(content) > MAX_BYTES:
            raise FetchError(f"{quoted(url, 100)} is larger than {MAX_BYTES // 2**20} MB: it is not read")
        if time.monotonic() > deadline:
            raise FetchError(f"{quoted(url, 100)} did not end within {_MOST_SECONDS:g} seconds: try later")
    if unpack and not unpack.eof:
        raise FetchError(f"{quoted(url, 100)} broke off: try later")
    return bytes(content)


def _literal(address: Address) -> str:
    return f"[{address}]" if address.version == 6 else str(address)


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()
