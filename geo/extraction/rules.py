"""RulesExtractor: finds reported strikes by grammar, the words of the trade and the gazetteer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import islice

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language

from geo.articles import Article, Block, content
from geo.errors import quoted
from geo.extraction.assurances import hear_assurances
from geo.extraction.attribution import fill_attackers
from geo.extraction.blame import blames
from geo.extraction.campaigns import fill_operations
from geo.extraction.casing import in_mixed_case
from geo.extraction.dates import Clock, article_clock, by_publication, entry_clocks
from geo.extraction.discourse import (
    Fallback,
    fill_times,
    hear_denials,
    hear_remarks,
    resolve_speakers,
)
from geo.extraction.drafts import Draft, draft_of
from geo.extraction.english import english
from geo.extraction.epithets import Epithets
from geo.extraction.hedges import hear_hedges
from geo.extraction.means import fill_weapons
from geo.extraction.merging import linked, merged, possibly_same, share_weapons
from geo.extraction.passages import Passage, Prepared, campaigns_in, passages, prepared
from geo.extraction.quotations import hear_quotations
from geo.extraction.sentences import Sentence, sentences, with_lists
from geo.extraction.sides import Sides, states_by_country
from geo.extraction.tellings import Around, Reading, read_passage
from geo.extraction.trade import may_tell, support
from geo.extraction.whens import When, last_day, whens_in
from geo.gazetteer.place import Gazetteer
from geo.lexicon import words
from geo.reports import Extraction, Quote, Report, as_given
from geo.timespans import UNDATED, Timespan
from geo.vocabulary import Kind, WeaponClass

_REACH = 3  # blocks: what stands farther off is about something else
# Of an article's content, and of its sentences that may tell of strikes, which take some 0.1 ms a
# character to parse: a long read has a tenth of either.
MAX_CHARACTERS, MAX_PARSED_CHARACTERS = 400_000, 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """An article before its sentences are parsed: as `given`, as it is `read`, and what is in it."""

    given: str
    read: Article
    blocks: Sequence[Block]
    told: Sequence[Sentence]
    unread: Sentence | None
    prepared: Sequence[Prepared]


class RulesExtractor:
    """Finds the strikes an article reports, by general rules.

    Parameters
    ----------
    gazetteer
        Spots names of places in text, and tells which country's they are.
    nlp
        A spaCy pipeline for English with tagger, parser and lemmatizer; the small model by default.
    """

    name = "rules/1"

    def __init__(self, gazetteer: Gazetteer, nlp: Language | None = None) -> None:
        self._gazetteer = gazetteer
        self._states = states_by_country(self._gazetteer)
        self._nlp = nlp or english()

    def extract(self, article: Article) -> Extraction:
        """Return every reported strike of `article`, in text order; none is a result, not an error."""
        return self.extract_all([article])[0]

    def extract_all(self, articles: Sequence[Article]) -> Sequence[Extraction]:
        """Return one extraction for each of `articles`, in order; their sentences are parsed together."""
        opened = [self._opened(article) for article in articles]
        parsed = passages([sentence for one in opened for sentence in one.prepared], self._nlp)
        return tuple(self._extracted(one, list(islice(parsed, len(one.prepared)))) for one in opened)

    def _opened(self, article: Article) -> _Opened:
        text = in_mixed_case(article.text[:MAX_CHARACTERS], self._gazetteer, self._nlp)
        read = article if article.text.startswith(text) else replace(article, text=text)
        blocks = content(read)
        told, worth, unread = _within_limit(with_lists(sentences(blocks), read.text))
        return _Opened(
            given=article.text,
            read=read,
            blocks=blocks,
            told=told,
            unread=unread,
            prepared=prepared(told, {s.start for s in worth}, self._gazetteer, _common(read.text)),
        )

    def _extracted(self, opened: _Opened, found: Sequence[Passage]) -> Extraction:
        readings, defaults = self._read(found, opened.told, opened.blocks, article_clock(opened.read))
        sides = Sides(opened.read.text, self._states)
        told_of = [telling for reading in readings for telling in reading.tellings]
        drafts = [draft_of(telling, i, sides.of(telling.name)) for i, telling in enumerate(told_of)]
        share_weapons(drafts)
        hear_quotations(drafts, opened.read.text)
        resolve_speakers(drafts, readings)
        epithets = Epithets(opened.read.text)
        fill_attackers(drafts, readings, tuple(blames(opened.told)), sides, epithets)
        _complete(drafts, readings, found, opened.told, defaults)
        misses = [miss for reading in readings for miss in reading.near_misses]
        extraction = Extraction(
            reports=_reports(merged(drafts)),
            near_misses=tuple(dict.fromkeys(misses)),
            extractor=self.name,
            cut_short=_cut_short(opened.unread) if opened.unread else None,
        )
        same = opened.read.text == opened.given
        return extraction if same else as_given(extraction, opened.given)

    def _read(
        self, found: Sequence[Passage], told: Sequence[Sentence], blocks: Sequence[Block], clock: Clock
    ) -> tuple[list[Reading], dict[int, Fallback]]:
        """Read the passages one by one, with the day told last as what "since" leans on."""
        by_start = {passage.sentence.start: passage for passage in found}
        readings: list[Reading] = []
        defaults: dict[int, Fallback] = {}
        anchor: date | None = None
        before: tuple[Sentence, Sequence[When]] | None = None
        heard = [sentence for sentence in told if not sentence.idle]
        clocks = entry_clocks(blocks, clock)
        for sentence in told:
            entry = clocks[sentence.entry]  # of a live blog, else the article's
            whens = whens_in(sentence.text, entry, anchor if entry is clock else entry.day)
            passage = by_start.get(sentence.start)
            if passage is not None:
                after_strike = any(
                    r.tellings and sentence.block - r.passage.sentence.block <= _REACH for r in readings[-6:]
                )
                around = Around(after_strike=after_strike, arms=_arms_beside(heard, sentence))
                readings.append(read_passage(passage, whens, around))
                defaults[sentence.start] = Fallback(_default(entry, sentence), *_day_before(before, sentence))
            anchor = last_day(whens, entry) or anchor
            before = sentence, whens
        return readings, defaults


def _arms_beside(heard: Sequence[Sentence], sentence: Sentence) -> bool:
    """Whether one of those `heard` near `sentence` speaks of weapons or air strikes."""
    at = bisect_left(heard, sentence.start, key=lambda one: one.start)
    beside = (*heard[max(0, at - 5) : at], *heard[at + 1 : at + 3])
    return any(abs(s.block - sentence.block) <= _REACH and support().search(s.text) for s in beside)


def _day_before(
    before: tuple[Sentence, Sequence[When]] | None, sentence: Sentence
) -> tuple[Timespan | None, Quote | None]:
    """Return the one time that the sentence before tells, if it is of the same paragraph."""
    if before is None or before[0].entry != sentence.entry:
        return None, None
    told, whens = before
    if len(whens) != 1 or whens[0].leaning:
        return None, None
    return whens[0].timespan, Quote(text=told.text, start=told.start, end=told.end)


def _default(clock: Clock, sentence: Sentence) -> Timespan:
    """Return the day of publication: "by then" for an article, that day for an entry of a live blog."""
    span = by_publication(clock)
    return replace(span, edtf=span.edtf.rstrip("~")) if sentence.stamp is not None and span.edtf else span


def _within_limit(told: Iterable[Sentence]) -> tuple[list[Sentence], list[Sentence], Sentence | None]:
    """Return the sentences that are read, those of them worth parsing, and the first that is too much."""
    kept: list[Sentence] = []
    worth: list[Sentence] = []
    length = parsed = 0
    for sentence in told:
        is_worth = bool(may_tell().search(sentence.text) or campaigns_in(sentence.text))
        length += len(sentence.text)
        parsed += len(sentence.text) if is_worth else 0
        if length > MAX_CHARACTERS or parsed > MAX_PARSED_CHARACTERS:
            return kept, worth, sentence
        kept.append(sentence)
        worth += [sentence] if is_worth else []
    return kept, worth, None


def _cut_short(unread: Sentence) -> str:
    return (
        f"only the first {unread.start:,} characters were read, up to {quoted(unread.text)}: "
        "split the text to read the rest"
    )


def _common(text: str) -> frozenset[str]:
    """Return the words that are no names whatever their capitals: small elsewhere, or of the trade."""
    small = re.findall(r"\b[a-z][a-z-]+\b", text[:MAX_CHARACTERS])
    return frozenset(small) | STOP_WORDS | _trade()


@cache
def _trade() -> frozenset[str]:
    lists = [
        *words("triggers").lists.values(),
        *words("outcomes").lists.values(),
        words("speakers")["claim_verbs"],
    ]
    tables = [*words("weapons").tables["classes"].values(), *words("targets").tables["types"].values()]
    plain = {part for phrases in (*lists, *tables) for phrase in phrases for part in phrase.split()}
    forms = {form for word in plain for form in (word, f"{word}s", f"{word}ed", f"{word}ing")}
    return frozenset(
        forms | {"struck", "killed", "kills", "amid", "over", "launches", "says", "near", "deadly"}
    )


def _complete(
    drafts: list[Draft],
    readings: Sequence[Reading],
    found: Sequence[Passage],
    told: Sequence[Sentence],
    defaults: dict[int, Fallback],
) -> None:
    """Fill drafts from the sentences around them."""
    hear_remarks(readings, drafts)
    fill_weapons(drafts, readings)
    fill_times(drafts, defaults)
    fill_operations(readings, found, drafts)
    hear_denials(readings, drafts)
    hear_assurances(found, drafts)
    hear_hedges(drafts, told)


def _reports(drafts: Sequence[Draft]) -> tuple[Report, ...]:
    keys = [_key(draft) for draft in drafts]
    links, same = linked(drafts), possibly_same(drafts)
    events = [min([keys[i], *(keys[j] for j in links.get(i, ()))]) for i in range(len(drafts))]
    return tuple(
        _report(
            draft, keys[i], events[i], [keys[j] for j in links.get(i, ())], [keys[j] for j in same.get(i, ())]
        )
        for i, draft in enumerate(drafts)
    )


def _key(draft: Draft) -> str:
    role = draft.role.value if draft.role else draft.kind.value
    telling = draft.telling
    at = telling.passage.sentence.start
    return f"{at + telling.name.start:06}-{at + telling.name.end:06}-{role}"


def _report(draft: Draft, key: str, event: str, links: Sequence[str], same: Sequence[str]) -> Report:
    context = draft.kind is Kind.CONTEXT
    return Report(
        key=key,
        kind=draft.kind,
        toponym=draft.telling.toponym,
        role=draft.role,
        outcome=draft.outcome,
        timespan=draft.timespan or UNDATED,
        quote=draft.quote,
        claims=tuple(draft.claims),
        event_key=event,
        attacker=draft.attacker,
        attacker_text=draft.attacker_text,
        side_hit=None if context else draft.side,
        operation=draft.operation,
        operation_basis=draft.operation_basis,
        weapon=draft.weapon,
        weapon_class=None if context else draft.weapon_class or WeaponClass.UNKNOWN,
        weapon_count=draft.weapon_count,
        target_type=draft.target_type,
        damage=draft.damage,
        deaths=draft.deaths,
        linked_to=tuple(links),
        possibly_same_as=tuple(same),
        evidence=tuple(draft.evidence),
    )
