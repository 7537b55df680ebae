"""Who may write: whoever sits at this machine, and people who are logged in and named as reviewers.

Nobody is asked to log in on a machine of one's own. As soon as anything says that a request comes from
elsewhere (the address served, the peer, the host asked for, the page it comes from, a proxy's header),
only a login with a role lets anyone write. Where a login is set up, it is needed on this machine as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from ipaddress import ip_address
from urllib.parse import urlsplit

from geo.errors import AccessError, quoted
from geo.review.decisions import Decision

# What proxies say of whom they ask for: any of them means that somebody may be behind one.
_FORWARDED = ("forwarded", "via", "x-real-ip", "cf-connecting-ip", "true-client-ip")
_FORWARDED_PREFIX = "x-forwarded-"


class Role(StrEnum):
    """What a user may do, the least first."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Who asks.

    `name` stands in the log; of somebody at this machine it is what they say it is, and may be empty.
    """

    name: str
    role: Role
    local: bool = False

    @property
    def may_write(self) -> bool:
        """Whether they may keep articles and decide about strikes."""
        return self.role is not Role.READER

    def may_undo(self, decision: Decision) -> bool:
        """Whether they may undo `decision`: their own, or as an admin anyone's."""
        return self.role is Role.ADMIN or (self.may_write and decision.who == self.name)

    def check_write(self) -> None:
        """Raise an AccessError unless they may write."""
        if not self.may_write:
            who = quoted(self.name) if self.name else "who is not logged in"
            raise AccessError(
                f"{who} may read and not write: log in as somebody whom the configuration names a reviewer"
            )


NOBODY = User(name="", role=Role.READER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """How a request came in.

    Attributes
    ----------
    served_at
        The address that the server was told to listen at; ``None`` is every address.
    peer
        IP address of the other end.
    headers
        The request's, by name in any case; empty if there is no request.
    """

    served_at: str | None
    peer: str | None
    headers: Mapping[str, Sequence[str]]

    @property
    def is_local(self) -> bool:
        """Whether all there is to know says that it comes from this machine."""
        given = {name.lower(): values for name, values in self.headers.items()}
        if any(name in _FORWARDED or name.startswith(_FORWARDED_PREFIX) for name in given):
            return False
        hosts = given.get("host", ())
        if len(hosts) != 1 or not _is_loopback(_host_of(f"//{hosts[0]}")):
            return False
        if not all(_is_loopback(_host_of(origin)) for origin in given.get("origin", ())):
            return False
        return _is_loopback(self.served_at) and _is_loopback(self.peer)


def user_of(
    claims: Mapping[str, object] | None,
    roles: Mapping[str, Sequence[str]],
    *,
    local: bool,
    name: str = "",
) -> User:
    """Return who asks.

    Parameters
    ----------
    claims
        Of the login (OpenID Connect), ``is_logged_in`` among them; ``None`` where no login is set up.
    roles
        By role, who has it: addresses that the provider has verified, or subjects (``sub``); ``*`` stands
        for anything, as in ``*@team.example``. The highest role counts.
    local
        Whether the request comes from this machine (`Connection.is_local`).
    name
        What somebody at this machine is called in the log.
    """
    if claims is None:
        return User(name=name, role=Role.ADMIN, local=True) if local else NOBODY
    if claims.get("is_logged_in") is not True:
        return NOBODY
    verified = claims.get("email") if claims.get("email_verified") is True else None
    known = [str(one) for one in (verified, claims.get("sub")) if one]
    if not known:
        return NOBODY
    return User(name=known[0], role=_role(known, roles))


def _role(known: Sequence[str], roles: Mapping[str, Sequence[str]]) -> Role:
    for role in reversed(Role):
        patterns = roles.get(role.value, ())
        if any(fnmatchcase(one.lower(), pattern.lower()) for one in known for pattern in patterns):
            return role
    return Role.READER


def _host_of(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _is_loopback(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return host is not None and ip_address(host).is_loopback
    except ValueError:
        return False
