"""Strikes: reports merged into what happened, with who claims it, who denies it and why they are one."""

from geo.strikes.comparison import compared
from geo.strikes.explanation import why_one, why_two
from geo.strikes.ledger import Toll, toll, tolls
from geo.strikes.merging import as_of, merge
from geo.strikes.neighbourhood import Merged
from geo.strikes.status import confidence
from geo.strikes.strike import Correction, PlacedReport, Record, Source, Strike, content_id
from geo.strikes.ties import UNTIED, Ties
from geo.strikes.voices import voices

__all__ = [
    "UNTIED",
    "Correction",
    "Merged",
    "PlacedReport",
    "Record",
    "Source",
    "Strike",
    "Ties",
    "Toll",
    "as_of",
    "compared",
    "confidence",
    "content_id",
    "merge",
    "toll",
    "tolls",
    "voices",
    "why_one",
    "why_two",
]
