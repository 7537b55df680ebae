"""Spotting: patterns and tests that find runs which name places, and reject those that do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from geo.extraction.actors import actor_spans
from geo.extraction.name import Name, Span, plain
from geo.gazetteer.place import Gazetteer
from geo.lexicon import words

WORD = (
    r"(?<!\w)(?:(?:(?:al|el|de|la|bin|abu|umm|ul)[-\s]|(?:ad|an|ar|as|ash|at|az|ez)-))?[A-ZÀ-ÞŠŽČĆĐŁŚŻА-Я][\w"
    r"’'ʿʾ`-]*[\w]"
)
RUN = rf"{WORD}(?:\s+(?:(?:al|el|de|la|bin|ul|ez|es|e)[-\s])?{WORD}){{0,3}}"
_HEADS = re.compile(
    rf"^[^\w]*(?P<heads>{RUN}(?:(?:,|,?\s+and|\s+&|\s*/)\s+{RUN}){{0,5}})"
    rf"(?:,?\s+(?:in|near|east\s+of|west\s+of|north\s+of|south\s+of)\s+(?:the\s+)?{RUN}(?:\s+[a-z]+)?)?\s*:\s"
)
TITLES = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|General|Lt|Col|Colonel|Maj|Major|Brig|Brigadier|Capt|Captain|Admiral|President|Minister|Premier|"
    r"Governor|Mayor|Senator|Secretary|Spokes(?:man|woman|person)|Ambassador|Prince|King|Sheikh|Ayatollah|Commander|Chief|"
    r"Chancellor|Pope|PM|FM|MP|Deputy|Judge|Professor|Chairman|Sergeant|Private|Marshal|Shaikh|Imam|Mullah|Hajj|Sayyed)\.?\s+$"
)
CALENDAR = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Ramadan|Christmas|Easter|Eid)\b"
)
_NEAREST = 100  # characters before a name that are looked at for what it belongs to
_ARTICLE = re.compile(r"\b(?:(?:[Aa][ldnrsthz]|[Aa]sh|[Ee][lsz])-|(?:[Aa]l|[Ee]l|Abu|Umm|Bani) )$")
_FRONT, _BACK = re.compile(r"^(?:[Tt]he\s+|[^\w]+)"), re.compile(r"(?:['’]s?|[^\w)]+)$")
BODIES = re.compile(
    r"\b(?:Army|Forces?|Guards?|Corps|Brigades?|Ministry|Company|Group|Party|Command|Council|Agency|Committee|Front|Movement|Union|Resistance|Battalion|Division|Regiment|Fleet|Navy|Police|Service|Times|Post|News|Telegraph)$"
)


def with_article(text: str, start: int, end: int) -> Span:
    """Return the span with an Arabic article before it: "Dora" in "Al-Dora"."""
    article = _ARTICLE.search(text, max(0, start - _NEAREST), start)
    return Span(article.start() if article else start, end)


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the run without articles before it and possessives behind it."""
    run = text[start:end]
    start += len(run) - len(_FRONT.sub("", run))
    return Span(start, start + len(_BACK.sub("", text[start:end])))


def is_party(text: str, name: Name) -> bool:
    """Whether the run is a party's adjective or force ("Russian", "IDF"), not a country by name."""
    return any(
        span.start <= name.start and name.end <= span.end and span.form in ("adjective", "body", "group")
        for span in actor_spans(text)
    )


def may_be(text: str, span: Span, gazetteer: Gazetteer) -> bool:
    """Whether a run that bears a place's name can be the place: capitalised, not part of another name."""
    run = text[span.start : span.end]
    if TITLES.match(f"{run.split()[0]} ") or _SHIPS.match(run):
        return False
    if BODIES.search(run) or (run.isupper() and len(run) <= 4) or run.casefold() in words("care")["creeds"]:
        return False
    if (
        len(run) < 3
        or not _A_WORD.match(run)
        or run.casefold() in words("grammar")["not_names"]
        or gazetteer.demonym(run)
    ):
        return False
    near = (text, max(0, span.start - _NEAREST), span.start)
    if (
        _SAINT.search(*near)
        or TITLES.search(*near)
        or (_CALLED.search(*near) and not _KIND_CALLED.search(*near))
        or _is_part_of_a_name(text, span)
        or of_a_party(run)
    ):
        return False
    follows = _FOLLOWS.match(text, span.end)
    if follows and not _continues(follows[1]) and not gazetteer.find(follows[1]):
        return False
    if _HYPHENED.match(text, span.end):
        return False
    precedes = _PRECEDES.search(*near)
    return (
        not precedes or precedes.start() == 0 or precedes[1].endswith(POSSESSIVE) or _introduces(precedes[1])
    )


_A_WORD = re.compile(WORD)
_FOLLOWS, _PRECEDES = re.compile(r"\s+([A-Z][\w’'-]+)"), re.compile(r"([A-Z][\w.’'-]*)\s+$")
_HYPHENED = re.compile(r"[-–](?!based|born|held|controlled|area)[A-Za-z]")
POSSESSIVE = ("'", "’", "'s", "’s")
# "Line of Control", "Governor of Kharkiv" and initials: the run is a part of another name, or none.
_SAINT = re.compile(r"\b(?:St|Saints?)\.?\s+$")
_SHIPS = re.compile(r"(?:HMS|USS|INS|PNS|MV|MT|HMAS|RMS|SS)\s")
_CALLED = re.compile(
    r"\b(?:named|dubbed|code-?named|called)\s+(?:(?:the|it|them|its|their)\s+)?(?:[a-z]+\s+)?[\"“'‘]?$"
)
_KIND_CALLED = re.compile(
    r"\b(?:village|town|place|hamlet|settlement|suburb|area|city)\s+(?:named|called)\s+$"
)
_NAMED_OF = re.compile(r"\w\W+(?P<noun>[A-ZÀ-Þ][\w’'-]+)\s+of\s+(?:the\s+)?$")
_OF_NAMED = re.compile(r"\s+of\s+(?:the\s+)?[A-ZÀ-Þ]")
_ORGANISED = re.compile(
    r"\s+(?:[a-z]+\s+){0,2}?(?:company|firm|corporation|agency|airline|operator|newspaper|television|channel|website|"
    r"committee|association|organi[sz]ation|observatory|network|society|union)\b"
)


def _is_part_of_a_name(text: str, span: Span) -> bool:
    run = text[span.start : span.end]
    named = _NAMED_OF.search(text, max(0, span.start - _NEAREST), span.start)
    if (named and not _continues(named["noun"])) or (" " not in run and _OF_NAMED.match(text, span.end)):
        return True
    initials = (
        run.isupper()
        and len(run) <= 6
        and _LETTER.search(text, 0, span.start) is not None
        and _SMALL.search(text[: span.start] + text[span.end :]) is not None
    )
    return initials or _ORGANISED.match(text, span.end) is not None


_LETTER, _SMALL = re.compile(r"\w"), re.compile("[a-z]{4}")


def of_a_party(run: str) -> bool:
    """Whether a run begins with a party joined by a hyphen to something else: "ISIS-Somalia"."""
    return any(
        s.start == 0 and s.form in ("group", "body", "adjective") and run[s.end : s.end + 1] in ("-", "–")
        for s in actor_spans(run.replace("-", " ").replace("–", " "))
    )


def _continues(word: str) -> bool:
    kinds = words("targets").tables["kinds"]
    sites = words("targets").tables["sites"]["words"]
    return word.casefold() in {*kinds["point"], *kinds["area"], *sites} or bool(CALENDAR.fullmatch(word))


@cache
def _introduces(word: str) -> bool:
    plain = word.casefold()
    return (
        plain in words("grammar")["not_names"]
        or plain in {"greater", "old", "upper", "lower", "downtown"}
        or any(span.form != "seat" for span in actor_spans(word))
        or _continues(word)
        or plain in {"hit", "strikes", "strike", "attack", "on", "near"}
    )


_COMPASS = re.compile(
    r"(?<=[a-z,] )(?:North|South|East|West|Central|(?:North|South|East|West)ern)\s+[A-ZÀ-Þ]"
)


def start_of_name(text: str, start: int, end: int) -> int:
    """Skip words at the head of a capitalised run that do not belong to the name: "On Tuesday Rafiqi"."""
    while start < end:
        word = re.match(r"[\w’'.-]+", text[start:end])
        if word is None:
            return start
        token = word[0].removesuffix("'s").removesuffix("’s")
        skip = (
            (token.casefold() in words("grammar")["not_names"] and not _COMPASS.match(text, start))
            or CALENDAR.fullmatch(token)
            or any(
                span.form == "adjective" and span.end - span.start == len(token)
                for span in actor_spans(token)
            )
            or token != word[0]
        )
        if not skip:
            return start
        start += len(word[0])
        start += len(text[start:end]) - len(text[start:end].lstrip())
    return start


def headed(text: str, gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield the names of a list before a colon, also without commas: "Jabra and Sinja:", "Irpin Bucha:"."""
    heads = _HEADS.match(text) if ":" in text else None
    if heads is None:
        return
    runs = [
        Span(m.start() + heads.start("heads"), m.end() + heads.start("heads"))
        for m in re.finditer(RUN, heads["heads"])
    ]
    for run in runs:
        parts = [
            Span(run.start + m.start(), run.start + m.end())
            for m in re.finditer(r"\S+", text[run.start : run.end])
        ]
        joined = len(parts) > 1 and not gazetteer.find(text[run.start : run.end])
        each = parts if joined and all(gazetteer.find(text[p.start : p.end]) for p in parts) else [run]
        if len(each) > 1 or len(runs) > 1:
            yield from (
                plain(text, span, gazetteer, known=False)
                for span in each
                if len(each) > 1 or may_be(text, span, gazetteer)
            )
