"""Discourse: what the sentences around say of a strike: who, when, with what, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geo.extraction.actors import actor_spans
from geo.extraction.claims import OUTLET
from geo.extraction.drafts import Draft
from geo.extraction.effects import NO_DEATHS, deaths_in
from geo.extraction.tellings import Reading, Remark
from geo.extraction.trade import TriggerKind
from geo.lexicon import words
from geo.reports import Claim, Quote
from geo.timespans import UNDATED, Timespan
from geo.vocabulary import Kind, Outcome, Role, Stance, WeaponClass

_LEAD = 3  # blocks behind the first strike told, of headings and bylines too, that tell when it was
_REACH = 2  # blocks: what stands farther off is about something else


def resolve_speakers(drafts: Sequence[Draft], readings: Sequence[Reading]) -> None:
    """Name the speaker behind "he said" and "it added": the one who was named last."""
    said = sorted(
        {(c.quote.start, c.claimant) for d in drafts for c in d.claims}
        | {(r.passage.sentence.start, m.claim.claimant) for r in readings for m in r.remarks}
    )
    named = [(at, who) for at, who in said if who != OUTLET and who.casefold() not in _PRONOUNS]
    for draft in drafts:
        for i, claim in enumerate(draft.claims):
            pronoun = claim.claimant.casefold()
            if pronoun in _PRONOUNS:
                before = [who for at, who in named if at <= claim.quote.start]
                fitting = [who for who in before if _fits(who, pronoun)] or before
                draft.claims[i] = replace(claim, claimant=fitting[-1] if fitting else OUTLET)


_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which", "group"})
_BODY = re.compile(
    r"\b(?:army|military|ministry|agency|command|service|administration|authorities|forces?|group|police|channel|television|"
    r"movement|coalition|government|department|committee|observatory|network|office|media|statement|union|militia|rebels)\b",
    re.IGNORECASE,
)


def _fits(speaker: str, pronoun: str) -> bool:
    """Whether a pronoun can mean a speaker: "it" means a body, "he" and "she" a person."""
    body = bool(_BODY.search(speaker) or actor_spans(speaker) or speaker.isupper())
    return body if pronoun in ("it", "group", "which") else pronoun == "they" or not body


@dataclass(frozen=True, slots=True)
class Fallback:
    """What dates a strike told without a date: publication, or the one time the sentence before tells."""

    publication: Timespan
    before: Timespan | None = None
    quote: Quote | None = None


_NOWHEN = Fallback(UNDATED)


def fill_times(drafts: Sequence[Draft], defaults: Mapping[int, Fallback]) -> None:
    """Date strikes told without a date: by the sentence before, the story's main date, or publication."""
    main = next(
        (d.timespan for d in drafts if d.own_time and d.kind is not Kind.CONTEXT and _is_main(d, drafts)),
        None,
    )
    for i, draft in enumerate(drafts):
        if draft.timespan is not None:
            continue
        fallback = defaults.get(draft.quote.start, _NOWHEN)
        default = fallback.publication
        if draft.telling.passage.sentence.stamp is not None:
            draft.timespan = default
            continue
        before = [
            d
            for d in drafts[:i]
            if d.timespan is not None and d.kind is not Kind.CONTEXT and d.block == draft.block
        ]
        same = next((d for d in reversed(before) if d.own_time or d.timespan is not default), None)
        if fallback.before is not None and fallback.quote is not None:
            draft.timespan = fallback.before
            draft.rest("date", fallback.quote)
        elif same and not _is_background(same, draft):
            draft.timespan = same.timespan
            draft.rest("date", same.quote)
        elif main is not None:
            draft.timespan = main
        else:
            draft.timespan = default


def _is_background(source: Draft, draft: Draft) -> bool:
    return bool(source.telling.when and source.telling.when.leaning)


def _is_main(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a dated strike is what the story is about: told first, and not by another date."""
    leaning = draft.telling.when is not None and draft.telling.when.leaning
    first = next((d for d in drafts if d.kind is not Kind.CONTEXT), draft)
    return not leaning and draft.block <= first.block + _LEAD


def hear_remarks(readings: Sequence[Reading], drafts: Sequence[Draft]) -> None:
    """Let sentences without a place say what became of the strikes told before, and how they were made."""
    for reading in readings:
        if reading.tellings and not reading.remarks:
            continue
        before = [d for d in drafts if d.quote.end <= reading.passage.sentence.start]
        near = [
            d
            for d in before
            if reading.passage.sentence.block - d.block <= _REACH and d.kind is not Kind.CONTEXT
        ]
        for remark in reading.remarks:
            if remark.denied:
                continue
            if remark.trigger.kind is TriggerKind.INTERCEPTION and _is_about_all(remark):
                _intercepted(remark, near)
            elif not reading.tellings and remark.weapon.text and remark.attacker and remark.attacker.name:
                _made_with(remark, near)
        if not reading.tellings and near:
            _told_dead(reading, near)


def _is_about_all(remark: Remark) -> bool:
    text = remark.passage.sentence.text.casefold()
    told = words("outcomes")
    tokens = {t.lower_ for t in remark.trigger.token.subtree}
    return bool(tokens & told["incoming"]) and any(
        w in text
        for w in (
            "all ",
            "every ",
            "each ",
            "both ",
            "the missile",
            "the drone",
            "the rocket",
            "they ",
            "it was",
            "was intercepted",
            "was shot",
        )
    )


def _intercepted(remark: Remark, near: Sequence[Draft]) -> None:
    open_ones = [
        d for d in near if d.outcome is Outcome.UNKNOWN and d.block >= remark.passage.sentence.block - 1
    ]
    if remark.attacker and remark.attacker.name:
        open_ones = [d for d in open_ones if d.attacker in (None, remark.attacker.name)]
    last = max((d.quote.start for d in open_ones), default=None)
    for draft in open_ones:
        if draft.quote.start == last:
            draft.outcome = Outcome.INTERCEPTED
            if draft.role is Role.TARGET and draft.kind is Kind.STRIKE:
                draft.role = Role.INTENDED_TARGET
            draft.rest("outcome", remark.passage.quote)
            if remark.claim.claimant != OUTLET:
                draft.claims.insert(0, remark.claim)


def _made_with(remark: Remark, near: Sequence[Draft]) -> None:
    party = remark.attacker.name if remark.attacker else None
    last = max((d.quote.start for d in near if d.attacker == party), default=None)
    for draft in near:
        if draft.attacker == party and draft.quote.start == last and draft.weapon is None:
            draft.weapon = remark.weapon.text
            if draft.weapon_class is WeaponClass.UNKNOWN:
                draft.weapon_class = remark.weapon.weapon_class
            draft.rest("weapon", remark.passage.quote)


# "More than 90,000 people have been killed since the war began"
_TOLL_OF_A_WAR = re.compile(
    r"\bsince\b.{0,80}\b(?:began|started|begun|erupted|broke\s+out|invasion|war|conflict|uprising|\d{4})\b"
    r"|\b(?:war|conflict|fighting|crisis)\b.{0,40}\b(?:has|have|had)\s+(?:already\s+)?(?:killed|claimed|left)\b",
    re.DOTALL,
)


def _told_dead(reading: Reading, near: Sequence[Draft]) -> None:
    """Give the dead of a sentence without a place to the one strike told right before it."""
    text = reading.passage.sentence.text
    found = NO_DEATHS if _TOLL_OF_A_WAR.search(text) else deaths_in(text)
    last = [
        d
        for d in near
        if d.block == reading.passage.sentence.block and d.quote.start == max(n.quote.start for n in near)
    ]
    if found != NO_DEATHS and len(last) == 1 and last[0].deaths == NO_DEATHS and last[0].kind is Kind.STRIKE:
        last[0].deaths = found
        last[0].rest("deaths", reading.passage.quote)


def hear_denials(readings: Sequence[Reading], drafts: Sequence[Draft]) -> None:
    """Add to strikes the claims of those who deny them."""
    for reading in readings:
        for denial in reading.denials:
            for draft in drafts:
                if draft.telling.toponym.text == denial.toponym.text and draft.kind is not Kind.CONTEXT:
                    _deny(draft, denial.claim.claimant, reading)


def _deny(draft: Draft, claimant: str, reading: Reading) -> None:
    claim = Claim(claimant=claimant, stance=Stance.DENIES, quote=reading.passage.quote)
    if claim not in draft.claims:
        draft.claims.append(claim)
