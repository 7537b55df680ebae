"""Geocode names and coordinates offline, as geopy's other geocoders do online."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import tee
from typing import Any

from geopy.adapters import BaseAsyncAdapter
from geopy.exc import ConfigurationError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.articles.decoding import safe
from geo.coordinates import Position, distance_m
from geo.errors import CoordinateError
from geo.gazetteer import Place, RememberingGazetteer, StoredGazetteer
from geo.gazetteer.coordinate_names import read_coordinates
from geo.geocoder import answers
from geo.geocoder.answers import Answer
from geo.geocoder.conventions import checked_limit, chosen, point_of, text_of
from geo.geocoder.failures import QueryError
from geo.resolution import Context, Resolution, Resolver, Toponym

# Beyond the last of these no place is "at" a point.
_REVERSE_DEGREES = (0.05, 0.5, 2.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A name, what it lies in (nearest first), and the text it stands in."""

    name: str
    parents: Sequence[str] = ()
    context: str = ""


class StrikemapGeocoder(Geocoder):  # type: ignore[misc]
    """The embedded gazetteer behind geopy's interface; it sends nothing.

    Parameters
    ----------
    gazetteer
        The gazetteer to read; by default the one built at set-up.
    options
        What geopy's geocoders take (``timeout``, ``user_agent`` …); without effect, as nothing is sent.

    Raises
    ------
    geopy.exc.ConfigurationError
        If an option is wrong, or the adapter is an asynchronous one.
    """

    def __init__(self, gazetteer: StoredGazetteer | None = None, **options: Any) -> None:
        super().__init__(**options)
        if isinstance(self.adapter, BaseAsyncAdapter):
            raise ConfigurationError(
                "this geocoder waits for nothing: use it without an asynchronous adapter"
            )
        self._gazetteer = gazetteer or StoredGazetteer()
        self._resolver = Resolver(RememberingGazetteer(self._gazetteer))

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        limit: int | None = None,
        parents: Sequence[str] = (),
        context: str = "",
    ) -> Location | list[Location] | None:
        """Return where `query` is.

        Parameters
        ----------
        query
            A name, "NAME, PARENT, …", or coordinates ("33.6, 73.1", degrees and minutes, MGRS).
        exactly_one
            The best location or, if false, a list of them, best first.
        timeout
            Accepted as geopy's convention has it; nothing is waited for.
        limit
            How many locations the list may hold; all by default.
        parents
            What the place lies in, nearest first, besides what `query` says.
        context
            Text the name stands in; its countries and places help to choose.

        Returns
        -------
        `None` where nothing is found, or nothing tells which of several is meant (the list then holds
        them). ``raw`` holds id, precision, radius_m, confidence, why, candidates, coordinate_source and
        coordinate_licence.

        Raises
        ------
        QueryError
            If `query` is no text, or written like coordinates and no point on Earth.
        """
        most = checked_limit(limit)
        name = text_of(query)
        try:
            spot = read_coordinates(name)
        except CoordinateError as error:
            raise QueryError(str(error)) from error
        if spot is not None:
            found = [_at_coordinates(name.strip(), spot)]
        else:
            found = self._by_name(name, parents, context, sure=exactly_one)
        return chosen(found[:most], exactly_one=exactly_one)

    def reverse(
        self,
        query: Point | str | tuple[float, float],
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        limit: int | None = None,
    ) -> Location | list[Location] | None:
        """Return the places nearest to the point `query` (latitude first, as geopy has it).

        Raises
        ------
        QueryError
            If `query` is not a point on Earth.
        """
        most = checked_limit(limit)
        here = point_of(query)
        for reach in _REVERSE_DEGREES:
            places = self._gazetteer.near(here.lon, here.lat, within_degrees=reach)
            settled = [place for place in places if place.feature_class in "PS"]
            if settled:
                settled.sort(key=lambda place: (distance_m(here, place.position), place.id))
                return chosen(
                    [_location(place, _raw(place)) for place in settled[:most]], exactly_one=exactly_one
                )
        return None

    def answer(self, name: str, *, parents: Sequence[str] = (), context: str = "") -> Answer:
        """Return what `name` means, with the reason if it means nothing.

        Raises
        ------
        CoordinateError
            If `name` is written like coordinates and no point on Earth.
        """
        one = _read(Question(name=name, parents=parents, context=context))
        if isinstance(one, Answer):
            return one
        return answers.of_resolution(one.text, self.resolve(one, Context(text=context)))

    def answer_each(self, questions: Iterable[Question]) -> Iterator[Answer]:
        """Yield what `answer` returns for each of `questions`; many take less time together.

        What is written like coordinates and no point on Earth is answered with the reason.
        """
        asked, later = tee((_read_or_refused(question), question.context) for question in questions)
        articles = (([one], Context(text=text)) for one, text in asked if isinstance(one, Toponym))
        found = self._resolver.resolve_each(articles)
        for one, _ in later:
            yield one if isinstance(one, Answer) else answers.of_resolution(one.text, next(found)[0])

    def resolve(self, toponym: Toponym, context: Context | None = None) -> Resolution:
        """Return the full resolution of one toponym."""
        return self._resolver.resolve([toponym], context)[0]

    def _by_name(self, query: str, parents: Sequence[str], context: str, *, sure: bool) -> list[Location]:
        """Return the choice and then its rivals; where nothing is chosen, the rivals if not `sure`."""
        asked = _toponym(query, parents, context)
        found = self.resolve(asked, Context(text=context))
        best = []
        if found.place is not None and found.position is not None:
            told = asdict(answers.of_resolution(asked.text, found))
            best = [_location(replace(found.place, position=found.position), _raw(found.place) | told)]
        elif sure:
            return []
        return best + [
            _location(candidate.place, _raw(candidate.place) | {"confidence": candidate.score})
            for candidate in found.candidates
            if found.place is None or candidate.place.id != found.place.id
        ]


def _read(question: Question) -> Toponym | Answer:
    """Return the name to resolve; of coordinates, the answer."""
    name = safe(question.name).strip()
    spot = read_coordinates(name)
    return answers.of_coordinates(name, spot) if spot else _toponym(name, question.parents, question.context)


def _read_or_refused(question: Question) -> Toponym | Answer:
    try:
        return _read(question)
    except CoordinateError as error:
        return Answer(place=question.name, why=str(error))


def _toponym(query: str, parents: Sequence[str], context: str) -> Toponym:
    """Return "NAME, PARENT, …" as a name and what it lies in; its place in `context`, if it is there."""
    name, *stated = (part.strip() for part in query.split(","))
    start = max(0, context.find(name))
    return Toponym(
        text=name,
        start=start,
        end=start + len(name),
        parents=tuple(filter(None, (*stated, *(parent.strip() for parent in parents)))),
    )


def _location(place: Place, raw: Mapping[str, object]) -> Location:
    parts = (place.name, place.admin2, place.admin1, place.country)
    address = ", ".join(dict.fromkeys(part for part in parts if part))
    return Location(address, place.position.lat_lon, dict(raw))


def _raw(place: Place) -> dict[str, object]:
    return {
        "id": place.id,
        "name": place.name,
        "admin1": place.admin1 or None,
        "country": place.country or None,
        "feature_code": place.feature_code,
        "precision": str(place.precision),
        "radius_m": place.position.radius_m,
        "coordinate_source": place.coordinate_source,
        "coordinate_licence": place.coordinate_licence,
    }


def _at_coordinates(name: str, spot: Position) -> Location:
    raw = asdict(answers.of_coordinates(name, spot)) | {"id": None, "name": name}
    return Location(name, spot.lat_lon, raw)
