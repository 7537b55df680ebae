"""The command line: ``python -m geo read | ingest | geocode | export | review | run | setup``."""

from geo.cli.app import main

__all__ = ["main"]
