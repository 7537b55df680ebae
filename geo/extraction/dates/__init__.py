"""Dates and times as articles write them, read by the article's own clock."""

from geo.extraction.dates.clocks import Clock
from geo.extraction.dates.publication import article_clock, article_times, entry_clocks
from geo.extraction.dates.times import Relation, TimeExpression, by_publication, since, times_in

__all__ = [
    "Clock",
    "Relation",
    "TimeExpression",
    "article_clock",
    "article_times",
    "by_publication",
    "entry_clocks",
    "since",
    "times_in",
]
