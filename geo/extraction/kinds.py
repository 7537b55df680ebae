"""Kinds: names told by a word for the kind of place: "Rafiqi Airbase", "the village of X", "X region"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from geo.extraction.actors import actor_spans
from geo.extraction.name import SAME, Name, Span, best, isos, plain
from geo.extraction.spotting import BODIES, RUN, TITLES, WORD, start_of_name, trimmed
from geo.gazetteer.place import Gazetteer
from geo.lexicon import either, words

_RUN_BY = re.compile(
    r"-(?:run|backed|led|held|owned|controlled|made|designated|recognised|recognized|funded|linked|based)$"
)
_POINTS = ("village", "town", "township", "neighbourhood", "neighborhood", "quarter", "suburb", "settlement")
_TOWN = 50_000  # inhabitants
_OCCUPIED = re.compile(r"[A-Z][\w]+(?:[- ](?i:occupied|administered|controlled|held))\s+$")


def occupied(text: str, known: Sequence[Span], gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield regions told apart by who holds them, where that is a name of its own: "X-administered Y"."""
    for span in known:
        holder = _OCCUPIED.search(text[: span.start])
        if holder and gazetteer.find(text[holder.start() : span.end]):
            yield plain(text, Span(holder.start(), span.end), gazetteer, known=True)


@cache
def _site_pattern() -> re.Pattern[str]:
    sites = words("targets").tables["sites"]["words"]
    known = either({*sites, *words("targets").tables["kinds"]["area"], *_POINTS})
    between = either(words("targets").tables["sites"]["modifiers"])
    return re.compile(
        rf"(?P<base>(?:PAF|IAF)\s+Base\s+{RUN})|(?P<republic>{WORD}\s+People['’]s\s+Republic)"
        rf"|(?P<name>{RUN})(?:['’]s)?[\s-]+(?P<between>(?:{between}\s+){{0,2}})(?P<kind>(?i:{known}))(?![\w-])"
    )


def sites(text: str, known: Sequence[Span], gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield names that hold a word for the kind of place: "Rafiqi Airbase", "Bryansk region"."""
    tables = words("targets").tables["kinds"]
    for match in _site_pattern().finditer(text):
        if match["base"]:
            base = Span(match.start(), match.end())
            yield replace(plain(text, base, gazetteer, known=False), feature_words=("air base",))
            continue
        if match["republic"]:
            republic = Span(match.start(), match.end())
            yield replace(
                plain(text, republic, gazetteer, known=False), feature_words=("republic",), wide=True
            )
            continue
        owners = re.match(r".*['’]s?\s+", match["name"])
        start = match.start("name") + (owners.end() if owners else 0)
        start = start_of_name(text, start, match.end("name"))
        run, kind = text[start : match.end("name")], match["kind"].casefold()
        if TITLES.search(text[:start]) or not _takes_kind(run, kind, text, match, gazetteer):
            continue
        end = match.end("name") if kind in _POINTS else match.end()
        whole = best(gazetteer, text[start : match.end()]) or best(gazetteer, run)
        inner = [text[s.start : s.end] for s in known if start <= s.start and s.end <= match.end("name")]
        yield Name(
            text=text[start:end],
            start=start,
            end=end,
            known=whole is not None,
            wide=kind in tables["wide"],
            iso=whole[0] if whole else "",
            isos=isos(gazetteer, run),
            feature_words=(kind,),
            parents=() if kind in tables["area"] else _towns(inner, gazetteer),
        )


def _takes_kind(run: str, kind: str, text: str, match: re.Match[str], gazetteer: Gazetteer) -> bool:
    """Whether `run` and the word behind it are one name: not "Iranian base", "UN-run school"."""
    plain_run = run.casefold()
    if plain_run in words("targets").tables["sites"]["modifiers"]:
        return False  # "Oil refinery" begins a headline
    if (
        not run
        or gazetteer.demonym(run)
        or plain_run in words("grammar")["not_names"] | words("care")["creeds"]
    ):
        return False
    if kind == "port" and _PORT_CITY.match(text, match.end()):
        return False  # "the Black Sea port city of X"
    of_another = re.match(rf"\s+of\s+{RUN}", text[match.end() :])
    if kind in words("targets").tables["kinds"]["point"] and of_another:
        return _KIND_AFTER.match(text, match.end() + of_another.end()) is not None
    if BODIES.search(run) or any(s.form in ("body", "group", "adjective") for s in actor_spans(run)):
        return False
    if re.fullmatch(r"[A-Z]{2,5}", run):
        return False  # "UN camp"
    owned = re.search(r"['’]s[\s-]+$", text[: match.start("kind")])
    return not (_RUN_BY.search(run) or kind in ("area", "sector", "locality") or owned)


_PORT_CITY = re.compile(r"\s+(?:city|town)\b")


def _towns(names: Sequence[str], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return those of `names` that are well-known towns: a site is as likely called after a person."""
    return tuple(
        name
        for name in names
        if any(
            h.place.feature_class == "P" and h.place.population >= _TOWN and h.similarity >= SAME
            for h in gazetteer.find(name)[:5]
        )
    )


@cache
def _kind_pattern() -> re.Pattern[str]:
    kinds = words("targets").tables["kinds"]
    plain = either({*kinds["point"], *kinds["area"]})
    return re.compile(rf"\b(?P<kind>(?i:{plain}))s?\s+of\s+(?P<name>{RUN})")


# "X village of Y township": the kind is of the name before it, and Y tells where.
_ITS_NAME_BEFORE = re.compile(r"[A-ZÀ-Þ][\w’'-]+\s+$")
_KIND_AFTER = re.compile(
    r"\s+(?i:township|district|region|province|county|municipality|governorate|oblast|raion)\b"
)


def kinds(text: str, gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield names introduced by their kind: "the village of X", "the northern province of Y"."""
    for match in _kind_pattern().finditer(text):
        name = plain(text, trimmed(text, match.start("name"), match.end("name")), gazetteer, known=False)
        if gazetteer.demonym(name.text) or name.text.casefold() in words("grammar")["not_names"]:
            continue
        if _ITS_NAME_BEFORE.search(text[: match.start()]) and (
            name.country or _KIND_AFTER.match(text, name.end)
        ):
            continue  # "the Poltava region of Ukraine"
        kind = match["kind"].casefold()
        wide = kind in words("targets").tables["kinds"]["wide"]
        yield replace(name, feature_words=(kind,), wide=wide, country=False)


@cache
def _area_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<=\s)(?:{either(words('targets').tables['areas']['words'])})(?!\w)", re.IGNORECASE)


def areas(text: str, gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield areas said by a nation's adjective: "Indian border states"."""
    for party in actor_spans(text):
        match = _area_pattern().match(text, party.end + 1) if party.form == "adjective" else None
        if match:
            iso = gazetteer.demonym(text[party.start : party.end]) or ""
            yield Name(
                text=text[party.start : match.end()],
                start=party.start,
                end=match.end(),
                known=True,
                wide=True,
                iso=iso,
                isos=(iso,) if iso else (),
                adjectival=True,
                feature_words=(match[0].casefold(),),
                parents=(party.actor,),
            )


_PLURAL_KINDS = re.compile(
    r"\s+(?P<kind>provinces|regions|governorates|oblasts|states|districts|areas|neighbou?rhoods|villages|towns|quarters)\b"
)
_KINDS_OF = re.compile(
    r"\b(?P<kind>provinces|regions|governorates|oblasts|states|districts|neighbou?rhoods|villages|towns|cities)\s+of\s+(?:the\s+)?$"
)
_SINGULAR = {"cities": "city"}
_AND = re.compile(r"\s*(?:,|,?\s+and)\s+(?:the\s+)?")


def _under_kind(text: str, names: Sequence[Name]) -> list[Name]:
    """Return `names` with the kind that opens their list noted on each: "the regions of Lviv and Volyn"."""
    result = list(names)
    kind = ""
    for i, name in enumerate(result):
        goes_on = kind and i and _AND.fullmatch(text[result[i - 1].end : name.start])
        opens = _KINDS_OF.search(text[: name.start])
        kind = opens["kind"] if opens else kind if goes_on else ""
        if kind and not name.feature_words and not name.antecedent:
            singular = _SINGULAR.get(kind, kind.removesuffix("s"))
            wide = _is_wide(name, singular)
            result[i] = replace(
                name, feature_words=(singular,), wide=wide, country=False if wide else name.country
            )
    return result


def _is_wide(name: Name, kind: str) -> bool:
    """Whether `name` tells of an area, by itself or as one of that kind: "region", not "village"."""
    return name.wide or kind in words("targets").tables["kinds"]["wide"]


def sharing_kind(text: str, names: Sequence[Name]) -> list[Name]:
    """Return `names` with the kind that ends their list noted on each: "Homs and Hama provinces".

    What the last of them is said to lie in holds them all: "the A and B districts of the city".
    """
    result = _under_kind(text, names)
    kind = ""
    for i in range(len(result) - 1, -1, -1):
        name = result[i]
        match = _PLURAL_KINDS.match(text, name.end)
        joined = kind and i + 1 < len(result) and _AND.fullmatch(text[name.end : result[i + 1].start])
        kind = match["kind"] if match else kind if joined else ""
        if kind:
            singular = kind.removesuffix("s")
            wide = _is_wide(name, singular)
            parents = name.parents or (result[i + 1].parents if joined else ())
            words_of_kind = (*name.feature_words, singular)
            result[i] = replace(name, feature_words=words_of_kind, wide=wide, parents=parents)
    return result
