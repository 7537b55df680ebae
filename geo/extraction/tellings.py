"""Tellings: what single sentences tell of strikes, place by place, before the text around is heard."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from geo.extraction.arguments import arguments_of
from geo.extraction.attackers import attacker_of
from geo.extraction.care import DENIED, is_habitual, unreal_because
from geo.extraction.claims import claim_of
from geo.extraction.echoes import without_echoes
from geo.extraction.effects import NO_DEATHS, Deaths, damage_in, deaths_in, target_types_in
from geo.extraction.fragments import fragment_arguments
from geo.extraction.lists import listed
from geo.extraction.located import consequence_arguments
from geo.extraction.name import Name
from geo.extraction.outcomes import group_of, role_and_outcome, verdict_on
from geo.extraction.parties import Attacker
from geo.extraction.passages import Campaign, Passage
from geo.extraction.roles import Argument
from geo.extraction.trade import Trigger, TriggerKind
from geo.extraction.triggers import triggers_in
from geo.extraction.weapons import Weapon, as_number, weapon_of
from geo.extraction.whens import When, when_of
from geo.reports import Claim, NearMiss
from geo.resolution import Toponym
from geo.vocabulary import Kind, Outcome, Role, WeaponClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one sentence tells of one place.

    `group` is shared by places told by triggers of one event (aimed at X, intercepted over Y).
    """

    passage: Passage
    name: Name
    toponym: Toponym
    kind: Kind
    role: Role | None
    outcome: Outcome | None
    trigger: TriggerKind
    group: int
    attacker: Attacker | None
    weapon: Weapon
    claim: Claim
    when: When | None
    deaths: Deaths = NO_DEATHS
    damage: str | None = None
    target_type: str | None = None
    campaign: Campaign | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A trigger without a place of its own: it may say more of a strike told nearby."""

    passage: Passage
    trigger: Trigger
    attacker: Attacker | None
    weapon: Weapon
    claim: Claim
    when: When | None
    campaign: Campaign | None
    denied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the sentences around tell: of a strike just before; of weapons or air strikes right beside."""

    after_strike: bool = False
    arms: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one passage holds."""

    passage: Passage
    tellings: tuple[Telling, ...] = ()
    remarks: tuple[Remark, ...] = ()
    denials: tuple[Telling, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    triggers: Mapping[int, Trigger] = field(default_factory=dict)


def read_passage(passage: Passage, whens: Sequence[When], around: Around | None = None) -> Reading:
    """Return what one passage tells of strikes, standing among what is `around` it."""
    around = around or Around()
    triggers = triggers_in(passage, backed=around.after_strike or around.arms)
    reasons = {i: unreal_because(t, passage) for i, t in triggers.items()}
    arguments = without_echoes(_arguments(passage, triggers, around), passage)
    others = {a.trigger.token.i: a.trigger for a in arguments if triggers.get(a.trigger.token.i) != a.trigger}
    reasons |= {i: unreal_because(t, passage) for i, t in others.items()}
    tellings, denials, misses = [], [], []
    for argument in arguments:
        reason = reasons[argument.trigger.token.i]
        telling = _telling(argument, arguments, passage, triggers, whens)
        if reason is None:
            tellings.append(telling)
            continue
        misses.append(NearMiss(quote=passage.quote, reason=f"{argument.name.text}: {reason}"))
        if reason == DENIED:
            denials.append(telling)
    placed = {a.trigger.token.i for a in arguments}
    remarks = [
        _remark(t, passage, triggers, whens, denied=reasons[i] == DENIED)
        for i, t in triggers.items()
        if i not in placed and reasons[i] in (None, DENIED)
    ]
    misses += [
        NearMiss(quote=passage.quote, reason=f"{triggers[i].token.text}: {reason}")
        for i, reason in reasons.items()
        if reason and i not in placed and i in triggers
    ]
    return Reading(
        passage=passage,
        tellings=tuple(tellings),
        remarks=tuple(remarks),
        denials=tuple(denials),
        near_misses=tuple(misses),
        triggers=triggers,
    )


def _arguments(passage: Passage, triggers: Mapping[int, Trigger], around: Around) -> list[Argument]:
    found = {a.token.i: a for a in arguments_of(passage, triggers)}
    found |= {a.token.i: a for a in fragment_arguments(passage, triggers, found)}
    found |= {a.token.i: a for a in tuple(listed(passage, found)) if a.token.i not in found}
    if around.after_strike and not found:
        found = {a.token.i: a for a in consequence_arguments(passage, triggers)}
    return [found[i] for i in sorted(found)]


def _telling(
    argument: Argument,
    arguments: Sequence[Argument],
    passage: Passage,
    triggers: Mapping[int, Trigger],
    whens: Sequence[When],
) -> Telling:
    trigger, name, text = argument.trigger, argument.name, passage.sentence.text
    role, outcome = role_and_outcome(argument, verdict_on(trigger, triggers), passage)
    clause = _clause(argument, arguments, passage)
    alone = sum(a.name.wide == name.wide for a in arguments) == 1
    when = when_of(trigger.token, argument.token, passage, whens)
    context = Telling(
        passage=passage,
        name=name,
        toponym=_toponym(name, passage),
        kind=Kind.CONTEXT,
        role=role,
        outcome=outcome,
        trigger=trigger.kind,
        group=group_of(trigger, triggers, passage),
        attacker=None,
        weapon=Weapon(text=None, weapon_class=WeaponClass.UNKNOWN),
        claim=claim_of(trigger.token, passage),
        when=when,
        deaths=deaths_in(text if alone or trigger.kind is TriggerKind.CONTEXT else clause),
    )
    if trigger.kind is TriggerKind.CONTEXT:
        return context
    return replace(
        context,
        kind=Kind.AREA if name.wide or is_habitual(trigger, passage) else Kind.STRIKE,
        attacker=attacker_of(trigger, passage, triggers),
        weapon=_with_own_count(weapon_of(trigger, passage), argument, passage, shared=not alone),
        damage=damage_in(text if alone or _shared_clause(arguments) else clause),
        target_type=_target_type(argument, clause, passage),
        campaign=passage.campaigns[0] if passage.campaigns else None,
    )


def _shared_clause(arguments: Sequence[Argument]) -> bool:
    return len({a.trigger.token.i for a in arguments}) == 1


def _toponym(name: Name, passage: Passage) -> Toponym:
    offset = passage.sentence.start
    text, start, end = name.antecedent or (
        passage.sentence.text[name.start : name.end],
        offset + name.start,
        offset + name.end,
    )
    return Toponym(
        text=text,
        start=start,
        end=end,
        parents=name.parents,
        feature_words=name.feature_words or (("city",) if name.seat and not name.wide else ()),
        relation=name.relation,
        distance_m=name.distance_m,
        bearing_deg=name.bearing_deg,
    )


def _clause(argument: Argument, arguments: Sequence[Argument], passage: Passage) -> str:
    """Return the words about one place: from the place before it to the place after it."""
    index = arguments.index(argument)
    text = passage.sentence.text
    start = arguments[index - 1].name.end if index else 0
    end = arguments[index + 1].name.start if index + 1 < len(arguments) else len(text)
    return text[start:end]


_COUNT_BEFORE = re.compile(
    r"(?:^|[\s:,;(])(?P<n>\d[\d,]*|[a-z]+(?:-[a-z]+)?)(?:\s+more)?\s+(?:over|in|above|near|at|on|into)\s+(?:the\s+)?(?:(?:territory|skies|sky|airspace|outskirts)\s+(?:of|over)\s+(?:the\s+)?)?$"
)


_HARMED = re.compile(r"\b(?:kill\w*|dead|died|wound\w*|injur\w*|casualties|martyr\w*)\b")


def _with_own_count(weapon: Weapon, argument: Argument, passage: Passage, *, shared: bool) -> Weapon:
    """Return the weapon with the count that stands at the place: "11 over X, 23 over Y"."""
    match = _COUNT_BEFORE.search(passage.sentence.text[: argument.name.start])
    count = as_number(match["n"]) if match and match["n"] not in ("a", "an") else None
    if argument.trigger.kind in (TriggerKind.HIT, TriggerKind.STRIKE) and _HARMED.search(
        passage.sentence.text
    ):
        count = None  # "killed seven in X and five in Y"
    if count is None and not shared:
        count = weapon.count
    if count is None and argument.trigger.kind in (TriggerKind.AIM, TriggerKind.LAUNCH, TriggerKind.ARRIVAL):
        count = weapon.count
    if argument.trigger.kind is TriggerKind.INTERCEPTION and count is None:
        count = weapon.count if weapon.count and not shared else None
    return replace(weapon, count=count)


def _target_type(argument: Argument, clause: str, passage: Passage) -> str | None:
    own = target_types_in(argument.name.text)
    if own:
        return own[-1][1]
    if argument.role is Role.LAUNCHED_FROM:
        return None
    text = passage.sentence.text
    trigger_at = passage.origins[argument.trigger.token.i][1]
    low, high = sorted((trigger_at, argument.name.start))
    between = target_types_in(text[low:high])
    if between and not re.search(r"\b(?:including|such as|among)\b", text[low:high]):
        return between[-1][1]
    around = [kind for at, kind in target_types_in(clause) if kind not in ("transport", "port", "government")]
    return around[0] if around and argument.trigger.kind in (TriggerKind.HIT, TriggerKind.ARRIVAL) else None


def _remark(
    trigger: Trigger,
    passage: Passage,
    triggers: Mapping[int, Trigger],
    whens: Sequence[When],
    *,
    denied: bool,
) -> Remark:
    return Remark(
        passage=passage,
        trigger=trigger,
        attacker=attacker_of(trigger, passage, triggers),
        weapon=weapon_of(trigger, passage),
        claim=claim_of(trigger.token, passage),
        when=when_of(trigger.token, trigger.token, passage, whens),
        campaign=passage.campaigns[0] if passage.campaigns else None,
        denied=denied,
    )
