"""Campaigns: under which named operation a strike was made: stated with it, or inferred from words nearby."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.extraction.actors import actor_spans
from geo.extraction.drafts import Draft
from geo.extraction.passages import Campaign, Passage
from geo.extraction.tellings import Reading
from geo.extraction.trade import TriggerKind
from geo.lexicon import operations
from geo.reports import Quote
from geo.vocabulary import Basis, Kind, WeaponClass

_ANAPHOR = re.compile(r"\b(?:the|these|those|this|that)\s+(?:\w+[\s-]){0,3}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Naming:
    """A sentence that names an operation, and whose it is."""

    campaign: Campaign
    owner: str | None
    quote: Quote


def fill_operations(
    readings: Sequence[Reading], passages: Sequence[Passage], drafts: Sequence[Draft]
) -> None:
    """Note each strike's operation and how it is known."""
    namings = [_naming(p, c, drafts) for p in passages for c in p.campaigns]
    for draft in drafts:
        own = [n for n in namings if n.quote == draft.quote and n.owner in (None, draft.attacker)]
        if own and draft.kind is not Kind.CONTEXT:
            draft.operation, draft.operation_basis = own[0].campaign.name, Basis.STATED
            if draft.attacker is None:
                draft.attacker = own[0].owner
    for reading in readings:
        _stated_of_before(reading, namings, drafts)
    for draft in drafts:
        _infer(draft, namings, drafts)


def _naming(passage: Passage, campaign: Campaign, drafts: Sequence[Draft]) -> _Naming:
    text = passage.sentence.text
    before = text[: campaign.start]
    possessor = next(
        (
            s
            for s in actor_spans(text)
            if re.fullmatch(
                r"['’]s?\s*(?:so-called\s+|ongoing\s+|own\s+)?[\"“'‘]?", text[s.end : campaign.start]
            )
        ),
        None,
    )
    known = next((o.actor for o in operations() if o.name == campaign.name), None)
    strikers = [d.attacker for d in drafts if d.quote == passage.quote and d.attacker]
    named = [s.actor for s in actor_spans(before)]
    owner = possessor.actor if possessor else known or next(iter([*strikers, *named]), None)
    return _Naming(campaign, owner, passage.quote)


def _stated_of_before(reading: Reading, namings: Sequence[_Naming], drafts: Sequence[Draft]) -> None:
    """Take "the missile strikes, part of Operation X" as said of the missile strikes told before."""
    named = [n for n in namings if n.quote == reading.passage.quote]
    for remark in reading.remarks:
        if not named or remark.trigger.kind is not TriggerKind.STRIKE:
            continue
        passage = reading.passage
        if not _ANAPHOR.search(passage.sentence.text[: passage.origins[remark.trigger.token.i][0]]):
            continue
        told = [
            d
            for d in drafts
            if d.quote.end <= passage.sentence.start
            and d.kind is not Kind.CONTEXT
            and d.operation is None
            and (d.attacker is None or named[0].owner in (None, d.attacker))
            and (
                WeaponClass.UNKNOWN in (remark.weapon.weapon_class, d.weapon_class)
                or remark.weapon.weapon_class is d.weapon_class
            )
        ]
        for draft in told:
            draft.operation, draft.operation_basis = named[0].campaign.name, Basis.STATED
            draft.attacker = draft.attacker or named[0].owner
            draft.rest("operation", passage.quote)


def _infer(draft: Draft, namings: Sequence[_Naming], drafts: Sequence[Draft]) -> None:
    if draft.operation or draft.kind is Kind.CONTEXT or draft.attacker is None or _is_of_another_time(draft):
        return
    near = [n for n in namings if n.owner == draft.attacker]
    if not near:
        return
    best = min(near, key=lambda n: (abs(n.quote.start - draft.quote.start), n.quote.start))
    if (
        _day_told(best, drafts) not in (None, *([draft.timespan] if draft.timespan else []))
        and draft.own_time
    ):
        return
    draft.operation, draft.operation_basis = best.campaign.name, Basis.INFERRED
    draft.rest("operation", best.quote)


def _is_of_another_time(draft: Draft) -> bool:
    return draft.telling.when is not None and draft.telling.when.leaning


def _day_told(naming: _Naming, drafts: Sequence[Draft]) -> object:
    return next((d.timespan for d in drafts if d.quote == naming.quote and d.own_time), None)
