"""Grounding: a model's strikes held against the article; what its words do not bear out is dropped.

The model only points at words. What they mean (which party, which day, how many) is read from them by the
same rules as elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from geo.articles import Article, Block, content
from geo.errors import quoted
from geo.extraction.actors import actor_spans
from geo.extraction.claims import plain
from geo.extraction.dates import Clock, article_clock, by_publication, entry_clocks
from geo.extraction.effects import NO_DEATHS, Deaths, damage_in, deaths_in, target_types_in
from geo.extraction.llm.answer import ToldStrike
from geo.extraction.llm.spans import found, holds, sentence_of
from geo.extraction.name import Name
from geo.extraction.names import place_names
from geo.extraction.passages import campaigns_in
from geo.extraction.sentences import Sentence, sentences
from geo.extraction.weapons import as_number, classes_in
from geo.extraction.whens import whens_in
from geo.gazetteer.place import Gazetteer
from geo.reports import Claim, Evidence, NearMiss, Quote, Report
from geo.resolution import Toponym
from geo.timespans import Timespan
from geo.vocabulary import Basis, Kind, Outcome, Stance, WeaponClass

OUTLET = "outlet"
_T = TypeVar("_T")
_NOWHERE = Quote(text="", start=0, end=0)


class Ground:
    """One article, as a model's words are sought in it."""

    def __init__(self, article: Article, gazetteer: Gazetteer) -> None:
        self.text = article.text
        self._gazetteer = gazetteer
        self._clock = article_clock(article)
        self._blocks: Sequence[Block] = content(article)
        self._sentences: Sequence[Sentence] = tuple(sentences(self._blocks))

    def reports(self, told: Sequence[ToldStrike]) -> tuple[tuple[Report, ...], tuple[NearMiss, ...]]:
        """Return the reports that the article bears out, in text order, and what was dropped, with why."""
        reports: dict[str, Report] = {}
        dropped: list[NearMiss] = []
        for strike in told:
            report, misses = self._report(strike)
            dropped += misses
            if report is not None:
                reports.setdefault(report.key, report)
        return tuple(reports[key] for key in sorted(reports)), tuple(dict.fromkeys(dropped))

    def _report(self, told: ToldStrike) -> tuple[Report | None, list[NearMiss]]:
        run = found(told.quote, self.text)
        if run is None:
            return None, [_miss(_NOWHERE, f"a strike, as the article does not say {quoted(told.quote)}")]
        quote = self.sentence(run)
        name = found(told.place, self.text, quote)
        if name is None:
            return None, [_miss(quote, f"a strike, as the article names no {quoted(told.place)}")]
        fields = _Fields(self, told, quote)
        return fields.report(name, self._toponym(name)), fields.dropped

    def sentence(self, run: Quote) -> Quote:
        """Return the sentence in which `run` stands."""
        return sentence_of(run, self.text, self._sentences)

    def clock(self, at: int) -> Clock:
        """Return the clock by which what stands at `at` is read: in a live blog its entry's."""
        clocks = zip(self._blocks, entry_clocks(self._blocks, self._clock), strict=True)
        return next((clock for block, clock in clocks if block.start <= at < block.end), self._clock)

    def _toponym(self, name: Quote) -> Toponym:
        """Return the name with what its sentence says of it: its parents, "near", "20 km north of"."""
        sentence = self.sentence(name)
        known: dict[str, Any] = {}
        for one in place_names(sentence.text, self._gazetteer, ()):
            if sentence.start + one.start < name.end and name.start < sentence.start + one.end:
                known = _relations(one)
        return Toponym(text=name.text, start=name.start, end=name.end, **known)


def _relations(name: Name) -> dict[str, Any]:
    attributes = ("parents", "feature_words", "relation", "distance_m", "bearing_deg")
    return {attribute: getattr(name, attribute) for attribute in attributes}


def _miss(quote: Quote, reason: str) -> NearMiss:
    return NearMiss(quote=quote, reason=f"dropped from the model's answer: {reason}")


@dataclass(slots=True)
class _Fields:
    """The fields of one strike, each from words that the article holds."""

    ground: Ground
    told: ToldStrike
    quote: Quote
    dropped: list[NearMiss] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    def report(self, name: Quote, toponym: Toponym) -> Report:
        """Return the report of the strike at `toponym`, which stands at `name`."""
        told = self.told
        role = None if told.kind is Kind.CONTEXT else told.role
        key = f"{toponym.start:06}-{toponym.end:06}-{role or told.kind}"
        self._rest("place", name)
        attacker, weapon = self._words("attacker"), self._words("weapon")
        operation = self._meaning("operation", _operation)
        return Report(
            key=key,
            kind=told.kind,
            toponym=toponym,
            role=role,
            outcome=self._outcome(),
            timespan=self._timespan(),
            quote=self.quote,
            claims=tuple(self._claims()),
            event_key=key,
            attacker=_parties(attacker.text) if attacker else None,
            attacker_text=attacker.text if attacker else None,
            operation=operation,
            operation_basis=Basis.STATED if operation else None,
            weapon=weapon.text if weapon else None,
            weapon_class=(*classes_in(weapon.text if weapon else ""), WeaponClass.UNKNOWN)[0],
            weapon_count=self._meaning("weapon_count", _number),
            target_type=self._meaning("target", _target_type),
            damage=self._meaning("damage", damage_in),
            deaths=self._meaning("deaths", _deaths) or NO_DEATHS,
            evidence=tuple(self.evidence),
        )

    def _words(self, name: str) -> Quote | None:
        """Return where the article says what the model tells of a field, and note what it rests on."""
        words: str | None = getattr(self.told, name)
        if not (words or "").strip():
            return None
        run = found(words, self.ground.text, self.quote)
        if run is None:
            self._drop(name, f"the article does not say {quoted(words)}")
        else:
            self._rest(name, run)
        return run

    def _meaning(self, name: str, read: Callable[[str], _T | None]) -> _T | None:
        run = self._words(name)
        meaning = read(run.text) if run else None
        if run and meaning is None:
            self._drop(name, f"{quoted(run.text)} tells none")
        return meaning

    def _rest(self, name: str, run: Quote) -> None:
        if not holds(self.quote, run):
            self.evidence.append(Evidence(field=name, quote=self.ground.sentence(run)))

    def _drop(self, name: str, reason: str) -> None:
        self.dropped.append(_miss(self.quote, f"{name}, as {reason}"))

    def _outcome(self) -> Outcome | None:
        """Return the outcome if words of the article say so."""
        if self.told.kind is Kind.CONTEXT:
            return None
        told = self.told.outcome
        return told if told and self._words("outcome_words") else Outcome.UNKNOWN

    def _timespan(self) -> Timespan:
        """Return when it was, by the article's own clock; where nothing is said, by its publication."""
        clock = self.ground.clock(self.quote.start)
        run = self._words("when")
        if run is None:
            return by_publication(clock)
        sentence = self.ground.sentence(run)
        for when in whens_in(sentence.text, clock, None):
            if sentence.start + when.start < run.end and run.start < sentence.start + when.end:
                return when.timespan
        self._drop("when", f"{quoted(run.text)} tells none")
        return by_publication(clock)

    def _claims(self) -> Iterator[Claim]:
        who = self._words("claimant")
        said = self.ground.sentence(who) if who else self.quote
        yield Claim(claimant=plain(who.text) if who else OUTLET, stance=Stance.CLAIMS, quote=said)
        denier = self._words("denied_by")
        if denier:
            said = self.ground.sentence(denier)
            yield Claim(claimant=plain(denier.text), stance=Stance.DENIES, quote=said)


def _parties(words: str) -> str | None:
    return " / ".join(dict.fromkeys(span.actor for span in actor_spans(words))) or None


def _operation(words: str) -> str | None:
    named = campaigns_in(words)
    return named[0].name if named else None


def _number(words: str) -> int | None:
    numbers = (as_number(word) for word in re.findall(r"[\w,-]+", words))
    return next((number for number in numbers if number is not None), None)


def _target_type(words: str) -> str | None:
    types = target_types_in(words)
    return types[-1][1] if types else None


def _deaths(words: str) -> Deaths | None:
    told = deaths_in(words)
    number = _number(words)
    return told if told != NO_DEATHS else (number, number, number) if number is not None else None
