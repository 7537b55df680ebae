"""Which addresses may be asked: those of the public internet, whatever they are wrapped in."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from urllib.parse import SplitResult, urlsplit

from geo.articles import is_web_address
from geo.errors import FetchError, quoted

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Admits = Callable[[Address], bool]
# IPv6 that carries an IPv4 address in its last bits (RFC 6052, 8215).
_NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
_LAST_32_BITS = 0xFFFF_FFFF


def is_public(address: Address) -> bool:
    """Tell whether `address` is one of the public internet, and so is every address that it wraps."""
    if any(address in network for network in _NAT64):
        return is_public(ipaddress.IPv4Address(int(address) & _LAST_32_BITS))
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    return all(map(is_public, _wrapped(address)))


def _wrapped(address: Address) -> Sequence[Address]:
    """Return the IPv4 addresses inside an IPv6 address: mapped, 6to4, Teredo (server and client)."""
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    inner = (address.ipv4_mapped, address.sixtofour, *(address.teredo or ()))
    return [one for one in inner if one is not None]


def parted(url: str) -> SplitResult:
    """Return the parts of a web address; FetchError if it is none that may be asked."""
    if not is_web_address(url):
        raise FetchError(
            f"{quoted(url, 100)} is no web address: give one that begins with http:// or https://"
        )
    return urlsplit(url)


def addresses(host: str, port: int, admits: Admits = is_public) -> Sequence[Address]:
    """Return the addresses of `host`; they are asked for once, so that nobody can change them afterwards.

    Raises
    ------
    FetchError
        If the host is not known, or any of its addresses is not admitted.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{quoted(host)} is not known ({error}): look at the address") from error
    known = list(dict.fromkeys(ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found))
    for one in known:
        if not admits(one):
            raise FetchError(
                f"{quoted(host)} leads to {one}, which is no address of the public internet: it is not asked"
            )
    return known
