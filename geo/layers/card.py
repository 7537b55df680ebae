"""What the card of one mark says: a strike in words, with its quotes in their context.

The card is plain data. The browser shows every part of it as text, never as markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from geo.errors import StoreError
from geo.frames.build import Row
from geo.gazetteer.native import Named
from geo.layers.dates import date_in_words, in_utc
from geo.layers.history import corrections, superseded
from geo.layers.speech import country_name, distance, place_of, province_of, spellings, title
from geo.texts import IN_ENGLISH, Language
from geo.vocabulary import DateBasis, Kind, Outcome, Precision, Role, Stance, Status, WeaponClass

ContextOf = Callable[[str, int, int], tuple[str, str, str]]
# Another strike by its id: its own row of the frame, and its number in the payload.
OtherBy = Callable[[str], tuple[Row, int] | None]

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


def card(
    row: Row, context_of: ContextOf, other_by: OtherBy, language: Language = IN_ENGLISH
) -> dict[str, Any]:
    """Return the card of one strike.

    Parameters
    ----------
    row
        A row of the strikes frame, as `geo.frames.rows` gives it.
    context_of
        Gives a passage of an article by its id and offsets: the sentence before, the passage, the one after;
        StoreError if the article is gone.
    other_by
        Gives another strike and its row in the payload; ``None`` if there is no such one.
    language
        Of all that is not an article's words.
    """
    claims = _told_once(row["claims"] or ())
    related = list(_related(row, other_by))
    spelled = spellings([row, *(other for _, other, _ in related)], language)
    return {
        "id": row["id"],
        "title": title(row, spelled),
        "tags": [tag for tag in _tags(row, language) if tag],
        "facts": _known(_facts(row, language, spelled)),
        "related": [
            {"relation": relation, "name": title(other, spelled), "row": number}
            for relation, other, number in related
        ],
        "placing": _known(_placing(row)),
        "quote": _in_context(row, context_of),
        "evidence": list(_evidence(row, language)),
        "said": [_claim(claim, row, language) for claim in claims if claim["stance"] not in _DENIALS],
        "denied": [_claim(claim, row, language) for claim in claims if claim["stance"] in _DENIALS],
        "sources": [_source(source, language) for source in row["sources"] or ()],
        "citation": citation(row),
    }


def where(row: Row, language: Language = IN_ENGLISH, spelled: Mapping[Named, str] | None = None) -> str:
    """Return where it happened and how precisely that is known, in words.

    `spelled` are the names of places in the script of `language`, as far as they are known.
    """
    if row["geometry"] is None and row["kind"] != Kind.AREA:
        reason = row["unplaced_reason"] or language.say("no reason recorded")
        return language.say("not placed: {reason}", reason=reason)
    place = _full_name(row, language, spelled or {})
    if row["kind"] == Kind.AREA:
        return language.say("somewhere in {place}", place=place)
    return language.say(
        "somewhere within {distance} of {place} ({precision})",
        distance=distance(row["radius_m"], language),
        place=place,
        precision=language.say(Precision(row["precision"]).value),
    )


def _full_name(row: Row, language: Language, spelled: Mapping[Named, str]) -> str:
    """Return place, province and country; none twice."""
    place, province = place_of(row), province_of(row)
    parts = (
        spelled.get(place, place[0]) if place else row["place"],
        spelled.get(province, province[0]) if province else None,
        country_name(row["country"], language),
    )
    return ", ".join(dict.fromkeys(part for part in parts if part))


def when(row: Row, language: Language = IN_ENGLISH) -> str:
    """Return when it happened and how that is known, in words."""
    said = date_in_words(row["edtf"], row["date_basis"], language)
    if row["start_utc"] is None:
        return said
    return f"{said}, {language.say(_DATE_BASES[DateBasis(row['date_basis'])])}"


def citation(row: Row) -> str:
    """Return where the strike is told, to be cited: quote, publisher, title, date, address, id."""
    parts: list[str | None] = [f"“{row['quote']}”"]
    for source in (row["sources"] or ())[:1]:
        heading = f"“{source['title']}”" if source["title"] else None
        published = date_in_words(source["published"][:10], None) if source["published"] else "date unknown"
        parts += [source["publisher"] or "publisher unknown", heading, published, _safe(source["url"])]
    return f"{', '.join(filter(None, parts))} (strikemap, {row['id']})."


def named(rows: Iterable[Row], language: Language = IN_ENGLISH) -> list[dict[str, str]]:
    """Return place and date of strikes in words, as lists of strikes tell them."""
    told = list(rows)
    spelled = spellings(told, language)
    return [
        {"title": title(row, spelled), "when": date_in_words(row["edtf"], row["date_basis"], language)}
        for row in told
    ]


def _tags(row: Row, language: Language) -> Iterator[str | None]:
    if row["dataset"]:
        yield language.say("Imported: {dataset}", dataset=row["dataset"])
    ours = (
        _KINDS.get(row["kind"]),
        _OUTCOMES.get(row["outcome"]) if row["kind"] != Kind.CONTEXT else None,
        _ROLES.get(row["role"]) if row["role"] != Role.TARGET else None,
    )
    yield from (language.say(tag) for tag in ours if tag)
    yield row["operation"]
    if row["kind"] != Kind.CONTEXT and not row["dataset"]:
        yield language.say(_STATUSES[Status(row["status"])])


def _facts(row: Row, language: Language, spelled: Mapping[Named, str]) -> tuple[tuple[str, str | None], ...]:
    basis, target = (row[name] and language.say(row[name]) for name in ("operation_basis", "target_type"))
    return (
        ("Where", where(row, language, spelled)),
        ("Written", row["place"] if row["place"] != title(row, spelled) else None),
        ("When", when(row, language)),
        ("In UTC", in_utc(row, language)),
        ("Attacker", _with_note(row["attacker"], row["attacker_text"])),
        ("Operation", _with_note(row["operation"], basis)),
        ("Weapon", _weapon(row, language)),
        ("Target", target),
        ("Damage", row["damage"]),
        ("Deaths", _deaths(row)),
        ("Deaths over time", superseded(row, language)),
        ("Standing", row["status_why"] if row["kind"] != Kind.CONTEXT else None),
        ("Reviewed", corrections(row, language)),
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


def _weapon(row: Row, language: Language) -> str | None:
    known = None if row["weapon_class"] == WeaponClass.UNKNOWN else row["weapon_class"]
    weapon = row["weapon"] or (known and language.say(known))
    if not weapon and row["kind"] == Kind.STRIKE:
        return language.say("not said")
    return f"{weapon} × {row['weapon_count']}" if weapon and row["weapon_count"] else weapon


def _deaths(row: Row) -> str | None:
    known = sorted({n for n in (row["deaths_low"], row["deaths_best"], row["deaths_high"]) if n is not None})
    return "–".join(str(n) for n in (known[:1] + known[1:][-1:])) or None


def _related(row: Row, other_by: OtherBy) -> Iterator[tuple[str, Row, int]]:
    """Yield how other strikes are related to this one, each with its row and number."""
    relations = (
        ("Same event", row["linked_to"]),
        ("Imported, too" if row["dataset"] is None else "Read in articles", row["counterparts"]),
        ("Perhaps same as", row["possibly_same_as"]),
    )
    for relation, ids in relations:
        yield from ((relation, *found) for other in ids or () if (found := other_by(other)))


def _in_context(row: Row, context_of: ContextOf) -> dict[str, str]:
    """Return the quote between its neighbour sentences, or alone where the article is gone."""
    try:
        before, text, after = context_of(row["article_id"], row["start"], row["end"])
    except StoreError:
        before, text, after = "", row["quote"], ""
    return {"label": "", "before": before, "text": text, "after": after}


def _evidence(row: Row, language: Language) -> Iterator[dict[str, str]]:
    """Yield each other passage once, with all the fields that rest on it."""
    fields: dict[str, list[str]] = {}
    for evidence in row["evidence"] or ():
        if evidence["quote"] != row["quote"]:
            fields.setdefault(evidence["quote"], []).append(evidence["field"].replace("_", " "))
    for text, names in fields.items():
        label = ", ".join(map(language.say, dict.fromkeys(names)))
        yield {"label": label[:1].upper() + label[1:], "before": "", "text": text, "after": ""}


def _told_once(claims: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return each claim once: forty outlets with one agency's sentence are not forty claims."""
    return list({(claim["claimant"], claim["stance"], claim["quote"]): claim for claim in claims}.values())


def _claim(claim: Mapping[str, Any], row: Row, language: Language) -> dict[str, str | None]:
    """Return who takes which stance; the words only where they are not the quote above."""
    outlet = claim["claimant"] == "outlet"
    quote = claim["quote"] if claim["quote"] != row["quote"] else None
    return {
        "claimant": language.say("The outlet itself") if outlet else claim["claimant"],
        "stance": language.say(claim["stance"]),
        "hedge": claim["hedge"],
        "quote": quote,
    }


def _source(source: Mapping[str, Any], language: Language) -> dict[str, str | None]:
    say = language.say
    published, record = source["published"], source["record"]
    details = (
        source["publisher"] or say("publisher unknown"),
        *((_record(record, language),) if record else ()),
        say("published {date}", date=published[:10]) if published else say("publication date unknown"),
        f"SHA-256 {source['sha256'][:16]}…",
        say("read by {extractor}", extractor=source["extractor"]),
        *(say("also at {address}", address=address) for address in source["also_at"]),
    )
    heading = source["title"] or say("Untitled article")
    return {"title": heading, "url": _safe(source["url"]), "details": " · ".join(details)}


def _safe(url: str | None) -> str | None:
    return url if url and urlsplit(url).scheme in {"http", "https"} else None


def _record(record: Mapping[str, str | None], language: Language) -> str:
    say = language.say
    unknown = say("not stated")
    version, licence = record["version"] or unknown, record["licence"] or unknown
    told = {"version": version, "id": record["id"], "licence": licence}
    return say("version {version}, record {id}, licence: {licence}", **told)
