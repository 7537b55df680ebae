"""Place names made comparable: one key for every way of writing the same name.

Three keys, each coarser than the one before:

- `normalise`: letters and digits only, no case, diacritics, hyphens or apostrophes;
- `fold`: besides, one spelling for the sounds that transliterations write differently
  (Rafiqi, Rafiqui; Kharkiv, Harkiv), in Latin letters whatever the script;
- `skeleton`: the consonants of the fold, the block within which typing errors are looked for.

The sounds were chosen on the 260,000 names that the country lists of Who's On First give besides a
place's own: of those spelled much like it, 80 % (Syria) then find it first of its province.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii

from geo.gazetteer.files import CURATED

# No gazetteer name is longer (GeoNames allows 200); longer input is not a name.
LONGEST_NAME = 200
# The names of an article's candidates and their parents are compared again and again.
_KEYS_KEPT = 50_000

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ə": "a"}
    | dict.fromkeys("'’‘ʼʻʿʾ`´ʹʺ\".ʽ′", "")
)
_TWICE = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aiu]")
_FIRST_VOWELS = frozenset("aiu")
_GLIDES = re.compile("[yj](?=[ie])|(?<=[ie])[yj]")
_ARABIC_ARTICLE = "\u0627\u0644"
_GAPS = re.compile(r"[\W_]+")
# One letter for each way of writing a sound: what always stands for it, and what does by its neighbours.
# Plain replacements are ten times as fast as patterns, and a gazetteer has millions of names.
_SPELLINGS = tuple(
    (spelling, sound)
    for spellings, sound in (
        ("tsch sch tch ch sh", "x"),
        ("qu ck kh q", "k"),
        ("gh", "g"),
        ("ph", "f"),
        ("dj zh", "j"),
        ("th", "t"),
        ("dh", "d"),
        ("ou oo o", "u"),
        ("ee ei ey ie iy ij ay ai e y", "i"),
    )
    for spelling in spellings.split()
)
_SOUNDS = tuple(
    (pattern[0], re.compile(pattern), sound)
    for pattern, sound in (
        ("c(?!i)", "k"),
        ("w(?![aiu])", "u"),
        ("w", "v"),
        ("j(?![aiu])", "i"),
        ("h(?![aiu])", ""),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of ``data/lexicon/place_words.toml``, normalised.

    `facilities` maps each phrase to its canonical token, `codes` each token to its feature code,
    `kinds` each generic word to its kind (``area``, ``settlement``, ``water``, ``relief``),
    `qualifiers` each word that tells namesakes apart ("western") to all words of its meaning.
    """

    facilities: dict[str, str]
    codes: dict[str, str]
    operators: frozenset[str]
    kinds: dict[str, str]
    qualifiers: dict[str, tuple[str, ...]]
    articles: frozenset[str]
    abbreviations: dict[str, str]
    never: frozenset[str]


@cache
def words() -> Words:
    """Return the lexicon's words, read once."""
    raw = tomllib.loads((CURATED / "lexicon" / "place_words.toml").read_text(encoding="utf-8"))
    facilities = raw["facilities"]
    return Words(
        facilities={phrase: token for token, entry in facilities.items() for phrase in entry["phrases"]},
        codes={token: entry["code"] for token, entry in facilities.items()},
        operators=frozenset(raw["operators"]["words"]),
        kinds={word: kind for kind, members in raw["kinds"].items() for word in members},
        qualifiers={word: tuple(row) for row in raw["qualifiers"].values() for word in row},
        articles=frozenset(word for members in raw["articles"].values() for word in members),
        abbreviations=raw["abbreviations"],
        never=frozenset(raw["never"]["words"]) | frozenset(raw["function"]["words"]),
    )


def normalise(name: str) -> str:
    """Return the key of `name`: ``"Sant Julià-de-Lòria"`` and ``"SANT JULIA DE LORIA"`` share one.

    Empty for text that cannot be a name: no letters or digits, or over `LONGEST_NAME` characters.
    """
    return "" if len(name) > LONGEST_NAME else _normalised(name)


@lru_cache(_KEYS_KEPT)
def _normalised(name: str) -> str:
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf"))
    tokens = _GAPS.sub(" ", name.casefold().translate(_LETTERS)).split()
    if len(tokens) > 1:
        short = words().abbreviations
        tokens = [short.get(token, token) for token in tokens]
    return " ".join(tokens)


def is_name(text: str) -> bool:
    """Return whether an alternate name is one: airport and country codes (ISB, SYR) are not."""
    return len(text) > 1 and not (len(text) <= 3 and text.isascii() and text.isupper())


def romanised(key: str) -> str:
    """Return a normalised `key` with one romanisation of Ukrainian and Russian vowels that begin with a y.

    Between consonants and beside i and e it is written or left out (Cabinet of Ministers of Ukraine 2010,
    BGN/PCGN 1965): Makiyivka and Makiivka, Mykolayiv and Mykolaiv, Makeyevka and Makeevka are one.
    """
    return _GLIDES.sub("", key)


def script(key: str) -> str:
    """Return which script a normalised `key` is written in by its first letter, empty for Latin."""
    first = next((char for char in key if not char.isascii()), "a")
    found = unicodedata.name(first, "").partition(" ")[0]
    return "" if found == "LATIN" else found


def _latin(key: str) -> str:
    """Return `key` in Latin letters, one by one, without the article that Arabic writes with its word."""
    tokens = (
        token[len(_ARABIC_ARTICLE) :] if token.startswith(_ARABIC_ARTICLE) and len(token) > 4 else token
        for token in key.split()
    )
    return " ".join(_GAPS.sub(" ", anyascii(" ".join(tokens)).casefold()).split())


@lru_cache(_KEYS_KEPT)
def fold(key: str) -> str:
    """Return the sounds of a normalised `key`, in Latin letters whatever its script.

    Articles and the links of Persian and Kurdish names are dropped, and spaces are: ``an najaf`` and
    ``najaf``, ``bandar e anzali`` and ``bandar anzali`` are one. Of scripts without vowels there are none.
    """
    if not key.isascii():
        key = _latin(key)
    tokens = key.split()
    if len(tokens) > 1:
        articles = words().articles
        tokens = [token for token in tokens if token not in articles] or tokens
    sounds = " ".join(tokens)
    for spelling, sound in _SPELLINGS:
        sounds = sounds.replace(spelling, sound)
    for letter, pattern, sound in _SOUNDS:
        if letter in sounds:
            sounds = pattern.sub(sound, sounds)
    return _TWICE.sub(r"\1", sounds.replace(" ", ""))


def skeleton(folded: str) -> str:
    """Return the consonants of a fold, with an ``a`` before them where it begins with a vowel."""
    bones = _VOWELS.sub("", folded).replace("x", "s")
    return f"a{bones}" if folded[:1] in _FIRST_VOWELS else bones


def facility(key: str) -> tuple[str, str] | None:
    """Split a normalised `key` into its own name and the facility's canonical token.

    ``"paf base nur khan"`` and ``"nur khan air base"`` both give ``("nur khan", "airbase")``;
    ``None`` where `key` names no facility, or nothing but one.
    """
    tokens = key.split()
    operators, (first, last) = words().operators, _facility_ends()
    found = _facility_span(tokens) if tokens and (tokens[0] in first or tokens[-1] in last) else None
    if found is None and tokens[:1] and tokens[0] in operators:
        core = [token for token in tokens if token not in operators]
        return (" ".join(core), "airbase") if core else None
    if found is None:
        return None
    start, end, token = found
    core = [t for t in tokens[:start] + tokens[end:] if t not in operators and t != "of"]
    return (" ".join(core), token) if core else None


@cache
def _facility_ends() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that facility phrases begin and end with."""
    phrases = [phrase.split() for phrase in words().facilities]
    return frozenset(phrase[0] for phrase in phrases), frozenset(phrase[-1] for phrase in phrases)


def _facility_span(tokens: list[str]) -> tuple[int, int, str] | None:
    """Return start, end and token of the longest facility phrase at either end of `tokens`."""
    phrases = words().facilities
    for length in range(min(4, len(tokens) - 1), 0, -1):
        for start in (len(tokens) - length, 0):
            token = phrases.get(" ".join(tokens[start : start + length]))
            if token is not None:
                return start, start + length, token
    return None


def kind_of(word: str) -> str | None:
    """Return the kind that a normalised `word` beside a name says: of one (district) or of several."""
    kinds = words().kinds
    return kinds.get(word) or kinds.get(word.removesuffix("s"))


def kind(key: str) -> tuple[str, str] | None:
    """Split ``"idlib governorate"`` or ``"city of aleppo"`` into the name and its kind.

    ``None`` where `key` has no generic word at either end, or is nothing but one.
    """
    tokens = key.split()
    kinds = words().kinds
    if len(tokens) > 1 and tokens[-1] in kinds:
        return " ".join(tokens[:-1]), kinds[tokens[-1]]
    if len(tokens) > 1 and tokens[0] in kinds:
        rest = tokens[2:] if tokens[1] == "of" else tokens[1:]
        return (" ".join(rest), kinds[tokens[0]]) if rest else None
    return None
