"""Choose among the places that bear a name, by what the article says around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.coordinates import Position
from geo.gazetteer.place import Place
from geo.vocabulary import Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name as an article writes it, with what the words around it say of it.

    Attributes
    ----------
    text, start, end
        The name as written and its code-point offsets in the article (end exclusive).
    parents
        Names the text itself puts it in, nearest first: "Murid Airbase in Chakwal" -> ``("Chakwal",)``.
    feature_words
        Words that tell its kind: ``("airbase",)``, ``("village",)``, ``("district",)``.
    relation
        ``at``, or how the true spot relates to the name: ``near``, ``outskirts``, ``offset``, ``part``.
    distance_m, bearing_deg
        For ``offset``: "20 km north of X" is 20000.0 and 0.0; ``None`` where not said. For ``near``, how
        near, and for ``part``, which ("northern X": 0.0).
    """

    text: str
    start: int
    end: int
    parents: tuple[str, ...] = ()
    feature_words: tuple[str, ...] = ()
    relation: str = "at"
    distance_m: float | None = None
    bearing_deg: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place considered for a toponym, its score (0–1) and what spoke for and against it.

    `similarity` (0–1) is how alike its name and the toponym's are; 1.0 the very name.
    """

    place: Place
    score: float
    reasons: tuple[str, ...] = ()
    similarity: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a toponym was taken to mean.

    Attributes
    ----------
    toponym
        The name resolved.
    place, position, precision
        The choice; all ``None`` when unplaced. `position` differs from the place's own when the text
        says "near" or "20 km north of", or when only the parent town is known.
    confidence
        0–1.
    why
        The reason for the choice, or for leaving the name unplaced, in a plain sentence.
    candidates
        The places considered, best first.
    guess
        Of a name left unplaced, the candidate that is likeliest or the place of the article that it
        likely lies near. It is for lists and second looks: nothing is drawn there.
    """

    toponym: Toponym
    place: Place | None
    position: Position | None
    precision: Precision | None
    confidence: float
    why: str
    candidates: Sequence[Candidate] = ()
    guess: Place | None = None
