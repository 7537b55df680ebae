"""Sources: the only readers of the outside, one file each; they yield articles, or say why not."""

from geo.sources.folder import read_file, read_folder, read_lines
from geo.sources.incoming import Incoming
from geo.sources.upload import read_upload

__all__ = ["Incoming", "read_file", "read_folder", "read_lines", "read_upload"]
