"""Outlet: the country that a publisher writes from, told by its name and its address on the web."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from geo.gazetteer.place import Gazetteer

_WORD = re.compile(r"[^\W\d_]+")
# Domains of countries that are sold to everybody for their looks: they tell nothing.
_FOR_SALE = frozenset(
    ["ai", "cc", "cd", "co", "dj", "fm", "gg", "gl", "im", "io", "la", "ly", "me", "ms", "mu", "nu", "sc",
     "sh", "st", "tk", "to", "tv", "vc", "ws"]
)  # fmt: skip
_ISO = {"uk": "GB"}
# A capital is often a province, too.
_FOREMOST = 3


def outlet_country(publisher: str | None, url: str | None, gazetteer: Gazetteer) -> str:
    """Return the ISO code of the country of an outlet, empty where nothing tells it.

    A name says it by a country, a people or a capital ("The Times of Israel", "Kyiv Independent"); else
    the top-level domain does. A paper of a town elsewhere says nothing: its name has namesakes.
    """
    named = _by_name(publisher or "", gazetteer)
    if named:
        return named
    try:
        domain = (urlsplit(url or "").hostname or "").rpartition(".")[2]
    except ValueError:  # brackets that are no IPv6 address
        return ""
    code = _ISO.get(domain, domain.upper())
    return code if domain not in _FOR_SALE and gazetteer.country(code) else ""


def _by_name(publisher: str, gazetteer: Gazetteer) -> str:
    for mention in gazetteer.mentions(publisher):
        for hit in gazetteer.find(mention.text)[:_FOREMOST]:
            if hit.place.feature_code in ("PCLI", "PPLC"):
                return hit.place.country
    peoples = (gazetteer.demonym(word) for word in _WORD.findall(publisher))
    return next(filter(None, peoples), "")
