"""Spans: the runs of a text that may be names of places, and the clues that tell whether they are."""

from __future__ import annotations

import math
import re
import tomllib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from geo.gazetteer.files import CURATED
from geo.gazetteer.names import kind, normalise, words
from geo.gazetteer.place import Gazetteer, NameHit

Span = tuple[int, int]

# spaCy's labels (OntoNotes) that tell places and what is taken for them.
_LABELS = ("GPE", "LOC", "FAC", "NORP", "ORG", "PERSON", "PRODUCT", "EVENT", "WORK_OF_ART", "DATE")
_PLACE_LABELS = ("GPE", "LOC", "FAC", "NORP")
_OF_GAZETTEER = ("bearers", "population", "own_population", "country", "province", "county", "nature", "site")
SPAN_CLUES = (
    "mention", "gazetteer", "entity", "in_entity", "crosses_entity", "share_of_entity",
    *(f"{label}" for label in _LABELS), *(f"{label}_itself" for label in _LABELS),
    *_OF_GAZETTEER, "people", "words", "letters", "capitals", "kind_in_name",
    "begins_sentence", "after_preposition", "after_title", "after_name", "after_kind", "after_comma",
    "before_name", "before_deed", "before_comma", "before_kind", "before_kind_in_name", "possessive",
    "bracketed", "listed", "told", "told_as_place", "told_as_person", "told_as_organisation", "told_small",
    "run_before", "run_after", "institution_before", "institution_after", "currency", "told_after_name",
)  # fmt: skip

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_CAPITALISED = re.compile(
    r"[^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)*(?:[ -][^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)*){0,2}"
)
_ARTICLE = re.compile(r"(?:the|The|THE)\s+")
_POSSESSIVE = re.compile(r"['’]s")
_ENDS_SENTENCE = re.compile(r"[.!?\n\"“]")
_LIST = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")
# What joins the words of one name: "University of California", "Buffalo Public Schools".
_JOIN = re.compile(r"[ -]|\s+(?:of|for|and|the|of the)\s+")
_JOINING = frozenset(("of", "for", "and", "the"))
_LONGEST_RUN = 4
_MOST_BEARERS = 60
_EXACT = 0.98


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What a language model takes a run of the text for; offsets in code points, end exclusive."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lexicon:
    before_places: frozenset[str]
    before_people: frozenset[str]
    deeds: frozenset[str]
    institutions: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    raw = tomllib.loads((CURATED / "lexicon" / "recognition.toml").read_text(encoding="utf-8"))
    return _Lexicon(**{name: frozenset(members) for name, members in raw.items()})


def candidate_spans(text: str, entities: Sequence[Entity], gazetteer: Gazetteer) -> list[Span]:
    """Return the runs of `text` that may be names of places, in order; they may overlap."""
    found: set[Span] = set()
    for mention in gazetteer.mentions(text):
        found.update(_trimmed(text, mention.start, mention.end))
    for entity in entities:
        if entity.label in _PLACE_LABELS or " " not in text[entity.start : entity.end].strip():
            found.update(_trimmed(text, entity.start, entity.end))
    for run in _CAPITALISED.finditer(text):
        before = _WORD.findall(text[max(0, run.start() - 20) : run.start()])[-1:]
        if before and before[0].lower() in _lexicon().before_places:
            found.add(run.span())
        for word in _WORD.finditer(text, *run.span()):
            if gazetteer.demonym(word[0]):
                found.add(word.span())
    found.update(_in_lists(text, found))
    return sorted(found)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a run as it is, and without its article or its possessive."""
    yield start, end
    article = _ARTICLE.match(text, start, end)
    if article and article.end() < end:
        yield article.end(), end
    if end - start > 2 and _POSSESSIVE.fullmatch(text, end - 2, end):
        yield start, end - 2


def _in_lists(text: str, known: set[Span]) -> Iterator[Span]:
    """Yield the capitalised runs that stand in a list beside a run already found."""
    ends, starts = {end for _, end in known}, {start for start, _ in known}
    runs = [run.span() for run in _CAPITALISED.finditer(text)]
    for (one, end), (start, other) in pairwise(runs):
        if _LIST.fullmatch(text, end, start):
            if end in ends:
                yield start, other
            if start in starts:
                yield one, end


class SpanReader:
    """Reads the clues of the candidate spans of one text."""

    def __init__(self, text: str, entities: Sequence[Entity], gazetteer: Gazetteer) -> None:
        self.spans = candidate_spans(text, entities, gazetteer)
        self._mentions = {(mention.start, mention.end) for mention in gazetteer.mentions(text)}
        self._text, self._entities, self._gazetteer = text, entities, gazetteer
        self._words = [(found.start(), found.end(), found[0]) for found in _WORD.finditer(text)]
        self._starts = [start for start, _, _ in self._words]
        self._small = Counter(word for _, _, word in self._words if word.islower())
        self._told = Counter(text[start:end] for start, end in self.spans)
        self._told_as = {
            "place": self._words_of("GPE", "LOC"),
            "person": self._words_of("PERSON"),
            "organisation": self._words_of("ORG"),
        }
        self._known: dict[str, Mapping[str, float]] = {}
        self._after_names = Counter(
            word
            for (_, end, one), (start, _, word) in pairwise(self._words)
            if text[end:start] == " "
            and one[0].isupper()
            and word[0].isupper()
            and normalise(one) not in words().kinds
        )
        self._ends = {span[1]: span for span in self.spans}
        self._begins = {span[0]: span for span in self.spans}

    def _words_of(self, *labels: str) -> Counter[str]:
        return Counter(
            word
            for entity in self._entities
            if entity.label in labels
            for word in _WORD.findall(self._text[entity.start : entity.end])
        )

    def clues(self, span: Span) -> dict[str, float]:
        """Return the value of every clue of `SPAN_CLUES` that applies to `span`."""
        name = self._text[slice(*span)]
        return {
            "mention": float(span in self._mentions),
            **self._by_entities(span),
            **self._by_gazetteer(name),
            **self._by_form(name),
            **self._by_neighbours(span),
            **self._by_article(name),
        }

    def _by_entities(self, span: Span) -> dict[str, float]:
        start, end = span
        found: dict[str, float] = {}
        for entity in self._entities:
            if entity.start >= end or entity.end <= start:
                continue
            itself = (entity.start, entity.end) == span
            if entity.label in _LABELS:
                found[entity.label] = 1.0
                if itself:
                    found["entity"] = found[f"{entity.label}_itself"] = 1.0
            if not itself:
                inside = entity.start <= start and end <= entity.end
                found["in_entity" if inside else "crosses_entity"] = 1.0
                if inside:
                    found["share_of_entity"] = (end - start) / (entity.end - entity.start)
        return found

    def _by_gazetteer(self, name: str) -> Mapping[str, float]:
        if name not in self._known:
            hits = [h for h in self._gazetteer.find(name)[:_MOST_BEARERS] if h.similarity >= _EXACT]
            codes = {hit.place.feature_code for hit in hits}
            groups = {hit.place.feature_class for hit in hits}
            self._known[name] = {
                "gazetteer": float(bool(hits)),
                "bearers": float(min(len(hits), 20)),
                "population": _most(hits),
                "own_population": _most(
                    [h for h in hits if normalise(h.matched_name) == normalise(h.place.name)]
                ),
                "country": float("PCLI" in codes),
                "province": float("ADM1" in codes),
                "county": float("ADM2" in codes),
                "nature": float(bool(groups & set("LHT"))),
                "site": float("S" in groups),
                "people": float(self._gazetteer.demonym(name) is not None),
            }
        return self._known[name]

    def _by_form(self, name: str) -> dict[str, float]:
        return {
            "words": float(len(_WORD.findall(name))),
            "letters": float(len(name)),
            "capitals": float(name.isupper()),
            "kind_in_name": float(kind(normalise(name)) is not None),
        }

    def _by_neighbours(self, span: Span) -> dict[str, float]:
        return {**self._before(span[0]), **self._after(span[1]), **self._run(span)}

    def _run(self, span: Span) -> dict[str, float]:
        """Return how far the capitals go on beside `span`, and whether they name an institution."""
        first, last = bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1])
        before = list(self._joined(range(first - 1, -1, -1), span[0], back=True))
        after = list(self._joined(range(last, len(self._words)), span[1], back=False))
        institutions = _lexicon().institutions
        return {
            "run_before": float(len(before)),
            "run_after": float(len(after)),
            "institution_before": float(any(word.lower() in institutions for word in before)),
            "institution_after": float(any(word.lower() in institutions for word in after)),
            "currency": float(self._text[span[1] : span[1] + 1] in ("$", "€", "£")),
        }

    def _joined(self, indices: range, edge: int, *, back: bool) -> Iterator[str]:
        """Yield the capitalised words that belong to one run with the word at `edge`, nearest first."""
        count = 0
        for index in indices:
            start, end, word = self._words[index]
            if word in _JOINING:
                continue
            gap = self._text[end:edge] if back else self._text[edge:start]
            if count == _LONGEST_RUN or not word[0].isupper() or not _JOIN.fullmatch(gap):
                return
            yield word
            count, edge = count + 1, start if back else end

    def _before(self, start: int) -> dict[str, float]:
        index = bisect_left(self._starts, start) - 1
        if index < 0:
            return {"begins_sentence": 1.0}
        _, end, word = self._words[index]
        gap, low = self._text[end:start], word.lower()
        close = not gap.strip()
        begins = _ENDS_SENTENCE.search(gap) is not None
        lists = self._ends.get(end) is not None and _LIST.fullmatch(gap) is not None
        return {
            "begins_sentence": float(begins),
            "after_preposition": float(close and low in _lexicon().before_places),
            "after_title": float(low.strip(".") in _lexicon().before_people and len(gap) <= 2),
            "after_name": float(close and word[0].isupper()),
            "after_kind": float(
                low == "of" and index > 0 and normalise(self._words[index - 1][2]) in words().kinds
            ),
            "after_comma": float("," in gap),
            "bracketed": float("(" in gap),
            "listed": float(lists),
        }

    def _after(self, end: int) -> dict[str, float]:
        found = {"possessive": float(_POSSESSIVE.match(self._text, end) is not None)}
        index = bisect_left(self._starts, end)
        if index == len(self._words):
            return found
        start, _, word = self._words[index]
        gap = self._text[end:start]
        close, large, sort = not gap.strip(), word[0].isupper(), normalise(word) in words().kinds
        lists = self._begins.get(start) is not None and _LIST.fullmatch(gap) is not None
        return found | {
            "before_name": float(close and large),
            "before_deed": float(close and word.lower() in _lexicon().deeds),
            "before_comma": float(gap.strip() == "," and large),
            "before_kind": float(close and sort and not large),
            "before_kind_in_name": float(close and sort and large),
            **({"listed": 1.0} if lists else {}),
        }

    def _by_article(self, name: str) -> dict[str, float]:
        last = next(reversed(_WORD.findall(name)), "")
        return {
            "told": float(min(self._told[name], 6)),
            "told_small": float(min(self._small[last.lower()], 3)),
            "told_after_name": float(min(self._after_names[last], 3)) if " " not in name else 0.0,
            **{f"told_as_{sort}": float(min(count[last], 5)) for sort, count in self._told_as.items()},
        }


def _most(hits: Sequence[NameHit]) -> float:
    """Return the logarithm of the largest population of `hits`, zero of none."""
    return max((math.log10(max(hit.place.population, 300)) for hit in hits), default=0.0)
