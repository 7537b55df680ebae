"""Exports: what is filtered, as files. One file a format, one line each in the registry."""

from geo.exports.export import Export, Exporter
from geo.exports.features import Feature, collection, feature
from geo.exports.formats import FORMATS, Format, file_name
from geo.exports.manifest import MANIFEST_ENDING, Weighed, manifest, of_file

__all__ = [
    "FORMATS",
    "MANIFEST_ENDING",
    "Export",
    "Exporter",
    "Feature",
    "Format",
    "Weighed",
    "collection",
    "feature",
    "file_name",
    "manifest",
    "of_file",
]
