from dataclasses import FrozenInstanceError, replace

import pytest

from geo.reports import Claim, Evidence, Extractor, Quote, Report, requoted
from geo.resolution import Toponym
from geo.timespans import UNDATED
from geo.vocabulary import Kind, Outcome, Role, Stance
from tests.test_pipeline import FakeExtractor

QUOTE = Quote(text="Missiles struck Shorkot.", start=0, end=24)
REPORT = Report(
    key="0-target",
    kind=Kind.STRIKE,
    toponym=Toponym(text="Shorkot", start=16, end=23),
    role=Role.TARGET,
    outcome=Outcome.HIT,
    timespan=UNDATED,
    quote=QUOTE,
    claims=(Claim(claimant="outlet", stance=Stance.CLAIMS, quote=QUOTE),),
    event_key="0",
)


def test_what_the_text_does_not_tell_is_none_and_never_empty():
    told = {"key", "kind", "toponym", "role", "outcome", "timespan", "quote", "claims", "event_key"}
    silent = {name: getattr(REPORT, name) for name in REPORT.__slots__ if name not in told}
    lists = {name for name, value in silent.items() if isinstance(value, tuple)}
    assert lists == {"deaths", "linked_to", "possibly_same_as", "evidence"}
    assert all(value is None for name, value in silent.items() if name not in lists)
    assert REPORT.deaths == (None, None, None)


def test_a_report_never_changes_and_equals_its_like():
    with pytest.raises(FrozenInstanceError):
        REPORT.outcome = Outcome.FAILED
    assert replace(REPORT) == REPORT
    assert replace(REPORT, outcome=Outcome.FAILED) != REPORT
    assert len({REPORT, replace(REPORT)}) == 1


def test_an_extractor_is_whatever_finds_reports():
    extractor: Extractor = FakeExtractor()
    assert extractor.name


def test_requoted_every_quote_is_asked_for_and_the_name_stays_as_read():
    def given(quote):
        return Quote(text=quote.text.upper(), start=quote.start + 100, end=quote.end + 100)

    report = replace(REPORT, evidence=(Evidence(field="weapon", quote=QUOTE),))
    moved = requoted(report, given)
    assert moved.toponym == Toponym(text="Shorkot", start=116, end=123)
    quotes = [moved.quote, moved.claims[0].quote, moved.evidence[0].quote]
    assert quotes == [Quote(text="MISSILES STRUCK SHORKOT.", start=100, end=124)] * 3
