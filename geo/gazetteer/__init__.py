"""Places and the names they bear: one read-only SQLite file, built at set-up."""

from geo.gazetteer.memory import RememberingGazetteer
from geo.gazetteer.place import Gazetteer, Mention, NameHit, Place
from geo.gazetteer.store import StoredGazetteer

__all__ = ["Gazetteer", "Mention", "NameHit", "Place", "RememberingGazetteer", "StoredGazetteer"]
