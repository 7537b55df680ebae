"""Which language a text is in, by its script and its commonest words; enough to set others aside."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

from geo.articles.article import Article
from geo.errors import ArticleError, quoted

UNDETERMINED = "und"  # ISO 639-2

_LEXICON = Path(__file__).resolve().parents[2] / "data" / "lexicon" / "languages.toml"
_SAMPLE = 20_000  # characters from the beginning: plenty for counting common words
_PROSE = 60  # different words in small letters: with fewer a text may be a list or table of names
_SHARE = 0.05  # of the words of any English prose; it is about two fifths
_WORD = re.compile(r"[^\W\d_]+")


def recognised(text: str) -> str:
    """Return the ISO 639-1 code of the language most of `text` is in, or ``und``.

    Script decides first (only English and its neighbours are told apart by words); a Latin text with
    too few common words of any language counts as English if it is no prose, as a table of names.
    """
    sample = text[:_SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    if not letters:
        return UNDETERMINED
    latin = sum(c < "\u0250" for c in letters)
    if latin < len(letters) / 2:
        return _by_script(letters)
    return _by_words(sample)


def require_english(article: Article) -> None:
    """Raise `ArticleError` unless `article` is in English, the one language read so far."""
    if article.language != "en":
        known = article.language != UNDETERMINED
        seems = (
            f"seems to be in language {quoted(article.language)}" if known else "is in no language known here"
        )
        raise ArticleError(
            f"the text {seems}, and only English (en) is read: "
            'give a translation, or say language = "en" in its sidecar if that is wrong'
        )


@cache
def _lexicon() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    tables = tomllib.loads(_LEXICON.read_text(encoding="utf-8"))
    words = {code: frozenset(line.split()) for code, line in tables["words"].items()}
    return words, dict(tables["letters"])


def _by_script(letters: list[str]) -> str:
    counts = Counter(letters)
    shares = {code: sum(counts[c] for c in own) for code, own in _lexicon()[1].items()}
    code, most = max(shares.items(), key=lambda item: item[1])
    return code if most else UNDETERMINED


def _by_words(sample: str) -> str:
    found = _WORD.findall(sample)
    words = Counter(word.casefold() for word in found)
    common = {code: sum(words[w] for w in own) for code, own in _lexicon()[0].items()}
    code, most = max(common.items(), key=lambda item: (item[1], item[0] == "en"))
    # A few hits may be chance: names and titles carry "de", "la", "al".
    if most > max(3, common["en"]):
        return code
    is_prose = len({word for word in found if word.islower()}) > _PROSE
    return UNDETERMINED if is_prose and common["en"] < _SHARE * len(found) else "en"
