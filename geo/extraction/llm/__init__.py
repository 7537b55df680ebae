"""Strikes found by a language model of your choice, each of them held against the article's own words."""

from geo.extraction.llm.endpoint import Endpoint
from geo.extraction.llm.extractor import LlmExtractor, Rehearsal

__all__ = ["Endpoint", "LlmExtractor", "Rehearsal"]
