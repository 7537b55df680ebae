"""Drafts: reports in the making, filled from the sentences around while an article is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from geo.extraction.name import folded
from geo.extraction.tellings import Telling
from geo.reports import Claim, Evidence, Quote
from geo.timespans import Timespan
from geo.vocabulary import Basis, Kind, Outcome, Role, WeaponClass

_NAMES_KEPT = 4096  # the strikes of an article are compared with one another


@dataclass(slots=True, kw_only=True)
class Draft:
    """One strike at one place as far as it is known; `order` is its place in the text."""

    telling: Telling
    order: int
    attacker: str | None
    attacker_text: str | None
    side: str | None
    outcome: Outcome | None
    role: Role | None
    weapon: str | None
    weapon_class: WeaponClass
    weapon_count: int | None
    timespan: Timespan | None
    own_time: bool
    deaths: tuple[int | None, int | None, int | None]
    damage: str | None
    target_type: str | None
    claims: list[Claim]
    operation: str | None = None
    operation_basis: Basis | None = None
    evidence: list[Evidence] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)

    @property
    def kind(self) -> Kind:
        """Kind of feature."""
        return self.telling.kind

    @property
    def quote(self) -> Quote:
        """The sentence that tells of it."""
        return self.telling.passage.quote

    @property
    def block(self) -> int:
        """The block it is told in."""
        return self.telling.passage.sentence.block

    @property
    def place(self) -> str:
        """The name folded, to know it again."""
        return folded(self.telling.toponym.text)

    def rest(self, field_name: str, quote: Quote) -> None:
        """Note that a field rests on another sentence."""
        if quote != self.quote and not any(e.field == field_name for e in self.evidence):
            self.evidence.append(Evidence(field=field_name, quote=quote))


def draft_of(telling: Telling, order: int, side: str | None) -> Draft:
    """Return the draft of what one sentence tells."""
    attacker = telling.attacker
    return Draft(
        telling=telling,
        order=order,
        attacker=attacker.name if attacker else None,
        attacker_text=attacker.text if attacker else None,
        side=side,
        outcome=telling.outcome,
        role=telling.role,
        weapon=telling.weapon.text,
        weapon_class=telling.weapon.weapon_class,
        weapon_count=telling.weapon.count,
        timespan=telling.when.timespan if telling.when else None,
        own_time=telling.when is not None,
        deaths=telling.deaths,
        damage=telling.damage,
        target_type=telling.target_type,
        claims=[telling.claim],
    )


@lru_cache(_NAMES_KEPT)
def skeleton(folded_name: str) -> str:
    """Return the consonants of a name, each run once: alike for the transliterations of one name."""
    letters = "".join(c for c in folded_name if c.isalnum() and c not in "aeiouyw'’")
    return re.sub(r"(.)\1+", r"\1", letters)
