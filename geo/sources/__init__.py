"""Sources: the only readers of the outside, one file each; they yield articles, or say why not."""

from geo.sources.feed import read_feed
from geo.sources.folder import read_file, read_folder
from geo.sources.given import read_given
from geo.sources.incoming import Incoming
from geo.sources.lines import read_lines
from geo.sources.polling import (
    FEEDS_FILE,
    Feed,
    Polled,
    due,
    keep_feeds,
    known_feeds,
    poll,
    with_feed,
    without_feed,
)
from geo.sources.published import parse_published
from geo.sources.upload import read_upload
from geo.sources.url import Fetched, fetch

__all__ = [
    "FEEDS_FILE",
    "Feed",
    "Fetched",
    "Incoming",
    "Polled",
    "due",
    "fetch",
    "keep_feeds",
    "known_feeds",
    "parse_published",
    "poll",
    "read_feed",
    "read_file",
    "read_folder",
    "read_given",
    "read_lines",
    "read_upload",
    "with_feed",
    "without_feed",
]
