"""Hedges: the words that keep a claim from being a plain one: "reportedly", "could not be verified"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geo.extraction.drafts import Draft
from geo.extraction.sentences import Sentence
from geo.lexicon import either, phrase_pattern, words
from geo.reports import Claim, Quote
from geo.vocabulary import Kind, Stance

_HEDGEABLE = (Stance.CLAIMS, Stance.CONFIRMS)
_CLAUSES = re.compile(r";|,\s+(?:and|but|while|whereas)\s+|\s[–—-]\s")
_UNVERIFIED = re.compile(
    r"\b(?:could|can|has|have|had|was|were|is|are)\s?(?:not|n['’]t)\s+(?:(?:be|been|able|immediately|independently|"
    r"possible|yet|to)\s+)*(?:verif(?:y|ied)|confirm(?:ed)?|corroborated?)\b"
    r"|\bunable\s+to\s+(?:independently\s+)?(?:verify|confirm)\b|\bno\s+independent\s+(?:confirmation|verification)\b",
    re.IGNORECASE,
)


def hear_hedges(drafts: Sequence[Draft], told: Sequence[Sentence]) -> None:
    """Note on each claim the words that hedge it, in its own clause or in the sentence right behind.

    Parameters
    ----------
    told
        The sentences of the article, in order.
    """
    for draft in drafts:
        if draft.kind is Kind.CONTEXT:
            continue
        behind = _behind(draft, told)
        doubt = tuple(m[0] for m in _UNVERIFIED.finditer(behind.text)) if behind else ()
        if behind and doubt:
            draft.rest("hedge", Quote(text=behind.text, start=behind.start, end=behind.end))
        for i, claim in enumerate(draft.claims):
            found = (*_own(claim, draft), *(doubt if i == 0 else ()))
            if found and claim.stance in _HEDGEABLE:
                draft.claims[i] = replace(claim, hedge="; ".join(dict.fromkeys(found)))


def _behind(draft: Draft, told: Sequence[Sentence]) -> Sentence | None:
    """Return the sentence right behind the one that tells of a strike, in its paragraph or the next."""
    behind = next((s for s in told if s.start >= draft.quote.end), None)
    return behind if behind is not None and behind.block - draft.block <= 1 else None


def _own(claim: Claim, draft: Draft) -> tuple[str, ...]:
    """Return the hedges of a claim's own words; where they tell several things, those of its clause."""
    text = claim.quote.text
    start, end = 0, len(text)
    at = draft.telling.name.start if claim.quote == draft.quote else 0
    for match in _CLAUSES.finditer(text) if claim.quote == draft.quote else ():
        start = match.end() if match.end() <= at else start
        end = min(end, match.start()) if match.start() >= at else end
    found = [*_hedges().finditer(text, start, end), *_adjectives().finditer(text, start, end)]
    found += [*_UNVERIFIED.finditer(text)]
    return tuple(m[0] for m in sorted(found, key=lambda m: m.start()))


@cache
def _hedges() -> re.Pattern[str]:
    return phrase_pattern(words("speakers")["hedges"])


@cache
def _adjectives() -> re.Pattern[str]:
    trade = words("triggers")
    strikes = either({*trade["strike_nouns"], *trade["weak_strike_nouns"], *trade["support_nouns"]})
    hedging = either(words("speakers")["hedging_adjectives"])
    return re.compile(rf"\b{hedging}\b(?=\s+(?:[\w.-]+\s+){{0,3}}?{strikes}(?:s|es)?\b)", re.IGNORECASE)
