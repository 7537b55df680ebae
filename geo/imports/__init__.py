"""Imports: events of other data sets. One file a data set, one line each in the registry.

What comes in keeps its provenance and is never mixed with what articles tell.
"""

from geo.imports.formats import FORMATS, Format
from geo.imports.importing import Import, Left, read_import
from geo.imports.mapping import Mapping, parse_mapping, written

__all__ = ["FORMATS", "Format", "Import", "Left", "Mapping", "parse_mapping", "read_import", "written"]
