"""Coordinates written where a place name is expected, and how finely they are given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from geo.coordinates import METRES_PER_DEGREE, Position
from geo.errors import CoordinateError, quoted

_LONGEST = 60
# No coordinates are given more finely than this, whatever their digits say.
_FINEST_M = 1.0
_MARKS = str.maketrans(
    dict.fromkeys("º˚∘", "°")
    | dict.fromkeys("′’‘ʹʼ´`", "'")
    | dict.fromkeys("″”“ʺ", '"')
    | dict.fromkeys("−–‐‑", "-")
    | {"،": ",", "؛": ";", "٫": "."}
    | dict.fromkeys("\u200b\u200e\u200f\u061c\u2060\ufeff", "")
)
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<mark>[°'\":])|(?P<sign>[+-])|(?P<gap>[,;/.])"
    r"|(?P<side>NORTH|SOUTH|EAST|WEST|[NSEW])(?![A-Z]))\s*"
)
# Degrees, then minutes, then seconds, each with its mark or none.
_SHAPE = re.compile(r"n[°:]?(?:n[':]?(?:n\"?)?)?")
# Digits written without a gap, as in notices to airmen: 3336N, 333600N, 07306E, 0730600E.
_PACKED = re.compile(r"(\d{2,3})(\d{2})(\d{2}(?:\.\d+)?)?|(\d{2,3})(\d{2}\.\d+)")
# A grid zone, its band, a square of 100 km, and as many digits east as north (NGA.STND.0037).
_GRID = re.compile(r"\s*(\d{1,2}[C-HJ-NP-X])\s*([A-HJ-NP-Z][A-HJ-NP-V])\s*([\d\s]*)", re.ASCII)
_MOST_GRID_DIGITS = 5

_Token = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Angle:
    """A latitude or longitude as written: its value, its axis if stated, one unit of its last digit."""

    degrees: float
    axis: str
    unit_degrees: float


def read_coordinates(text: str) -> Position | None:
    """Return the point that `text` states, or `None` where it is written like no coordinates.

    Decimal degrees (33.6, 73.1), degrees, minutes and seconds with or without marks and sides
    (33°36′N 73°6′E, 33:36:00 73:06:00, 333600N0730600E), latitude first unless sides say otherwise,
    and MGRS (43S CT 236 212). The radius is one unit of the last digit given, at most half the
    diagonal of a grid square.

    Raises
    ------
    CoordinateError
        If it is written like coordinates and states no point on Earth: with the reason.
    """
    if len(text) > _LONGEST:
        return None
    plain = text.translate(_MARKS).replace("''", '"').strip(" ()[]").upper()
    try:
        return _grid_square(plain) or _pair(plain)
    except CoordinateError as error:
        raise CoordinateError(f"{quoted(text)} is no latitude and longitude: {error}") from error


def _grid_square(text: str) -> Position | None:
    """Return the middle of the MGRS square that `text` names."""
    found = _GRID.fullmatch(text)
    if not found:
        return None
    import mgrs  # few ever need it

    parts = found[3].split()
    digits = "".join(parts)
    half = len(digits) // 2
    if (
        len(digits) % 2
        or half > _MOST_GRID_DIGITS
        or (len(parts) > 1 and [len(p) for p in parts] != [half] * 2)
    ):
        raise CoordinateError("a grid square has as many digits east as north, up to five: 43S CT 236 212")
    try:
        lat, lon = mgrs.MGRS().toLatLon(f"{found[1]}{found[2]}{digits}")
    except mgrs.core.MGRSError as error:
        raise CoordinateError("the grid has no such square") from error
    side_m = 100_000.0 / 10**half
    return Position(lon=lon, lat=lat, radius_m=max(_FINEST_M, round(side_m * 0.5**0.5, 2)))


def _pair(text: str) -> Position | None:
    """Return the point of two angles."""
    tokens = _tokens(text)
    kinds = [kind for kind, _ in tokens]
    if kinds in ([], ["number"]) and "." not in text:  # some towns are called by a number
        return None
    if kinds.count("number") < 2:
        if "number" not in kinds or "side" in kinds:
            return None
        raise CoordinateError("write two numbers, decimal degrees on Earth, as 33.6, 73.1")
    first, second = (_angle(half) for half in _halves(tokens))
    if (first.axis, second.axis) in (("lon", "lat"), ("lon", ""), ("", "lat")):
        first, second = second, first
    if first.axis == second.axis != "":
        raise CoordinateError("both numbers are of one axis: one is north or south, the other east or west")
    return _point(lat=first, lon=second)


def _point(*, lat: _Angle, lon: _Angle) -> Position:
    if abs(lat.degrees) > 90 and abs(lat.degrees) <= 180 and abs(lon.degrees) <= 90 and not lat.axis:
        swapped = f"{lon.degrees:g}, {lat.degrees:g}"
        raise CoordinateError(f"latitude comes first and ends at 90: write {swapped} if that is meant")
    if abs(lat.degrees) > 90 or abs(lon.degrees) > 180:
        raise CoordinateError(
            "latitude ends at 90 and longitude at 180: write decimal degrees, as 33.6, 73.1"
        )
    if lat.degrees == lon.degrees == 0:
        raise CoordinateError("0, 0 stands for a missing value: leave it out instead")
    unit_m = max(lat.unit_degrees, lon.unit_degrees) * METRES_PER_DEGREE
    return Position(lon=lon.degrees, lat=lat.degrees, radius_m=max(_FINEST_M, round(unit_m, 2)))


def _tokens(text: str) -> list[_Token]:
    """Return the parts of what is written like coordinates; nothing if anything else is in it."""
    tokens: list[_Token] = []
    end = 0
    while end < len(text):
        found = _TOKEN.match(text, end)
        if found is None:
            return []
        tokens.append((str(found.lastgroup), str(found[str(found.lastgroup)])))
        end = found.end()
    return tokens


def _halves(tokens: Sequence[_Token]) -> tuple[Sequence[_Token], Sequence[_Token]]:
    """Return the tokens of each angle: parted by their sides, a comma, or the second's sign."""
    kinds = [kind for kind, _ in tokens]
    sides = [at for at, kind in enumerate(kinds) if kind == "side"]
    gaps = [at for at, kind in enumerate(kinds) if kind == "gap" and 0 < at < len(kinds) - 1]
    signs = [at for at, kind in enumerate(kinds) if kind == "sign" and at > 0]
    if len(sides) == 2:
        cut = sides[1] if sides[0] == 0 else sides[0] + 1
    elif sides:
        raise CoordinateError("say north or south and east or west of both numbers, or of none")
    elif len(gaps) == 1:
        cut = gaps[0]
    elif not gaps and kinds.count("number") == 2:
        if all("." not in value and value not in "°'\":" for _, value in tokens):
            raise CoordinateError("part whole degrees by a comma, as 33, 73")  # "12 34" may be anything
        cut = signs[-1] if signs else len(kinds) - 1 - kinds[::-1].index("number")
    else:
        raise CoordinateError("write decimal degrees with a point, parted by one comma, as 33.6, 73.1")
    return tokens[:cut], tokens[cut:]


def _angle(half: Sequence[_Token]) -> _Angle:
    told = {
        kind: [value for _, value in same] for kind, same in groupby(sorted(half), key=lambda token: token[0])
    }
    sides, signs, numbers = told.get("side", []), told.get("sign", []), _numbers(half)
    shape = "".join("n" if kind == "number" else value for kind, value in half if kind in ("number", "mark"))
    if not _SHAPE.fullmatch(shape) or len(sides) + len(signs) > 1:
        raise CoordinateError("write degrees, minutes and seconds as 33°36'00\"N 73°06'00\"E")
    if any("." in number for number in numbers[:-1]) or any(float(number) >= 60 for number in numbers[1:]):
        raise CoordinateError("minutes and seconds are below 60, and only the last number has decimals")
    value = sum(float(number) / 60**power for power, number in enumerate(numbers))
    side = sides[0][0] if sides else ""
    return _Angle(
        degrees=-value if side in ("S", "W") or signs == ["-"] else value,
        axis={"N": "lat", "S": "lat", "E": "lon", "W": "lon"}.get(side, ""),
        unit_degrees=1 / 60 ** (len(numbers) - 1) / 10 ** len(numbers[-1].partition(".")[2]),
    )


def _numbers(half: Sequence[_Token]) -> list[str]:
    numbers = [value for kind, value in half if kind == "number"]
    packed = (
        _PACKED.fullmatch(numbers[0])
        if len(numbers) == 1 and any(kind == "side" for kind, _ in half)
        else None
    )
    return [part for part in packed.groups() if part] if packed else numbers
