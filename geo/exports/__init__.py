"""Exports: what is filtered, as files. One file a format, one line each in the registry."""

from geo.exports.export import Export, Exporter
from geo.exports.features import Feature, collection, feature
from geo.exports.formats import FORMATS, Format, file_name

__all__ = ["FORMATS", "Export", "Exporter", "Feature", "Format", "collection", "feature", "file_name"]
