"""Merging: one strike told twice in an article is one report; marks of one event are linked."""

from __future__ import annotations

from collections.abc import Sequence

from geo.articles import BlockKind
from geo.extraction.drafts import Draft, skeleton
from geo.extraction.effects import NO_DEATHS
from geo.extraction.name import folded
from geo.reports import Evidence
from geo.vocabulary import Basis, Kind, Outcome, Role, WeaponClass

_AT = (Role.TARGET, Role.INTENDED_TARGET)


def merged(drafts: Sequence[Draft]) -> list[Draft]:
    """Return `drafts` with those of one strike made one, in text order."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((other for other in kept if _same(other, draft)), None)
        if twin is None:
            kept.append(draft)
        else:
            kept[kept.index(twin)] = _joined(twin, draft)
    return kept


def _same(one: Draft, other: Draft) -> bool:
    if not _alike_in_place(one, other) or not _alike_in_kind(one, other):
        return False
    if one.attacker and other.attacker and one.attacker != other.attacker:
        return False
    if (one.role in _AT) != (other.role in _AT) or (one.role not in _AT and one.role != other.role):
        return False
    if (
        one.telling.passage is other.telling.passage
        and one.telling.toponym != other.telling.toponym
        and one.own_time
    ):
        return one.timespan == other.timespan
    if (
        Outcome.INTERCEPTED in (one.outcome, other.outcome)
        and Outcome.HIT in (one.outcome, other.outcome)
        and one.kind is Kind.STRIKE
    ):
        return False
    return _times_agree(one, other)


def _alike_in_place(one: Draft, other: Draft) -> bool:
    """Whether two names are one, or two spellings of one: "Bidama" and "Bdama"."""
    if one.place == other.place:
        return True
    if other.telling.name.text.casefold() == "there" and one.block == other.block:
        return other.place in {folded(parent) for parent in one.telling.toponym.parents}
    bones = skeleton(one.place)
    return len(bones) >= _FEWEST_CONSONANTS and bones == skeleton(other.place)


_FEWEST_CONSONANTS = 3


def _alike_in_kind(one: Draft, other: Draft) -> bool:
    return (one.kind is Kind.CONTEXT) == (other.kind is Kind.CONTEXT)


def _times_agree(one: Draft, other: Draft) -> bool:
    if not (one.own_time and other.own_time) or one.timespan is None or other.timespan is None:
        leaning = [d for d in (one, other) if d.telling.when and d.telling.when.leaning]
        return not leaning
    if one.timespan == other.timespan:
        return True
    first, second = one.timespan, other.timespan
    if not (first.start_utc and first.end_utc and second.start_utc and second.end_utc):
        return first.edtf == second.edtf
    return first.start_utc <= second.end_utc and second.start_utc <= first.end_utc


def _joined(one: Draft, other: Draft) -> Draft:
    """Return the richer of two drafts of one strike, with what only the other says."""
    rich, poor = (other, one) if _richness(other) > _richness(one) else (one, other)
    if rich.telling.name.wide and not poor.telling.name.wide:
        rich, poor = poor, rich  # "in the region of X after missiles hit the city"
    rich.order = min(one.order, other.order)
    for name in _PLAIN_FIELDS:
        if getattr(rich, name) is None and getattr(poor, name) is not None:
            setattr(rich, name, getattr(poor, name))
            rich.rest(name, poor.quote)
    _join_weapons(rich, poor)
    if rich.deaths == NO_DEATHS and poor.deaths != NO_DEATHS:
        rich.deaths = poor.deaths
        rich.rest("deaths", poor.quote)
    if rich.outcome is Outcome.UNKNOWN and poor.outcome is not None:
        rich.outcome = poor.outcome
        rich.rest("outcome", poor.quote)
    if poor.own_time and not rich.own_time:
        rich.timespan, rich.own_time = poor.timespan, True
        rich.rest("date", poor.quote)
    if poor.operation_basis is Basis.STATED and rich.operation_basis is Basis.INFERRED:
        rich.operation, rich.operation_basis = poor.operation, poor.operation_basis
        rich.evidence = [e for e in rich.evidence if e.field != "operation"]
    _join_sources(rich, poor)
    return rich


_PLAIN_FIELDS = (
    "attacker", "attacker_text", "side", "weapon", "damage", "target_type", "operation", "operation_basis",
)  # fmt: skip


def _join_weapons(rich: Draft, poor: Draft) -> None:
    unknown = rich.weapon_class is WeaponClass.UNKNOWN and rich.weapon is None
    first = poor.telling.passage.sentence.start < rich.telling.passage.sentence.start
    other = first and poor.weapon_class is not rich.weapon_class  # of one class, its own words stay
    if (unknown or other) and poor.weapon_class is not WeaponClass.UNKNOWN:
        rich.weapon_class = poor.weapon_class
        rich.weapon = poor.weapon or rich.weapon
        rich.rest("weapon_class", poor.quote)
    if rich.weapon_count is None and rich.weapon_class is poor.weapon_class:
        rich.weapon_count = poor.weapon_count


def _join_sources(rich: Draft, poor: Draft) -> None:
    known = {(c.claimant, c.stance) for c in rich.claims}
    rich.claims += [c for c in poor.claims if (c.claimant, c.stance) not in known]
    fields = {e.field for e in rich.evidence}
    rich.evidence += [e for e in poor.evidence if e.field not in fields and e.quote != rich.quote]
    if poor.quote != rich.quote:
        rich.evidence.append(Evidence(field="place", quote=poor.quote))


def _richness(draft: Draft) -> tuple[bool, int, int]:
    known = [
        draft.attacker,
        draft.weapon,
        draft.weapon_count,
        draft.damage,
        draft.target_type,
        draft.timespan,
        draft.operation,
    ]
    told = (
        sum(value is not None for value in known)
        + (draft.deaths != NO_DEATHS)
        + (draft.weapon_class is not WeaponClass.UNKNOWN)
    )
    finer = draft.outcome in (Outcome.INTERCEPTED, Outcome.HIT)
    return draft.telling.passage.sentence.kind is not BlockKind.HEADLINE, told + finer, -draft.order


def share_weapons(drafts: Sequence[Draft]) -> None:
    """Let the marks of one event share the weapon and its count."""
    for i, others in linked(drafts).items():
        draft = drafts[i]
        for other in (drafts[j] for j in others):
            if draft.weapon is None and other.weapon is not None:
                draft.weapon, draft.weapon_class = other.weapon, other.weapon_class
            if draft.weapon_count is None and draft.weapon_class is other.weapon_class:
                draft.weapon_count = other.weapon_count
            draft.attacker = draft.attacker or other.attacker
            draft.attacker_text = draft.attacker_text or other.attacker_text


def linked(drafts: Sequence[Draft]) -> dict[int, tuple[int, ...]]:
    """Return, by position, the other marks of one event: aimed at one place, stopped over another."""
    links: dict[int, tuple[int, ...]] = {}
    for i, draft in enumerate(drafts):
        others = [
            j
            for j, other in enumerate(drafts)
            if j != i
            and other.telling.group == draft.telling.group
            and Kind.STRIKE is draft.kind is other.kind
            and draft.role is not other.role
            and (_is_end(draft) or _is_end(other))
        ]
        if others:
            links[i] = tuple(others)
    return links


def _is_end(draft: Draft) -> bool:
    return draft.role in (Role.INTERCEPTED_AT, Role.LAUNCHED_FROM)


def possibly_same(drafts: Sequence[Draft]) -> dict[int, tuple[int, ...]]:
    """Return, by position, the marks that may be the same strike: a town, and a site told to be in it."""
    same: dict[int, list[int]] = {}
    for i, draft in enumerate(drafts):
        parents = {folded(parent) for parent in draft.telling.toponym.parents}
        for j, other in enumerate(drafts):
            alike = (
                Kind.STRIKE is draft.kind is other.kind
                and other.place in parents
                and draft.role is other.role
            )
            if i != j and alike and draft.attacker == other.attacker:
                same.setdefault(i, []).append(j)
                same.setdefault(j, []).append(i)
    return {i: tuple(sorted(set(found))) for i, found in same.items()}
