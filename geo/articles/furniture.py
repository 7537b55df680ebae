"""Page furniture: what stands around an article and is not its content."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

_LEXICON = Path(__file__).resolve().parents[2] / "data" / "lexicon" / "furniture.toml"
_MAX_WORDS = 40  # a longer block is a paragraph that happens to hold the words
_MAX_NOTICE = 60  # words: what begins as a notice and is longer is an article without line breaks
_EDGES = " \t\r\n.,:;!?*|>»«›‹•·-–—\"'“”‘’()[]"

# "By Jane Doe and John Roe", "By Our Correspondent in Kyiv | May 10": names only, no verb, no full stop.
_BYLINE = re.compile(
    r"(?:By|BY)(?: (?:(?!(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)[A-Z][\w.'’-]*,?"
    r"|our|staff|reporters?|correspondents?|and|in|of|for|the|at|de|al|el|bin|\||&)){1,14}"
    r"(?:,? \d{1,2},? ?\d{0,4})?"
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)) ?\w", re.IGNORECASE)
_AGO = re.compile(
    r"(?:\w+ ){0,2}\d{1,2} ?(?:s|m|h|d|secs?|mins?|minutes?|hours?|hrs?|days?|weeks?) ago", re.IGNORECASE
)
# What is left of a video player's element where tags were stripped badly.
_DEBRIS = re.compile(r"\bdata-[a-z]+(?:-[a-z]+)*(?:=|\b).*\bdata-[a-z]+(?:-[a-z]+)*\b", re.DOTALL)
_STAMP = re.compile(
    r"(?:(?:last )?(?:updated|published|posted|modified)(?: on| at)?[ :]|\w+day,? )?"
    r"[\w ]{0,12}\d{1,2}[\w,]{0,4} \w{0,9},? ?\d{4}"
    r"[ ,|at@-]{0,5}(?:\d{1,2}[:.]\d\d)? ?(?:[ap]\.?m\.?)? ?\(?[A-Z]{0,4}\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Furniture:
    whole: frozenset[str]
    opens: re.Pattern[str]
    contains: re.Pattern[str]
    headlines_follow: frozenset[str]
    paywall: re.Pattern[str]
    credit: re.Pattern[str]


@cache
def _lexicon() -> _Furniture:
    words = tomllib.loads(_LEXICON.read_text(encoding="utf-8"))
    pictures, agencies = _either(words["credits"]), _either(words["agencies"])
    return _Furniture(
        whole=frozenset(words["whole"]),
        opens=re.compile(rf"{_either(words['opens'])}(?!\w)"),
        contains=re.compile(rf"(?<!\w){_either(words['contains'])}(?!\w)"),
        headlines_follow=frozenset(words["headlines_follow"]),
        paywall=re.compile(rf"(?<!\w){_either(words['paywall'])}(?!\w)"),
        # "[File: Name/AFP]", "(AP Photo/Name)", "REUTERS/Name", "Name/Getty Images", "Photo: ANI"
        credit=re.compile(
            rf"[\[(][^\])]{{0,60}}(?:\b{pictures}\b[^\])]{{0,60}}|/ ?{agencies}[^\])]{{0,20}})[\])]\W*$"
            rf"|\b{agencies}/\w[\w'’-]*(?: [\w'’.-]+){{0,3}}$|/ ?{agencies}(?: images)?\W*$"
            rf"|(?:^|[\[(.|–—-] ?){pictures}(?: credit)?s?: ?[^.]{{2,50}}\W*$",
            re.IGNORECASE,
        ),
    )


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"


def is_furniture(text: str) -> bool:
    """Return whether a block of `text` stands around the article: buttons, bylines, notices, credits."""
    if " | " in text:
        return all(is_furniture(part.strip(" |")) for part in text.split(" | "))
    plain = plainly(text)
    if len(list(islice(filter(str.isalpha, plain), 2))) < 2 or _DEBRIS.search(text):
        return True
    lexicon = _lexicon()
    n_words = len(text.split())
    if plain in lexicon.whole or _COPYRIGHT.match(text):
        return True
    if n_words <= _MAX_NOTICE and lexicon.opens.match(_folded(text)):
        return True
    if n_words > _MAX_WORDS:
        return False
    return bool(
        _BYLINE.fullmatch(text)
        or _AGO.fullmatch(text)
        or _STAMP.fullmatch(text)
        or lexicon.contains.search(plain)
        or lexicon.paywall.search(plain)
        or lexicon.credit.search(text)
    )


def heads_other_headlines(text: str) -> bool:
    """Return whether `text` is a heading under which other articles are listed ("Related stories")."""
    plain = plainly(text)
    return plain in _lexicon().headlines_follow or _MORE_OF.fullmatch(plain) is not None


# "More in World", "Latest on the war"
_MORE_OF = re.compile(r"(?:read\s+)?(?:more|latest)\s+(?:in|on|from|about)\s+(?:the\s+)?\w+(?:\s+\w+)?")


def asks_for_payment(text: str) -> bool:
    """Return whether a block of `text` stands where the rest of an article would for who has paid."""
    return bool(_lexicon().paywall.search(_folded(text)))


def plainly(text: str) -> str:
    """Return `text` in lower case, without surrounding punctuation and doubled spaces."""
    return " ".join(_folded(text).strip(_EDGES).split())


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'")
