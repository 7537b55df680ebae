from datetime import date

import pytest

from geo.reports import Claim, Quote
from geo.strikes import confidence
from geo.strikes.status import status_of
from geo.vocabulary import Stance, Status
from tests.builders import article, placed, unplaced

QUOTE = Quote(text="one", start=0, end=3)
CLAIMS, CONFIRMS, DENIES, DISPUTES = Stance.CLAIMS, Stance.CONFIRMS, Stance.DENIES, Stance.DISPUTES


def told(day, *said, words="one", publisher=None, **known):
    claims = tuple(Claim(claimant=who, stance=stance, quote=QUOTE) for who, stance in said)
    of = article(f"{day} {said} {words}", published=date(2025, 5, day), publisher=publisher)
    quote = Quote(text=words, start=0, end=len(words))
    return placed(str(day), of=of, claims=claims, quote=quote, **known)


@pytest.mark.parametrize(
    ("reports", "status"),
    [
        ([told(7, ("India", CLAIMS))], Status.CLAIMED),
        ([told(7, ("India", CLAIMS), ("Pakistan", CONFIRMS))], Status.CORROBORATED),
        ([told(7, ("India", CLAIMS)), told(8, ("Pakistan", CLAIMS), side_hit="Pakistan")],
         Status.CORROBORATED),
        ([told(7, ("India", CLAIMS)), told(8, ("Pakistan", DENIES))], Status.DISPUTED),
        ([told(7, ("Pakistan", DENIES)), told(8, ("Pakistan", CONFIRMS))], Status.CLAIMED),
        ([told(7, ("India", CLAIMS)), told(8, ("India", DENIES))], Status.WITHDRAWN),
        ([told(8, ("India", CLAIMS)), told(7, ("India", DENIES))], Status.CLAIMED),
        ([told(7, ("India", CLAIMS), ("UN", CONFIRMS)), told(8, ("India", DENIES))], Status.DISPUTED),
        ([told(7, ("outlet", CLAIMS), publisher="A"), told(9, ("outlet", DISPUTES), publisher="A")],
         Status.WITHDRAWN),
        ([told(7, ("outlet", CLAIMS), publisher="A"), told(9, ("outlet", DISPUTES), publisher="B")],
         Status.DISPUTED),
        ([told(7, ("Pakistan", DENIES))], Status.DISPUTED),
    ],
)  # fmt: skip
def test_the_last_word_of_each_party_makes_the_status(reports, status):
    assert status_of(reports)[0] is status
    assert status_of(reports[::-1]) == status_of(reports)


def test_the_status_says_by_which_rule():
    assert status_of([told(7, ("India", CLAIMS), ("UN", CONFIRMS))])[1] == "UN confirms it"
    assert status_of([told(7, ("India", CLAIMS), ("Iran", DENIES))])[1] == "Iran denies or disputes it"


def test_confidence_grows_with_voices_and_confirmations_and_falls_with_denials():
    one = told(7, ("India", CLAIMS), publisher="A", words="India struck the air base at night")
    other = told(8, ("UN", CONFIRMS), publisher="B", words="Residents heard three blasts near the runway")
    assert confidence([one], Status.CLAIMED) == pytest.approx(0.5 * 0.9)
    assert confidence([one, other], Status.CORROBORATED) == pytest.approx(0.875 * 0.9)
    assert confidence([one], Status.DISPUTED) == pytest.approx(0.25 * 0.9)
    assert confidence([one], Status.WITHDRAWN) == 0
    assert confidence([unplaced()], Status.CLAIMED) == 0
