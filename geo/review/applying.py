"""Applying decisions: reports as reviewers have them. What the machine read stays beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from geo.review.decisions import Action, Decision, standing, staying
from geo.review.values import VALUES, public_place
from geo.strikes import Correction, PlacedReport, Ties

_Links = dict[str, frozenset[str]]  # from a report to others, by id


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The decisions that stand, ready to be applied.

    Attributes
    ----------
    of_report
        By report id, what was decided of it, oldest first.
    ties
        What was joined and split.
    """

    of_report: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    ties: Ties = field(default_factory=Ties)

    def applied(self, placed: PlacedReport) -> PlacedReport | None:
        """Return a report as reviewers have it; ``None`` if it is rejected.

        Decisions are applied in the order of the log, so the last word on a field counts; each keeps what
        the machine read.
        """
        decided = self.of_report.get(placed.id, ())
        if any(one.action is Action.REJECT for one in decided):
            return None
        told = placed
        for one in decided:
            if one.action in VALUES:
                told = VALUES[one.action].put(told, one.value, _says(one))
        return replace(told, corrections=tuple(_correction(one, placed) for one in decided))

    def rejection(self, report_id: str) -> Decision | None:
        """Return the decision that rejected a report, if one did."""
        decided = self.of_report.get(report_id, ())
        return next((one for one in reversed(decided) if one.action is Action.REJECT), None)

    def changed(self, other: Review) -> set[str]:
        """Return the reports of which `other` has decided otherwise."""
        named = {*self.of_report, *other.of_report}
        return {name for name in named if self.of_report.get(name) != other.of_report.get(name)}


def review_of(decisions: Iterable[Decision]) -> Review:
    """Return what stands of `decisions`; the order in which they are given is of no matter."""
    of_report: defaultdict[str, list[Decision]] = defaultdict(list)
    together: dict[str, frozenset[str]] = {}
    apart: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for one in standing(decisions):
        rest = staying(one)
        for name in (*one.reports, *rest):
            of_report[name].append(one)
        if one.action is Action.JOIN:
            _join(frozenset(one.reports), together, apart)
        elif one.action is Action.SPLIT:
            _split(frozenset(one.reports), frozenset(rest), together, apart)
    return Review(
        of_report={name: tuple(decided) for name, decided in of_report.items()},
        ties=Ties(
            together={name: held for name, held in together.items() if len(held) > 1},
            apart={name: others for name, others in apart.items() if others},
        ),
    )


def _join(
    reports: frozenset[str], together: dict[str, frozenset[str]], apart: dict[str, frozenset[str]]
) -> None:
    """Hold `reports` together, with all that is held with one of them."""
    held = reports.union(*(together.get(name, frozenset()) for name in reports))
    for name in held:
        together[name] = held
        apart[name] = apart.get(name, frozenset()) - held


def _split(
    part: frozenset[str],
    rest: frozenset[str],
    together: _Links,
    apart: _Links,
) -> None:
    """Hold the reports of `part` together and those of `rest`, and the two apart."""
    touched = frozenset().union(*(together.get(name, frozenset()) for name in part | rest))
    stays = (rest | touched) - part
    for held, others in ((part, stays), (stays, part)):
        for name in held:
            together[name] = held
            apart[name] = (apart.get(name, frozenset()) | others) - held


def _correction(one: Decision, placed: PlacedReport) -> Correction:
    field_name, machine, human = _said(one, placed)
    return Correction(
        field=field_name,
        machine=machine,
        human=human,
        who=one.who,
        when_utc=one.at_utc,
        why=one.why,
        number=one.number,
    )


def _said(one: Decision, placed: PlacedReport) -> tuple[str, object, object]:
    """Return the field that a decision is about, the machine's value of it and the reviewer's."""
    if one.action in VALUES:
        human = public_place(one.value) if one.action is Action.PLACE else one.value
        return one.action.value, VALUES[one.action].read(placed), human
    if one.action is Action.JOIN:
        return "strike", None, {"joined_with": [name for name in one.reports if name != placed.id]}
    if one.action is Action.SPLIT:
        rest = staying(one)
        return "strike", None, {"apart_from": list(rest if placed.id in one.reports else one.reports)}
    return "review", None, "accepted"


def _says(one: Decision) -> str:
    return f"{one.who} says so{f': {one.why}' if one.why else ''}"
