"""Known: tells whether a record of one source is a place that another source has already."""

from __future__ import annotations

from collections import defaultdict

from geo.gazetteer.entries import flat_m
from geo.gazetteer.list_formats import Record
from geo.gazetteer.names import fold, kind, normalise
from geo.gazetteer.place import Place
from geo.gazetteer.store import StoredGazetteer

# Two settlements of one name this near are one; villages of one name lie farther apart.
_SAME_SPOT_M = 3_000.0


class Known:
    """The places of one country known so far, by record and by name.

    Parameters
    ----------
    built
        The gazetteer.
    country
        ISO 3166-1 alpha-2 code.
    """

    def __init__(self, built: StoredGazetteer, country: str) -> None:
        self._by_name: dict[tuple[str, str], list[Place]] = defaultdict(list)
        self._by_id: dict[str, Place] = {}
        for place in built.of_country(country):
            self._by_id[place.id] = place
            self._by_name[place.feature_class, _key(place.name)].append(place)

    def same(self, record: Record) -> Place | None:
        """Return the known place that `record` is, if it is one."""
        return self._same(record, _key(record.name))

    def add(self, record: Record, place: Place) -> Place:
        """Return the place that `record` is: one that was added before, or `place`, added now."""
        key = _key(record.name)
        owner = self._same(record, key)
        if owner is None:
            self._by_id[place.id] = owner = place
            self._by_name[place.feature_class, key].append(place)
        return owner

    def _same(self, record: Record, key: str) -> Place | None:
        place = self._by_id.get(f"geonames:{record.geonames_id}") if record.geonames_id else None
        if place is not None:
            return place
        for other in self._by_name.get((record.feature_class, key), ()):
            if record.feature_class == "A" and other.feature_code == record.feature_code:
                return other
            here = (record.lon, record.lat)
            if (
                record.feature_class != "A"
                and flat_m(*here, other.position.lon, other.position.lat) <= _SAME_SPOT_M
            ):
                return other
        return None


def _key(name: str) -> str:
    """Return a name's sounds without the word for its kind; the name itself in other scripts."""
    key = normalise(name)
    generic = kind(key)
    core = generic[0] if generic else key
    return fold(core) or core
