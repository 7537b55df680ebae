"""Passages: sentences that may tell of a strike, with their place names found and their grammar parsed.

Before the parse each place name, campaign and weapon name is put as one word that the model knows
well. So the grammar found does not hang on how rare a name is, and a name is always one token.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from spacy.language import Language
from spacy.tokens import Doc, Token

from geo.articles import BlockKind
from geo.extraction.anaphors import Antecedents
from geo.extraction.homes import settled
from geo.extraction.name import Name, Span
from geo.extraction.names import place_names
from geo.extraction.sentences import Sentence
from geo.gazetteer.place import Gazetteer
from geo.lexicon import either, operations, words
from geo.reports import Quote

_PARSED_AT_ONCE = 128  # sentences
_PLACE, _PLACE_AFTER_ARTICLE, _CAMPAIGN, _WEAPON = "Baghdad", "airport", "Sandstorm", "Scud"
_MAY = re.compile(r"\bMay\b(?=\s+\d)|(?<=\d )May\b|(?<=[Ii]n )May\b")  # the month, never "may"
# "A number of launches were identified": what was launched, in the words of armies.
_LAUNCHES = re.compile(
    r"\b(?:number of|several|multiple|dozens of|shell|rocket|missile|drone|UAV|mortar|two|three|four|five|"
    r"six|seven|eight|nine|ten|\d+)\s+(?P<noun>launches)\b(?!\s+(?:an?|its|their|the|new)\b)",
    re.IGNORECASE,
)
# "On Tuesday Turkey bombed X" is parsed with the comma that it does without.
_OPENING_DAY = re.compile(
    r"^\W*(?:(?:Also|And|But|Early|Late|Only)\s+)?(?:[Oo]n|Last)\s+(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?=\s+[A-ZÀ-Þ])"
)
_AN_ARTICLE = re.compile(r"\b(?:the|a|an)\s+$", re.IGNORECASE)
_BULLET = re.compile(r"(?P<colon>: ?)?\s*\n\s*[-–—•*·▪●◦‣►➤]\s+")  # a list is parsed as one of commas
_COMPOUND_MODIFIER = re.compile(
    r"\b(?:air|surface|ground|sea|ship)-to-(?:air|surface|ground|sea|ship)\b|\b(?:precision|laser|wire)-guided\b|\blong-range\b"
)
_TITLE = (
    r"(?P<title>[A-ZÀ-Þ][\w’'-]*(?:\s+(?:of\s+the\s+|of\s+|the\s+|ul\s+|un\s+|um\s+|al\s+|in\s+)?"
    r"[A-Z0-9À-Þ][\w’'-]*){0,4})"
)
# "Operation X", "Op. X", "an operation named X"; "the “X” operation".
_CAMPAIGN_NAMES = (
    re.compile(
        r"[“\"'‘]?\b(?P<name>(?:Operation|OPERATION|Op\.?|[Oo]peration\s+(?:code-?)?(?:named|called|dubbed))\s+"
        rf"(?:[“\"'‘]\s*)?{_TITLE})[”\"'’]?"
    ),
    re.compile(rf"(?P<name>[“\"‘]{_TITLE}[”\"’],?\s+operation)\b"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """A run of a sentence that names an operation; `name` is canonical, offsets are the sentence's."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A parsed sentence: its grammar, and which token stands for which place name or campaign."""

    sentence: Sentence
    quote: Quote  # the whole of it, verbatim
    doc: Doc
    names: Mapping[int, Name]
    campaigns: tuple[Campaign, ...]
    origins: tuple[tuple[int, int], ...]  # of each token, in the sentence's text

    def text(self, token: Token) -> str:
        """Return the token as the article writes it."""
        start, end = self.origins[token.i]
        return self.sentence.text[start:end]

    def run(self, first: int, last: int) -> str:
        """Return the article's words from token `first` to token `last`, both inclusive."""
        return self.sentence.text[self.origins[first][0] : self.origins[last][1]]

    def start(self, token: Token) -> int:
        """Return where in the article the token starts."""
        return self.sentence.start + self.origins[token.i][0]

    def is_campaign(self, token: Token) -> bool:
        """Whether the token stands for a named operation."""
        start = self.origins[token.i][0]
        return any(campaign.start <= start < campaign.end for campaign in self.campaigns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A sentence that is to be parsed: its names, and the text with each of them put as one word."""

    sentence: Sentence
    masked: _Masked
    names: tuple[Name, ...]
    campaigns: tuple[Campaign, ...]


def prepared(
    told: Sequence[Sentence], worth: Collection[int], gazetteer: Gazetteer, common: frozenset[str]
) -> list[Prepared]:
    """Return the sentences of an article that are worth parsing, in order.

    Parameters
    ----------
    told
        All sentences of the article.
    worth
        Where those begin that are worth parsing.
    common
        Words the article also writes in lower case: no names, whatever their capitals in headlines.
    """

    def names_of(sentence: Sentence) -> tuple[Name, ...]:
        return place_names(_truecased(sentence, common), gazetteer, [])

    antecedents = Antecedents(gazetteer, names_of)
    found: list[Prepared] = []
    for sentence in told:
        if sentence.start in worth:
            found.append(_prepared(sentence, _truecased(sentence, common), gazetteer, antecedents))
        else:
            antecedents.pass_over(sentence)
    settled_names = settled(one.names for one in found)
    return [replace(one, names=names) for one, names in zip(found, settled_names, strict=True)]


def passages(prepared: Sequence[Prepared], nlp: Language) -> Iterator[Passage]:
    """Yield the sentences parsed, in order; those of many articles at once are parsed soonest."""
    docs = nlp.pipe((one.masked.text for one in prepared), batch_size=_PARSED_AT_ONCE)
    for one, doc in zip(prepared, docs, strict=True):
        origins = tuple(one.masked.origin(token.idx, token.idx + len(token)) for token in doc)
        by_start = {name.start: name for name in one.names}
        told = one.sentence
        yield Passage(
            sentence=told,
            quote=Quote(text=told.text, start=told.start, end=told.end),
            doc=doc,
            names={i: by_start[start] for i, (start, _) in enumerate(origins) if start in by_start},
            campaigns=one.campaigns,
            origins=origins,
        )


def campaigns_in(text: str) -> tuple[Campaign, ...]:
    """Return the operations named in `text`: the known ones in any spelling, others by their form."""
    found = [
        Campaign(name=_spellings()[_folded(match[0])], start=match.start(), end=match.end())
        for match in _known_campaigns().finditer(text)
    ]
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _CAMPAIGN_NAMES):
        if not any(c.start < match.end() and match.start() < c.end for c in found):
            title = re.sub(r"['’]s$", "", match["title"])
            end = match.start("title") + len(title)
            found.append(Campaign(name=f"Operation {title}", start=match.start("name"), end=end))
    return tuple(sorted(found, key=lambda campaign: campaign.start))


@cache
def _spellings() -> dict[str, str]:
    return {_folded(s): known.name for known in operations() for s in (known.name, *known.spellings)}


@cache
def _known_campaigns() -> re.Pattern[str]:
    forms = [s for known in operations() for s in (known.name, *known.spellings)]
    return re.compile(rf"(?<![\w-]){either(forms)}(?!\w)", re.IGNORECASE)


def _folded(name: str) -> str:
    return re.sub(r"\s+", " ", name).replace("’", "'").casefold()


@cache
def _weapon_names() -> re.Pattern[str]:
    known = words("weapons").tables["names"]
    return re.compile(rf"(?<![\w-]){either(n for names in known.values() for n in names)}(?![\w])")


@dataclass(frozen=True, slots=True)
class _Masked:
    """A text with runs replaced, and the way back to the offsets before."""

    text: str
    pieces: tuple[
        tuple[int, int, int, int], ...
    ]  # of each replaced run: start and end, original start and end

    def origin(self, start: int, end: int) -> tuple[int, int]:
        shift = 0
        for a, b, c, d in self.pieces:
            if start < b and a < end:
                return c, d
            if b > start:
                break
            shift = d - b
        return start + shift, end + shift


def _prepared(sentence: Sentence, text: str, gazetteer: Gazetteer, antecedents: Antecedents) -> Prepared:
    campaigns = campaigns_in(sentence.text)
    weapons = [Span(m.start(), m.end()) for m in _weapon_names().finditer(text)]
    taken = [*(Span(c.start, c.end) for c in campaigns), *weapons]
    names = place_names(text, gazetteer, taken, lambda own: antecedents.referred(sentence, own))
    names = antecedents.housed(sentence, names)
    antecedents.hear(sentence, names)
    masks = [(name.start, name.end, _mask(text, name)) for name in names]
    masks += [(c.start, c.end, _CAMPAIGN) for c in campaigns]
    masks += [(w.start, w.end, _WEAPON) for w in weapons]
    masks += [(m.start(), m.end(), "June") for m in _MAY.finditer(text)]
    masks += [(*m.span("noun"), "projectiles") for m in _LAUNCHES.finditer(text)]
    masks += [(*m.span("day"), "Tuesday,") for m in _OPENING_DAY.finditer(text)]
    masks += [(m.start(), m.end(), "cruise") for m in _COMPOUND_MODIFIER.finditer(text)]
    masks += [(m.start(), m.end(), m["colon"] or ", ") for m in _BULLET.finditer(sentence.text)]
    return Prepared(sentence=sentence, masked=_masked(text, masks), names=names, campaigns=campaigns)


def _mask(text: str, name: Name) -> str:
    if name.text == "there":
        return name.text
    after_article = _AN_ARTICLE.search(text, max(0, name.start - 20), name.start)
    return _PLACE_AFTER_ARTICLE if after_article else _PLACE


def _masked(text: str, masks: Iterable[tuple[int, int, str]]) -> _Masked:
    parts: list[str] = []
    pieces: list[tuple[int, int, int, int]] = []
    done = length = 0
    for start, end, word in sorted(masks):
        if start < done:
            continue
        parts += [text[done:start], word]
        length += start - done
        pieces.append((length, length + len(word), start, end))
        length += len(word)
        done = end
    return _Masked("".join([*parts, text[done:]]), tuple(pieces))


def _truecased(sentence: Sentence, common: frozenset[str]) -> str:
    """Return the sentence with headline capitals taken off words that are no names; same length."""
    text = _BULLET.sub(lambda m: (m["colon"] or ",").ljust(len(m[0])), sentence.text)
    text = text.replace("’", "'").replace("\n", " ").replace("\t", " ")
    long_words = re.findall(r"\b\w{4,}", text)
    capitals = [word for word in long_words if word[0].isupper()]
    share = 0.5 if sentence.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING) else 0.9
    if len(capitals) < share * len(long_words) or len(capitals) < 4:
        return text
    first = re.search(r"\w", text)
    return re.sub(
        r"\b[A-Z][\w-]*\b",
        lambda m: _cased(m[0], common) if first is None or m.start() != first.start() else m[0],
        text,
    )


def _cased(word: str, common: frozenset[str]) -> str:
    lower = word.lower()
    return lower if lower in common and len(lower) == len(word) else word
