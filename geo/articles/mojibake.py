"""Mojibake: UTF-8 that was read as another encoding, so that "Russia’s" came out as "Russiaâ€™s"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Edit = tuple[int, int, str]  # start and end in a text, and what should stand there

# What UTF-8 is mistaken for; bytes that an encoding leaves undefined come out as the controls of Latin-1.
_MISTAKEN_FOR = ("cp1252", "cp1251", "mac_roman")
# Typographic quotes, dashes, ellipsis; euro; trade mark: what English texts are garbled by first.
_PUNCTUATION = frozenset((*map(chr, range(0x2010, 0x2045)), "€", "™"))
# Signs of Latin-1 that end no word; "Ã»" and "Ã…" may be the end of a quotation in capitals.
_SIGNS = frozenset(map(chr, range(0x80, 0xC0))) - frozenset("«»")
_FIRST_EMOJI = "\U0001f000"
_LONG_RUN = 3  # characters garbled side by side: no language looks so
# The third byte of ” is undefined in cp1252, and many programs drop or replace it.
_HALF_QUOTE = re.compile("â€\ufffd?(?=[\\s.,;:!?)\\]]|$)")
_CONTROL = re.compile("[\x80-\x9f]")
_LOST_APOSTROPHE = re.compile("(?<=[a-z])[?\ufffd](?=(?:s|t|re|ve|ll|d|m)\\b)")


@dataclass(frozen=True, slots=True)
class _Garbling:
    """One encoding: which of its characters stand for UTF-8's bytes, and how such a run looks."""

    byte_of: dict[str, int]
    run: re.Pattern[str]
    latin: bool

    def bytes_of(self, run: str) -> bytes:
        return bytes(self.byte_of[c] for c in run)

    def gives_away(self, run: str, meant: str) -> bool:
        """Whether nobody would write `run`: unlike "É”", where a quotation ends, or Cyrillic "Він"."""
        signs = any(c in _PUNCTUATION or c >= _FIRST_EMOJI for c in meant)
        return signs or (self.latin and any("\xa0" <= c <= "ÿ" for c in meant) and run[1] in _SIGNS)


def _garbling(encoding: str) -> _Garbling:
    letters = {byte: bytes([byte]).decode(encoding, "replace") for byte in range(0x80, 0x100)}
    letters = {byte: chr(byte) if c == "\ufffd" else c for byte, c in letters.items()}
    cls = {
        name: "[" + "".join(re.escape(letters[byte]) for byte in bounds) + "]"
        for name, bounds in {
            "two": range(0xC2, 0xE0),
            "three": range(0xE0, 0xF0),
            "four": range(0xF0, 0xF5),
            "tail": range(0x80, 0xC0),
        }.items()
    }
    one = "{two}{tail}|{three}{tail}{{2}}|{four}{tail}{{3}}".format(**cls)
    return _Garbling(
        {c: byte for byte, c in letters.items()}, re.compile(f"(?:{one})+"), encoding != "cp1251"
    )


_GARBLINGS = tuple(map(_garbling, _MISTAKEN_FOR))


def mends(text: str) -> Iterator[Edit]:
    """Yield what is certainly garbled in `text`, in order, with what it was.

    A text is taken to be garbled only where a run decodes as UTF-8 and either is one that nobody writes
    ("â€™", "Ã©") or is long; then its other runs are mended too.
    """
    found = [(m.start(), m.end(), "’") for m in _LOST_APOSTROPHE.finditer(text)]
    if not text.isascii():
        found += max((_mends(text, garbling) for garbling in _GARBLINGS), key=_length)
        found += [(m.start(), m.end(), "”") for m in _HALF_QUOTE.finditer(text)]
        found += [(m.start(), m.end(), _windows(m[0])) for m in _CONTROL.finditer(text)]
    yield from sorted(found)


def _windows(control: str) -> str:
    """Return what a control of Latin-1 is in Windows' encoding, which says that it is Latin-1."""
    return control.encode("latin-1").decode("cp1252", "replace")


def _length(edits: Iterable[Edit]) -> int:
    return sum(end - start for start, end, _ in edits)


def _mends(text: str, garbling: _Garbling) -> list[Edit]:
    found: list[Edit] = []
    certain = False
    for match in garbling.run.finditer(text):
        try:
            meant = garbling.bytes_of(match[0]).decode("utf-8")
        except UnicodeDecodeError:
            continue
        found.append((match.start(), match.end(), meant))
        certain = certain or len(meant) >= _LONG_RUN or garbling.gives_away(match[0], meant)
    return found if certain else []
