from __future__ import annotations

from geo.articles import BlockKind
from geo.extraction.english import english
from geo.extraction.passages import Passage, campaigns_in, passages, prepared
from geo.extraction.sentences import Sentence
from tests.extraction.reading import gazetteer


def passage(
    text: str, kind: BlockKind = BlockKind.PARAGRAPH, common: frozenset[str] = frozenset()
) -> Passage:
    sentence = Sentence(text=text, start=11, end=11 + len(text), kind=kind, block=0)
    (found,) = passages(prepared([sentence], {sentence.start}, gazetteer(), common), english())
    return found


def test_every_token_leads_back_to_the_articles_words():
    text = "As part of “Operation Sindoor”, India struck Nur Khan Airbase in Rawalpindi."
    found = passage(text)
    (site,) = [i for i, name in found.names.items() if name.text == "Nur Khan Airbase"]
    assert found.text(found.doc[site]) == "Nur Khan Airbase"
    assert found.start(found.doc[site]) == 11 + text.index("Nur Khan")
    assert found.run(0, len(found.doc) - 1) == text


def test_the_grammar_does_not_hang_on_the_names():
    one, other = passage("Russia shelled Kherson."), passage("Russia shelled Velykomykhailivka.")
    assert [t.dep_ for t in one.doc] == [t.dep_ for t in other.doc]


def test_headline_capitals_are_taken_off_common_words():
    found = passage(
        "Missile Strikes Hit Odesa Port Overnight",
        BlockKind.HEADLINE,
        frozenset({"strikes", "hit", "port", "overnight"}),
    )
    assert "strikes" in [t.text for t in found.doc]


def test_campaigns_known_and_unknown():
    text = "Under Op Sindoor and “Operation Iron Gate”"
    assert [c.name for c in campaigns_in(text)] == ["Operation Sindoor", "Operation Iron Gate"]
