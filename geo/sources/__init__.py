"""Sources: the only readers of the outside, one file each; they yield articles, or say why not."""

from geo.sources.feed import read_feed
from geo.sources.folder import read_file, read_folder
from geo.sources.given import read_given
from geo.sources.incoming import Incoming
from geo.sources.lines import read_lines
from geo.sources.published import parse_published
from geo.sources.upload import read_upload

__all__ = [
    "Incoming",
    "parse_published",
    "read_feed",
    "read_file",
    "read_folder",
    "read_given",
    "read_lines",
    "read_upload",
]
