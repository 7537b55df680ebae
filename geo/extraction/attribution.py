"""Attribution: who made the strikes whose own sentence does not say it, by what the text around tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.extraction.actors import ActorSpan, acting, actor_spans, states
from geo.extraction.blame import Blame, How
from geo.extraction.drafts import Draft
from geo.extraction.epithets import Epithets
from geo.extraction.parties import PRONOUNS, UNNAMED
from geo.extraction.sides import Sides
from geo.extraction.tellings import Reading
from geo.extraction.trade import TriggerKind
from geo.reports import Quote
from geo.vocabulary import Kind, Role, WeaponClass

_REACH = 2  # blocks: what stands farther off is about something else
_ARMED = re.compile(r"\b(?:military|army|forces|navy|defen[cs]e|armed|air force|war)\b", re.IGNORECASE)
_POSTS = re.compile(
    r"(?:['’]s?)?\s+(?:[a-z]+\s+){0,2}(?:embassy|consulate|compound|bases?|posts?|positions|headquarters|barracks|soldiers|convoy)\b"
)
_AGAINST = re.compile(r"\b(?:against|targeting|targeted|killed|killing)\s+(?:the\s+)?$")
_DEFINITE = re.compile(r"\W*(?:The|That|This)\s+(?:attack|strike|raid|shelling|bombing|explosion)s?\b")
_OWN = re.compile(r"(?:its|their|our|own)\b", re.IGNORECASE)
_UNKNOWN_HANDS = (
    "unidentified",
    "unknown",
    "unclaimed",
    "mysterious",
    "no group",
    "nobody has claimed",
    "no one has claimed",
)
# "it was unclear who had carried out the strike"
_UNCLEAR = re.compile(
    r"\b(?:unclear|not\s+(?:immediately\s+|yet\s+)?(?:clear|known))\s+(?:who|which|whose)\b"
)


@dataclass(frozen=True, slots=True)
class _Act:
    """Somewhere in the text a party is told to strike."""

    at: int
    party: str
    side: str | None
    quote: Quote
    answer: bool = False  # of what is told next
    weapon: WeaponClass | None = None


def fill_attackers(
    drafts: Sequence[Draft],
    readings: Sequence[Reading],
    told: Sequence[Blame],
    sides: Sides,
    epithets: Epithets,
) -> None:
    """Give strikes told without attacker the party that the sentences around tie to them.

    Parameters
    ----------
    told
        Who is said to have struck: it goes before the party that struck last, which must be able to
        have struck here.
    """
    home = sides.home(draft.telling.name for draft in drafts)
    acts = _acts(drafts, readings, told)
    vague = [d for d in drafts if d.kind is not Kind.CONTEXT and not d.attacker]
    for draft in vague:
        draft.attacker = _by_epithet(draft, epithets)
        if not draft.attacker and _is_own_army(draft, acts):
            draft.attacker = draft.side or home
    acts = _acts(drafts, readings, told)
    for draft in vague:
        if draft.attacker or _by_unknown_hands(draft, readings) or _by_unnamed(draft, readings):
            continue
        if draft.role is Role.LAUNCHED_FROM:
            draft.attacker = _launcher(draft, drafts, acts)
        elif not _blamed(draft, drafts, told, home):
            _infer(draft, acts, sides)


def _by_epithet(draft: Draft, epithets: Epithets) -> str | None:
    """Return whom "the army", "the coalition" or "its jets" mean: its speaker, else a party named before."""
    own = draft.telling.attacker
    if own is None or UNNAMED.fullmatch(own.text):
        return None
    if _OWN.match(own.text):
        spoken = [s.actor for s in _speakers(draft)]
        return spoken[0] if spoken else epithets.meant(draft.claims[0].claimant, draft.quote.start)
    if own.text.casefold() in PRONOUNS:
        return epithets.meant(draft.claims[0].claimant, draft.quote.start)
    spoken = [s.actor for s in _speakers(draft) if s.actor in states()]
    if _ARMED.search(own.text) and spoken and spoken[0] != draft.side:
        return spoken[0]
    return epithets.meant(own.text, draft.quote.start)


def _speakers(draft: Draft) -> Sequence[ActorSpan]:
    claimant = draft.claims[0].claimant
    return acting(actor_spans(claimant), claimant)


def _launcher(draft: Draft, drafts: Sequence[Draft], acts: Sequence[_Act]) -> str | None:
    """Return who launched: as from the other places of the sentence, else who holds the place and struck."""
    others = [d.attacker for d in drafts if d.quote == draft.quote and d.role is draft.role and d.attacker]
    held = [draft.side for act in acts if act.party == draft.side]
    speakers = {span.actor for span in actor_spans(draft.claims[0].claimant)}
    before = [a.party for a in reversed(acts) if a.at <= draft.quote.start and a.party not in speakers]
    return next(iter([*others, *held, *before]), None)


def _blamed(draft: Draft, drafts: Sequence[Draft], told: Sequence[Blame], home: str | None) -> bool:
    """Give a strike the parties that are said to have made it, joined where the text keeps several."""
    own = draft.telling.attacker
    if own is not None and own.text.casefold() in PRONOUNS:
        return False
    said = [b for b in told if b.how is How.SAID and _speaks_of(b, draft, drafts)]
    silent = [b for b in told if b.how is How.SILENT and _speaks_of(b, draft, drafts)]
    found = said or [b for b in silent if b.party != draft.side and b.block - draft.block <= 1]
    parties = dict.fromkeys(b.party or draft.side or home for b in found)
    names = [party for party in parties if party]
    if not names:
        return False
    draft.attacker = " / ".join(names)
    draft.rest("attacker", found[0].quote)
    return True


def _speaks_of(blame: Blame, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether what is said of a party is said of this strike: of those told just before."""
    if blame.at < draft.quote.start:
        return False
    if blame.sweeping:
        return True
    before = [d.block for d in drafts if d.kind is not Kind.CONTEXT and d.quote.start <= blame.at]
    return draft.block == max(before) and blame.block - draft.block <= _REACH


def _by_unnamed(draft: Draft, readings: Sequence[Reading]) -> bool:
    """Whether "the attack" is one that the text has just laid to people it does not name."""
    if not _DEFINITE.match(draft.quote.text):
        return False
    before = [
        r for r in readings if r.passage.sentence.start < draft.quote.start and (r.remarks or r.tellings)
    ]
    told = [remark.attacker for remark in before[-1].remarks] if before else []
    return any(a is not None and a.name is None and UNNAMED.search(a.text) for a in told)


def _infer(draft: Draft, acts: Sequence[_Act], sides: Sides) -> None:
    """Give a strike the party that claims it, or the one that struck last before."""
    draft.attacker = _own_claim(draft)
    if draft.attacker:
        return
    at = draft.quote.start
    able = [
        act for act in acts if _can_strike(act, draft) and not sides.fires_from(act.party, draft.telling.name)
    ]
    if not able and sides.is_alone:
        able = list(acts)  # nobody else strikes in the article
    before = [act for act in reversed(able) if act.at <= at]
    after = [act for act in able if act.at > at and not act.answer]
    alike = [act for act in (*before, *after) if act.weapon is not None and act.weapon is draft.weapon_class]
    other = before and before[0].weapon is not None and before[0].weapon is not draft.weapon_class
    source = next(iter([*(alike if other else ()), *before, *after]), None)
    if source:
        draft.attacker = source.party
        draft.rest("attacker", source.quote)
        return
    own = draft.telling.attacker
    if own is not None and UNNAMED.search(own.text):
        return  # "rebel shelling": of no state
    spared = {draft.side, *_victims(draft.quote.text)}
    others = [p for p in sides.parties if p not in spared and not sides.fires_from(p, draft.telling.name)]
    if draft.side and others and sides.stands_out(others):
        draft.attacker = others[0]


def _acts(drafts: Sequence[Draft], readings: Sequence[Reading], told: Sequence[Blame]) -> Sequence[_Act]:
    """Return where the text tells a party to strike, in text order."""
    said = [
        _Act(b.at, b.party, None, b.quote, b.how is How.ANSWERED)
        for b in told
        if b.party and b.how is not How.SILENT
    ]
    placed = [
        _Act(d.telling.passage.sentence.start, d.attacker, d.side, d.quote, weapon=_known(d.weapon_class))
        for d in drafts
        if d.attacker and d.kind is not Kind.CONTEXT
    ]
    remarked = [
        _Act(
            reading.passage.sentence.start,
            remark.attacker.name,
            None,
            reading.passage.quote,
            weapon=_known(remark.weapon.weapon_class),
        )
        for reading in readings
        for remark in reading.remarks
        if remark.attacker
        and remark.attacker.name
        and not remark.denied
        and remark.trigger.kind is not TriggerKind.CONTEXT
    ]
    return sorted([*placed, *remarked, *said], key=lambda act: act.at)


def _by_unknown_hands(draft: Draft, readings: Sequence[Reading]) -> bool:
    """Whether the text says, in the sentence or around it, that nobody knows who struck."""
    text = draft.quote.text.casefold()
    if any(words_said in text for words_said in _UNKNOWN_HANDS):
        return True
    told = (r.passage.sentence for r in readings)
    return any(abs(s.block - draft.block) <= _REACH and _UNCLEAR.search(s.text) for s in told)


_OWN_ARMY = {"army", "military", "government", "regime", "junta", "troops", "soldiers"}


def _known(weapon: WeaponClass) -> WeaponClass | None:
    return None if weapon is WeaponClass.UNKNOWN else weapon


def _own_claim(draft: Draft) -> str | None:
    """Return the party whose forces say of a strike on another's place, in the passive, that it was made."""
    claimant, own = draft.claims[0].claimant, draft.telling.attacker
    if draft.telling.trigger is TriggerKind.ARRIVAL:
        return None  # "the army said that a rocket had come down in X"
    spans = _speakers(draft)
    armed = _ARMED.search(claimant) or any(s.form in ("group", "body") for s in spans)
    own_forces = own is not None and (own.text.casefold() in PRONOUNS or _OWN.match(own.text))
    if not own_forces and (not armed or (own is not None and UNNAMED.search(own.text))):
        return None
    home = {draft.side, *draft.telling.name.parents}  # "the Azerbaijani city of X"
    return next((s.actor for s in spans if s.actor not in home), None)


def _is_own_army(draft: Draft, acts: Sequence[_Act]) -> bool:
    """Whether "the army" is that of the country struck: nobody else is told to strike there before."""
    told = draft.telling.attacker
    vague = told is not None and bool(_OWN_ARMY & set(told.text.casefold().split()))
    if vague and told is not None and {"government", "regime", "junta"} & set(told.text.casefold().split()):
        return True
    return vague and not any(act.party != draft.side and act.at < draft.quote.start for act in acts)


def _can_strike(act: _Act, draft: Draft) -> bool:
    """Whether who struck elsewhere can have struck here: not its own side, unless it struck that before."""
    if act.party in _victims(draft.quote.text) or act.party in draft.telling.name.parents:
        return False
    return act.party != draft.side or act.side == act.party


def _victims(text: str) -> set[str]:
    """Return the parties whose own people or posts a sentence names: "the American embassy"."""
    spans = actor_spans(text)
    struck = {s.actor for s in spans if _AGAINST.search(text[: s.start]) and s.form in ("group", "name")}
    return struck | {span.actor for span in spans if _POSTS.match(text, span.end)}
