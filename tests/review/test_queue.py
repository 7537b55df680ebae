from dataclasses import replace

import pytest

from geo.frames import strikes_frame
from geo.resolution import Candidate
from geo.review import Action, review_of
from geo.review.queue import Reason, queue, waiting_for
from geo.strikes import merge
from geo.vocabulary import Kind, Status
from tests.builders import article, place, placed, strike, unplaced
from tests.review.test_decisions import decision


def asked(*strikes):
    return queue(strikes_frame(strikes, outlines=lambda _: None))


def with_scores(*scores, confidence=0.6):
    one = placed()
    candidates = tuple(Candidate(place=place(f"P{n}"), score=score) for n, score in enumerate(scores))
    return replace(one, resolution=replace(one.resolution, candidates=candidates, confidence=confidence))


def unsure():
    one = placed()
    return replace(one, resolution=replace(one.resolution, confidence=0.4))


@pytest.mark.parametrize(
    ("told", "reasons"),
    [
        (strike(), (Reason.NEW,)),
        (strike(unplaced()), (Reason.UNPLACED, Reason.LOW, Reason.NEW)),
        (strike(with_scores(0.8, 0.5)), (Reason.AMBIGUOUS, Reason.NEW)),
        (strike(with_scores(0.8, 0.1)), (Reason.NEW,)),
        (strike(with_scores(0.8, 0.5, confidence=0.95)), (Reason.NEW,)),
        (strike(status=Status.DISPUTED), (Reason.DISPUTED, Reason.LOW, Reason.NEW)),
        (strike(unsure()), (Reason.LOW, Reason.NEW)),
    ],
)
def test_a_strike_waits_for_what_is_open_about_it(told, reasons):
    assert asked(told) == {"s1": reasons}


def test_what_needs_it_most_comes_first():
    reasons = asked(strike(id="a"), strike(unplaced(), id="b"), strike(id="c", status=Status.DISPUTED))
    assert list(reasons) == ["b", "c", "a"]
    assert waiting_for(reasons, [Reason.LOW]) == ["b", "c"]
    assert waiting_for(reasons, []) == ["b", "c", "a"]


def test_context_is_not_reviewed():
    assert asked(strike(placed(kind=Kind.CONTEXT, role=None))) == {}


def test_what_is_reviewed_waits_no_more_until_a_report_comes_in():
    one, later = placed("r", of=article("one")), placed("r", of=article("later"))
    review = review_of([decision(1, Action.ACCEPT, (one.id,))])

    def waiting(*reports):
        return asked(*merge([review.applied(report) for report in reports], review.ties))

    assert waiting(one) == {}
    (reasons,) = waiting(one, later).values()
    assert reasons == (Reason.NEW,)
