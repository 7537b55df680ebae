"""What the interface says, in the reader's language: English stands in the code, others in ``data/texts``.

Only texts of our own are said in other languages; words of articles stay the words they are. A text that a
language lacks is said in English. ``data/texts/english.txt`` lists every text, for whoever begins a language.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geo.gazetteer.native import Alphabet

TEXTS = Path(__file__).parents[1] / "data" / "texts"
ENGLISH = "en"
# Unicode's marks of direction (UAX #9): from right to left, and an isolate that has its own.
_RIGHT_TO_LEFT, _FIRST_STRONG, _POP = "\u200f", "\u2068", "\u2069"
_CODE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language of the interface.

    Attributes
    ----------
    code
        ISO 639: ``uk``.
    name
        As its readers write it.
    direction
        ``ltr`` or ``rtl``.
    texts
        What is said instead of the English text.
    alphabet
        By which names of places are known to be of this language; ``None`` where English names serve.
    """

    code: str
    name: str
    direction: str
    texts: Mapping[str, str]
    alphabet: Alphabet | None = None

    def say(self, text: str, **values: object) -> str:
        """Return `text` in this language, or as it is where there is none; `values` fill its ``{names}``."""
        said = self.texts.get(text, text)
        if values and self.direction == "rtl":
            # A Latin name in it, or before it, must not turn the whole sentence round.
            isolated = {name: f"{_FIRST_STRONG}{value}{_POP}" for name, value in values.items()}
            return _RIGHT_TO_LEFT + said.format(**isolated)
        return said.format(**values) if values else said


IN_ENGLISH = Language(code=ENGLISH, name="English", direction="ltr", texts={})


@cache
def languages() -> Mapping[str, Language]:
    """Return the languages by their codes, English first."""
    return {ENGLISH: IN_ENGLISH} | {path.stem: _read(path) for path in sorted(TEXTS.glob("*.toml"))}


def language(*wished: str | None) -> Language:
    """Return the first of the languages `wished` (``uk``, ``ur-PK``) that there is, else English."""
    for wish in wished:
        code = (wish or "").lower().replace("_", "-").partition("-")[0]
        if _CODE.fullmatch(code) and code in languages():
            return languages()[code]
    return languages()[ENGLISH]


def _read(path: Path) -> Language:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return Language(
        code=path.stem,
        name=told["name"],
        direction=told["direction"],
        texts=told["texts"],
        alphabet=Alphabet(**told["alphabet"]),
    )
