"""Words of the trade: how articles say the controlled terms, read once from ``data/lexicon``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from geo.errors import SetupError, quoted

_LOOSE = {" ": r"\s+", "'": "['’]"}
_END = ""  # of an option, among the letters that may follow
_Tree: TypeAlias = dict[str, "_Tree"]
_FOLDER = Path(__file__).resolve().parents[1] / "data" / "lexicon"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A state, group or alliance that strikes, and the forms articles use for it.

    Attributes
    ----------
    name
        Canonical English short name.
    state
        Whether it is a state.
    names, adjectives, bodies
        Other names; adjectives and peoples; armed forces.
    seats
        Capitals and palaces that stand for a state when they act or speak.
    home
        ISO 3166-1 code of the country that a group fires from and not into; empty for all others.
    """

    name: str
    state: bool
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    home: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A named campaign, whose it is, and how else it is spelt."""

    name: str
    actor: str
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One lexicon file: lists of words by name, and tables of lists (class -> words)."""

    lists: Mapping[str, frozenset[str]]
    tables: Mapping[str, Mapping[str, tuple[str, ...]]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]


@cache
def words(name: str) -> Words:
    """Return the words of ``data/lexicon/{name}.toml``.

    Raises
    ------
    SetupError
        If the file is missing or is not what is expected.
    """
    content = _read(name)
    return Words(
        lists={key: frozenset(value) for key, value in content.items() if isinstance(value, list)},
        tables={
            key: {inner: tuple(v) if isinstance(v, list) else (v,) for inner, v in value.items()}
            for key, value in content.items()
            if isinstance(value, dict)
        },
    )


@cache
def together(name: str, *lists: str) -> frozenset[str]:
    """Return the words of several lists of one file."""
    return frozenset().union(*(words(name)[of] for of in lists))


@cache
def actors() -> tuple[Actor, ...]:
    """Return the states, groups and alliances known, in the order of ``actors.toml``."""
    content = _read("actors")
    states = tuple(
        Actor(
            name=name,
            state=True,
            names=(name, *known.get("also", ())),
            adjectives=tuple(known.get("adjectives", ())),
            bodies=tuple(known.get("bodies", ())),
            seats=tuple(known.get("seats", ())),
        )
        for name, known in content["states"].items()
    )
    groups = tuple(
        Actor(name=name, state=False, names=tuple(forms), home=content["homes"].get(name, ""))
        for name, forms in content["groups"].items()
    )
    return states + groups


@cache
def operations() -> tuple[Operation, ...]:
    """Return the campaigns known by name."""
    return tuple(
        Operation(name=row["name"], actor=row["actor"], spellings=tuple(row["spellings"]))
        for row in _read("operations")["operation"]
    )


@cache
def numbers() -> Mapping[str, int]:
    """Return the values of number words: ``{"six": 6, "dozen": 12, …}``."""
    return {word: int(value) for word, value in _read("outcomes")["numbers"].items()}


def either(options: Iterable[str]) -> str:
    """Return a regular expression for any of `options`, the longest first; quotes and spaces alike.

    What options have in common at their beginnings is said once, so that no letter is compared twice.
    """
    tree: _Tree = {}
    for option in options:
        node = tree
        for atom in _atoms(option):
            node = node.setdefault(atom, {})
        node[_END] = {}
    return _branches(tree)


def phrase_pattern(options: Iterable[str], *, plural: bool = False, any_case: bool = True) -> re.Pattern[str]:
    """Return a pattern for any of `options` as whole words; `plural` also takes their plurals."""
    ending = "(?:s|es)?" if plural else ""
    return re.compile(rf"(?<![\w-]){either(options)}{ending}(?![\w])", re.IGNORECASE if any_case else 0)


def _atoms(option: str) -> Iterator[str]:
    """Yield the expressions of `option`, letter by letter."""
    for letter in re.sub(" +", " ", option):
        yield _LOOSE.get(letter) or re.escape(letter)


def _branches(tree: _Tree) -> str:
    longer = [atom + _branches(rest) for atom, rest in sorted(tree.items()) if atom != _END]
    if not longer:
        return ""
    single = len(longer) == 1 and _END not in tree
    return longer[0] if single else f"(?:{'|'.join(longer)}){'?' if _END in tree else ''}"


def _read(name: str) -> dict[str, Any]:
    path = _FOLDER / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise SetupError(f"{quoted(path)} cannot be read ({error}): restore it from the project") from error
