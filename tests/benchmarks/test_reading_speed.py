from benchmarks.reading_speed import WORDS, sentences, synthetic


def test_synthetic_articles_are_long_enough_and_always_the_same():
    articles = synthetic(3)
    assert articles == synthetic(3)
    assert len({article.id for article in articles}) == 3
    for article in articles:
        assert WORDS <= len(article.text.split()) < WORDS + 100


def test_the_sentences_are_the_seeds_and_the_corpus():
    told = sentences()
    assert len(told) == len(set(told))
    assert any("Sirsa" in sentence for sentence in told)
