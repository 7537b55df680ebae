"""Stories: steps through the map in an order, each a text beside an address.

A step shows what its address shows to anyone, so that a story cannot show what the filter can't. Stories are
files, ``data/stories/NAME.toml``::

    title = "Four days in May"

    [[step]]
    title = "The strikes"
    text = "Markdown, without HTML and pictures; links lead to http or https."
    address = "?operation=Operation+Sindoor&view=70,28,79,36"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from geo.addresses import Address, read_address
from geo.errors import StoryError, quoted

STORIES = Path(__file__).parents[1] / "data" / "stories"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_KEYS = {"title", "text", "address"}
# What a text may not hold, and how people call it.
_REFUSED = {
    "HTML": re.compile(r"<"),
    "a picture": re.compile(r"!\["),
    "a link that is not http or https": re.compile(r"\]\(\s*(?!https?://)"),
    "a link defined elsewhere": re.compile(r"^ {0,3}\[[^\]]*\]:", re.M),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One sight and what is told beside it, in Markdown."""

    title: str
    text: str
    address: Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story by the name of its file."""

    name: str
    title: str
    steps: tuple[Step, ...]


def names() -> tuple[str, ...]:
    """Return the names of the stories that there are."""
    return tuple(sorted(path.stem for path in STORIES.glob("*.toml") if _NAME.fullmatch(path.stem)))


def story(name: str) -> Story:
    """Return a story.

    Raises
    ------
    StoryError
        If there is none of that name, or its file is not as a story must be.
    """
    if name not in names():
        raise StoryError(f"there is no story {quoted(name)}: one of {', '.join(names()) or 'none'}")
    try:
        told = tomllib.loads((STORIES / f"{name}.toml").read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StoryError(f"story {quoted(name)} is no TOML in UTF-8: {error}") from error
    steps = told.get("step")
    if not isinstance(told.get("title"), str) or not isinstance(steps, list) or not steps:
        raise StoryError(f"story {quoted(name)} needs a title and at least one [[step]]")
    return Story(
        name=name,
        title=told["title"],
        steps=tuple(_step(name, number, each) for number, each in enumerate(steps, 1)),
    )


def _step(name: str, number: int, told: Mapping[str, Any]) -> Step:
    where = f"story {quoted(name)}, step {number}"
    if not isinstance(told, dict) or set(told) != _KEYS or not all(isinstance(v, str) for v in told.values()):
        raise StoryError(f"{where} needs title, text and address, each a text, and nothing else")
    for what, pattern in _REFUSED.items():
        if found := pattern.search(told["text"]):
            near = told["text"][found.start() : found.start() + 40]
            raise StoryError(f"{where}: {quoted(near)} is {what}; write plain Markdown")
    address = read_address(parse_qs(told["address"].removeprefix("?"), keep_blank_values=True))
    if address.notes:
        raise StoryError(f"{where}: {'; '.join(address.notes)}")
    return Step(title=told["title"], text=told["text"], address=address)
