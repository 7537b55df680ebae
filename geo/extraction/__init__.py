"""Extraction: find the strikes that an article reports."""
