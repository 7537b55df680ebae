"""Assurances: a ministry's "all airbases remain secure" denies damage on its side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from geo.extraction.actors import actor_spans
from geo.extraction.claims import OUTLET, claim_of
from geo.extraction.drafts import Draft
from geo.extraction.passages import Passage
from geo.lexicon import either, words
from geo.reports import Claim
from geo.vocabulary import Kind, Role, Stance


@cache
def assures() -> re.Pattern[str]:
    """Return the pattern of a state of safety: "remain secure", "is intact"."""
    care = words("care")
    verbs = "|".join(f"{v}(?:s|ed)?" for v in sorted(care["secure_verbs"])).replace(
        "be(?:s|ed)?", "(?:is|are|was|were)"
    )
    return re.compile(rf"\b(?:{verbs})\s+(?:\w+\s+){{0,2}}{either(care['secure_words'])}\b", re.IGNORECASE)


def hear_assurances(passages: Sequence[Passage], drafts: Sequence[Draft]) -> None:
    """Add to the strikes on a party's side what it says of the safety of its sites."""
    for passage in passages:
        match = assures().search(passage.sentence.text)
        if not match:
            continue
        token = next((t for t in passage.doc if passage.origins[t.i][1] > match.start()), None)
        said = claim_of(token, passage) if token is not None else None
        if said is None or said.claimant == OUTLET:
            continue
        parties = {span.actor for span in actor_spans(said.claimant)}
        denial = Claim(claimant=said.claimant, stance=Stance.DENIES, quote=passage.quote)
        for draft in drafts:
            if (
                draft.side in parties
                and draft.kind is not Kind.CONTEXT
                and draft.role is Role.TARGET
                and denial not in draft.claims
            ):
                draft.claims.append(denial)
