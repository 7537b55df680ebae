from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from geo.resolution import Candidate
from geo.store.tables import document_of, known_of, report_of
from tests.builders import article, place, placed, unplaced


@pytest.mark.parametrize("published", [None, date(2025, 5, 10), datetime(2025, 5, 10, 8, 30, tzinfo=UTC)])
def test_a_report_survives_its_document(published):
    one = placed(of=article(published=published), deaths=(1, None, 3), weapon_count=6)
    candidates = (Candidate(place=place(), score=0.75, reasons=("the only one",)),)
    one = replace(one, resolution=replace(one.resolution, candidates=candidates))
    assert report_of(document_of(one)) == one
    assert type(report_of(document_of(one)).source.published) is type(published)


def test_an_unplaced_report_survives_too():
    assert report_of(document_of(unplaced())) == unplaced()


def test_a_document_of_another_shape_is_refused():
    with pytest.raises(ValidationError):
        report_of('{"id": "x"}')


def test_knowledge_is_told_apart():
    known = [{}, {"publisher": "A"}, {"title": "A"}, {"url": "https://a.example"}, {"language": "de"}]
    known += [{"published": date(2025, 5, 10)}, {"evidence": (("url", "x"),)}]
    assert len({known_of(article(**one)) for one in known}) == len(known)
