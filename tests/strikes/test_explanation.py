from geo.reports import Quote
from geo.strikes import merge
from geo.strikes.explanation import why_one, why_two
from tests.builders import article, place, placed

OWN_WORDS = Quote(text="It was struck, locals said.", start=0, end=27)


def test_a_strike_says_what_each_report_agrees_in():
    built_on, joins = (
        placed("a", of=article("one")),
        placed("a", of=article("two"), quote=OWN_WORDS, attacker=None),
    )
    (strike,) = merge([joins, built_on])
    assert dict(why_one(strike)) == {
        built_on.id: "the strike is built on it",
        joins.id: "agrees in date, operation, place",
    }


def test_two_strikes_say_what_keeps_them_apart():
    here, there = merge([placed("a"), placed("a", place("Lahore", 74.35, 31.55), of=article("two"))])
    assert why_two(here, there) == why_two(there, here) == ("different places",)


def test_a_report_that_fits_two_strikes_says_so():
    sides = [placed("a", of=article(who), attacker=who, operation=None) for who in ("India", "Pakistan")]
    vague = placed("a", of=article("own"), attacker=None, operation=None, quote=OWN_WORDS)
    strikes = merge([*sides, vague])
    (alone,) = (strike for strike in strikes if strike.reports == (vague,))
    other = next(strike for strike in strikes if strike is not alone)
    assert why_two(alone, other) == ("reports that fit both equally well stay by themselves",)
