"""Theatres: the countries that an article speaks of by the forces and operations it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from geo.lexicon import actors, operations, phrase_pattern, words


def theatres(text: str) -> Counter[str]:
    """Return how often `text` names forces or operations of each country (ISO codes; ``theatres.toml``)."""
    pattern, countries = _known()
    count: Counter[str] = Counter()
    for found in pattern.finditer(text):
        count.update(countries[_plain(found[0])])
    return count


@cache
def _known() -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    """Return a pattern of all names that tell a country, and which each tells."""
    tables = words("theatres").tables
    named = {
        **{
            form: tables["states" if actor.state else "groups"].get(actor.name, ())
            for actor in actors()
            for form in (actor.bodies if actor.state else actor.names)
        },
        **{
            form: tables["operations"].get(one.name, ())
            for one in operations()
            for form in (one.name, *one.spellings)
        },
    }
    known = {form: codes for form, codes in named.items() if codes}
    return phrase_pattern(known, any_case=False), {_plain(form): codes for form, codes in known.items()}


def _plain(form: str) -> str:
    return " ".join(form.replace("’", "'").split())
